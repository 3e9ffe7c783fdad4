import PageSyntax
import TestSupport
import Testing

/// Tables written as text: cells at exact bytes, and tables told from prose.
@Suite struct TableCellsTests {
  /// A text with the content of its cells marked, and how many cells each row has.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var rows: [Int]
    var delimiter: Character = ","
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "plain", text: "«a»,«b»\n«1»,«2»\n", rows: [2, 2]),
    Case(name: "no line end at the end", text: "«a»,«b»\n«1»,«2»", rows: [2, 2]),
    Case(name: "CRLF", text: "«a»,«b»\r\n«1»,«2»\r\n", rows: [2, 2]),
    Case(name: "CR", text: "«a»,«b»\r«1»,«2»", rows: [2, 2]),
    Case(name: "empty cells", text: "«»,«b»,«»\n«»,«»", rows: [3, 2]),
    Case(name: "delimiter at the end", text: "«a»,«»", rows: [2]),
    Case(name: "quoted", text: "\"«a,b»\",\"«c\nd»\"\n«e»", rows: [2, 1]),
    Case(name: "doubled quote", text: "\"«say \"\"hi\"\"»\",«b»", rows: [2]),
    Case(name: "nothing but quotes", text: "\"«»\",\"«\"\"»\"", rows: [2]),
    Case(name: "spaces around", text: " «a» , \"«b»\" ,«c d» ", rows: [3]),
    Case(name: "quote in a bare cell", text: "«5\" pipe»,«b»", rows: [2]),
    Case(name: "quote nothing closes", text: "\"«a»\",«\"b»,«c»\n«d»", rows: [3, 1]),
    Case(name: "blank line", text: "«a»,«b»\n«»\n«c»,«d»", rows: [2, 1, 2]),
    Case(name: "tabs", text: "«a b»\t«c»\n«»\t«d»", rows: [2, 2], delimiter: "\t"),
    Case(name: "empty", text: "", rows: []),
  ]

  @Test(arguments: cases)
  func `cells are read at their exact bytes`(_ row: Case) {
    let marked = MarkedText(row.text)
    let cells = Self.cells(of: marked.bytes, delimiter: row.delimiter)
    #expect(cells.map(\.content) == marked.ranges)
    var counts: [Int] = []
    var count = 0
    for cell in cells {
      count += 1
      if cell.endsRow {
        counts.append(count)
        count = 0
      }
    }
    #expect(counts == row.rows && count == 0)
  }

  @Test func `a cell's pieces leave one of two quotes out`() throws {
    let text = Array("\"a\"\"b\"\"\" tail ,c".utf8)
    let cell = try #require(Self.cells(of: text, delimiter: ",").first)
    var pieces: [String] = []
    text.withUnsafeBufferPointer { bytes in
      cell.forEachPiece(in: bytes) { pieces.append(String(decoding: bytes[$0], as: UTF8.self)) }
    }
    #expect(pieces == ["a\"", "b\"", "tail"])
  }

  @Test func `a quote that nothing closes is looked for once`() {
    // Quadratic, this would take hours.
    let text = Array("a,\"b\n".utf8) + Array(String(repeating: "\"\"\n", count: 400_000).utf8)
    #expect(Self.cells(of: text, delimiter: ",").count > 1000)
  }

  static let tables = [
    "name,phone\nAlina,+7 947 000-12-03\n", "id;note\n1;\"a\nb\"\n", "a\tb\n1\t2",
    "Full name,Phone,Fact-check note\nA,1,x\nB,2,y\n", "région|appels\nIle|3\n",
  ]

  @Test(arguments: tables)
  func `a table is recognised`(_ text: String) { #expect(Self.shape(of: text)?.hasHeader == true) }

  static let prose = [
    "Dear all,\nthank you, and goodbye.",
    "Roses are red, violets are blue\nSugar is sweet, so are you",
    "one line, with commas", "a,b\n1,2,3", "{\"a\": 1, \"b\": 2}\n{\"a\": 3, \"b\": 4}",
    "let a = 1, b = 2\nlet c = 3, d = 4", "a, b\nc, d\n", "", "\n\n", ",\n,\n",
    "Nikita,+7 947 000-12-03\nAlina,+7 947 000-77-31",
    "London, England\nParis, France\nRome, Italy",
  ]

  @Test(arguments: prose)
  func `prose and programs are no tables`(_ text: String) { #expect(Self.shape(of: text) == nil) }

  @Test(arguments: [
    ("a,b\n1,2", true), ("Nikita,+7 947 000-12-03\nAlina,+7 947 000-77-31", false),
    ("12,13\n14,15", false), ("Nikita,Alina", false), ("year,2019,2020\nUA,1,2", true),
  ])
  func `a first row that is a record is no header`(_ text: String, _ hasHeader: Bool) {
    let shape = Array(text.utf8).withUnsafeBufferPointer { TableShape(of: $0) }
    #expect(shape.hasHeader == hasHeader)
  }

  @Test(arguments: [
    ("a;b;c\n1,5;2,5;3\n", ";"), ("sep=|\na|b,c\n", "|"), ("a\tb, c\n1\t2, 3\n", "\t"),
    ("word\nother\n", ","),
  ])
  func `the delimiter is the one that cuts evenly`(_ text: String, _ delimiter: Character) {
    let shape = Array(text.utf8).withUnsafeBufferPointer { TableShape(of: $0) }
    #expect(shape.delimiter == delimiter.asciiValue)
  }

  private static func shape(of text: String) -> TableShape? {
    Array(text.utf8).withUnsafeBufferPointer { TableShape(recognisedIn: $0) }
  }

  private static func cells(of text: [UInt8], delimiter: Character) -> [TableCell] {
    text.withUnsafeBufferPointer { bytes in
      var cells = TableCells(
        of: bytes,
        in: 0..<bytes.count,
        delimiter: delimiter.asciiValue ?? 0
      )
      var found: [TableCell] = []
      while let cell = cells.next() { found.append(cell) }
      return found
    }
  }
}
