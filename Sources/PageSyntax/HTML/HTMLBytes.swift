/// A set of bytes below 64, where every byte that ends a piece of markup lies.
struct HTMLByteSet {
  private let bits: UInt64

  private init(bits: UInt64) { self.bits = bits }

  /// Tab, line feed, form feed, carriage return, space.
  ///
  /// The standard turns carriage returns into line feeds first; we keep the bytes, so both count.
  static let whitespace = HTMLByteSet(bits: 1 << 9 | 1 << 10 | 1 << 12 | 1 << 13 | 1 << 32)

  /// What ends a tag name: whitespace, `/`, `>`.
  static let endOfTagName = HTMLByteSet(bits: whitespace.bits | 1 << 47 | 1 << 62)

  /// What ends an attribute name: whitespace, `/`, `>`, `=`.
  static let endOfAttributeName = HTMLByteSet(bits: endOfTagName.bits | 1 << 61)

  /// What ends a value without quotes: whitespace, `>`.
  static let endOfBareValue = HTMLByteSet(bits: whitespace.bits | 1 << 62)

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool { byte < 64 && bits &>> UInt64(byte) & 1 != 0 }
}

extension UInt8 {
  @inline(__always)
  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  @inline(__always)
  var asciiLowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
}

/// Searches over the text; all of them return `count` when there is nothing to find.
extension UnsafeBufferPointer<UInt8> {
  /// The first offset, from `start` on, that holds `byte`.
  ///
  /// Eight bytes a step: the exact zero-byte test of Hacker's Delight, section 6-1, whose lowest set
  /// bit is right even where higher ones are not.
  @inline(__always)
  func firstIndex(of byte: UInt8, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = UInt64(byte) &* ones
    let bytes = UnsafeRawBufferPointer(self)
    var index = start
    while index &+ 8 <= count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let difference = word ^ pattern
      let hits = (difference &- ones) & ~difference & (ones << 7)
      if hits != 0 { return index &+ hits.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    while index < count, self[index] != byte { index &+= 1 }
    return Swift.min(index, count)
  }

  /// How many of the bytes are `byte`.
  ///
  /// Counted in bytes, 255 at a time, so that the compiler counts sixteen or more in one step.
  func occurrences(of byte: UInt8) -> Int {
    var total = 0
    var index = 0
    while index < count {
      let end = Swift.min(index &+ 255, count)
      var sum: UInt8 = 0
      for offset in index..<end { sum &+= self[offset] == byte ? 1 : 0 }
      total &+= Int(sum)
      index = end
    }
    return total
  }

  /// The first offset, from `start` on, whose byte is in `set`.
  @inline(__always)
  func firstIndex(in set: HTMLByteSet, from start: Int) -> Int {
    var index = start
    while index < count, !set.contains(self[index]) { index &+= 1 }
    return index
  }

  /// The first offset, from `start` on, whose byte is not in `set`.
  @inline(__always)
  func firstIndex(notIn set: HTMLByteSet, from start: Int) -> Int {
    var index = start
    while index < count, set.contains(self[index]) { index &+= 1 }
    return index
  }

  /// Whether the bytes from `start` on are `word`, which is in lower case, whatever their case.
  @inline(__always)
  func holds(_ word: StaticString, at start: Int) -> Bool {
    guard start &+ word.utf8CodeUnitCount <= count else { return false }
    for index in 0..<word.utf8CodeUnitCount
    where self[start &+ index].asciiLowercased != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether the tag name that starts at `start` is `word`, and something ends it.
  @inline(__always)
  func holdsTagName(_ word: StaticString, at start: Int) -> Bool {
    let end = start &+ word.utf8CodeUnitCount
    return end < count && HTMLByteSet.endOfTagName.contains(self[end]) && holds(word, at: start)
  }
}
