/// UTF-8 that was once read as a single-byte encoding: `Ã©` for é, `РџСЂРёРІРµС‚` for Привет.
///
/// Each character goes back to its byte, and bytes that make one character of UTF-8 become it; what
/// cannot go back stays as it is.
package enum Mojibake {
  /// The coding that undoes `text`, where it is mojibake; nil where it is none.
  ///
  /// A text counts as mojibake when the characters that make UTF-8 again speak for it and next to no
  /// others beyond ASCII speak against it. Looks at ASCII eight bytes at a time, and at no more than
  /// a few dozen characters beyond; a dozen of real prose, in whatever language, decide.
  package static func coding(of text: UnsafeBufferPointer<UInt8>) -> TextCoding? {
    let start = UTF8Validation.endOfASCII(in: text, from: 0)
    guard start < text.count else { return nil }
    if speaksFor(.windows1252, in: text, from: start) { return .mojibakeLatin }
    if speaksFor(.windows1251, in: text, from: start) { return .mojibakeCyrillic }
    return nil
  }

  /// Decodes `raw` into `sink`, in one pass.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    from table: ByteTable,
    into sink: inout Sink
  ) {
    var literalStart = 0
    var index = UTF8Validation.endOfASCII(in: raw, from: 0)
    while index < raw.count {
      if let original = table.original(in: raw, at: index) {
        if literalStart < index { sink.literal(literalStart..<index) }
        sink.replace(index..<original.end, by: original.scalar)
        index = original.end
        literalStart = index
      } else {
        index &+= UTF8Validation.character(in: raw, at: index).length
      }
      index = UTF8Validation.endOfASCII(in: raw, from: index)
    }
    if literalStart < raw.count { sink.literal(literalStart..<raw.count) }
  }

  private static func speaksFor(
    _ table: ByteTable,
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Bool {
    var evidence = 0
    var against = 0
    var index = start
    while index < text.count {
      if let original = table.original(in: text, at: index) {
        evidence &+= original.isTelling ? 3 : 1
        index = original.end
      } else {
        against &+= 1
        index &+= UTF8Validation.character(in: text, at: index).length
      }
      if against >= 4, against &* 2 > evidence { return false }
      if evidence >= 64, against &* 2 <= evidence { return true }
      index = UTF8Validation.endOfASCII(in: text, from: index)
    }
    return evidence >= 3 && against &* 2 <= evidence
  }
}

/// What bytes a text was read from, when it was read by one of the tables of Windows.
struct ByteTable: Sendable {
  /// Windows-1252, and Latin-1 where that differs: the controls U+0080 to U+009F.
  static let windows1252 = ByteTable(encoding: "windows-1252", hasTellingLeads: true)
  static let windows1251 = ByteTable(encoding: "windows-1251", hasTellingLeads: false)

  /// A character of UTF-8 that stands in as many characters as it has bytes.
  struct Original {
    var scalar: Unicode.Scalar
    /// The offset past the last of those characters.
    var end: Int
    /// Whether chance hardly ever puts those characters side by side.
    var isTelling: Bool
  }

  /// For each character below U+2200 its byte; 0, where it has none or is ASCII.
  private let bytes: [UInt8]
  /// Whether the lead bytes 0xC2 and 0xC3 are letters that hardly any word ends in.
  private let hasTellingLeads: Bool

  /// Reads the table of an encoding (WHATWG Encoding, section 9).
  private init(encoding: String, hasTellingLeads: Bool) {
    // Bytes the encoding leaves undefined were read as controls.
    var bytes = [UInt8](repeating: 0, count: 0x2200)
    for byte in UInt8(0x80)...0x9F { bytes[Int(byte)] = byte }
    let table = EmbeddedFile.named("single-byte-encodings.tsv")?.value(of: encoding)
    let digits = table?.split(separator: UInt8(ascii: " ")) ?? []
    for (byte, digits) in zip(UInt8(0x80)...0xFF, digits) {
      let codePoint = digits.reduce(0) { $0 << 4 | Int($1.hexadecimalValue ?? 0) }
      if codePoint < bytes.count { bytes[codePoint] = byte }
    }
    self.bytes = bytes
    self.hasTellingLeads = hasTellingLeads
  }

  /// The character whose bytes were read as those at `start`; nil when they make none.
  ///
  /// Looks at four characters at most.
  func original(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Original? {
    guard let lead = byte(in: text, at: start), lead.value >= 0xC2 else { return nil }
    var character = UTF8Assembler()
    var length = 0
    var end = start
    var isSpaced = false
    while let byte = byte(in: text, at: end) {
      let step = character.feed(byte.value)
      length += 1
      end = byte.end
      isSpaced = isSpaced || byte.value == 0xA0
      switch step {
      case .more: continue
      case .malformed, .interrupted: return nil
      case .scalar(let scalar):
        // In French a letter with an accent, a no-break space and `»` are three bytes as well.
        let isTelling = !isSpaced && isTelling(scalar, from: start..<end, in: text)
        return Original(scalar: scalar, end: end, isTelling: isTelling)
      }
    }
    return nil
  }

  /// Whether prose hardly ever has the characters in `range`, which make up `scalar`, side by side.
  private func isTelling(
    _ scalar: Unicode.Scalar,
    from range: Range<Int>,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    // Three letters of Ukrainian can be a private character.
    if scalar.value >= 0x800 { return !(0xE000..<0xF900 ~= scalar.value) }
    // `Ã` and `Â` end no word but one in capitals, which a quotation mark may follow.
    guard hasTellingLeads, 0x80..<0x100 ~= scalar.value else { return false }
    return range.count == 4 || text.byte(at: range.upperBound)?.isASCIILetter == true
  }

  /// The byte that the character at `start` was read from; nil when it is in ASCII or has none.
  private func byte(
    in text: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> (value: UInt8, end: Int)? {
    guard start < text.count, text[start] >= 0xC2 else { return nil }
    let (length, isWellFormed) = UTF8Validation.character(in: text, at: start)
    guard isWellFormed, length < 4 else { return nil }
    var value = Int(text[start]) & (length == 2 ? 0x1F : 0x0F)
    for offset in 1..<length { value = value << 6 | Int(text[start &+ offset] & 0x3F) }
    guard value < bytes.count, bytes[value] != 0 else { return nil }
    return (bytes[value], start &+ length)
  }
}
