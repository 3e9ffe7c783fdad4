/// Where in a page's structure something stands: a tree of elements, comments, objects and lists.
package struct Place: Sendable {
  /// What the place is.
  package enum Kind: UInt8, Sendable {
    /// The page or data file as a whole.
    case page
    /// An element; its values are its attributes and its text.
    case element
    /// An input or option, whose value belongs to the record of the element around it.
    case field
    case comment
    case object
    case array
    /// The arguments of a call in a script.
    case call
  }

  package var kind: Kind
  /// The place around it; -1 for the page.
  package var parent: Int32
  /// The key it stands under, an index of the content's keys; -1 when there is none.
  package var key: Int32
  /// Its position in the list around it; -1 when it is not in a list.
  package var index: Int32
  /// For an element: the layer it stands in and the index of its start tag there.
  package var layer: Int32
  package var token: Int32

  /// Whether values that stand here belong together.
  package var isRecord: Bool {
    switch kind {
    case .element, .comment, .object, .call: true
    case .page, .array, .field: false
    }
  }
}

/// The distinct keys of a page, each stored once, so that a key is judged once however often it
/// stands on the page.
package struct KeyTable: Sendable {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []
  private var slots: [Int32]
  /// So much of a key is kept, in bytes: no key that means something is longer.
  private static let longestKey = 256

  /// Creates an empty table.
  package init() {
    slots = Array(repeating: -1, count: 256)
  }

  /// The number of keys.
  package var count: Int { ranges.count }

  /// The key with this index.
  package subscript(index: Int) -> String {
    String(decoding: bytes[ranges[index]], as: UTF8.self)
  }

  /// Calls `body` with the bytes of the key with this index.
  package func withBytes<Result>(
    of index: Int,
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[ranges[index]])) }
  }

  /// The index of `key`, which is added when it is new; keys that begin with the same 256 bytes are one.
  package mutating func intern(_ key: UnsafeBufferPointer<UInt8>) -> Int32 {
    let key = UnsafeBufferPointer(rebasing: key.prefix(Self.longestKey))
    var slot = Int(truncatingIfNeeded: Self.hash(key)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if isEqual(key, ranges[index]) { return Int32(index) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let index = ranges.count
    ranges.append(bytes.count..<bytes.count + key.count)
    bytes.append(contentsOf: key)
    slots[slot] = Int32(index)
    if ranges.count * 2 > slots.count { grow() }
    return Int32(index)
  }

  private func isEqual(_ key: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard key.count == range.count else { return false }
    return bytes.withUnsafeBufferPointer { stored in
      for index in 0..<key.count where key[index] != stored[range.lowerBound &+ index] {
        return false
      }
      return true
    }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in ranges.indices {
      let hash = withBytes(of: index) { Self.hash($0) }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  /// FNV-1a, 64 bit: keys are short, and the table lives for one page.
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash ^ (hash >> 29)
  }
}
