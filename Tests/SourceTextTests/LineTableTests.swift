import SourceText
import Testing

@Suite struct LineTableTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var offset: Int
    var expected: String

    var testDescription: String { "\(text.debugDescription) at \(offset)" }
  }

  static let cases = [
    Case(text: "", offset: 0, expected: "1:1"),
    Case(text: "", offset: 9, expected: "1:1"),
    Case(text: "abc", offset: 2, expected: "1:3"),
    Case(text: "abc", offset: 3, expected: "1:4"),
    Case(text: "a\nb", offset: 1, expected: "1:2"),
    Case(text: "a\nb", offset: 2, expected: "2:1"),
    Case(text: "a\n", offset: 2, expected: "2:1"),
    Case(text: "a\r\nb", offset: 2, expected: "1:3"),
    Case(text: "a\r\nb", offset: 3, expected: "2:1"),
    Case(text: "a\rb", offset: 2, expected: "2:1"),
    Case(text: "\r\r\n\n\rb", offset: 5, expected: "5:1"),
    Case(text: "\n\r", offset: 2, expected: "3:1"),
    Case(text: "ж🔔x", offset: 6, expected: "1:3"),
    Case(text: "жж\nж🔔x", offset: 11, expected: "2:3"),
  ]

  @Test(arguments: cases) func `lines and columns`(_ row: Case) {
    let table = LineTable(Array(row.text.utf8))
    #expect(table.position(at: row.offset).description == row.expected)
  }

  @Test func `positions on long lines, in any order, are those of counting`() {
    var random = SeededRandom(seed: 14)
    let pieces = ["a", "ж", "🔔", "\r", "\n", "\r\n"] + Array(repeating: "xyz", count: 4000)
    let text = (0..<9000).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let table = LineTable(Array(text.utf8))
    var expected: [(offset: Int, position: SourcePosition)] = []
    var (offset, line, column) = (0, 1, 1)
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if previous == "\n" || (previous == "\r" && scalar != "\n") { (line, column) = (line + 1, 1) }
      expected.append((offset, SourcePosition(line: line, column: column)))
      (offset, column, previous) = (offset + UTF8.width(scalar), column + 1, scalar)
    }
    #expect(line > 3 && offset > 4 * 4096)
    for (offset, position) in expected.shuffled(using: &random).prefix(500) {
      #expect(table.position(at: offset) == position)
    }
  }

  @Test func `an offset at each checkpoint`() {
    let table = LineTable(Array(repeating: UInt8(ascii: "a"), count: 3 * 4096))
    for offset in [4095, 4096, 4097, 8192, 12287, 12288] {
      #expect(table.position(at: offset) == SourcePosition(line: 1, column: offset + 1))
    }
  }
}
