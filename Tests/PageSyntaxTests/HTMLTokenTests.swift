import PageSyntax
import Testing

@Suite struct HTMLTokenTests {
  @Test func `a token gives its attributes as a range of the page's list`() {
    let token = HTMLToken(
      kind: .startTag,
      isSelfClosing: false,
      range: 0..<9,
      inner: 1..<2,
      attributes: 4..<6
    )
    #expect(token.attributeRange == 4..<6)
    #expect(token.nameRange == 1..<2 && token.contentRange == 9..<9)
  }

  @Test func `a text has content and no name`() {
    let token = HTMLToken(
      kind: .text,
      isSelfClosing: false,
      range: 3..<9,
      inner: 3..<9,
      attributes: 0..<0
    )
    #expect(token.contentRange == 3..<9 && token.nameRange.isEmpty)
  }
}
