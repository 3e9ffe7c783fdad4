import PageCarriers
import SourceText
import Testing

/// What an input is: by its beginning first, by its name where that leaves a choice.
@Suite struct MediaTypeTests {
  /// A file, and what it is read as.
  struct Case: Sendable, CustomTestStringConvertible {
    var file: String
    var text: String
    var type: PageReader.MediaType
    var testDescription: String { "\(file): \(text.prefix(40))" }

    init(_ file: String, _ text: String, _ type: PageReader.MediaType) {
      self.file = file
      self.text = text
      self.type = type
    }
  }

  static let cases = [
    // Names that tell the truth.
    Case("page.html", "<!doctype html><p>a", .html), Case("page.htm", "Hello", .html),
    Case("a.json", #"{"a":1}"#, .json), Case("a.json", "\"a\"", .json),
    Case("a.geojson", #"{"type":"FeatureCollection"}"#, .json),
    Case("app.js.map", #"{"version":3}"#, .json), Case("site.webmanifest", "{}", .json),
    Case("a.ndjson", "{\"a\":1}", .ndjson), Case("a.jsonl", "{\"a\":1}\n{\"a\":2}", .ndjson),
    Case("a.js", "var a = 1", .javascript), Case("a.mjs", "export default {a: 1}", .javascript),
    Case("a.js", "[1, 2].map(f)\nvar a = {}; a()", .javascript),
    Case("a.js", "<!-- hidden from old browsers\nvar a", .javascript),
    Case("a.css", "p { color: red }", .css), Case("a.css", "/* a */", .css),
    Case("a.svg", "<svg><text>a</text></svg>", .svg), Case("a.rss", "<rss/>", .xml),
    Case("a.xml", "<newsroom/>", .xml), Case("a.atom", "<feed/>", .xml),
    Case("a.vtt", "WEBVTT\n\n", .webVTT),
    Case("a.srt", "1\n00:00:01,000 --> 00:00:02,0\na", .subRip),
    Case("a.csv", "a,b\n1,2", .csv), Case("a.csv", "a", .csv), Case("a.tsv", "a\tb", .tsv),
    Case("a.txt", "Call 1", .plainText), Case("notes.md", "# Calls", .plainText),
    Case("data.json?v=3#a", "{}", .json), Case("build.zip!/b/data.csv", "a,b\n1,2", .csv),
    // Names that lie.
    Case("a.txt", "<!DOCTYPE html><p>", .html), Case("a.json", "<html><body>404", .html),
    Case("a.js", "<!DOCTYPE html>", .html), Case("a.csv", "<html>", .html),
    Case("a.html", #"{"a":[1]}"#, .json), Case("a.txt", #"[{"a":1}]"#, .json),
    Case("a.js", "{\"a\":1}", .json), Case("a.json", "{\"a\":1}\n{\"a\":2}\n", .ndjson),
    Case("a.html", "WEBVTT\n\n00:01.000 --> 00:02.000\na", .webVTT),
    Case("a.html", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", .xml),
    Case("a.html", "<?xml version=\"1.0\"?><!-- a --><svg>", .svg),
    Case("a.txt", "<urlset xmlns='x'>", .xml), Case("a.json", "<feed xmlns='x'>", .xml),
    Case("a.xml", "{\"a\":1}", .json), Case("a.svg", "<!doctype html><p>", .html),
    Case("a.vtt", "Call 1", .plainText), Case("a.xml", "nothing here", .plainText),
    // Pages that begin oddly.
    Case("a.html", "<svg></svg><p>a", .html), Case("a.xhtml", "<?xml version='1.0'?><html>", .html),
    Case("a.html", "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>", .html),
    Case("a.php", "<?php // a ?><p>", .html), Case("a.html", "[caption] a", .html),
    Case("a.html", "<?xml version='1.0'?><div>a</div>", .html),
    // Data behind what keeps it from being run.
    Case("a", ")]}',\n{\"a\":1}", .json), Case("a", "for(;;);{\"a\":1}", .json),
    Case("a", "while(1);[{\"a\":1}]", .json), Case("a.json", "callback({\"a\":1});", .json),
    Case("a.json", "/*O_o*/\ngoogle.setResponse({\"a\":1});", .json),
    Case("a.json", "// made by hand\n{\"a\":1}", .json),
    Case("a", "\u{feff}\u{feff}{\"a\":1}", .json),
    // A document type without a name.
    Case("-", "<!doctype>", .html), Case("-", "<!doctype <!doctype ", .html),
    // No name at all.
    Case("-", "<p>a", .html), Case("-", "Hello <b>world</b>", .html),
    Case("-", "Call 1", .plainText),
    Case("-", "a,b\n1,2\n", .csv), Case("-", "a\tb\n1\t2\n", .tsv), Case("-", "a < b", .plainText),
    Case("-", "<feed><entry>", .xml), Case("-", "", .html), Case("-", "<3 you", .plainText),
    Case("robots.txt", "User-agent: *\nDisallow: /drafts", .plainText),
  ]

  @Test(arguments: cases)
  func `content decides before the name`(_ row: Case) {
    let text = PageText(decoding: Array(row.text.utf8), as: .markup)
    #expect(PageReader.mediaType(of: text, name: row.file) == row.type)
  }

  @Test func `every type has an ending that leads to it`() {
    let named = Set(
      PageReader.MediaType.fileExtensions.map { "a." + $0 }
        .compactMap(PageReader.MediaType.init(ofFileNamed:))
    )
    #expect(named == Set(PageReader.MediaType.allCases))
    #expect(PageReader.MediaType(ofFileNamed: "a.png") == nil)
    #expect(PageReader.MediaType(ofFileNamed: "json") == nil)
  }
}
