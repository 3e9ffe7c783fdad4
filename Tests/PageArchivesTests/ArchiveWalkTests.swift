import PageArchives
import TestSupport
import Testing

@Suite struct ArchiveWalkTests {
  static let files = [(name: "a.html", bytes: page("A")), (name: "b/c.json", bytes: page("C"))]

  @Test func `a ZIP archive gives its entries`() throws {
    let expected = [UnpackedFile("a.zip!/a.html", "<p>A"), UnpackedFile("a.zip!/b/c.json", "<p>C")]
    #expect(UnpackedFile.all(of: try TestArchive.zip(Self.files)) == expected)
    let stored = ZipArchive(Self.files.map { ZipArchive.Entry($0.name, $0.bytes) })
    #expect(UnpackedFile.all(of: stored.bytes) == expected)
  }

  @Test func `a tar archive gives its entries`() {
    #expect(
      UnpackedFile.all(of: TarArchive.of(Self.files), named: "a.tar")
        == [UnpackedFile("a.tar!/a.html", "<p>A"), UnpackedFile("a.tar!/b/c.json", "<p>C")]
    )
  }

  @Test(arguments: TestArchive.Compression.allCases)
  func `a compressed tar archive is one archive`(_ compression: TestArchive.Compression) throws {
    let bytes = try TestArchive.compressed(TarArchive.of(Self.files), with: compression)
    #expect(
      UnpackedFile.all(of: bytes, named: "a.tgz")
        == [UnpackedFile("a.tgz!/a.html", "<p>A"), UnpackedFile("a.tgz!/b/c.json", "<p>C")]
    )
  }

  @Test(arguments: TestArchive.Compression.allCases)
  func `a compressed page is the page itself`(_ compression: TestArchive.Compression) throws {
    let bytes = try TestArchive.compressed(page("A"), with: compression)
    #expect(
      UnpackedFile.all(of: bytes, named: "a.html.gz") == [UnpackedFile("a.html.gz", "<p>A")]
    )
    let twice = try TestArchive.compressed(bytes)
    #expect(UnpackedFile.all(of: twice, named: "a.gz") == [UnpackedFile("a.gz", "<p>A")])
  }

  @Test(
    arguments: [
      ("a/calls.html.gz", "a/calls.html"), ("map.SVGZ", "map.svg"), ("site.tgz", "site.tar"),
      ("calls.json", "calls.json"), (".gz", ".gz"), ("a.gz/b", "a.gz/b"), ("x.html.bz2", "x.html"),
    ]
  )
  func `a compressed page's file is called as before it was compressed`(
    _ name: String,
    _ expected: String
  ) throws {
    #expect(ReadableFile.nameUnpacked(name) == expected)
    let items = UnpackedFile.items(of: try TestArchive.compressed(page("A")), named: name)
    #expect(items.map(\.name) == [name] && items.map(\.fileName) == [expected])
  }

  @Test func `a compressed file of nothing is an empty page`() throws {
    let bytes = try TestArchive.compressed([])
    #expect(UnpackedFile.all(of: bytes, named: "a.gz") == [UnpackedFile("a.gz", "")])
  }

  @Test func `archives in archives are opened, and their names joined`() throws {
    let tar = try TestArchive.compressed(TarArchive.of(Self.files))
    let zip = try TestArchive.zip([
      ("b.tar.gz", tar), ("z.html", page("Z")),
      ("y.html.gz", try TestArchive.compressed(page("Y"))),
      ("in/d.zip", try TestArchive.zip(Self.files)),
    ])
    #expect(
      UnpackedFile.all(of: zip)
        == [
          UnpackedFile("a.zip!/b.tar.gz!/a.html", "<p>A"),
          UnpackedFile("a.zip!/b.tar.gz!/b/c.json", "<p>C"),
          UnpackedFile("a.zip!/z.html", "<p>Z"), UnpackedFile("a.zip!/y.html.gz", "<p>Y"),
          UnpackedFile("a.zip!/in/d.zip!/a.html", "<p>A"),
          UnpackedFile("a.zip!/in/d.zip!/b/c.json", "<p>C"),
        ]
    )
  }

  // MARK: What is read

  @Test func `entries of other kinds are counted by kind`() throws {
    let binary: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0, 1, 2]
    let zip = try TestArchive.zip([
      ("a.png", binary), ("b.PNG", binary), ("c.woff2", binary), ("d", binary), ("e.css", []),
      ("story", page("S")), ("app.js", Array("go()".utf8)), ("notes", Array("words".utf8)),
      ("f.ttf.gz", try TestArchive.compressed(binary)), (".htaccess", binary),
      ("g.\u{1b}[2J", binary), ("x." + String(repeating: "y", count: 400), binary),
    ])
    let note =
      "10 files of other kinds were not read: 5 of no known kind, 2 png, 1 empty, 1 ttf, 1 woff2"
    #expect(
      UnpackedFile.all(of: zip)
        == [
          UnpackedFile("a.zip!/story", "<p>S"), UnpackedFile("a.zip!/app.js", "go()"),
          UnpackedFile("a.zip", nil, note: note),
        ]
    )
  }

  @Test func `links are counted, whatever they lead to`() {
    let link = TarArchive.header(named: "l.html", size: 0, type: "2", target: "/etc/passwd")
    let hard = TarArchive.header(named: "h.html", size: 0, type: "1", target: "a.html")
    let folder = TarArchive.header(named: "b/", size: 0, type: "5")
    #expect(
      UnpackedFile.all(of: link + hard + folder + TarArchive.of(Self.files), named: "a.tar").last
        == UnpackedFile(
          "a.tar",
          nil,
          note: "2 files of other kinds were not read: 2 links or devices"
        )
    )
  }

  @Test func `an archive without a page is a failure where it is named, and a note elsewhere`() {
    let zip = ZipArchive([ZipArchive.Entry("a.png", [0, 1])]).bytes
    let note = "1 file of another kind was not read: 1 png"
    #expect(
      UnpackedFile.all(of: zip)
        == [
          UnpackedFile("a.zip", nil, problems: ["the archive holds nothing that is read; \(note)"])
        ]
    )
    #expect(UnpackedFile.all(of: zip, isNamed: false) == [UnpackedFile("a.zip", nil, note: note)])
    #expect(
      UnpackedFile.all(of: TarArchive.of([("d/", [])]), isNamed: false)
        == [UnpackedFile("a.zip", nil, note: "an empty archive")]
    )
  }

  @Test func `a compressed file of another kind is read where it is named alone`() throws {
    let bytes = try TestArchive.compressed([0, 1, 2])
    #expect(
      UnpackedFile.all(of: bytes, named: "a.gz") == [UnpackedFile("a.gz", "\u{0}\u{1}\u{2}")]
    )
    let note = "1 file of another kind was not read: 1 ttf"
    #expect(
      UnpackedFile.all(of: bytes, named: "a.ttf.gz", isNamed: false)
        == [UnpackedFile("a.ttf.gz", nil, note: note)]
    )
    #expect(!ArchiveWalk.isWorthReading(FileContent(bytes), named: "a.ttf.gz"))
    #expect(ArchiveWalk.isWorthReading(FileContent(bytes), named: "a.js.gz"))
  }

  // MARK: Names

  static let names = [
    ("../../up.html", "../../up.html"), ("/etc/root.html", "/etc/root.html"),
    ("C:win.html", "C:win.html"), ("a!/b.html", "a!/b.html"),
    ("\u{1b}[2J\n.html", "\u{1b}[2J\n.html"), ("новости.html", "новости.html"),
  ]

  @Test(arguments: names)
  func `a name is shown and does nothing`(_ name: String, _ shown: String) {
    var zip = ZipArchive([ZipArchive.Entry(name, page("A"))])
    let expected = [UnpackedFile("a.zip!/\(shown)", "<p>A")]
    #expect(UnpackedFile.all(of: zip.bytes) == expected)
    zip.entries[0].flags = 1 << 11
    #expect(UnpackedFile.all(of: zip.bytes) == expected)
    #expect(
      UnpackedFile.all(of: TarArchive.longNamed(name, page("A")) + TarArchive.of([])) == expected
    )
  }

  @Test func `a name in another charset is repaired, none is numbered, a long one shortened`() {
    var entry = ZipArchive.Entry("", page("A"))
    entry.name = [0x8d, 0xae, 0xa2, 0x2e, 0x68, 0x74, 0x6d, 0x6c]  // CP866
    let nameless = ZipArchive.Entry("", page("B"))
    let long = ZipArchive.Entry(String(repeating: "n", count: 60_000) + ".html", page("C"))
    let found = UnpackedFile.all(of: ZipArchive([entry, nameless, long]).bytes)
    #expect(found.map(\.text) == ["<p>A", "<p>B", "<p>C"])
    #expect(found[0].name == "a.zip!/\u{fffd}\u{fffd}\u{fffd}.html")
    #expect(found[1].name == "a.zip!/entry 2")
    #expect(found[2].name.utf8.count < 1100 && found[2].name.hasSuffix("nnn.html"))
    #expect(found[2].name.contains("nnn…nnn"))
  }

  @Test func `a name of 100 kB in a tar archive is shortened as well`() {
    let name = String(repeating: "n", count: 100_000) + ".html"
    let found = UnpackedFile.all(of: TarArchive.longNamed(name, page("A")) + TarArchive.of([]))
    #expect(found.map(\.text) == ["<p>A"] && found[0].name.utf8.count < 1100)
  }

  @Test func `entries of one name are both read`() {
    let twins = [ZipArchive.Entry("a.html", page("A")), ZipArchive.Entry("a.html", page("B"))]
    let expected = [UnpackedFile("a.zip!/a.html", "<p>A"), UnpackedFile("a.zip!/a.html", "<p>B")]
    #expect(UnpackedFile.all(of: ZipArchive(twins).bytes) == expected)
    let tar = TarArchive.of([("a.html", page("A")), ("a.html", page("B"))])
    #expect(UnpackedFile.all(of: tar) == expected)
  }

  @Test func `reading an archive from disk gives the same as from memory`() throws {
    try BuiltTool.withScratchFolder { folder in
      for bytes in [try TestArchive.zip(Self.files), TarArchive.of(Self.files)] {
        let content = try FileContent.onDisk(bytes, in: folder)
        let walk = ArchiveWalk(content, named: "a.zip", isNamed: true)
        var names: [String] = []
        while let item = walk.next() { names.append(item.name) }
        #expect(names == UnpackedFile.all(of: bytes).map(\.name))
      }
    }
  }
}
