import PageArchives
import TestSupport
import Testing

/// However much a small file claims to hold, what is unpacked of it is bounded, and that is said.
@Suite struct ArchiveLimitTests {
  /// How many bytes were handed over, and what was said.
  static func unpacked(
    _ bytes: [UInt8],
    limits: ArchiveLimits = ArchiveLimits()
  ) -> (bytes: Int, said: String) {
    let items = UnpackedFile.items(of: bytes, limits: limits)
    let sizes = items.map { item in
      if case .page(let bytes) = item.content { bytes.count } else { 0 }
    }
    return (sizes.reduce(0, +), items.flatMap(\.problems).joined(separator: "\n"))
  }

  static let zeros = [UInt8](repeating: 0, count: 10 << 20)

  @Test func `ten megabytes of zeros in gzip in gzip are not unpacked whole`() throws {
    let bomb = try TestArchive.compressed(try TestArchive.compressed(Self.zeros))
    #expect(bomb.count < 1000)
    let (bytes, said) = Self.unpacked(bomb)
    #expect(bytes > 0 && bytes < 9 << 20)
    #expect(said.contains("more than 200 times its size"))
  }

  @Test func `a bomb in an archive ends the unpacking of the whole archive`() throws {
    let mine = try TestArchive.zip([
      ("a.html", page("A")), ("bomb.html", Self.zeros), ("z.html", page("Z")),
    ])
    let outer = try TestArchive.zip([("in.zip", mine), ("after.html", page("after"))])
    let found = UnpackedFile.all(of: outer)
    #expect(found.first == UnpackedFile("a.zip!/in.zip!/a.html", "<p>A"))
    #expect(
      found.map(\.name)
        == ["a.zip!/in.zip!/a.html", "a.zip!/in.zip!/bomb.html", "a.zip!/in.zip", "a.zip"]
    )
    #expect(found.dropFirst().allSatisfy { $0.problems.count == 1 })
  }

  @Test func `what is skipped in a compressed archive counts as well`() throws {
    let tar = TarArchive.of([("film.mp4", Self.zeros), ("z.html", page("Z"))])
    let (bytes, said) = Self.unpacked(try TestArchive.compressed(tar))
    #expect(bytes == 0 && said.contains("more than 200 times its size"))
  }

  @Test func `overlapping entries are a bomb`() {
    var zip = ZipArchive((0..<1000).map { ZipArchive.Entry("\($0).html", []) })
    zip.entries[999].bytes = [UInt8](repeating: 0x20, count: 200_000)
    zip.overlaps = true
    var limits = ArchiveLimits()
    limits.ratio = 10
    let (bytes, said) = Self.unpacked(zip.bytes, limits: limits)
    #expect(bytes < 8 << 20 + zip.bytes.count * 10 + 1 << 20)
    #expect(said.contains("more than 10 times its size"))
  }

  @Test func `the holes of a sparse file count`() {
    // A file of 4 GB minus one byte, of which only a map of holes is there (the GNU way).
    var header = TarArchive.header(named: "a.html", size: 0, type: "S")
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put("77777777777\u{0}00000000000\u{0}", at: 386)
    put("77777777777\u{0}", at: 483)
    put("        ", at: 148)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0}", at: 148)
    let found = UnpackedFile.all(of: header + TarArchive.of([("b.html", page("B"))]))
    #expect(found.contains { $0.text == "<p>B" })
    #expect(found.allSatisfy { $0.text?.utf8.count ?? 0 < 1000 })
  }

  @Test func `the number of bytes is bounded in all and for each entry`() throws {
    let text = Array(String(repeating: "<p>News\n", count: 1000).utf8)
    let zip = ZipArchive((0..<10).map { ZipArchive.Entry("\($0).html", text) }).bytes
    var limits = ArchiveLimits()
    limits.totalBytes = 4 << 20
    #expect(Self.unpacked(zip, limits: limits) == (80_000, ""))
    limits.totalBytes = 40_000
    let (bytes, said) = Self.unpacked(zip, limits: limits)
    #expect((40_000...48_000).contains(bytes) && said.contains("unpacks to more than"))
    limits = ArchiveLimits()
    limits.entryBytes = 5000
    let cut = UnpackedFile.all(of: zip, limits: limits)
    #expect(cut.count == 10 && cut.allSatisfy { $0.problems.count == 1 })
  }

  @Test func `the number of entries is bounded, those of nested archives included`() throws {
    let inner = ZipArchive((0..<30).map { ZipArchive.Entry("\($0).html", page("\($0)")) }).bytes
    let outer = ZipArchive((0..<4).map { ZipArchive.Entry("\($0).zip", inner) }).bytes
    var limits = ArchiveLimits()
    #expect(UnpackedFile.all(of: outer).count == 120)
    limits.entries = 50
    let found = UnpackedFile.all(of: outer, limits: limits)
    #expect(found.count { $0.text != nil } == 48)
    #expect(found.suffix(2).map(\.name) == ["a.zip!/1.zip", "a.zip"])
    #expect(found.suffix(2).allSatisfy { $0.problems.first?.contains("50 entries") == true })
  }

  @Test func `archives are read four deep, compressed files among them`() throws {
    var bytes = page("A")
    for level in 1...4 {
      bytes = ZipArchive([ZipArchive.Entry(level == 1 ? "a.html" : "in.zip", bytes)]).bytes
    }
    let name = "a.zip!/in.zip!/in.zip!/in.zip!/a.html"
    #expect(UnpackedFile.all(of: bytes) == [UnpackedFile(name, "<p>A")])
    bytes = ZipArchive([ZipArchive.Entry("in.zip", bytes)]).bytes
    let problem = "a ZIP archive nested more than 4 deep; unpack it and scan what comes out"
    #expect(
      UnpackedFile.all(of: bytes)
        == [UnpackedFile("a.zip!/in.zip!/in.zip!/in.zip!/in.zip", nil, problems: [problem])]
    )
    var file = page("A")
    for _ in 0..<5 { file = try TestArchive.compressed(file) }
    let found = UnpackedFile.all(of: file, named: "a.gz")
    #expect(found.map(\.text) == [nil] && found[0].problems[0].contains("nested more than 4"))
  }
}
