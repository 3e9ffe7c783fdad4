/// Percent-encoding: `%D0%9F`; a `%` without two digits stays as it is, and `+` is no space.
///
/// The bytes stand for UTF-8; what is none becomes U+FFFD. One escape is one whole character.
/// Source: RFC 3986, section 2.1.
enum PercentEncoding: EscapeGrammar {
  static let introducer = UInt8(ascii: "%")

  static func escape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape? {
    var character = UTF8Assembler()
    var end = start
    while let byte = encodedByte(in: raw, at: end) {
      switch character.feed(byte) {
      case .more: end += 3
      case .scalar(let scalar): return Escape(end: end + 3, scalar: scalar)
      case .malformed: return Escape(end: end + 3, scalar: .replacement)
      case .interrupted: return Escape(end: end, scalar: .replacement)
      }
    }
    return end > start ? Escape(end: end, scalar: .replacement) : nil
  }

  private static func encodedByte(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt8? {
    guard raw.byte(at: start) == introducer else { return nil }
    return hexadecimalUnit(in: raw, from: start + 1, digits: 2).map {
      UInt8(truncatingIfNeeded: $0.value)
    }
  }
}
