/// A list of character codes, as in `String.fromCharCode(43, 0x34, 52)` or `[43, 52]`.
///
/// Numbers are decimal, or hexadecimal after `0x`; all between them is skipped. UTF-16 surrogate
/// pairs are joined; a lone surrogate, and a number that is no character's, is U+FFFD.
/// Source: ECMA-262, sections 22.1.2.1 and 22.1.2.2.
package enum CharacterCodes {
  /// Whether `text` is nothing but numbers, at least eight, with commas or white space between, in
  /// brackets or not, that spell something readable: JSON, or nearly all letters, digits and spaces.
  ///
  /// One pass that stops at the first byte or number that speaks against it: of prose, the first
  /// byte; of a list of measurements, mostly one of the first numbers.
  package static func isText(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 16 else { return false }
    var spelled = Readability()
    var index = 0
    while index < text.count {
      guard text[index].decimalValue != nil else {
        guard isBetweenCodes(text[index]) else { return false }
        index &+= 1
        continue
      }
      let code = code(in: text, at: index)
      guard let scalar = scalar(of: code.value), spelled.take(scalar) else { return false }
      index = code.end
    }
    return spelled.count >= 8 && spelled.isReadable(markShare: 6)
  }

  /// Decodes `raw` into `sink`, in one pass.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    var start = nextCode(in: raw, from: 0)
    while let first = start {
      var code = code(in: raw, at: first)
      start = nextCode(in: raw, from: code.end)
      if 0xD800..<0xDC00 ~= code.value, let second = start {
        let low = self.code(in: raw, at: second)
        if 0xDC00..<0xE000 ~= low.value {
          code.value = 0x1_0000 + (code.value - 0xD800) << 10 + (low.value - 0xDC00)
          code.end = low.end
          start = nextCode(in: raw, from: low.end)
        }
      }
      sink.replace(first..<code.end, by: Unicode.Scalar(code.value) ?? .replacement)
    }
  }

  private static func nextCode(in raw: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < raw.count, raw[index].decimalValue == nil { index &+= 1 }
    return index < raw.count ? index : nil
  }

  /// Reads the number whose first digit is at `start`.
  private static func code(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> CodeUnit {
    var value: UInt32 = 0
    var index = start
    let isHexadecimal =
      (raw.has("0x", at: start) || raw.has("0X", at: start))
      && raw.byte(at: start &+ 2)?.hexadecimalValue != nil
    if isHexadecimal { index &+= 2 }
    while let byte = raw.byte(at: index),
      let digit = isHexadecimal ? byte.hexadecimalValue : byte.decimalValue
    {
      // Past U+10FFFF the value no longer matters: it must only not overflow.
      value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      index &+= 1
    }
    return CodeUnit(value: value, end: index)
  }

  /// The character; half a surrogate pair counts as one beyond the basic plane.
  private static func scalar(of code: UInt32) -> Unicode.Scalar? {
    0xD800..<0xE000 ~= code ? Unicode.Scalar(0x1_0000) : Unicode.Scalar(code)
  }

  private static func isBetweenCodes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte.isHTMLSpace || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }
}
