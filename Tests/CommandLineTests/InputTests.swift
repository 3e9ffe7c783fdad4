import Foundation
import TestSupport
import Testing

/// What can be named as an input, and what is said when it cannot be read.
@Suite struct InputTests {
  static func sources(_ result: BuiltTool.Result) throws -> [String] {
    try JSONReport(result.output).sources.map(\.source)
  }

  @Test func `a folder gives its pages, data, scripts and styles by path`() throws {
    let files = [
      "site/b.html", "site/a.htm", "site/data/calls.json", "site/C.HTML", "site/x.xhtml",
      "site/style.css", "site/app.js", "site/feed.rss", "site/film.vtt", "site/rows.csv",
      "site/story", "site/story.php?id=7", "site/.hidden",
    ]
    let pages = Dictionary(uniqueKeysWithValues: files.map { ($0, ScratchFolder.cleanPage) })
    try ScratchFolder.with(pages) { (folder) throws in
      for spelling in ["site", "site/"] {
        let result = try folder.scan("--format", "json", spelling)
        #expect(try Self.sources(result) == files.sorted() && result.errors.isEmpty)
      }
    }
  }

  @Test func `files of other kinds are counted, and said once`() throws {
    try ScratchFolder.with(["site/a.html": "<p>News", "site/notes": "No mark-up"]) {
      (folder) throws in
      for name in ["a.png", "b.png", "c.PNG", "font.woff2"] {
        try folder.write([0x89, 0x50, 0x4e, 0x47, 0, 0, 0], to: "site/assets/\(name)")
      }
      try folder.write([], to: "site/empty.css")
      let result = try folder.scan("--format", "json", "site")
      let note =
        "6 files of other kinds were not read: 3 png, 1 empty, 1 of no known kind, 1 woff2"
      #expect(result.errors == "pageleaks: site: \(note)\n" && result.status == 0)
      let sources = try JSONReport(result.output).sources
      #expect(sources.map(\.source) == ["site", "site/a.html"])
      #expect(sources.map(\.status) == ["complete", "complete"])
      #expect(try folder.scan("--strict", "site").status == 0)
      let text = try folder.scan("site")
      #expect(text.output == "Nothing found on 1 page.\n")
    }
  }

  @Test func `a file given by name is read, whatever it is called`() throws {
    try ScratchFolder.with(["calls.dat": "News <!-- tel. +7 947 000-12-03 -->"]) {
      (folder) throws in
      #expect(try folder.scan(".").status == 3)
      #expect(try folder.scan("calls.dat").status == 1)
    }
  }

  @Test func `a folder without pages is said to be one`() throws {
    let result = try ScratchFolder.with(["site/app.bin": "1"]) { try $0.scan("site") }
    #expect(result.status == 3)
    #expect(result.errors.contains("site: the folder holds no pages and no data; 1 file of"))
  }

