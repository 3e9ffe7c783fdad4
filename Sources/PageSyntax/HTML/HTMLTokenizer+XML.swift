/// What XML reads otherwise than HTML does.
///
/// Source: XML 1.0, fifth edition, sections 2.5, 2.6 and 2.8. No entity is ever expanded: what a
/// document type declares is text like any other, so nothing can grow out of it.
extension HTMLTokenizer {
  /// Section 2.5: a comment ends at `-->` only.
  mutating func readXMLComment(from start: Int) -> Int {
    var offset = text.firstIndex(of: UInt8(ascii: "-"), from: start &+ 4)
    while offset < text.count, !text.holds("-->", at: offset) {
      offset = text.firstIndex(of: UInt8(ascii: "-"), from: offset &+ 1)
    }
    if offset < text.count { return finishComment(start, offset, length: 3) }
    append(.comment, start..<text.count, content: start &+ 4..<endOfOpenComment(start &+ 4))
    return text.count
  }

  /// Section 2.6: a processing instruction ends at `?>`; one that does not, at the first `>`.
  mutating func readInstruction(from start: Int) -> Int {
    if !hasOpenInstruction, let end = endOfInstruction(from: start &+ 2) {
      append(.bogusComment, start..<end, content: start &+ 1..<end &- 1)
      return end
    }
    hasOpenInstruction = true
    return readBogusComment(from: start, contentStart: start &+ 1)
  }

  private func endOfInstruction(from start: Int) -> Int? {
    var offset = text.firstIndex(of: UInt8(ascii: "?"), from: start)
    while offset < text.count, !text.holds("?>", at: offset) {
      offset = text.firstIndex(of: UInt8(ascii: "?"), from: offset &+ 1)
    }
    return offset < text.count ? offset &+ 2 : nil
  }

  /// Section 2.8: the offset of the `>` that ends a document type declaration whose name begins at
  /// `start`; nil when none does.
  ///
  /// Quotes, comments and instructions may hold any bracket.
  mutating func endOfXMLDoctype(from start: Int) -> Int? {
    guard !hasOpenSubset else { return nil }
    var offset = start
    var isInSubset = false
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        offset = text.firstIndex(of: text[offset], from: offset &+ 1)
      case UInt8(ascii: "["): isInSubset = true
      case UInt8(ascii: "]"): isInSubset = false
      case UInt8(ascii: ">") where !isInSubset: return offset
      case UInt8(ascii: "<") where text.holds("<!--", at: offset):
        offset = endOfNestedComment(from: offset &+ 4)
      case UInt8(ascii: "<") where text.holds("<?", at: offset):
        offset = (endOfInstruction(from: offset &+ 2) ?? text.count &+ 1) &- 1
      default: break
      }
      offset &+= 1
    }
    hasOpenSubset = true
    return nil
  }

  /// The offset of the last byte of a comment among declarations.
  private func endOfNestedComment(from start: Int) -> Int {
    var offset = text.firstIndex(of: UInt8(ascii: "-"), from: start)
    while offset < text.count, !text.holds("-->", at: offset) {
      offset = text.firstIndex(of: UInt8(ascii: "-"), from: offset &+ 1)
    }
    return min(offset &+ 2, text.count)
  }
}
