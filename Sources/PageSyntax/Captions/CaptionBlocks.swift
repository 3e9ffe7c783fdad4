/// A stretch of a caption file between blank lines.
package struct CaptionBlock: Hashable, Sendable {
  /// What the block is.
  package enum Kind: Sendable {
    /// `WEBVTT` and what follows it up to the first blank line.
    case header
    /// `NOTE`, which nobody is shown.
    case note
    /// `STYLE`: a style sheet.
    case style
    /// Text shown from one time to another.
    case cue
    /// Anything else: a region, a block without a time, which players pass over.
    case other
  }

  package var kind: Kind
  /// The line before a cue's times; empty when there is none.
  package var identifier: Range<Int>
  /// A cue's times.
  package var times: Range<Int>
  /// What follows the times in their line.
  package var settings: Range<Int>
  /// The text, without the word the block begins with.
  package var content: Range<Int>
}

/// Reads the blocks of captions in WebVTT or SubRip (SRT).
///
/// Sources: WebVTT, section 6.1, W3C; SubRip has no standard and is read as players read it.
package struct CaptionBlocks {
  /// A caption format.
  package enum Format: Sendable {
    case webVTT, subRip
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let format: Format
  private var offset = 0

  /// Starts to read `text`.
  package init(of text: UnsafeBufferPointer<UInt8>, format: Format) {
    self.text = text
    self.format = format
  }

  /// The format of a text that begins like captions; nil for any other.
  ///
  /// - Complexity: O(*n*) in the white space the text begins with; the rest is looked at for two lines.
  package static func format(of text: UnsafeBufferPointer<UInt8>) -> Format? {
    let start = text.firstIndex(notIn: .whitespace, from: 0)
    let head = UnsafeBufferPointer(rebasing: text[start...].prefix(160))
    if head.starts(with: "WEBVTT".utf8) {
      return head.count == 6 || HTMLByteSet.whitespace.contains(head[6]) ? .webVTT : nil
    }
    let number = endOfDigits(in: head, from: 0)
    if isTime(in: head, from: 0) { return .subRip }
    let line = head.firstIndex(notIn: .whitespace, from: number)
    guard number > 0, head[number..<line].contains(UInt8(ascii: "\n")) else { return nil }
    return isTime(in: head, from: line) ? .subRip : nil
  }

  /// `00:00:01,000 -->`; hours may be missing.
  private static func isTime(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var index = start
    var colons = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: ":"): colons += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ","), UInt8(ascii: "."): break
      default:
        let arrow = text.firstIndex(notIn: .whitespace, from: index)
        return (1...2).contains(colons) && text.holds("-->", at: arrow)
      }
      index &+= 1
    }
    return false
  }

  private static func endOfDigits(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count, text[index] &- 48 < 10 { index &+= 1 }
    return index
  }

  // MARK: Blocks

  /// The next block; nil at the end.
  package mutating func next() -> CaptionBlock? {
    let isFirst = offset == 0
    var line = nextLine()
    while let blank = line, isBlank(blank) { line = nextLine() }
    guard let first = line else { return nil }
    if isFirst, format == .webVTT, text.holds("webvtt", at: first.lowerBound) {
      return block(.header, skipping: 6, of: first)
    }
    if holdsArrow(first) { return cue(identifier: first.lowerBound..<first.lowerBound, at: first) }
    let mark = offset
    if let second = nextLine(), holdsArrow(second) { return cue(identifier: first, at: second) }
    offset = mark
    if format == .webVTT {
      if begins(first, with: "note") { return block(.note, skipping: 4, of: first) }
      if begins(first, with: "style") { return block(.style, skipping: 5, of: first) }
    }
    return block(.other, skipping: 0, of: first)
  }

  private mutating func block(
    _ kind: CaptionBlock.Kind,
    skipping length: Int,
    of first: Range<Int>
  ) -> CaptionBlock {
    let start = first.lowerBound + length
    let empty = start..<start
    let end = endOfBlock(after: first)
    return CaptionBlock(
      kind: kind,
      identifier: empty,
      times: empty,
      settings: empty,
      content: start..<max(start, end)
    )
  }

  private mutating func cue(identifier: Range<Int>, at line: Range<Int>) -> CaptionBlock {
    let arrow = self.arrow(in: line)
    let endTime = text.firstIndex(notIn: .whitespace, from: min(arrow &+ 3, line.upperBound))
    var settings = min(endTime, line.upperBound)
    while settings < line.upperBound, text[settings] > 0x20 { settings &+= 1 }
    let content = offset
    let end = endOfBlock(after: line)
    return CaptionBlock(
      kind: .cue,
      identifier: identifier,
      times: line.lowerBound..<settings,
      settings: settings..<line.upperBound,
      content: min(content, end)..<end
    )
  }

  /// Reads lines up to a blank one, or one with an arrow, which begins the next cue.
  private mutating func endOfBlock(after line: Range<Int>) -> Int {
    var end = line.upperBound
    while true {
      let mark = offset
      guard let next = nextLine(), !isBlank(next) else { return end }
      if holdsArrow(next) {
        offset = mark
        return end
      }
      end = next.upperBound
    }
  }

  // MARK: Lines

  private mutating func nextLine() -> Range<Int>? {
    guard offset < text.count else { return nil }
    let start = offset
    var end = start
    while end < text.count, text[end] != UInt8(ascii: "\n"), text[end] != UInt8(ascii: "\r") {
      end &+= 1
    }
    offset = end &+ 1
    if end &+ 1 < text.count, text[end] == UInt8(ascii: "\r"), text[end &+ 1] == UInt8(ascii: "\n")
    {
      offset = end &+ 2
    }
    return start..<end
  }

  /// Players take a line of spaces in SubRip for a blank one; in WebVTT it is text.
  private func isBlank(_ line: Range<Int>) -> Bool {
    line.isEmpty || (format == .subRip && line.allSatisfy { text[$0] <= 0x20 })
  }

  private func begins(_ line: Range<Int>, with word: StaticString) -> Bool {
    let end = line.lowerBound + word.utf8CodeUnitCount
    // Unlike tag names these words are in capitals.
    guard end <= line.upperBound, text.holds(word, at: line.lowerBound),
      text[line.lowerBound..<end].allSatisfy({ $0 & 0x20 == 0 })
    else { return false }
    return end == line.upperBound || text[end] <= 0x20
  }

  private func holdsArrow(_ line: Range<Int>) -> Bool { arrow(in: line) < line.upperBound }

  private func arrow(in line: Range<Int>) -> Int {
    let part = UnsafeBufferPointer(rebasing: text[..<line.upperBound])
    var index = part.firstIndex(of: UInt8(ascii: ">"), from: line.lowerBound)
    while index < line.upperBound {
      if index >= line.lowerBound &+ 2, part[index &- 1] == UInt8(ascii: "-"),
        part[index &- 2] == UInt8(ascii: "-")
      {
        return index &- 2
      }
      index = part.firstIndex(of: UInt8(ascii: ">"), from: index &+ 1)
    }
    return line.upperBound
  }
}
