/// A 64-bit FNV-1a hash of bytes, by which names are compared without copying them.
///
/// Source: the Internet-Draft "The FNV Non-Cryptographic Hash Algorithm". A page may be made so that two
/// of its names share a hash; it then only confuses its own names.
struct ByteHash {
  private(set) var value: UInt64

  /// Starts a hash; names of different kinds start from different seeds.
  init(seed: UInt64 = 0) { value = 0xCBF2_9CE4_8422_2325 ^ seed &* 0x9E37_79B9_7F4A_7C15 }

  /// Hashes the bytes at `range`, ASCII case ignored.
  init(lowercasing text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, seed: UInt64 = 0) {
    self.init(seed: seed)
    for index in range { add(text[index].asciiLowercased) }
  }

  /// Hashes a name that is known when the program is written.
  init(_ name: StaticString, seed: UInt64 = 0) {
    self.init(seed: seed)
    for index in 0..<name.utf8CodeUnitCount { add(name.utf8Start[index]) }
  }

  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
