import PageSyntax
import Testing

@Suite struct HTMLTokenTests {
  @Test func `a token gives its attributes as a range of the page's list`() {
    let token = HTMLToken(
      kind: .startTag,
      isSelfClosing: false,
      start: 0,
      end: 9,
      nameStart: 1,
      nameEnd: 2,
      contentStart: 0,
      contentEnd: 0,
      attributeStart: 4,
      attributeCount: 2
    )
    #expect(token.attributeRange == 4..<6)
  }
}
