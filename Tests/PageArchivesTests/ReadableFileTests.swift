import PageArchives
import Testing

@Suite struct ReadableFileTests {
  @Test(
    arguments: [
      "a.html", "A.HTML", "x/y.geojson", "site.webmanifest", "app.js.map", "film.vtt", "rows.tsv",
      "robots.txt", "feed.atom",
    ]
  )
  func `names of texts a page loads are read`(_ name: String) {
    #expect(ReadableFile.isNamedReadable(name))
  }

  @Test(arguments: ["a.png", "html", ".html", "a.html/b", "a.", "", "/", ".", "a.htmlx", "a.html~"])
  func `other names are not`(_ name: String) {
    #expect(!ReadableFile.isNamedReadable(name))
  }

  @Test(
    arguments: [
      "<!doctype html>", "\n\t <p>", "</p>", "<?xml version=\"1.0\"?>", "{\"a\":1}", "{ }",
      "[ [1]]",
      "[-1]", "[\"a\"]", "[null]", "\u{feff}<html>",
    ]
  )
  func `a beginning of HTML, XML or JSON is read`(_ text: String) {
    #expect(ReadableFile.beginsReadable(Array(text.utf8)))
    let little = text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    if !text.hasPrefix("\u{feff}") {
      #expect(ReadableFile.beginsReadable([0xff, 0xfe] + little))
      #expect(ReadableFile.beginsReadable([0xfe, 0xff] + big))
    }
  }

  @Test(arguments: ["", "<", "< 5", "{", "[", "[a link]", "{x}", "words", "<p>\u{0}", "\u{0}<p>"])
  func `another beginning is not`(_ text: String) {
    #expect(!ReadableFile.beginsReadable(Array(text.utf8)))
  }
}
