/// The escapes of JavaScript strings and templates; one that breaks the grammar stays as it is.
///
/// Source: ECMA-262, section 12.9.4 and, for octal escapes, annex B.1.2.
enum ScriptEscapes: EscapeGrammar {
  static let introducer = UInt8(ascii: "\\")

  static func escape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape? {
    guard let kind = raw.byte(at: start + 1) else { return nil }
    let scalar: Unicode.Scalar
    switch kind {
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "v"): scalar = "\u{B}"
    case UInt8(ascii: "0")...UInt8(ascii: "7"): return octalEscape(in: raw, at: start)
    case UInt8(ascii: "x"):
      guard let unit = hexadecimalUnit(in: raw, from: start + 2, digits: 2) else { return nil }
      return Escape(end: unit.end, scalar: Unicode.Scalar(unit.value))
    case UInt8(ascii: "u"): return unicodeEscape(in: raw, at: start, unit: codeUnit)
    case UInt8(ascii: "\r") where raw.byte(at: start + 2) == UInt8(ascii: "\n"):
      return Escape(end: start + 3)
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return Escape(end: start + 2)
    case 0x80...: return nonASCIIEscape(in: raw, at: start)
    default: scalar = Unicode.Scalar(kind)
    }
    return Escape(end: start + 2, scalar: scalar)
  }

  /// One to three octal digits, up to `\377`.
  private static func octalEscape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape {
    var value: UInt32 = 0
    var end = start + 1
    while end < start + 4, let digit = raw.byte(at: end)?.decimalValue,
      digit < 8, value * 8 + digit < 0x100
    {
      value = value * 8 + digit
      end += 1
    }
    return Escape(end: end, scalar: Unicode.Scalar(value))
  }

  /// A line continuation, where the character is U+2028 or U+2029; otherwise the character itself.
  private static func nonASCIIEscape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape {
    let isLineEnd = raw.has("\u{2028}", at: start + 1) || raw.has("\u{2029}", at: start + 1)
    return Escape(end: isLineEnd ? start + 4 : start + 1)
  }

  private static func codeUnit(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> CodeUnit? {
    guard raw.has("\\u{", at: start) else { return JSONEscapes.codeUnit(in: raw, at: start) }
    var value: UInt32 = 0
    var index = start + 3
    while let digit = raw.byte(at: index)?.hexadecimalValue {
      // More than U+10FFFF is an error, whatever the digits that follow.
      value = min(value << 4 | digit, 0x11_0000)
      index += 1
    }
    guard index > start + 3, value <= 0x10_FFFF, raw.byte(at: index) == UInt8(ascii: "}") else {
      return nil
    }
    return CodeUnit(value: value, end: index + 1)
  }
}
