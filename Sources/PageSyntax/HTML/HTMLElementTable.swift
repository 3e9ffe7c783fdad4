/// Finds the element a tag name stands for, ASCII case ignored.
///
/// A hash table over the name packed into two words, so that a lookup compares no strings.
struct HTMLElementTable: Sendable {
  /// The table of all elements.
  static let all = HTMLElementTable()

  private struct Slot {
    var name: PackedName
    var element: HTMLElement
  }

  /// A name of up to sixteen bytes in lower case.
  private struct PackedName: Equatable {
    var high: UInt64 = 0
    var low: UInt64 = 0
    /// Told apart from the words, as a name may contain NUL.
    var count: Int

    /// Packs the bytes at `range`, of which there are at most sixteen.
    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
      count = end &- start
      var index = start
      while index < end {
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(text[index].asciiLowercased)
        index &+= 1
      }
    }

    @inline(__always)
    var slot: Int {
      // Multiplicative hashing: the upper nine bits are the best mixed.
      let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
      return Int(truncatingIfNeeded: mixed >> 55)
    }
  }

  private static let longestName = 16
  private let slots: [Slot]

  private init() {
    let free = Slot(
      name: PackedName(UnsafeBufferPointer(start: nil, count: 0), 0, 0),
      element: .other
    )
    // Four times the elements, and one slot for each value of the nine-bit hash.
    var slots = [Slot](repeating: free, count: 512)
    for element in HTMLElement.allCases where element != .other {
      var name = element.name
      let packed = name.withUTF8 { PackedName($0, 0, $0.count) }
      var slot = packed.slot
      while slots[slot].element != .other { slot = (slot + 1) & 511 }
      slots[slot] = Slot(name: packed, element: element)
    }
    self.slots = slots
  }

  /// The element named by the bytes `start..<end` of `text`.
  @inline(__always)
  func element(in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> HTMLElement {
    guard end &- start <= Self.longestName else { return .other }
    let name = PackedName(text, start, end)
    var slot = name.slot
    while slots[slot].element != .other {
      if slots[slot].name == name { return slots[slot].element }
      slot = (slot &+ 1) & 511
    }
    return .other
  }
}
