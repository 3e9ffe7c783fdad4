import SourceText
import TestSupport
import Testing

@testable import PageCarriers

/// What the sources in a source map are read as, and what strings readers recognise.
@Suite struct SourceMapTextTests {
  @Test(arguments: [
    ("webpack:///./src/App.vue?4f2a", "<template><p>a</p></template>", PageReader.MediaType.html),
    ("src/a.ts", "const a: List<String> = b", .javascript), ("src/a.scss", "$a: 1px;", .css),
    ("a.json", "{\"a\": 1}", .json), ("calls.csv", "a,b\n1,2", .csv), ("", "a,b\n1,2\n", .csv),
    ("", "import a from 'b'\nexport default {a}", .javascript), ("", "{\"a\": [1]}", .json),
    ("", "export default {\n  name: 'a'\n}", .javascript),
    ("", "if (a < b && c > d) {}", .javascript),
    ("", ".call { color: red }", .css), ("", "/* a */\n@charset \"utf-8\";", .css),
    ("", "// a\n@Component({a: 1}) class B {}", .javascript),
    ("", "h1, p > a {\n  margin: 0 }", .css),
    ("", "class A { name: string }", .javascript), ("", "/* nothing", .javascript),
    ("", "", .javascript),
    ("App.svelte", "<script>let a = 1</script>", .html),
    ("src/App", "<script>let a</script>", .html),
  ])
  func `a source is read by what it begins like, and its name`(
    _ name: String,
    _ text: String,
    _ type: PageReader.MediaType
  ) {
    let found = Array(text.utf8).withUnsafeBufferPointer {
      SourceMapText.mediaType(of: $0, name: name)
    }
    #expect(found == type)
  }

  @Test(arguments: [
    "# sourceMappingURL=«data:application/json;base64,e30=»", "@ sourceMappingURL=«app.js.map» */",
    " see sourceMappingURL=", "# sourceMappingURL=",
  ])
  func `the address of a source map is found in its comment`(_ comment: String) {
    let marked = MarkedText(comment)
    let range = marked.bytes.withUnsafeBufferPointer { SourceMapText.address(inComment: $0) }
    #expect(range == marked.ranges.first)
  }

  @Test(arguments: [
    ("<?xml version='1.0'?><a/>", true), ("<rss><channel/></rss>", true), ("<p>a</p>", false),
    ("<feed xmlns='a'>", true), ("<?xml version='1.0'?><html>", false), ("<svg/>", false),
    ("a <rss>", false), ("", false), ("<", false), ("<?xml", true),
  ])
  func `XML in a string is told from HTML`(_ text: String, _ isXML: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { XMLReader.recognises($0) } == isXML)
  }

  @Test(arguments: [
    ("<rss><channel><language>ru-RU</language></channel></rss>", "ru-RU"),
    ("<?xml version='1.0'?>\n<feed xml:lang='uk'><title>a</title></feed>", "uk"),
  ])
  func `a feed says its language`(_ file: String, _ language: String) {
    let content = PageReader.read(PageText(decoding: Array(file.utf8), as: .markup), as: .xml)
    #expect(content.language == language)
  }
}
