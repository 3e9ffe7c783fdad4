import Foundation
import TestSupport
import Testing

/// Archives as inputs of the tool itself.
@Suite struct ArchiveInputTests {
  static let leak = Array(ScratchFolder.leakingPage.utf8)
  static let files = [
    (name: "news/calls.html", bytes: leak), (name: "a.json", bytes: Array("[1, 2]".utf8)),
    (name: "logo.png", bytes: [0x89, 0x50, 0x4e, 0x47, 0, 1]),
  ]

  /// An archive and the name its pages have.
  static func archives() throws -> [(file: String, bytes: [UInt8])] {
    [
      ("build.zip", try TestArchive.zip(files)),
      ("build.tar", TarArchive.of(files)),
      ("build.tar.gz", try TestArchive.compressed(TarArchive.of(files))),
      ("extension-that-lies.html", try TestArchive.zip(files)),
    ]
  }

  @Test func `an archive is scanned as the folder it was made from`() throws {
    try ScratchFolder.with { (folder) throws in
      for (name, bytes) in Self.files { try folder.write(bytes, to: "build/\(name)") }
      let whole = try folder.scan("--format", "json", "build").output
      let expected = try JSONReport(whole)
      for (file, bytes) in try Self.archives() {
        try folder.write(bytes, to: file)
        let result = try folder.scan("--format", "json", file)
        let report = try JSONReport(result.output)
        #expect(result.status == 1)
        let note = "1 file of another kind was not read: 1 png"
        #expect(result.errors == "pageleaks: \(file): \(note)\n")
        let names = expected.sources.map { $0.source.replacing("build/", with: "\(file)!/") }
        #expect(report.sources.map(\.source) == [file] + names.dropFirst())
        #expect(
          report.sources.dropFirst().map(\.bytes) == expected.sources.dropFirst().map(\.bytes)
        )
        #expect(report.findings.map(\.rule) == expected.findings.map(\.rule))
        #expect(Set(report.findings.map(\.location.source)) == ["\(file)!/news/calls.html"])
        #expect(report.sources.allSatisfy { $0.status == "complete" })
      }
    }
  }

  @Test func `a compressed page is scanned under its own name`() throws {
    try ScratchFolder.with { (folder) throws in
      try folder.write(try TestArchive.compressed(Self.leak), to: "calls.html.gz")
      let result = try folder.scan("--format", "json", "--strict", "calls.html.gz")
      let report = try JSONReport(result.output)
      #expect(result.status == 1 && result.errors.isEmpty)
      #expect(report.sources.map(\.source) == ["calls.html.gz"])
      #expect(report.sources.map(\.bytes) == [Self.leak.count])
    }
  }

  @Test func `archives in a folder are scanned with it, in one order`() throws {
    try ScratchFolder.with(["site/z.html": "<p>News", "site/a.html": "<p>News"]) {
      (folder) throws in
      let inner = try TestArchive.compressed(TarArchive.of([("c.json", Self.leak)]))
      let zip = try TestArchive.zip([
        ("z.html", Self.leak), ("b.tar.gz", inner), ("a.html", Self.leak),
      ])
      try folder.write(zip, to: "site/docs")
      try folder.write(try TestArchive.compressed([0, 1]), to: "site/font.ttf.gz")
      var outputs: Set<String> = []
      for jobs in ["1", "2", "5"] {
        outputs.insert(try folder.scan("--format", "json", "--jobs", jobs, "site").output)
      }
      #expect(outputs.count == 1)
      #expect(
        try JSONReport(outputs.first ?? "").sources.map(\.source) == [
          "site", "site/a.html", "site/docs!/a.html", "site/docs!/b.tar.gz!/c.json",
          "site/docs!/z.html", "site/z.html",
        ]
      )
    }
  }

  @Test func `standard input may be an archive`() throws {
    try ScratchFolder.with { (folder) throws in
      for (_, bytes) in try Self.archives() {
        let result = try folder.scan("--format", "json", "--stdin-name", "b", "-", input: bytes)
        #expect(result.status == 1)
        #expect(
          try JSONReport(result.output).sources.map(\.source)
            == ["b", "b!/a.json", "b!/news/calls.html"]
        )
      }
      let gzip = try TestArchive.compressed(Self.leak)
      let result = try folder.scan("--format", "json", "-", input: gzip)
      #expect(try JSONReport(result.output).sources.map(\.source) == ["standard input"])
    }
  }

  @Test func `hostile names reach neither the terminal nor the disk`() throws {
    let name = "../up\u{1b}[2J\u{202e}.html"
    let zip = ZipArchive([
      ZipArchive.Entry(name, Self.leak), ZipArchive.Entry("/up.html", Self.leak),
    ])
    try ScratchFolder.with { (folder) throws in
      try folder.write(zip.bytes, to: "in/a.zip")
      let result = try folder.scan("in/a.zip")
      #expect(result.status == 1 && result.output.contains("in/a.zip!/../up\u{fffd}[2J"))
      #expect(!result.output.contains("\u{1b}") && !result.output.contains("\u{202e}"))
      let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
      #expect(Set(paths) == ["in", "in/a.zip"])
    }
  }

  // MARK: What cannot be read whole

  @Test func `a bomb makes the scan incomplete`() throws {
    let bomb = try TestArchive.compressed([UInt8](repeating: 0x20, count: 40 << 20))
    let zip = try TestArchive.zip([
      ("calls.html", Self.leak), ("bomb.html.gz", try TestArchive.compressed(bomb)),
      ("later.html", Self.leak),
    ])
    try ScratchFolder.with { (folder) throws in
      try folder.write(zip, to: "a.zip")
      let result = try folder.scan("--format", "json", "a.zip")
      let report = try JSONReport(result.output)
      #expect(result.status == 1)
      #expect(
        result.errors.contains("a.zip!/bomb.html.gz: it unpacks to more than 200 times its size")
      )
      #expect(result.errors.contains("a.zip: it unpacks to more than 200 times its size"))
      #expect(
        report.sources.map(\.source) == ["a.zip", "a.zip!/bomb.html.gz", "a.zip!/calls.html"]
      )
      #expect(report.sources.map(\.status) == ["partial", "partial", "complete"])
      #expect(report.sources[1].bytes < 9 << 20)
      let text = try folder.scan("a.zip").output
      #expect(text.hasPrefix("a.zip: not examined whole\n"), "\(text)")
    }
  }

  @Test func `an entry that cannot be read is named, and --strict fails`() throws {
    var zip = ZipArchive([ZipArchive.Entry("secret.html", Self.leak)])
    zip.entries.append(ZipArchive.Entry("a.html", Array("<p>News".utf8)))
    zip.entries[0].flags = 1
    try ScratchFolder.with { (folder) throws in
      try folder.write(zip.bytes, to: "a.zip")
      let result = try folder.scan("--strict", "--format", "json", "a.zip")
      #expect(result.status == 3)
      #expect(result.errors.hasPrefix("pageleaks: a.zip!/secret.html: it is encrypted"))
      let sources = try JSONReport(result.output).sources
      #expect(sources.map(\.source) == ["a.zip!/a.html", "a.zip!/secret.html"])
      #expect(sources.map(\.status) == ["complete", "failed"])
      #expect(try folder.scan("a.zip").status == 0)
    }
  }

  @Test func `an archive cut off gives its first pages and a message`() throws {
    let files = (0..<9).map { ZipArchive.Entry("\($0).html", Self.leak) }
    let bytes = ZipArchive(files).bytes
    try ScratchFolder.with { (folder) throws in
      try folder.write(Array(bytes.prefix(600)), to: "a.zip")
      let result = try folder.scan("--format", "json", "a.zip")
      let sources = try JSONReport(result.output).sources
      #expect(sources.count { $0.status == "complete" } >= 4)
      #expect(sources.first?.status == "partial")
      #expect(result.errors.contains("a.zip: the list at its end is missing or damaged"))
    }
  }

  @Test func `an archive without a page gives nothing to examine`() throws {
    try ScratchFolder.with { (folder) throws in
      try folder.write(try TestArchive.zip([("a.png", [0, 1])]), to: "a.zip")
      let result = try folder.scan("a.zip")
      #expect(result.status == 3)
      #expect(result.errors.contains("a.zip: the archive holds nothing that is read; 1 file"))
      try folder.write(Array(ScratchFolder.cleanPage.utf8), to: "b.html")
      let all = try folder.scan("--strict", ".")
      #expect(all.status == 0 && all.output == "Nothing found on 1 page.\n")
    }
  }
}
