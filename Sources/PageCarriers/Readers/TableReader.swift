internal import PageSyntax
internal import SourceText

/// Reads tables written as text (CSV, TSV): each row is a record, each cell stands under its column's
/// name.
///
/// Source: RFC 4180; commas, semicolons, tabs and vertical bars.
struct TableReader {
  private let content: ContentBuilder
  private let text: UnsafeBufferPointer<UInt8>
  private let layer: Int
  private let context: FragmentContext
  private let list: Int32
  /// The columns' names; -1 for a column without one.
  private var columns: [Int32] = []

  private init(
    content: ContentBuilder,
    text: UnsafeBufferPointer<UInt8>,
    layer: Int,
    context: FragmentContext
  ) {
    self.content = content
    self.text = text
    self.layer = layer
    self.context = context
    list = content.addPlace(
      .array,
      parent: context.place,
      key: context.key,
      index: context.index
    )
  }

  /// Whether `text` is surely a table; looks at its beginning only.
  static func recognises(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    TableShape(recognisedIn: text) != nil
  }

  /// Adds the cells of a layer that is a table.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - context: The place the table stands in, the key it stands under, and who sees it.
  ///   - content: Takes the fragments.
  static func read(layer: Int, at context: FragmentContext, into content: ContentBuilder) {
    let bytes = content.layers[layer].bytes
    bytes.withUnsafeBufferPointer { text in
      let shape = TableShape(of: text)
      var reader = TableReader(content: content, text: text, layer: layer, context: context)
      reader.read(shape)
    }
  }

  private mutating func read(_ shape: TableShape) {
    var cells = TableCells(of: text, in: shape.start..<text.count, delimiter: shape.delimiter)
    var isHeader = shape.hasHeader
    var column = 0
    var row: Int32 = 0
    var record: Int32 = -1
    while let cell = cells.next() {
      if isHeader {
        addColumn(cell)
        // A blank line before the header is no header.
        if cell.endsRow { isHeader = columns.allSatisfy { $0 < 0 } }
        if cell.endsRow, isHeader { columns.removeAll() }
        continue
      }
      if !cell.content.isEmpty || !cell.tail.isEmpty {
        if record < 0 { record = content.addPlace(.object, parent: list, index: row) }
        add(cell, column: column, of: record)
      }
      column += 1
      guard cell.endsRow else { continue }
      if record >= 0 { row &+= 1 }
      record = -1
      column = 0
    }
  }

  /// Takes a cell of the header as a column's name, and examines it where it may be a value.
  private mutating func addColumn(_ cell: TableCell) {
    guard !cell.content.isEmpty else {
      columns.append(-1)
      return
    }
    let key = name(of: cell)
    columns.append(key)
    content.passOver(cell.content, of: layer)
    if content.isValueLike(key) { add(cell, as: value(in: list)) }
  }

  private func name(of cell: TableCell) -> Int32 {
    guard cell.hasDoubledQuotes else {
      return content.key(UnsafeBufferPointer(rebasing: text[cell.content]))
    }
    var name: [UInt8] = []
    cell.forEachPiece(in: text) { name += text[$0] }
    return name.withUnsafeBufferPointer { content.key($0) }
  }

  private func add(_ cell: TableCell, column: Int, of record: Int32) {
    let isNamed = column < columns.count && columns[column] >= 0
    var value = value(in: record)
    if isNamed { value.key = columns[column] } else { value.index = Int32(column) }
    if isNumber(cell) {
      // As in other data, shorter numbers can be neither a telephone number nor a coordinate.
      guard cell.content.count >= 5 else {
        content.passOver(cell.content, of: layer)
        return
      }
      value.form = .number
    }
    add(cell, as: value)
  }

  private func value(in place: Int32) -> FragmentContext {
    FragmentContext(form: .string, visibility: context.visibility, place: place)
  }

  private func add(_ cell: TableCell, as value: FragmentContext) {
    content.openFragment()
    cell.forEachPiece(in: text) { piece in
      content.append(piece, of: text, layer: layer, coding: .literal)
    }
    content.closeFragment(as: value)
  }

  /// Longer runs of digits are no numbers, but encoded.
  private static let longestNumber = 40

  /// Whether a cell is written as a number is in data: without quotes, plus sign or leading zero,
  /// which a telephone number may have.
  private func isNumber(_ cell: TableCell) -> Bool {
    guard !cell.isQuoted, cell.content.count <= Self.longestNumber else { return false }
    var index = cell.content.lowerBound
    let end = cell.content.upperBound
    if text[index] == UInt8(ascii: "-") { index += 1 }
    if index + 1 < end, text[index] == UInt8(ascii: "0"), text[index + 1] != UInt8(ascii: ".") {
      return false
    }
    var points = 0
    while index < end {
      if text[index] == UInt8(ascii: ".") {
        points += 1
      } else if text[index] &- 48 >= 10 {
        return false
      }
      index += 1
    }
    return points < 2
  }
}
