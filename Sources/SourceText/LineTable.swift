/// A place in a text, as people name it.
public struct SourcePosition: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1: one more than the Unicode scalars before it on its line.
  public let column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension SourcePosition: Comparable {
  /// Orders as the text reads.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension SourcePosition: CustomStringConvertible {
  /// The position as `line:column`.
  public var description: String { "\(line):\(column)" }
}

/// The lines of a text, to turn offsets into positions in any order.
///
/// A line ends with LF, CR LF or a lone CR. Pages without line breaks are common and large, so
/// columns are counted from checkpoints and not from the line's start.
package struct LineTable: Sendable {
  private let text: [UInt8]
  /// The offset at which each line starts.
  private var lineStarts = [0]
  /// For each block the scalars before it.
  private var scalarsBeforeBlock: [Int] = []

  private static let blockSize = 4096

  /// Reads `text`, UTF-8, once.
  package init(_ text: [UInt8]) {
    self.text = text
    text.withUnsafeBufferPointer { text in
      findLines(in: text)
      countScalars(in: text)
    }
  }

  /// The position of the character at `offset`; an offset past the end is the end.
  ///
  /// - Complexity: O(log *n*), *n* being the number of lines.
  package func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), text.count)
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let column = scalars(before: offset) - scalars(before: lineStarts[low - 1])
    return SourcePosition(line: low, column: column + 1)
  }

  private mutating func findLines(in text: UnsafeBufferPointer<UInt8>) {
    let lineFeed = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    var nextLF = text.offset(of: lineFeed, from: 0)
    var nextCR = text.offset(of: carriageReturn, from: 0)
    while true {
      let end = min(nextLF, nextCR)
      guard end < text.count else { return }
      let isPair = text[end] == carriageReturn && text.byte(at: end + 1) == lineFeed
      let next = isPair ? end + 2 : end + 1
      lineStarts.append(next)
      if nextLF < next { nextLF = text.offset(of: lineFeed, from: next) }
      if nextCR < next { nextCR = text.offset(of: carriageReturn, from: next) }
    }
  }

  private mutating func countScalars(in text: UnsafeBufferPointer<UInt8>) {
    scalarsBeforeBlock.reserveCapacity(text.count / Self.blockSize + 1)
    var count = 0
    var start = 0
    while start <= text.count {
      scalarsBeforeBlock.append(count)
      count += Self.scalars(in: text, from: start, to: min(start + Self.blockSize, text.count))
      start += Self.blockSize
    }
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset / Self.blockSize
    return text.withUnsafeBufferPointer { text in
      scalarsBeforeBlock[block] + Self.scalars(in: text, from: block * Self.blockSize, to: offset)
    }
  }

  /// The bytes that begin a character: all but continuation bytes.
  private static func scalars(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Int {
    var count = end &- start
    var offset = start
    while offset &+ 8 <= end {
      let word = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      // A continuation byte has its highest bit set and the next one not.
      count &-= (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      offset &+= 8
    }
    while offset < end {
      if text[offset] & 0xC0 == 0x80 { count &-= 1 }
      offset &+= 1
    }
    return count
  }
}
