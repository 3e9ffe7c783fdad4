/// How a table is written: its delimiter, and whether its first row names the columns.
package struct TableShape: Hashable, Sendable {
  /// What stands between cells: a comma, a semicolon, a tab or a vertical bar.
  package var delimiter: UInt8
  /// Whether the first row is no record but names the columns.
  package var hasHeader: Bool
  /// Where the first row begins; past the line by which Excel is told the delimiter.
  package var start: Int

  /// So much of a text is looked at, in bytes and in rows.
  private static let window = 1 << 14
  private static let mostRows = 40
  private static let delimiters = [UInt8](",;\t|".utf8)

  /// The shape of a text that is known to be a table.
  package init(of text: UnsafeBufferPointer<UInt8>) {
    if let (delimiter, start) = Self.declared(in: text) {
      let rows = TableSample(text, from: start, delimiter: delimiter, window: Self.window)
      self.init(delimiter: delimiter, hasHeader: rows.hasHeader, start: start)
      return
    }
    let samples = Self.delimiters.map { delimiter in
      TableSample(text, from: 0, delimiter: delimiter, window: Self.window)
    }
    var best = samples[0]
    // Commas stand in cells, too, the other delimiters hardly ever.
    for sample in samples[1...] where sample.evenness > 0 && sample.evenness >= best.evenness {
      best = sample
    }
    self.init(delimiter: best.delimiter, hasHeader: best.hasHeader, start: 0)
  }

  /// The shape of a text that may be anything; nil when it is hardly a table.
  ///
  /// Asks for two rows and two columns at least, as many cells in each row, and a first row that
  /// reads like names of columns, so that prose with commas is none.
  package init?(recognisedIn text: UnsafeBufferPointer<UInt8>) {
    guard Self.mayBeTable(text) else { return nil }
    for delimiter in Self.delimiters {
      let sample = TableSample(text, from: 0, delimiter: delimiter, window: Self.window)
      if sample.isSurelyTable {
        self.init(delimiter: delimiter, hasHeader: true, start: 0)
        return
      }
    }
    return nil
  }

  private init(delimiter: UInt8, hasHeader: Bool, start: Int) {
    self.delimiter = delimiter
    self.hasHeader = hasHeader
    self.start = start
  }

  /// The quick test most texts fail: a first line of moderate length with a delimiter, and another.
  private static func mayBeTable(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = UnsafeBufferPointer(rebasing: text.prefix(2048))
    let lineEnd = start.firstIndex(of: UInt8(ascii: "\n"), from: 0)
    guard lineEnd + 2 < text.count, lineEnd < start.count else { return false }
    return start[..<lineEnd].contains { delimiters.contains($0) }
  }

  /// `sep=;` in the first line, which Excel writes and reads.
  private static func declared(in text: UnsafeBufferPointer<UInt8>) -> (UInt8, start: Int)? {
    guard text.count > 6, text.holds("sep=", at: 0) else { return nil }
    switch (text[5], text[6]) {
    case (UInt8(ascii: "\n"), _): return (text[4], 6)
    case (UInt8(ascii: "\r"), UInt8(ascii: "\n")): return (text[4], 7)
    default: return nil
    }
  }
}

/// The first rows of a text, cut at one delimiter.
private struct TableSample {
  let delimiter: UInt8
  private let text: UnsafeBufferPointer<UInt8>
  /// The cells of the rows that are not blank.
  private var rows: [[TableCell]] = []

  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: UInt8, window: Int) {
    self.delimiter = delimiter
    self.text = text
    let end = min(text.count, start + window)
    var cells = TableCells(of: text, in: start..<end, delimiter: delimiter)
    var row: [TableCell] = []
    while rows.count < 40, let cell = cells.next() {
      // The quote may be closed past the window.
      if cells.hasOpenQuote, end < text.count { break }
      row.append(cell)
      guard cell.endsRow else { continue }
      let isWhole = cell.content.upperBound < end || end == text.count
      let isBlank = row.count == 1 && cell.content.isEmpty
      if isWhole, !isBlank { rows.append(row) }
      row.removeAll(keepingCapacity: true)
    }
    // A first row longer than the window is one all the same.
    if rows.isEmpty, !row.isEmpty { rows.append(row) }
  }

  /// How much the text looks cut at the right places: rows of one length, many cells.
  var evenness: Double {
    guard let columns = rows.first?.count, columns > 1 else { return 0 }
    let even = rows.count { $0.count == columns }
    return Double(even) / Double(rows.count) + 1 - 1 / Double(columns)
  }

  /// Whether the first row names columns.
  ///
  /// It does not when a long number or an address stands in it and in the same column of the next,
  /// or when there is no next: a table of a header alone would hold nothing.
  var hasHeader: Bool {
    guard rows.count > 1 else { return false }
    let isData = zip(rows[0], rows[1]).contains { isValue($0) && isValue($1) }
    return !isData && rows[0].contains { !$0.content.isEmpty && !isNumber($0) }
  }

  /// Whether nothing but a table looks like this.
  var isSurelyTable: Bool {
    guard rows.count > 1, let header = rows.first, header.count > 1, hasHeader,
      rows.allSatisfy({ $0.count == header.count }), header.allSatisfy(namesColumn)
    else { return false }
    // `Dear all, …` has two cells in two lines by chance.
    let hasSpace = header.contains { text[$0.content].contains(UInt8(ascii: " ")) }
    let isIndented = rows.contains { $0.contains(where: \.isIndented) }
    let isSoft = delimiter == UInt8(ascii: ",") && (isIndented || hasSpace)
    return !isSoft || (header.count > 2 && rows.count > 2)
  }

  private func isValue(_ cell: TableCell) -> Bool {
    let content = text[cell.content]
    return content.contains(UInt8(ascii: "@")) || content.count { $0 &- 48 < 10 } > 4
  }

  private func isNumber(_ cell: TableCell) -> Bool {
    text[cell.content].allSatisfy { $0 &- 48 < 10 || $0 == UInt8(ascii: ".") }
  }

  /// A short phrase of letters and digits, without the marks that sentences and programs have.
  private func namesColumn(_ cell: TableCell) -> Bool {
    let content = text[cell.content]
    guard (1...48).contains(content.count), cell.tail.isEmpty, let first = content.first,
      first.isASCIILetter || first >= 0x80 || first == UInt8(ascii: "_") || first &- 48 < 10
    else { return false }
    var spaces = 0
    for byte in content {
      if byte == UInt8(ascii: " ") { spaces += 1 }
      let isPlain =
        byte.isASCIILetter || byte &- 48 < 10 || byte >= 0x80 || Self.marks.contains(byte)
      if !isPlain { return false }
    }
    return spaces < 5 && content.last != UInt8(ascii: ".")
  }

  private static let marks = [UInt8](" _-./()%#:&'+$*".utf8)
}
