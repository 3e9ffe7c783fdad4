/// The text and the tags of one cue, in order.
///
/// Source: WebVTT, section 6.4, and the tags players know in SubRip: `<font>`, `{\an8}`.
package struct CaptionParts {
  /// A part of a cue.
  package enum Part: Hashable, Sendable {
    case text(Range<Int>)
    /// `<v Name>`: who speaks.
    case voice(Range<Int>)
    /// Any other tag.
    case tag(Range<Int>)
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var offset: Int
  /// Whether nothing ends a tag any more; the rest is not searched again for each.
  private var hasOpenAngle = false
  private var hasOpenBrace = false

  /// Starts to read the cue at `range`.
  package init(of text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    self.text = UnsafeBufferPointer(rebasing: text[..<range.upperBound])
    offset = range.lowerBound
  }

  /// The next part; nil at the end.
  package mutating func next() -> Part? {
    guard offset < text.count else { return nil }
    let start = offset
    if let tag = tag(at: start) { return tag }
    offset &+= 1
    while offset < text.count, !mayOpenTag(at: offset) { offset &+= 1 }
    return .text(start..<offset)
  }

  private func mayOpenTag(at index: Int) -> Bool {
    guard index &+ 1 < text.count else { return false }
    let next = text[index &+ 1]
    return switch text[index] {
    case UInt8(ascii: "<") where !hasOpenAngle:
      next.isASCIILetter || next == UInt8(ascii: "/") || next &- 48 < 10
    case UInt8(ascii: "{") where !hasOpenBrace:
      // `{\an8}`, `{\1c&HFF&}`; a quote behind it is one of data.
      next == UInt8(ascii: "\\") && index &+ 2 < text.count
        && (text[index &+ 2].isASCIILetter || text[index &+ 2] &- 48 < 10)
    default: false
    }
  }

  private mutating func tag(at start: Int) -> Part? {
    guard mayOpenTag(at: start) else { return nil }
    let isAngle = text[start] == UInt8(ascii: "<")
    let close = text.firstIndex(of: isAngle ? UInt8(ascii: ">") : UInt8(ascii: "}"), from: start)
    guard close < text.count else {
      if isAngle { hasOpenAngle = true } else { hasOpenBrace = true }
      return nil
    }
    offset = close &+ 1
    guard isAngle, text[start &+ 1] | 0x20 == UInt8(ascii: "v"),
      let space = text[start..<close].firstIndex(where: { $0 <= 0x20 }),
      space == start &+ 2 || text[start &+ 2] == UInt8(ascii: ".")
    else { return .tag(start..<offset) }
    return .voice(space &+ 1..<close)
  }
}
