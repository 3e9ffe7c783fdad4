import PageArchives
import TestSupport
import Testing

@Suite struct PackingTests {
  /// The beginning of a file, and what it is taken for.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var beginning: [UInt8]
    var packing: Packing?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "ZIP", beginning: [0x50, 0x4b, 3, 4, 20, 0], packing: .zip),
    Case(name: "an empty ZIP", beginning: [0x50, 0x4b, 5, 6], packing: nil),
    Case(
      name: "a part of a split ZIP",
      beginning: [0x50, 0x4b, 7, 8, 0x50, 0x4b, 3, 4],
      packing: .zip
    ),
    Case(name: "gzip", beginning: [0x1f, 0x8b, 8, 0, 0, 0], packing: .gzip),
    Case(name: "gzip with reserved flags", beginning: [0x1f, 0x8b, 8, 0xe0], packing: nil),
    Case(name: "gzip of another method", beginning: [0x1f, 0x8b, 7, 0], packing: nil),
    Case(name: "bzip2", beginning: Array("BZh91AY&SY".utf8), packing: .bzip2),
    Case(name: "a text about BZh9", beginning: Array("BZh9 is how".utf8), packing: nil),
    Case(name: "xz", beginning: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0], packing: .xz),
    Case(name: "Zstandard", beginning: [0x28, 0xb5, 0x2f, 0xfd, 0], packing: .zstd),
    Case(name: "a page", beginning: Array("<!doctype html>".utf8), packing: nil),
    Case(name: "a text of initials", beginning: Array("PK said".utf8), packing: nil),
    Case(name: "zeros", beginning: [UInt8](repeating: 0, count: 512), packing: nil),
    Case(name: "spaces", beginning: [UInt8](repeating: 32, count: 512), packing: nil),
    Case(name: "nothing", beginning: [], packing: nil),
  ]

  @Test(arguments: cases)
  func `a packing is told by its first bytes`(_ test: Case) {
    #expect(Packing(beginning: test.beginning) == test.packing)
  }

  @Test func `a tar header is told by its checksum, and only whole`() {
    let header = TarArchive.header(named: "a.html", size: 5)
    #expect(Packing(beginning: header) == .tar)
    #expect(Packing(beginning: Array(header.dropLast())) == nil)
    for index in 0..<header.count where !(148..<156).contains(index) {
      var damaged = header
      damaged[index] ^= 1
      #expect(Packing(beginning: damaged) == nil, "byte \(index)")
    }
  }
}
