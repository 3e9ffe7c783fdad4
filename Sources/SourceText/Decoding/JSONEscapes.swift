/// The escapes of a JSON string; one that breaks the grammar stays as it is.
///
/// Source: RFC 8259, section 7.
enum JSONEscapes: EscapeGrammar {
  static let introducer = UInt8(ascii: "\\")

  static func escape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape? {
    guard let kind = raw.byte(at: start + 1) else { return nil }
    let scalar: Unicode.Scalar
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(kind)
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"): return unicodeEscape(in: raw, at: start, unit: codeUnit)
    default: return nil
    }
    return Escape(end: start + 2, scalar: scalar)
  }

  /// Reads the `\uXXXX` at `start`: four digits, no other form.
  static func codeUnit(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> CodeUnit? {
    guard raw.has("\\u", at: start) else { return nil }
    return hexadecimalUnit(in: raw, from: start + 2, digits: 4)
  }
}

/// The value an escape names before UTF-16 surrogates are put together.
struct CodeUnit {
  var value: UInt32
  /// The offset past the escape.
  var end: Int
}

/// Reads exactly `digits` hexadecimal digits.
func hexadecimalUnit(
  in raw: UnsafeBufferPointer<UInt8>,
  from start: Int,
  digits: Int
) -> CodeUnit? {
  guard raw.count - start >= digits else { return nil }
  var value: UInt32 = 0
  for index in start..<start + digits {
    guard let digit = raw[index].hexadecimalValue else { return nil }
    value = value << 4 | digit
  }
  return CodeUnit(value: value, end: start + digits)
}

/// Reads the escape at `start`, together with the next where the two are a surrogate pair.
///
/// A lone surrogate is U+FFFD.
func unicodeEscape(
  in raw: UnsafeBufferPointer<UInt8>,
  at start: Int,
  unit: (UnsafeBufferPointer<UInt8>, Int) -> CodeUnit?
) -> Escape? {
  guard let first = unit(raw, start) else { return nil }
  if 0xD800..<0xDC00 ~= first.value,
    let second = unit(raw, first.end), 0xDC00..<0xE000 ~= second.value
  {
    let value = 0x1_0000 + (first.value - 0xD800) << 10 + (second.value - 0xDC00)
    return Escape(end: second.end, scalar: Unicode.Scalar(value) ?? .replacement)
  }
  return Escape(end: first.end, scalar: Unicode.Scalar(first.value) ?? .replacement)
}
