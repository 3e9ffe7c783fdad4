import Foundation
import TestSupport
import Testing

/// What can be named as an input, and what is said when it cannot be read.
@Suite struct InputTests {
  static func sources(_ result: BuiltTool.Result) throws -> [String] {
    try JSONReport(result.output).sources.map(\.source)
  }

  @Test func `a folder gives its pages and data files by path, and nothing else`() throws {
    let files = [
      "site/b.html", "site/a.htm", "site/data/calls.json", "site/C.HTML", "site/x.xhtml",
      "site/style.css", "site/app.js", "site/readme.txt",
    ]
    let pages = Dictionary(uniqueKeysWithValues: files.map { ($0, ScratchFolder.cleanPage) })
    try ScratchFolder.with(pages) { (folder) throws in
      let expected = [
        "site/C.HTML", "site/a.htm", "site/b.html", "site/data/calls.json", "site/x.xhtml",
      ]
      #expect(try Self.sources(folder.scan("--format", "json", "site")) == expected)
      #expect(try Self.sources(folder.scan("--format", "json", "site/")) == expected)
    }
  }

  @Test func `a folder without pages is said to be one`() throws {
    let result = try ScratchFolder.with(["site/app.js": "1"]) { try $0.scan("site") }
    #expect(result.status == 3)
    #expect(result.errors.contains("site: the folder holds no pages (.htm, .html, .json"))
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
    #expect(result.status == 1 && result.output.contains("[31mphone”"))
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
