/// Which bytes of a text were read, a bit for each.
///
/// Pieces come in any order and may overlap; sorting them would cost more than all the bits.
struct ByteCoverage {
  private var words: [UInt64]
  private let count: Int

  /// Knows of `count` bytes none of which was read.
  init(count: Int) {
    self.count = count
    words = Array(repeating: 0, count: count / 64 + 1)
  }

  /// Notes that the bytes in `range`, which lie in the text, were read.
  ///
  /// - Returns: How many of them were not read before.
  mutating func cover(_ range: Range<Int>) -> Int {
    guard !range.isEmpty else { return 0 }
    let first = range.lowerBound / 64
    let last = (range.upperBound - 1) / 64
    let head = ~UInt64(0) << UInt64(range.lowerBound % 64)
    let tail = ~UInt64(0) >> UInt64(63 - (range.upperBound - 1) % 64)
    if first == last { return cover(head & tail, at: first) }
    var fresh = cover(head, at: first)
    for word in first + 1..<last { fresh += cover(~0, at: word) }
    return fresh + cover(tail, at: last)
  }

  private mutating func cover(_ bits: UInt64, at word: Int) -> Int {
    let fresh = bits & ~words[word]
    words[word] |= bits
    return fresh.nonzeroBitCount
  }

  /// The stretches of more than `length` bytes that were not read.
  func gaps(longerThan length: Int) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var start = end(ofBytes: true, from: 0)
    while start < count {
      let end = end(ofBytes: false, from: start)
      if end - start > length { gaps.append(start..<end) }
      start = self.end(ofBytes: true, from: end)
    }
    return gaps
  }

  /// Where the bytes from `start` on stop that were read, or were not.
  private func end(ofBytes wereRead: Bool, from start: Int) -> Int {
    var index = start
    while index < count {
      let bits = wereRead ? ~words[index / 64] : words[index / 64]
      let step = (bits >> UInt64(index % 64)).trailingZeroBitCount
      if step < 64 - index % 64 { return min(index + step, count) }
      index += 64 - index % 64
    }
    return count
  }
}
