/// The bytes of a script, with the scans that must be fast; the one file here that uses pointers.
///
/// Reading past the end gives 0, which no construct of the language continues with.
struct ScriptBytes {
  let base: UnsafePointer<UInt8>
  let count: Int
  let classes: UnsafePointer<ScriptByteClass>

  /// Looks at `text` for as long as the caller keeps it; nil when it is empty.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard let base = text.baseAddress, !text.isEmpty else { return nil }
    self.base = base
    count = text.count
    classes = ScriptByteTable.shared.classes
  }

  /// The byte at `offset`, 0 past the end.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    offset < count ? base[offset] : 0
  }

  /// The class of the byte at `offset`; `other` past the end.
  @inline(__always)
  func byteClass(at offset: Int) -> ScriptByteClass {
    classes[Int(self[offset])]
  }

  /// Whether the byte at `offset` continues a word.
  @inline(__always)
  func isWordByte(at offset: Int) -> Bool {
    byteClass(at: offset).rawValue <= ScriptByteClass.digit.rawValue
  }

  /// Whether a word begins at `offset`.
  @inline(__always)
  func beginsWord(at offset: Int) -> Bool {
    byteClass(at: offset) == .letter
      || (byteClass(at: offset) == .wideSpace && endOfWideSpace(at: offset) == nil)
  }

  /// Whether `prefix` stands at `offset`.
  func hasPrefix(_ prefix: StaticString, at offset: Int) -> Bool {
    guard offset &+ prefix.utf8CodeUnitCount <= count else { return false }
    for index in 0..<prefix.utf8CodeUnitCount
    where base[offset &+ index] != prefix.utf8Start[index] {
      return false
    }
    return true
  }

  /// The first offset from `start` on that holds no white space.
  @inline(__always)
  func skippingSpace(from start: Int) -> Int {
    let first = byteClass(at: start)
    return first == .space || first == .wideSpace ? endOfSpace(from: start) : start
  }

  /// The end of the white space that `start` may stand in.
  func endOfSpace(from start: Int) -> Int {
    var offset = start
    while byteClass(at: offset) == .space { offset &+= 1 }
    while let next = endOfWideSpace(at: offset) {
      offset = next
      while byteClass(at: offset) == .space { offset &+= 1 }
    }
    return offset
  }

  /// The end of the word that `start` stands in.
  @inline(__always)
  func endOfWord(from start: Int) -> Int {
    var offset = start
    while isWordByte(at: offset) { offset &+= 1 }
    return byteClass(at: offset) == .wideSpace ? endOfWideWord(from: offset) : offset
  }

  @inline(never)
  func endOfWideWord(from start: Int) -> Int {
    var offset = start
    while isWordByte(at: offset)
      || (byteClass(at: offset) == .wideSpace && endOfWideSpace(at: offset) == nil)
    {
      offset &+= 1
    }
    return offset
  }

  /// The end of the line that `start` stands in: its line feed, or a carriage return before that.
  func endOfLine(from start: Int) -> Int {
    let end = first(of: UInt8(ascii: "\n"), from: start)
    return end > start && self[end &- 1] == UInt8(ascii: "\r") ? end &- 1 : end
  }

  /// The first offset from `start` on that holds `byte`; `count` if there is none.
  func first(of byte: UInt8, from start: Int) -> Int {
    first(of: byte, or: byte, from: start)
  }

  /// The first offset from `start` on that holds one of the bytes; `count` if there is none.
  ///
  /// Looks at eight bytes at a time: <https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord>.
  @inline(__always)
  func first(of byte1: UInt8, or byte2: UInt8, or byte3: UInt8? = nil, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern1 = ones &* UInt64(byte1)
    let pattern2 = ones &* UInt64(byte2)
    let pattern3 = ones &* UInt64(byte3 ?? byte2)
    var offset = start
    while offset &+ 8 <= count {
      let word = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self).littleEndian
      var found = Self.zeroBytes(word ^ pattern1) | Self.zeroBytes(word ^ pattern2)
      if byte3 != nil { found |= Self.zeroBytes(word ^ pattern3) }
      if found != 0 { return offset &+ found.trailingZeroBitCount >> 3 }
      offset &+= 8
    }
    while offset < count {
      let byte = base[offset]
      if byte == byte1 || byte == byte2 || byte == byte3 { return offset }
      offset &+= 1
    }
    return count
  }

  /// The high bit of each zero byte, exact up to the first.
  @inline(__always)
  static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// Up to eight bytes of a word as a number, the first byte lowest.
  @inline(__always)
  func packed(_ start: Int, _ end: Int) -> UInt64 {
    let length = min(end &- start, 8)
    if start &+ 8 <= count {
      let word = UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self).littleEndian
      return length == 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
    }
    var word: UInt64 = 0
    for index in 0..<length {
      word |= UInt64(base[start &+ index]) &<< UInt64(truncatingIfNeeded: index &* 8)
    }
    return word
  }
}
