/// The escapes of CSS strings and identifiers: `\26 `, `\000026`, `\"`, and `\` before a line end.
///
/// Source: CSS Syntax Module Level 3, sections 4.3.5 and 4.3.7.
enum StyleEscapes: EscapeGrammar {
  static let introducer = UInt8(ascii: "\\")

  static func escape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape? {
    guard let next = raw.byte(at: start + 1) else { return nil }
    if next.hexadecimalValue != nil { return numericEscape(in: raw, at: start) }
    if let end = endOfLineBreak(in: raw, at: start + 1) { return Escape(end: end) }
    // Any other character stands for itself; past ASCII, only the backslash goes.
    guard next < 0x80 else { return Escape(end: start + 1) }
    return Escape(end: start + 2, scalar: Unicode.Scalar(next))
  }

  /// One to six digits, and one white space that ends them.
  private static func numericEscape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape {
    var value: UInt32 = 0
    var end = start + 1
    while end < start + 7, let digit = raw.byte(at: end)?.hexadecimalValue {
      value = value << 4 | digit
      end += 1
    }
    if let lineEnd = endOfLineBreak(in: raw, at: end) {
      end = lineEnd
    } else if let next = raw.byte(at: end), next == UInt8(ascii: " ") || next == UInt8(ascii: "\t")
    {
      end += 1
    }
    let scalar = value == 0 ? .replacement : Unicode.Scalar(value) ?? .replacement
    return Escape(end: end, scalar: scalar)
  }

  /// The offset past the line break at `start`; CR LF is one.
  private static func endOfLineBreak(
    in raw: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> Int? {
    switch raw.byte(at: start) {
    case UInt8(ascii: "\r"):
      raw.byte(at: start + 1) == UInt8(ascii: "\n") ? start + 2 : start + 1
    case UInt8(ascii: "\n"), 0x0C: start + 1
    default: nil
    }
  }
}
