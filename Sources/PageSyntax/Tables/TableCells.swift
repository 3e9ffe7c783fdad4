/// One cell of a table written as text.
package struct TableCell: Hashable, Sendable {
  /// What it holds, without its quotes and the spaces around it.
  package var content: Range<Int>
  /// What a broken file has between the closing quote and the next delimiter.
  package var tail: Range<Int>
  /// Whether it stands in quotes.
  package var isQuoted: Bool
  /// Whether a quote in it is written as two.
  package var hasDoubledQuotes: Bool
  /// Whether spaces stand before it.
  package var isIndented: Bool
  /// Whether it is the last of its row.
  package var endsRow: Bool
}

/// Reads the cells of a table written as text, row by row.
///
/// Source: RFC 4180, read tolerantly: any delimiter, any line end, spaces around cells, text behind a
/// closing quote, rows of any length. A quote that nothing closes is a character like any other.
package struct TableCells {
  private let text: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private let end: Int
  private var offset: Int
  private var isAtEnd: Bool
  /// Whether a quote was found that nothing closes; from then on no quote means anything, so that
  /// the rest is not searched again for each.
  package private(set) var hasOpenQuote = false

  /// Starts to read.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - range: The bytes to read; cells count from the beginning of `text`.
  ///   - delimiter: What stands between cells.
  package init(of text: UnsafeBufferPointer<UInt8>, in range: Range<Int>, delimiter: UInt8) {
    self.text = UnsafeBufferPointer(rebasing: text[..<range.upperBound])
    self.delimiter = delimiter
    end = range.upperBound
    offset = range.lowerBound
    isAtEnd = range.isEmpty
  }

  /// The next cell; nil at the end.
  ///
  /// A blank line is a row of one empty cell.
  package mutating func next() -> TableCell? {
    guard !isAtEnd else { return nil }
    let start = endOfSpace(from: offset)
    let isIndented = start > offset
    if start < end, text[start] == UInt8(ascii: "\""), !hasOpenQuote,
      let cell = quoted(from: start, isIndented: isIndented)
    {
      return cell
    }
    let stop = endOfCell(from: start)
    let content = start..<endWithoutSpace(of: start..<stop)
    return TableCell(
      content: content,
      tail: stop..<stop,
      isQuoted: false,
      hasDoubledQuotes: false,
      isIndented: isIndented,
      endsRow: goPast(stop)
    )
  }

  private mutating func quoted(from quote: Int, isIndented: Bool) -> TableCell? {
    var hasDoubledQuotes = false
    var close = text.firstIndex(of: UInt8(ascii: "\""), from: quote &+ 1)
    while close &+ 1 < end, text[close &+ 1] == UInt8(ascii: "\"") {
      hasDoubledQuotes = true
      close = text.firstIndex(of: UInt8(ascii: "\""), from: close &+ 2)
    }
    guard close < end else {
      hasOpenQuote = true
      return nil
    }
    let tailStart = endOfSpace(from: close &+ 1)
    let stop = endOfCell(from: tailStart)
    return TableCell(
      content: quote &+ 1..<close,
      tail: tailStart..<endWithoutSpace(of: tailStart..<stop),
      isQuoted: true,
      hasDoubledQuotes: hasDoubledQuotes,
      isIndented: isIndented,
      endsRow: goPast(stop)
    )
  }

  /// Goes past what ends a cell; returns whether it ends the row.
  private mutating func goPast(_ stop: Int) -> Bool {
    guard stop < end else {
      isAtEnd = true
      return true
    }
    offset = stop &+ 1
    // A delimiter at the very end has one more cell behind it, an empty one.
    if text[stop] == delimiter { return false }
    if text[stop] == UInt8(ascii: "\r"), offset < end, text[offset] == UInt8(ascii: "\n") {
      offset &+= 1
    }
    isAtEnd = offset >= end
    return true
  }

  private func endOfCell(from start: Int) -> Int {
    var index = start
    while index < end {
      let byte = text[index]
      if byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      index &+= 1
    }
    return index
  }

  private func endOfSpace(from start: Int) -> Int {
    var index = start
    while index < end, isSpace(text[index]) { index &+= 1 }
    return index
  }

  private func endWithoutSpace(of range: Range<Int>) -> Int {
    var index = range.upperBound
    while index > range.lowerBound, isSpace(text[index &- 1]) { index &-= 1 }
    return index
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && delimiter != UInt8(ascii: "\t"))
  }
}

extension TableCell {
  /// Calls `body` with each stretch of the cell that stands for itself, in order; between them a
  /// quote was doubled.
  package func forEachPiece(
    in text: UnsafeBufferPointer<UInt8>,
    _ body: (Range<Int>) -> Void
  ) {
    var start = content.lowerBound
    if hasDoubledQuotes {
      let cell = UnsafeBufferPointer(rebasing: text[..<content.upperBound])
      var quote = cell.firstIndex(of: UInt8(ascii: "\""), from: start)
      while quote < content.upperBound {
        // The first of the two is the one that is meant.
        body(start..<quote &+ 1)
        start = min(quote &+ 2, content.upperBound)
        quote = cell.firstIndex(of: UInt8(ascii: "\""), from: start)
      }
    }
    if start < content.upperBound { body(start..<content.upperBound) }
    if !tail.isEmpty { body(tail) }
  }
}
