/// Finds out whether bytes are UTF-8 (WHATWG Encoding, section 8.1.1: no overlong forms, no
/// surrogates, nothing past U+10FFFF).
enum UTF8Validation {
  /// The offset of the first byte that begins no whole character; nil when all is well-formed.
  static func firstMalformed(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int = 0
  ) -> Int? {
    var index = start
    while true {
      index = endOfASCII(in: text, from: index)
      guard index < text.count else { return nil }
      repeat {
        let lead = text[index]
        // Most of the world's letters beyond ASCII have two bytes.
        if 0xC2...0xDF ~= lead, index &+ 1 < text.count, text[index &+ 1] & 0xC0 == 0x80 {
          index &+= 2
        } else {
          let (length, isWellFormed) = character(in: text, at: index)
          guard isWellFormed else { return index }
          index &+= length
        }
      } while index < text.count && text[index] >= 0x80
    }
  }

  /// The offset of the first byte from `start` on that is no ASCII; `count` when all are.
  static func endOfASCII(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < text.count else { return text.count }
    let raw = UnsafeRawBufferPointer(text)
    var index = start
    while index &+ 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let high = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
      if high != 0 { return index &+ high.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < raw.count, raw[index] < 0x80 { index &+= 1 }
    return index
  }

  /// How many bytes the character at `start` has, or, where there is none, how many bytes one
  /// U+FFFD replaces: the longest part that could have begun a character, at least one.
  static func character(
    in text: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> (length: Int, isWellFormed: Bool) {
    let lead = text[start]
    let expected: Int
    var lower: UInt8 = 0x80
    var upper: UInt8 = 0xBF
    switch lead {
    case 0..<0x80: return (1, true)
    case 0xC2...0xDF: expected = 2
    case 0xE0...0xEF:
      expected = 3
      if lead == 0xE0 { lower = 0xA0 }
      if lead == 0xED { upper = 0x9F }
    case 0xF0...0xF4:
      expected = 4
      if lead == 0xF0 { lower = 0x90 }
      if lead == 0xF4 { upper = 0x8F }
    default: return (1, false)
    }
    var length = 1
    while length < expected {
      guard start &+ length < text.count else { return (length, false) }
      let byte = text[start &+ length]
      guard lower <= byte, byte <= upper else { return (length, false) }
      lower = 0x80
      upper = 0xBF
      length &+= 1
    }
    return (length, true)
  }
}
