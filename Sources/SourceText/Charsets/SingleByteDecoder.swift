/// An encoding in which each byte is a character, and the first half is ASCII.
struct SingleByteDecoder: CharacterDecoder {
  var state: UInt8 = 0
  private(set) var malformedCount = 0

  /// For each byte its UTF-8, first byte lowest, and the number of bytes in the highest eight bits.
  private let table: [UInt32]
  /// For each byte 1, where it stands for nothing.
  private let isUndefined: [UInt8]

  /// Makes the decoder for `highHalf`, the code points of bytes 0x80 to 0xFF.
  ///
  /// Where the list is short, bytes stand for nothing.
  init(highHalf: [UInt32]) {
    let replacement: UInt32 = 0xFFFD
    let missing = repeatElement(replacement, count: max(0, 128 - highHalf.count))
    let codePoints = Array(0..<0x80) + highHalf.prefix(128) + missing
    table = codePoints.map(Self.packed)
    isUndefined = codePoints.map { $0 == replacement ? 1 : 0 }
  }

  mutating func decode(
    _ source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to limit: Int,
    into output: UnsafeMutablePointer<UInt8>
  ) -> (end: Int, count: Int) {
    var undefined = 0
    let count = table.withUnsafeBufferPointer { table in
      isUndefined.withUnsafeBufferPointer { isUndefined in
        var count = 0
        let target = UnsafeMutableRawPointer(output)
        for index in start..<limit {
          let byte = Int(source[index])
          let packed = table[byte]
          target.storeBytes(of: packed.littleEndian, toByteOffset: count, as: UInt32.self)
          count &+= Int(packed >> 24)
          undefined &+= Int(isUndefined[byte])
        }
        return count
      }
    }
    malformedCount += undefined
    return (limit, count)
  }

  private static func packed(_ codePoint: UInt32) -> UInt32 {
    var bytes: [UInt8] = []
    bytes.append(utf8: Unicode.Scalar(codePoint) ?? .replacement)
    let packed = bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    // All characters of these encodings lie in the basic plane: three bytes at most.
    return packed & 0xFF_FFFF | UInt32(min(bytes.count, 3)) << 24
  }
}
