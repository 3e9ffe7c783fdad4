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

  @Test func `escapes of the same lengths side by side map one by one`() {
    var text = DecodedText()
    for group in 0..<4 { text.appendEscape("abc".utf8, from: group * 4 + 10..<group * 4 + 14) }
    #expect(text.sourceRange(of: 0..<1) == 10..<14)
    #expect(text.sourceRange(of: 2..<4) == 10..<18)
    #expect(text.sourceRange(of: 3..<6) == 14..<18)
    #expect(text.sourceRange(of: 0..<12) == 10..<26)
    // More of the last one, then one of another length and one apart.
    text.appendEscape("d".utf8, from: 22..<26)
    text.appendEscape("e".utf8, from: 26..<30)
    text.appendEscape("f".utf8, from: 40..<44)
    #expect(text.sourceRange(of: 8..<9) == 18..<22)
    #expect(text.sourceRange(of: 9..<13) == 22..<26)
    #expect(text.sourceRange(of: 12..<14) == 22..<30)
    #expect(text.sourceRange(of: 14..<15) == 40..<44)
    #expect(text.sourceRange(of: 15..<16) == nil)
  }

  @Test func `nothing has no source`() {
    var text = DecodedText()
    #expect(text.sourceRange(of: 0..<1) == nil)
    text.appendLiteral("a".utf8, at: 0)
    #expect(text.sourceRange(of: 0..<0) == nil)
    #expect(text.sourceRange(of: 0..<2) == nil)
  }
}
