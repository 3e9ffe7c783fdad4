import SourceText
import Testing

@Suite struct DecodedTextTests {
  @Test func `a text turned around maps to the smallest range that covers it`() {
    var text = DecodedText()
    text.appendLiteral("ab".utf8, at: 20)
    text.appendEscape("&".utf8, from: 10..<15)
    text.appendLiteral("cd".utf8, at: 30)
    text.appendLiteral("ef".utf8, at: 0)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "ab&cdef")
    #expect(text.sourceRange(of: 0..<2) == 20..<22)
    #expect(text.sourceRange(of: 1..<3) == 10..<22)
    #expect(text.sourceRange(of: 1..<4) == 10..<31)
    #expect(text.sourceRange(of: 2..<5) == 10..<32)
    #expect(text.sourceRange(of: 4..<6) == 0..<32)
    #expect(text.sourceRange(of: 5..<6) == 0..<1)
    #expect(text.sourceRange(of: 6..<7) == 1..<2)
    #expect(text.sourceRange(of: 0..<7) == 0..<32)
  }

  @Test func `pieces of one escape are one run, literals side by side another`() {
    var inPieces = DecodedText()
    inPieces.appendEscape("a".utf8, from: 3..<9)
    inPieces.appendEscape("".utf8, from: 9..<10)
    inPieces.appendEscape("bc".utf8, from: 3..<9)
    inPieces.appendLiteral("d".utf8, at: 10)
    inPieces.appendLiteral("ef".utf8, at: 11)
    var whole = DecodedText()
    whole.appendEscape("abc".utf8, from: 3..<9)
    whole.appendLiteral("def".utf8, at: 10)
    #expect(inPieces == whole)
    #expect(whole.sourceRange(of: 1..<4) == 3..<11)
    #expect(whole.sourceRange(of: 4..<5) == 11..<12)
  }

  @Test func `nothing has no source`() {
    var text = DecodedText()
    #expect(text.sourceRange(of: 0..<1) == nil)
    text.appendLiteral("a".utf8, at: 0)
    #expect(text.sourceRange(of: 0..<0) == nil)
    #expect(text.sourceRange(of: 0..<2) == nil)
  }
}
