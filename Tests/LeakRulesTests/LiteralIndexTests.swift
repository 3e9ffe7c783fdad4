import LeakRules
import Testing

@Suite struct LiteralIndexTests {
  private func ends(_ literals: [String], _ text: String, maximum: Int = 1000) throws -> [[Int]] {
    let index = try LiteralIndex(literals.map { Array($0.utf8) })
    var hits: [LiteralHit] = []
    _ = try Array(text.utf8).withUnsafeBufferPointer { bytes throws(LiteralIndexError) in
      try index.scan(bytes, maximum: maximum, into: &hits, using: LiteralWorkspace())
    }
    return hits.map { [Int($0.literal), Int($0.end)] }
  }

  @Test func `every occurrence is found, overlapping ones too`() throws {
    #expect(try ends(["aba"], "ababa") == [[0, 3], [0, 5]])
    #expect(try ends(["note", "notes"], "notes") == [[0, 4], [1, 5]])
  }

  @Test func `ASCII letters match in either case, others as written`() throws {
    #expect(try ends(["TK"], "tk Tk").count == 2)
    #expect(try ends(["имя"], "ИМЯ имя") == [[0, 13]])
  }

  @Test func `nothing is found in nothing, or by nothing`() throws {
    #expect(try ends(["a"], "").isEmpty)
    #expect(try ends([], "text").isEmpty)
  }

  @Test(arguments: [[], [0], [0, 0x61]] as [[UInt8]])
  func `a literal Vectorscan takes for empty is refused`(literal: [UInt8]) {
    #expect(throws: LiteralIndexError.self) { try LiteralIndex([Array("word".utf8), literal]) }
  }

  @Test func `the table and the index find the same`() throws {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("abAB к\u{44F}\u{42F}é".utf8) + [0xFF, 0x80, 0x20]
    for _ in 0..<60 {
      func bytes(_ counts: ClosedRange<Int>) -> [UInt8] {
        (0..<Int.random(in: counts, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? 0x61
        }
      }
      let literals = Array(Set((0..<30).map { _ in bytes(2...9).map(lowered) }))
      let text = bytes(0...3000)
      let index = try LiteralIndex(literals)
      let table = LiteralTable(literals)
      var fromIndex: [LiteralHit] = []
      var fromTable: [LiteralHit] = []
      _ = try text.withUnsafeBufferPointer { bytes throws(LiteralIndexError) in
        _ = table.scan(bytes, maximum: 1 << 20, into: &fromTable)
        return try index.scan(bytes, maximum: 1 << 20, into: &fromIndex, using: LiteralWorkspace())
      }
      #expect(Set(fromTable) == Set(fromIndex))
      #expect(fromTable.count == fromIndex.count)
      #expect(fromTable.map(\.end) == fromIndex.map(\.end))
    }
  }

  @Test func `the table stops at the maximum too`() {
    let table = LiteralTable([Array("word".utf8)])
    var hits: [LiteralHit] = []
    let text = Array(String(repeating: "word ", count: 50).utf8)
    #expect(!text.withUnsafeBufferPointer { table.scan($0, maximum: 7, into: &hits) })
    #expect(hits.count == 7)
  }

  private func lowered(_ byte: UInt8) -> UInt8 { byte == 0x41 || byte == 0x42 ? byte + 32 : byte }

  @Test func `the scan ends at the maximum and says so`() throws {
    let index = try LiteralIndex([Array("a".utf8)])
    var hits: [LiteralHit] = []
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 100)
    let complete = try text.withUnsafeBufferPointer { bytes throws(LiteralIndexError) in
      try index.scan(bytes, maximum: 10, into: &hits, using: LiteralWorkspace())
    }
    #expect(!complete && hits.count == 10)
  }

  @Test func `one workspace serves indexes of any size`() throws {
    let workspace = LiteralWorkspace()
    let text = Array("word7 and word299".utf8)
    for count in [1, 300, 10] {
      let index = try LiteralIndex((0..<count).map { Array("word\($0)".utf8) })
      var hits: [LiteralHit] = []
      _ = try text.withUnsafeBufferPointer { bytes throws(LiteralIndexError) in
        try index.scan(bytes, maximum: 99, into: &hits, using: workspace)
      }
      #expect(hits.contains { $0.end == 5 } == (count > 7))
    }
  }
}
