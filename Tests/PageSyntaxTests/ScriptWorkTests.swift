import PageSyntax
import SourceText
import Testing

@Suite struct ScriptWorkTests {
  /// Counts what it is told.
  struct Count: ScriptVisitor {
    var begun = 0
    var ended = 0
    var keys = 0
    var strings = 0
    var numbers = 0
    var separators = 0
    var defects = 0

    mutating func beginContainer(_ kind: ScriptContainer, at offset: Int) { begun += 1 }
    mutating func endContainer(at offset: Int) { ended += 1 }
    mutating func key(_ range: Range<Int>, coding: TextCoding, isAssignment: Bool) { keys += 1 }
    mutating func callee(_ range: Range<Int>) {}
    mutating func string(_ range: Range<Int>, coding: TextCoding, continues: Bool) { strings += 1 }
    mutating func number(_ range: Range<Int>) { numbers += 1 }
    mutating func word(_ range: Range<Int>) {}
    mutating func comment(_ range: Range<Int>) {}
    mutating func separator(at offset: Int) { separators += 1 }
    mutating func defect(_ defect: ScriptDefect, at offset: Int) { defects += 1 }
  }

  func count(_ text: [UInt8], as dialect: ScriptDialect = .json) -> Count {
    var count = Count()
    text.withUnsafeBufferPointer { ScriptReader().read($0, as: dialect, visitor: &count) }
    return count
  }

  @Test func `brackets past the limit are read without being told`() {
    let closed = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    let told = count(closed + Array(#""x""#.utf8))
    #expect(told.begun == 512 && told.ended == 512)
    #expect(told.strings == 1 && told.defects == 1)
    let balanced = count(closed + [UInt8](repeating: UInt8(ascii: "]"), count: 100_000) + [0x31])
    #expect(balanced.begun == 512 && balanced.numbers == 1)
  }

  @Test func `ten million commas are ten million events`() {
    let told = count([0x5B] + [UInt8](repeating: UInt8(ascii: ","), count: 10_000_000) + [0x5D])
    #expect(told.separators == 10_000_000 && told.ended == 1)
  }

  @Test func `two hundred thousand keys are told`() {
    let members = (0..<200_000).map { #""k\#($0)":\#($0)"# }.joined(separator: ",")
    let told = count(Array("{\(members)}".utf8))
    #expect(told.keys == 200_000 && told.numbers == 200_000 && told.separators == 199_999)
  }

  static let units = [
    "(/[", "{\"a", "{\"a\"", "['a'", "['a']", "a['b']=", "\"a\"/*", "\"a\"/**/", "{a/**/", "`${",
    "`${`", "<!--", " -->", "(", "[}", "{]", "a?", "x:", "/", "\\", "\"\\", "function", "class ",
    "a=>{", "case ", "\u{A0}", "a.", "+", "   ", "0.", "0x", "\r", "void ", "'", "a'", "{'a\n",
  ]

  @Test(arguments: units)
  func `no construct makes the work grow faster than the text`(_ unit: String) {
    let text = Array(String(repeating: unit, count: 100_000).utf8)
    for dialect in [ScriptDialect.json, .javascript] {
      let told = count(text, as: dialect)
      #expect(told.begun == told.ended && told.strings <= text.count)
      let deep = count([UInt8](repeating: UInt8(ascii: "["), count: 9_000) + text, as: dialect)
      #expect(deep.begun == deep.ended && deep.strings <= text.count)
    }
  }
}