  @Test func `a pattern the shell left alone is matched`() throws {
    let pages = ["a1.html": "", "a2.html": "", "b1.html": ""].mapValues { _ in "<p>News" }
    try ScratchFolder.with(pages) { (folder) throws in
      #expect(
        try Self.sources(folder.scan("--format", "json", "a?.html")) == ["a1.html", "a2.html"]
      )
      let none = try folder.scan("c*.html")
      #expect(none.status == 3 && none.errors.contains("c*.html: no file matches"))
    }
  }

  @Test func `an input named twice is scanned once`() throws {
    try ScratchFolder.with(["a.html": "<p>News"]) { (folder) throws in
      #expect(
        try Self.sources(folder.scan("--format", "json", "a.html", "a.html", "a*")) == ["a.html"]
      )
    }
  }

  /// Spellings of `calls.json`, run in a folder `work` beside a link `link` to that folder.
  static let spellings = [
    "calls.json", "./calls.json", ".//calls.json", "data/../calls.json", "../work/calls.json",
    "../link/calls.json", "ABSOLUTE/calls.json", "ABSOLUTE/./data//../calls.json",
    "ABSOLUTE/../link/calls.json", "./cal*.json", "same.json",
  ]

  @Test func `a file has one name and is scanned once, however it is spelled`() throws {
    try ScratchFolder.with(["work/data/a.html": "<p>News"]) { (outer) throws in
      let page = #"{"phone": "+7 947 000-12-03"}"#
      try outer.write(Array(page.utf8), to: "work/calls.json")
      let manager = FileManager.default
      let work = outer.url.appending(path: "work")
      try manager.createSymbolicLink(
        atPath: outer.url.appending(path: "link").path,
        withDestinationPath: "work"
      )
      try manager.createSymbolicLink(
        atPath: work.appending(path: "same.json").path,
        withDestinationPath: "calls.json"
      )
      let folder = ScratchFolder(url: work, tool: BuiltTool(in: work))
      let spellings = Self.spellings.map { $0.replacing("ABSOLUTE", with: work.path) }
      let expected = try folder.scan("--format", "json", "calls.json").output
      #expect(try JSONReport(expected).sources.map(\.source) == ["calls.json"])
      for spelling in spellings.dropLast() {
        #expect(try folder.scan("--format", "json", spelling).output == expected, "\(spelling)")
      }
      let all = try folder.tool.run(["scan", "--format", "json"] + spellings)
      #expect(all.output == expected)
      let pages = ["calls.json", "data/a.html"]
      for spelling in [".", "./", work.path, "../link", "data/.."] {
        let result = try folder.scan("--format", "json", spelling, "data", "./data/")
        #expect(try Self.sources(result) == pages, "\(spelling)")
      }
    }
  }

  @Test func `a file outside the working directory is called as it was named`() throws {
    try ScratchFolder.with(["a.html": "<p>News", "work/b.html": "<p>News"]) { (outer) throws in
      let work = outer.url.appending(path: "work")
      let folder = ScratchFolder(url: work, tool: BuiltTool(in: work))
      let absolute = outer.url.appending(path: "a.html").path
      #expect(
        try Self.sources(folder.scan("--format", "json", "../a.html", absolute)) == ["../a.html"]
      )
      #expect(
        try Self.sources(folder.scan("--format", "json", absolute, "../a.html")) == [absolute]
      )
      #expect(try Self.sources(folder.scan("--format", "json", "..")) == ["../a.html", "b.html"])
    }
  }

  @Test func `a folder with loops of links is searched once, a link out of it is said`() throws {
    try ScratchFolder.with(["site/a/a.html": "<p>News", "other/b.html": "<p>News"]) {
      (folder) throws in
      for (link, target) in [
        ("site/a/up", ".."), ("site/self", "self"), ("site/a/self.html", "self.html"),
        ("site/twin", "a"), ("site/other", "../other"),
      ] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.url.appending(path: link).path,
          withDestinationPath: target
        )
      }
      let result = try folder.scan("--format", "json", "site")
      let sources = try JSONReport(result.output).sources
      #expect(sources.map(\.source) == ["site/a/a.html", "site/a/self.html", "site/other"])
      #expect(sources.map(\.status) == ["complete", "failed", "failed"])
      #expect(result.status == 0 && result.errors.contains("site/other: a link out of the folder"))
      #expect(try folder.scan("--strict", "site").status == 3)
    }
  }

  @Test func `a pipe in a folder does not hold the scan up`() throws {
    try ScratchFolder.with(["site/a.html": "<p>News"]) { (folder) throws in
      #expect(mkfifo(folder.url.appending(path: "site/pipe.html").path, 0o600) == 0)
      let result = try folder.scan("--strict", "site")
      #expect(result.status == 3 && result.errors.contains("site/pipe.html: no file"))
    }
  }

  @Test func `standard input is scanned under the name given`() throws {
    try ScratchFolder.with { (folder) throws in
      let page = Array(ScratchFolder.leakingPage.utf8)
      let named = try folder.scan(
        "--format",
        "json",
        "--stdin-name",
        "story.html",
        "-",
        input: page
      )
      #expect(named.status == 1)
      #expect(try Self.sources(named) == ["story.html"])
      let unnamed = try folder.scan("--format", "json", "-", input: page)
      #expect(try Self.sources(unnamed) == ["standard input"])
    }
  }

  @Test func `standard input without a byte is an empty input`() throws {
    let result = try ScratchFolder.with { try $0.scan("-") }
    #expect(result.status == 3 && result.errors.contains("standard input: "))
    #expect(result.errors.contains("empty"))
  }

  @Test func `--files-from names inputs, one a line`() throws {
    let files = ["a.html": "<p>News", "b c.html": "<p>News", "list.txt": "a.html\n\nb c.html\r\n"]
    try ScratchFolder.with(files) { (folder) throws in
      let result = try folder.scan("--format", "json", "--files-from", "list.txt")
      #expect(try Self.sources(result) == ["a.html", "b c.html"])
      let piped = try folder.scan(
        "--format",
        "json",
        "--files-from",
        "-",
        "a.html",
        input: Array("b c.html\n".utf8)
      )
      #expect(try Self.sources(piped) == ["a.html", "b c.html"])
    }
  }

  @Test func `a URL is said not to be readable yet`() throws {
    let result = try ScratchFolder.with { try $0.scan("https://news.example.org/calls.html") }
    #expect(result.status == 3)
    #expect(result.errors.contains("https://news.example.org/calls.html: "))
    #expect(result.errors.contains("save the page"))
  }

  // MARK: What cannot be read

  /// An input that gives no page.
  struct Unreadable: Sendable, CustomTestStringConvertible {
    var name: String
    var input: String
    var says: String
    var testDescription: String { name }
  }

  static let unreadable = [
    Unreadable(name: "missing", input: "missing.html", says: "no such file"),
    Unreadable(name: "empty", input: "empty.html", says: "empty"),
    Unreadable(name: "a picture", input: "picture.html", says: "PNG"),
    Unreadable(name: "a folder called like a page", input: "folder.html", says: "no pages"),
    Unreadable(name: "a link to nothing", input: "dangling.html", says: "no such file"),
    Unreadable(name: "a device full of nothing", input: "/dev/null", says: "empty"),
  ]

  @Test(arguments: unreadable)
  func `an input that cannot be read is named, and the others are scanned`(
    _ input: Unreadable
  ) throws {
    try ScratchFolder.with(["leaking.html": ScratchFolder.leakingPage, "empty.html": ""]) {
      (folder) throws in
      let manager = FileManager.default
      try folder.write(
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0],
        to: "picture.html"
      )
      try manager.createDirectory(
        at: folder.url.appending(path: "folder.html"),
        withIntermediateDirectories: false
      )
      try manager.createSymbolicLink(
        atPath: folder.url.appending(path: "dangling.html").path,
        withDestinationPath: "nowhere"
      )
      let alone = try folder.scan(input.input)
      #expect(alone.status == 3)
      #expect(alone.errors.contains("pageleaks: \(input.input): "))
      #expect(alone.errors.contains(input.says), "\(alone.errors)")
      let beside = try folder.scan("--format", "json", input.input, "leaking.html")
      #expect(beside.status == 1 && beside.errors == alone.errors)
      let report = try JSONReport(beside.output)
      #expect(report.sources.map(\.status) == ["failed", "complete"])
      #expect(report.sources.map(\.source) == [input.input, "leaking.html"])
      #expect(Set(report.findings.map(\.location.source)) == ["leaking.html"])
    }
  }

  @Test func `a link to nothing in a folder does not stop the folder`() throws {
    try ScratchFolder.with(["site/a.html": ScratchFolder.leakingPage]) { (folder) throws in
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: "site/b.html").path,
        withDestinationPath: "nowhere"
      )
      let result = try folder.scan("--format", "json", "site")
      #expect(result.status == 1)
      #expect(try JSONReport(result.output).sources.map(\.status) == ["complete", "failed"])
    }
  }

  @Test func `a name with control characters cannot write to the terminal`() throws {
    let name = "a\u{1b}[2J.html"
    let result = try ScratchFolder.with { (folder) throws in
      try folder.write(Array(ScratchFolder.leakingPage.utf8), to: name)
      return try folder.scan(name, "missing\u{1b}[2J.html")
    }
    #expect(!result.output.contains("\u{1b}") && !result.errors.contains("\u{1b}"))
  }

  @Test func `a key of a page and a name of a file cannot write to the terminal`() throws {
    let page = #"{"caller_\u001b[31mphone": "+7 947 000-12-03"}"#
    let result = try ScratchFolder.with { (folder) throws in
      try folder.write(Array(page.utf8), to: "calls.json")
      return try folder.scan("calls.json", "missing\u{61c}\u{202e}\n.html")
    }
    #expect(result.status == 1 && result.output.contains("calls.json: 1 value"))
    #expect(!result.output.contains("\u{1b}"))
    #expect(result.errors == "pageleaks: missing\u{fffd}\u{fffd} .html: no such file or folder\n")
  }

  @Test func `a page of twenty megabytes is scanned whole`() throws {
    try ScratchFolder.with { (folder) throws in
      let row = #"{"id":1663146000,"title":"The bridge reopened","text":"It was time."},"#
      let rows = String(repeating: row, count: (20 << 20) / row.utf8.count)
      let data = "<script type=\"application/json\">[\(rows)\"\"]</script>"
      try folder.write(Array((data + ScratchFolder.leakingPage).utf8), to: "large.html")
      let result = try folder.scan("--format", "json", "large.html")
      let report = try JSONReport(result.output)
      #expect(result.status == 1 && report.sources.first?.bytes ?? 0 > 20_000_000)
      #expect(report.sources.map(\.status) == ["complete"])
      #expect(report.findings.contains { $0.rule == "phone-number" })
    }
  }
}
