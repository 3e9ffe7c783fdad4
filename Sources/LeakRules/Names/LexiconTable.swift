/// The words of fixed lists with 32 bits of meaning each, packed for quick loading.
///
/// A slot is one machine word: half of the word's hash and the meaning. The other half of the hash
/// chooses the slot, so a word in no list is taken for another once in some 10^9 questions.
struct LexiconTable: Sendable {
  private var slots: [UInt64]
  private let mask: Int

  /// Creates a table for at most `capacity` words.
  init(capacity: Int) {
    var size = 64
    while size < capacity &+ capacity / 2 { size &*= 2 }
    mask = size &- 1
    slots = [UInt64](repeating: 0, count: size)
  }

  /// The meaning of a word; 0 for a word in no list.
  @inline(__always)
  subscript(hash: UInt64) -> UInt32 {
    slots.withUnsafeBufferPointer { slots in
      let mark = hash >> 32
      var slot = Int(truncatingIfNeeded: hash >> 4) & mask
      while slots[slot] != 0 {
        if slots[slot] >> 32 == mark { return UInt32(truncatingIfNeeded: slots[slot]) }
        slot = (slot &+ 1) & mask
      }
      return 0
    }
  }

  /// Adds meanings to the words of a list; there must be room for them.
  @inline(__always)
  mutating func add(_ list: LexiconText, _ meaning: UInt32) {
    let mask = mask
    slots.withUnsafeMutableBufferPointer { slots in
      list.forEachHash { hash in
        let mark = hash >> 32
        var slot = Int(truncatingIfNeeded: hash >> 4) & mask
        while slots[slot] != 0, slots[slot] >> 32 != mark { slot = (slot &+ 1) & mask }
        slots[slot] = slots[slot] | mark << 32 | UInt64(meaning)
      }
    }
  }
}
