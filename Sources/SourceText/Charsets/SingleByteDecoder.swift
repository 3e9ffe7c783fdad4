/// The characters of an encoding in which each byte is one, and the first half is ASCII.
struct SingleByteTable: Hashable, Sendable {
  /// The encoding's WHATWG name.
  let name: String

  /// For each byte its UTF-8, first byte lowest; from bit 24 on the number of those bytes; bit 31
  /// set, where the byte stands for nothing.
  fileprivate let entries: [UInt32]

  /// Reads the table of an encoding (WHATWG Encoding, section 9); nil when there is none.
  init?(named name: String) {
    guard let file = EmbeddedFile.named("single-byte-encodings.tsv"),
      let digits = file.value(of: name)
    else { return nil }
    let highHalf = digits.split(separator: UInt8(ascii: " ")).map { digits in
      digits.reduce(UInt32(0)) { $0 << 4 | ($1.hexadecimalValue ?? 0) }
    }
    guard highHalf.count == 128 else { return nil }
    self.init(name: name, highHalf: highHalf)
  }

  /// The encoding whose bytes from 0x80 on are private characters (WHATWG Encoding, section 14.5).
  static let userDefined = SingleByteTable(name: "x-user-defined", highHalf: Array(0xF780...0xF7FF))

  private init(name: String, highHalf: [UInt32]) {
    self.name = name
    entries = (Array(0..<0x80) + highHalf).map(Self.entry)
  }

  private static func entry(for codePoint: UInt32) -> UInt32 {
    var bytes: [UInt8] = []
    bytes.append(utf8: Unicode.Scalar(codePoint) ?? .replacement)
    let packed = bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    // All characters of these encodings lie in the basic plane: three bytes at most.
    let undefined: UInt32 = codePoint == Unicode.Scalar.replacement.value ? 1 << 31 : 0
    return packed & 0xFF_FFFF | UInt32(min(bytes.count, 3)) << 24 | undefined
  }
}

/// Decodes an encoding in which each byte is a character.
struct SingleByteDecoder: CharacterDecoder {
  let table: SingleByteTable
  var state: UInt8 = 0
  private(set) var malformedCount = 0

  init(_ table: SingleByteTable) { self.table = table }

  mutating func decode(
    _ source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to limit: Int,
    into output: UnsafeMutablePointer<UInt8>
  ) -> (end: Int, count: Int) {
    let target = UnsafeMutableRawPointer(output)
    var count = 0
    var undefined = 0
    table.entries.withUnsafeBufferPointer { entries in
      for index in start..<limit {
        let entry = entries[Int(source[index])]
        target.storeBytes(of: entry.littleEndian, toByteOffset: count, as: UInt32.self)
        count &+= Int(entry >> 24 & 3)
        undefined &+= Int(entry >> 31)
      }
    }
    malformedCount += undefined
    return (limit, count)
  }
}
