import PageArchives
import TestSupport
import Testing

/// What can be read of a damaged archive is read, and what cannot is said.
@Suite struct ArchiveDamageTests {
  @Test func `an encrypted entry is named, the others are read`() throws {
    let secret = try TestArchive.zip([("s.html", page("S")), ("p.png", [0, 1])], password: "x")
    let found = UnpackedFile.all(of: secret)
    let problem = "it is encrypted; unpack it with its password and scan what comes out"
    #expect(found.first == UnpackedFile("a.zip!/s.html", nil, problems: [problem]))
    #expect(
      found.dropFirst() == [
        UnpackedFile("a.zip", nil, note: "1 file of another kind was not read: 1 png")
      ]
    )
    var mixed = ZipArchive([
      ZipArchive.Entry("s.html", page("S")), ZipArchive.Entry("a.html", page("A")),
    ])
    mixed.entries[0].flags = 1
    #expect(
      UnpackedFile.all(of: mixed.bytes)
        == [
          UnpackedFile("a.zip!/s.html", nil, problems: [problem]),
          UnpackedFile("a.zip!/a.html", "<p>A"),
        ]
    )
  }

  @Test func `an entry of an unknown method is named, the others are read`() {
    var zip = ZipArchive([
      ZipArchive.Entry("s.html", page("S")), ZipArchive.Entry("a.html", page("A")),
    ])
    zip.entries[0].method = 77
    let found = UnpackedFile.all(of: zip.bytes)
    #expect(found.map(\.name) == ["a.zip!/s.html", "a.zip!/a.html"])
    #expect(found.map(\.text) == [nil, "<p>A"])
    #expect(found[0].problems.count == 1 && found[0].problems[0].contains("method"))
  }

  @Test func `an entry that does not unpack is named, the others are read`() {
    var zip = ZipArchive(
      (1...5).map { ZipArchive.Entry("\($0).html", [0xff, 0xff, 0xff, UInt8($0)]) }
    )
    for index in zip.entries.indices { zip.entries[index].method = 8 }
    zip.entries.append(ZipArchive.Entry("z.html", page("Z")))
    let found = UnpackedFile.all(of: zip.bytes)
    #expect(found.map(\.name) == (1...5).map { "a.zip!/\($0).html" } + ["a.zip!/z.html"])
    #expect(found.allSatisfy { $0.text == "<p>Z" || $0.problems.count == 1 })
  }

  @Test func `a wrong checksum and a wrong size are said, and the entry is read`() {
    var zip = ZipArchive([ZipArchive.Entry("a.html", page("A"))])
    zip.entries[0].claimedChecksum = 1
    var found = UnpackedFile.all(of: zip.bytes)
    #expect(found.map(\.text) == ["<p>A"] && found[0].problems.count == 1)
    #expect(found[0].problems[0].contains("CRC"))
    zip.entries[0].claimedChecksum = nil
    for size in [0, 3, 5, 1 << 31, Int(UInt32.max)] {
      zip.entries[0].claimedSize = size
      found = UnpackedFile.all(of: zip.bytes)
      #expect(found.first?.text == "<p>A", "\(size)")
      #expect(found.first?.problems.count == 1, "\(size)")
    }
  }

  @Test func `a page that begins as an archive does is read as a page`() throws {
    let beginnings: [[UInt8]] = [
      [0x50, 0x4b, 3, 4], [0x1f, 0x8b, 8, 0],
      [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],
      [0x28, 0xb5, 0x2f, 0xfd], Array("BZh91AY&SY".utf8),
    ]
    for beginning in beginnings {
      let bytes = beginning + page("hidden")
      for (name, packed) in [
        ("a.html", bytes), ("a.zip", try TestArchive.zip([("a.html", bytes)])),
      ] {
        let found = UnpackedFile.all(of: packed, named: name).first { $0.text != nil }
        #expect(found?.text == String(decoding: bytes, as: UTF8.self), "\(beginning)")
        #expect(
          found?.problems.count == 1 && found?.problems[0].hasPrefix("it begins as a") == true
        )
      }
    }
  }

  @Test func `a page behind a whole entry is not taken for read`() {
    let entry = ZipArchive([ZipArchive.Entry("a.html", page("A"))]).bytes.prefix(40)
    let found = UnpackedFile.all(of: entry + page("hidden"))
    #expect(found.contains { !$0.problems.isEmpty })
    let tar = UnpackedFile.all(of: TarArchive.header(named: "a", size: 1 << 20) + page("hidden"))
    #expect(tar.first?.text == "<p>hidden" && tar.first?.problems.count == 1)
  }

  static let whole: [(name: String, bytes: [UInt8])] = {
    let text = (0..<400).map { "<p>line \($0 * 7919 % 1009)</p>\n" }.joined()
    let files = (0..<4).map { (name: "\($0).html", bytes: Array(text.utf8) + page("\($0)")) }
    let tar = TarArchive.of(files)
    let packed: [(String, [UInt8]?)] = [
      ("a.zip", try? TestArchive.zip(files)),
      ("stored.zip", ZipArchive(files.map { ZipArchive.Entry($0.name, $0.bytes) }).bytes),
      ("a.tar", tar), ("a.tar.gz", try? TestArchive.compressed(tar)),
      ("a.tar.xz", try? TestArchive.compressed(tar, with: .xz)),
      ("a.tar.bz2", try? TestArchive.compressed(tar, with: .bzip2)),
      ("a.tar.zst", try? TestArchive.compressed(tar, with: .zstd)),
      ("in.zip", try? TestArchive.zip([("b.zip", (try? TestArchive.zip(files)) ?? [])])),
    ]
    return packed.map { ($0, $1 ?? []) }
  }()

  @Test func `an archive cut off anywhere gives what came before, and says so`() throws {
    for (name, bytes) in Self.whole {
      let complete = UnpackedFile.all(of: bytes, named: name)
      #expect(complete.count == 4 && complete.allSatisfy { $0.problems.isEmpty }, "\(name)")
      for end in stride(from: 0, to: bytes.count - 1100, by: 100) {
        let found = UnpackedFile.all(of: Array(bytes[..<end]), named: name)
        let isSaid = found.contains { !$0.problems.isEmpty }
        #expect(isSaid || found.count == 4 || end < 512, "\(name) cut at \(end)")
        #expect(found.count <= 6)
      }
    }
    let stored = try #require(Self.whole.first { $0.name == "stored.zip" }).bytes
    let half = UnpackedFile.all(of: Array(stored[..<(stored.count / 2)]))
    #expect(half.count { $0.text != nil } >= 2)
  }

  @Test func `an archive with damaged bytes never ends the program`() {
    var random = SplitMix(state: 3)
    for (name, bytes) in Self.whole {
      for _ in 0..<200 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) {
          damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
            in: 0...255,
            using: &random
          )
        }
        #expect(UnpackedFile.all(of: damaged, named: name).count < 100)
      }
    }
  }
}
