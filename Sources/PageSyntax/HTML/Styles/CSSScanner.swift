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

  /// The first offset from `start` on, outside of brackets, that holds one of `ends`.
  ///
  /// A `}` that closes nothing counts as outside.
  @inline(__always)
  func firstIndex(of ends: CSSByteSet, from start: Int, to end: Int) -> Int {
    let stops = ends.union(.pieces)
    var depth = 0
    var index = start
    while index < end {
      let byte = text[index]
      guard stops.contains(byte) else {
        index &+= 1
        continue
      }
      if depth == 0, ends.contains(byte) { return index }
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
    min(firstIndex(of: .closingBrace, from: start &+ 1, to: end) &+ 1, end)
  }
}

/// A set of ASCII bytes.
struct CSSByteSet {
  /// The bytes below 64, and those from 64 on.
  private let low: UInt64
  private let high: UInt64

  /// What starts or ends something longer: `\ " ' / ( ) [ ] { }`.
  static let pieces = CSSByteSet(
    low: 1 << 34 | 1 << 39 | 1 << 40 | 1 << 41 | 1 << 47,
    high: 1 << 27 | 1 << 28 | 1 << 29 | 1 << 59 | 1 << 61
  )
  static let comma = CSSByteSet(low: 1 << 44, high: 0)
  static let openingBrace = CSSByteSet(low: 0, high: 1 << 59)
  static let closingBrace = CSSByteSet(low: 0, high: 1 << 61)
  static let braces = CSSByteSet(low: 0, high: 1 << 59 | 1 << 61)
  /// `;` and `{`.
  static let endOfPrelude = CSSByteSet(low: 1 << 59, high: 1 << 59)
  /// `: ; {`.
  static let endOfAttributeName = CSSByteSet(low: 1 << 58 | 1 << 59, high: 1 << 59)
  /// `: ; { }`.
  static let endOfName = CSSByteSet(low: 1 << 58 | 1 << 59, high: 1 << 59 | 1 << 61)
  /// `; { }`.
  static let endOfValue = CSSByteSet(low: 1 << 59, high: 1 << 59 | 1 << 61)

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    byte < 128 && (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 != 0
  }

  @inline(__always)
  func union(_ other: CSSByteSet) -> CSSByteSet {
    CSSByteSet(low: low | other.low, high: high | other.high)
  }
}
