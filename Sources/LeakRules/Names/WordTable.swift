/// A stable 64-bit hash of folded bytes: FNV-1a with a final mix.
///
/// Tables keep hashes instead of words: among a hundred thousand entries a word that is in no
/// list meets a foreign hash once in 10^14 questions.
struct WordHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes one byte.
  @inline(__always)
  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The hash of the bytes so far; never 0, which marks a free slot.
  @inline(__always)
  var value: UInt64 {
    var mixed = state ^ state >> 32
    mixed = mixed &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 29
    return mixed | 1
  }

  /// The hash of a run of folded bytes.
  @inline(__always)
  static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}

/// An open-addressing table from word hashes to small values; grows, never shrinks.
struct WordTable<Value: Sendable>: Sendable {
  private var hashes: [UInt64]
  private var values: [Value]
  private let empty: Value
  private var mask: Int
  /// How many words the table holds.
  private(set) var count = 0

  /// Creates a table with room for `capacity` words; `empty` is the answer for any other.
  init(capacity: Int, empty: Value) {
    var slots = 16
    while slots < capacity &* 2 { slots &*= 2 }
    self.empty = empty
    mask = slots &- 1
    hashes = [UInt64](repeating: 0, count: slots)
    values = [Value](repeating: empty, count: slots)
  }

  /// The value of a word, or the empty value.
  @inline(__always)
  subscript(hash: UInt64) -> Value {
    hashes.withUnsafeBufferPointer { slots in
      var slot = Int(truncatingIfNeeded: hash >> 20) & mask
      while slots[slot] != 0 {
        if slots[slot] == hash { return values[slot] }
        slot = (slot &+ 1) & mask
      }
      return empty
    }
  }

  /// Changes the value of a word, which starts as the empty value.
  @inline(__always)
  mutating func update(_ hash: UInt64, _ change: (inout Value) -> Void) {
    if count &* 4 >= (mask &+ 1) &* 3 { grow() }
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while hashes[slot] != 0, hashes[slot] != hash { slot = (slot &+ 1) & mask }
    if hashes[slot] == 0 {
      hashes[slot] = hash
      count &+= 1
    }
    change(&values[slot])
  }

  private mutating func grow() {
    var larger = WordTable(capacity: mask &+ 1, empty: empty)
    for (slot, hash) in hashes.enumerated() where hash != 0 {
      larger.update(hash) { $0 = values[slot] }
    }
    self = larger
  }
}
