internal import SourceText

/// What reading one page may still cost: decoded bytes, fragments and time.
struct ReadingBudget {
  private let limits: ContentLimits
  private let clock = ContinuousClock()
  private let deadline: ContinuousClock.Instant
  private var decodedBytesLeft: Int
  private var isSpent = false

  /// Starts the clock.
  init(limits: ContentLimits, pageSize: Int) {
    self.limits = limits
    deadline = clock.now.advanced(by: .seconds(limits.seconds))
    decodedBytesLeft = limits.decodedBytes(forPageOf: pageSize)
  }

  /// Why a text of `count` bytes may not be decoded at this depth; nil when it may.
  mutating func refusal(toDecode count: Int, at depth: Int) -> String? {
    if depth >= limits.decodingDepth {
      return "texts encoded more than \(limits.decodingDepth) times over were not decoded further"
    }
    decodedBytesLeft -= count
    return decodedBytesLeft > 0
      ? nil : "the page decodes to more than the size limit; the rest was not decoded"
  }

  /// Whether compressed data may be unpacked.
  var allowsInflating: Bool { decodedBytesLeft > 0 }

  /// Takes so many bytes as decoded.
  mutating func spend(_ count: Int) { decodedBytesLeft -= count }

  /// Whether another fragment may surely be taken; asked of each, so only what is cheap is looked at.
  @inline(__always)
  func surelyAllows(fragments count: Int, arena: Int) -> Bool {
    // Asking the time costs more than reading a fragment.
    !isSpent && count & 0xfff != 0xfff && count < limits.fragments && arena <= ContentLimits.arena
  }

  /// Why no further fragment may be taken; nil when one may, "" when that was said before.
  mutating func refusal(afterFragments count: Int, arena: Int) -> String? {
    if isSpent { return "" }
    if count >= limits.fragments || arena > ContentLimits.arena {
      isSpent = true
      return "the page holds more than \(limits.fragments) texts; the rest was not examined"
    }
    if clock.now > deadline {
      isSpent = true
      return "reading took longer than \(Int(limits.seconds)) s; the rest was not examined"
    }
    return nil
  }
}
