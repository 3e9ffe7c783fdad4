/// What a character means inside a telephone number.
///
/// Covers libphonenumber's punctuation and, beyond it, what editors and text directions put into
/// numbers: thin spaces, soft hyphens, joiners and direction marks.
enum PhoneSymbol {
  case digit(UInt8)
  case separator(PhoneCandidate.Traits)
  /// Takes no room: a soft hyphen, a joiner, a direction mark.
  case invisible
  case plus
  case other

  /// The meaning of an ASCII byte.
  @inline(__always)
  init(ascii byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit(byte &- UInt8(ascii: "0"))
    case UInt8(ascii: " "): self = .separator(.spaced)
    case UInt8(ascii: "-"): self = .separator(.dashed)
    case UInt8(ascii: "."): self = .separator(.dotted)
    case UInt8(ascii: "/"): self = .separator(.slashed)
    case UInt8(ascii: "("), UInt8(ascii: ")"): self = .separator(.parenthesis)
    case UInt8(ascii: "~"): self = .separator(.waved)
    case UInt8(ascii: "+"): self = .plus
    default: self = .other
    }
  }

  /// Reads the symbol at `index`, which is within `text`, and tells its length in bytes.
  ///
  /// Broken UTF-8 reads as `other`.
  @inline(__always)
  static func read(
    _ text: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> (symbol: PhoneSymbol, length: Int) {
    let lead = text[index]
    if lead >= 0x80 { return readWide(text, at: index) }
    return lead == UInt8(ascii: "%") ? readEscape(text, at: index) : (PhoneSymbol(ascii: lead), 1)
  }

  /// A space or bracket in an address: `%20`, `%28`, `%29`.
  private static func readEscape(
    _ text: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> (symbol: PhoneSymbol, length: Int) {
    guard index &+ 2 < text.count, text[index &+ 1] == UInt8(ascii: "2") else { return (.other, 1) }
    switch text[index &+ 2] {
    case UInt8(ascii: "0"): return (.separator(.spaced), 3)
    case UInt8(ascii: "8"), UInt8(ascii: "9"): return (.separator(.parenthesis), 3)
    default: return (.other, 1)
    }
  }

  private static func readWide(
    _ text: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> (symbol: PhoneSymbol, length: Int) {
    let lead = text[index]
    guard index &+ 1 < text.count else { return (.other, 1) }
    let second = text[index &+ 1]
    switch lead {
    case 0xC2: return (latin(second), 2)
    case 0xD8: return (second == 0x9C ? .invisible : .other, 2)  // Arabic letter mark
    case 0xD9: return (digit(second, zero: 0xA0), 2)  // Arabic-Indic
    case 0xDB: return (digit(second, zero: 0xB0), 2)  // Persian
    case 0xE0...0xEF: break
    default: return (.other, 1)
    }
    guard index &+ 2 < text.count else { return (.other, 1) }
    let third = text[index &+ 2]
    switch (lead, second) {
    // The scripts of India keep their digits at the same place of every second block of 64.
    case (0xE0, 0xA5...0xB5): return (second & 1 == 1 ? digit(third, zero: 0xA6) : .other, 3)
    case (0xE0, 0xB9): return (digit(third, zero: 0x90), 3)  // Thai
    case (0xE2, 0x80): return (generalPunctuation(third), 3)
    case (0xE2, 0x81): return (moreGeneralPunctuation(third), 3)
    case (0xE2, 0x88): return (mathematical(third), 3)
    case (0xE3, 0x80): return (third == 0x80 ? .separator(.spaced) : .other, 3)
    case (0xE3, 0x83): return (third == 0xBC ? .separator(.dashed) : .other, 3)  // long vowel mark
    case (0xEF, 0xBB): return (third == 0xBF ? .invisible : .other, 3)  // byte order mark
    case (0xEF, 0xBC): return (fullWidth(third), 3)
    case (0xEF, 0xBD): return (third == 0x9E ? .separator(.waved) : .other, 3)
    default: return (.other, 3)
    }
  }

  @inline(__always)
  private static func digit(_ byte: UInt8, zero: UInt8) -> PhoneSymbol {
    byte &- zero < 10 ? .digit(byte &- zero) : .other
  }

  private static func latin(_ second: UInt8) -> PhoneSymbol {
    switch second {
    case 0xA0: .separator(.spaced)
    case 0xAD: .invisible
    case 0xB7: .separator(.dotted)
    default: .other
    }
  }

  /// U+2000 to U+203F.
  private static func generalPunctuation(_ third: UInt8) -> PhoneSymbol {
    switch third {
    case 0x80...0x8A, 0xAF: .separator(.spaced)
    case 0x8B...0x8F, 0xAA...0xAE: .invisible
    case 0x90...0x95: .separator(.dashed)
    case 0xA2, 0xA7: .separator(.dotted)
    default: .other
    }
  }

  /// U+2040 to U+207F.
  private static func moreGeneralPunctuation(_ third: UInt8) -> PhoneSymbol {
    switch third {
    case 0x84: .separator(.slashed)
    case 0x93: .separator(.waved)
    case 0x9F: .separator(.spaced)
    case 0xA0...0xA4, 0xA6...0xA9: .invisible
    default: .other
    }
  }

  private static func mathematical(_ third: UInt8) -> PhoneSymbol {
    switch third {
    case 0x92: .separator(.dashed)
    case 0xBC: .separator(.waved)
    default: .other
    }
  }

  private static func fullWidth(_ third: UInt8) -> PhoneSymbol {
    switch third {
    case 0x88, 0x89: .separator(.parenthesis)
    case 0x8B: .plus
    case 0x8D: .separator(.dashed)
    case 0x8E: .separator(.dotted)
    case 0x8F: .separator(.slashed)
    default: digit(third, zero: 0x90)
    }
  }
}
