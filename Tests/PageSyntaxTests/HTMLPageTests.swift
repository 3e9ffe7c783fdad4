import PageSyntax
import SourceText
import TestSupport
import Testing

@Suite struct HTMLPageTests {
  @Test func `an empty page has no tokens and nothing to say`() {
    let page = HTMLPage(reading: [])
    #expect(page.tokens.isEmpty)
    #expect(page.isStructureTrusted)
    #expect(page.diagnostics.isEmpty)
  }

  @Test func `a page says what stands in what, and who sees it`() throws {
    let marked = MarkedText("<!doctype html><ul><li hidden><a>«secret»</a><li>«open»</ul>")
    let page = HTMLPage(reading: marked.bytes)
    let texts = page.tokens.indices.filter { page.tokens[$0].kind == .text }
    #expect(texts.map { page.tokens[$0].range } == marked.ranges)
    #expect(texts.map { page.visibility[$0] } == [.hidden, .visible])
    let parents = texts.map { page.tokens[Int(page.parents[$0])].element }
    #expect(parents == [.a, .li])
    #expect(page.isStructureTrusted && page.uncertain.isEmpty && page.diagnostics.isEmpty)
  }

  @Test func `a text that libxml2 has elsewhere is uncertain, and its visibility kept`() throws {
    // To libxml2, section does not end a paragraph.
    let marked = MarkedText("<!doctype html><p hidden>a<section>«b»</section><p>c")
    let page = HTMLPage(reading: marked.bytes)
    let index = try #require(page.tokens.firstIndex { $0.range == marked.ranges.first })
    #expect(page.uncertain == [Int32(index)])
    #expect(page.visibility[index] == .visible)
    #expect(page.isStructureTrusted)
    #expect(page.diagnostics.map(\.level) == [.note])
  }

  @Test func `nothing counts as visible on a page that could not be checked`() {
    let bytes = Array(("<title>t</title>" + String(repeating: "<b>a</b>", count: 1_000)).utf8)
    let page = HTMLPage(reading: bytes, timeBudget: .zero)
    #expect(!page.isStructureTrusted)
    #expect(Set(page.visibility) == [.hidden, .public])
    #expect(page.diagnostics.map(\.level) == [.warning])
    #expect(HTMLPage(reading: bytes).visibility.contains(.visible))
  }

  @Test func `random pages of broken markup have a parent and a visibility for each token`() {
    var random = SplitMix(state: 20_260_202)
    for _ in 0..<500 {
      let page = HTMLPage(reading: BrokenMarkup.page(&random))
      let count = page.tokens.count
      #expect(page.parents.count == count && page.visibility.count == count)
      #expect(page.isStructureTrusted)
      #expect(page.parents.indices.allSatisfy { page.parents[$0] < Int32($0) })
    }
  }
}
