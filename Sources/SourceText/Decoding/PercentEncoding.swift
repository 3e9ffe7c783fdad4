/// Percent-encoding: `%D0%9F`; a `%` without two digits stays as it is, and `+` is no space.
///
/// The bytes stand for UTF-8. One escape is one whole character. `%u041F`, which JavaScript's `escape`
/// writes, is read too; surrogate pairs are joined. What is no UTF-8 is Latin-1, as `escape` writes
/// é: `%E9`.
/// Sources: RFC 3986, section 2.1; ECMA-262, annex B.2.1.2.
package enum PercentEncoding: EscapeGrammar {
  static let introducer = UInt8(ascii: "%")

  /// Whether `text` holds an escape, so that decoding changes something.
  ///
  /// Looks at what follows each `%`; all else is passed over by `memchr`.
  package static func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = text.offset(of: introducer, from: 0)
    while index < text.count {
      if escape(in: text, at: index) != nil { return true }
      index = text.offset(of: introducer, from: index &+ 1)
    }
    return false
  }

  static func escape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape? {
    if raw.byte(at: start + 1) == UInt8(ascii: "u") {
      return unicodeEscape(in: raw, at: start, unit: codeUnit)
    }
    guard let first = encodedByte(in: raw, at: start) else { return nil }
    var character = UTF8Assembler()
    var end = start
    while let byte = encodedByte(in: raw, at: end), case let step = character.feed(byte) {
      if case .scalar(let scalar) = step { return Escape(end: end + 3, scalar: scalar) }
      guard case .more = step else { break }
      end += 3
    }
    return Escape(end: start + 3, scalar: Unicode.Scalar(first))
  }

  private static func encodedByte(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt8? {
    guard raw.byte(at: start) == introducer else { return nil }
    return hexadecimalUnit(in: raw, from: start + 1, digits: 2).map {
      UInt8(truncatingIfNeeded: $0.value)
    }
  }

  private static func codeUnit(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> CodeUnit? {
    guard raw.has("%u", at: start) else { return nil }
    return hexadecimalUnit(in: raw, from: start + 2, digits: 4)
  }
}

/// The fields of a form: percent-encoding in which `+` is a space.
///
/// Source: WHATWG URL, section 5.1 (application/x-www-form-urlencoded).
package enum FormFields {
  /// Whether `text` is `name=value` pairs joined by `&`, and decoding changes something.
  ///
  /// One pass that stops at the first byte such fields do not have: of prose, the first space.
  package static func areText(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var isEncoded = false
    var hasValue = false
    var nameStart = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "+"), UInt8(ascii: "%"): isEncoded = true
      case UInt8(ascii: "="):
        guard index > nameStart else { return false }
        // The padding of base64 is no sign of a field.
        if let next = text.byte(at: index &+ 1), next != UInt8(ascii: "="),
          next != UInt8(ascii: "&")
        {
          hasValue = true
        }
      case UInt8(ascii: "&"): nameStart = index &+ 1
      case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "~"), UInt8(ascii: ","),
        UInt8(ascii: ":"), UInt8(ascii: "@"):
        continue
      default: guard text[index].isASCIIAlphanumeric else { return false }
      }
    }
    return isEncoded && hasValue
  }

  /// Whether `raw` stands for itself.
  static func isLiteral(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    raw.offset(of: PercentEncoding.introducer, from: 0) == raw.count
      && raw.offset(of: plus, from: 0) == raw.count
  }

  /// Decodes `raw` into `sink`, in one pass.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    var start = 0
    while true {
      let end = raw.offset(of: plus, from: start)
      // No escape holds a `+`, so each piece can be read as if the text ended there.
      PercentEncoding.decode(UnsafeBufferPointer(rebasing: raw[..<end]), from: start, into: &sink)
      guard end < raw.count else { return }
      sink.replace(end..<end + 1, by: " ")
      start = end + 1
    }
  }

  private static let plus = UInt8(ascii: "+")
}
