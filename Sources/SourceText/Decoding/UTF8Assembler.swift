/// Puts characters together from bytes that arrive one at a time.
///
/// Source: the UTF-8 decoder of the WHATWG Encoding standard, section 8.1.1; a malformed sequence
/// counts once for each maximal part that could have begun a character.
struct UTF8Assembler {
  /// What a byte led to.
  enum Step {
    /// The byte belongs to a character that is not complete.
    case more
    /// The byte completed a character.
    case scalar(Unicode.Scalar)
    /// The byte cannot begin a character.
    case malformed
    /// The character before the byte is cut short; the byte is to be fed again.
    case interrupted
  }

  private var value: UInt32 = 0
  private var missing = 0
  private var lower: UInt8 = 0x80
  private var upper: UInt8 = 0xBF

  /// Whether a character has begun and is not complete.
  var isPending: Bool { missing > 0 }

  /// Takes the next byte.
  mutating func feed(_ byte: UInt8) -> Step {
    guard missing > 0 else { return begin(byte) }
    guard lower <= byte, byte <= upper else {
      self = UTF8Assembler()
      return .interrupted
    }
    lower = 0x80
    upper = 0xBF
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    guard missing == 0 else { return .more }
    return .scalar(Unicode.Scalar(value) ?? .replacement)
  }

  private mutating func begin(_ byte: UInt8) -> Step {
    switch byte {
    case 0..<0x80:
      return .scalar(Unicode.Scalar(byte))
    case 0xC2...0xDF:
      missing = 1
      value = UInt32(byte & 0x1F)
    case 0xE0...0xEF:
      // No overlong forms, and no surrogates.
      if byte == 0xE0 { lower = 0xA0 }
      if byte == 0xED { upper = 0x9F }
      missing = 2
      value = UInt32(byte & 0x0F)
    case 0xF0...0xF4:
      // No overlong forms, and nothing past U+10FFFF.
      if byte == 0xF0 { lower = 0x90 }
      if byte == 0xF4 { upper = 0x8F }
      missing = 3
      value = UInt32(byte & 0x07)
    default:
      return .malformed
    }
    return .more
  }
}
