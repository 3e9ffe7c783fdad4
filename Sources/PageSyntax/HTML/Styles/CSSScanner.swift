/// Steps over the tokens of CSS that may hold any character: comments, strings, escapes, brackets.
///
/// Source: CSS Syntax Module Level 3, section 4, error recovery included: what the end of the text cuts off
/// ends there.
struct CSSScanner {
  let text: UnsafeBufferPointer<UInt8>

  /// The offset past the whitespace and comments at `start`.
  func afterSpace(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      if HTMLByteSet.whitespace.contains(text[index]) {
        index &+= 1
      } else if isComment(at: index, end: end) {
        index = afterComment(from: index, to: end)
      } else {
        break
      }
    }
    return index
  }

  /// What is left of `range` without the whitespace and comments around it.
  func content(of range: Range<Int>) -> Range<Int> {
    let start = afterSpace(from: range.lowerBound, to: range.upperBound)
    var end = start
    var index = start
    while index < range.upperBound {
      let next = afterSpace(from: index, to: range.upperBound)
      if next > index {
        index = next
      } else {
        index = afterPiece(at: index, to: range.upperBound)
        end = index
      }
    }
    return start..<end
  }

  @inline(__always)
  func isComment(at index: Int, end: Int) -> Bool {
    text[index] == UInt8(ascii: "/") && index &+ 1 < end && text[index &+ 1] == UInt8(ascii: "*")
  }

  /// The offset past the comment at `start`.
  func afterComment(from start: Int, to end: Int) -> Int {
    var index = text.firstIndex(of: UInt8(ascii: "/"), from: start &+ 3)
    while index < end, text[index &- 1] != UInt8(ascii: "*") {
      index = text.firstIndex(of: UInt8(ascii: "/"), from: index &+ 1)
    }
    return min(index &+ 1, end)
  }

  /// The offset past whatever stands at `index`: a comment, string or escape as a whole, or one byte.
  @inline(__always)
  func afterPiece(at index: Int, to end: Int) -> Int {
    switch text[index] {
    case UInt8(ascii: "\\"): min(index &+ 2, end)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): afterString(from: index, to: end)
    case UInt8(ascii: "/"):
      isComment(at: index, end: end) ? afterComment(from: index, to: end) : index &+ 1
    default: index &+ 1
    }
  }

  /// The offset past the string at `start`; a line break ends a string that was not closed.
  private func afterString(from start: Int, to end: Int) -> Int {
    let quote = text[start]
    var index = start &+ 1
    while index < end {
      switch text[index] {
      case quote, UInt8(ascii: "\n"): return index &+ 1
      case UInt8(ascii: "\\"): index &+= 2
      default: index &+= 1
      }
    }
    return end
  }

  /// The first offset from `start` on, outside of brackets, that holds a byte `isEnd` accepts.
  ///
  /// A `}` that closes nothing counts as outside.
  @inline(__always)
  func firstIndex(from start: Int, to end: Int, where isEnd: (UInt8) -> Bool) -> Int {
    var depth = 0
    var index = start
    while index < end {
      let byte = text[index]
      if depth == 0, isEnd(byte) { return index }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth &+= 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(depth &- 1, 0)
      default: break
      }
      index = afterPiece(at: index, to: end)
    }
    return end
  }

  /// The offset past the block whose `{` is at `start`.
  func afterBlock(from start: Int, to end: Int) -> Int {
    min(firstIndex(from: start &+ 1, to: end) { $0 == UInt8(ascii: "}") } &+ 1, end)
  }
}
