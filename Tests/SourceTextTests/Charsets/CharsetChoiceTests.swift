import Foundation
import SourceText
import TestSupport
import Testing

@Suite struct CharsetChoiceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var source: [UInt8]
    var given: String?
    var charset: String
    var origin: Charset.Origin

    init(
      _ name: String,
      _ source: [UInt8],
      given: String? = nil,
      _ charset: String,
      _ origin: Charset.Origin
    ) {
      self.name = name
      self.source = source
      self.given = given
      self.charset = charset
      self.origin = origin
    }

    var testDescription: String { name }
  }

  /// "Пётр звонил" in windows-1251.
  static let cyrillic: [UInt8] = [0xCF, 0xB8, 0xF2, 0xF0, 0x20, 0xE7, 0xE2, 0xEE, 0xED, 0xE8, 0xEB]

  static func page(_ head: String, _ rest: [UInt8] = cyrillic) -> [UInt8] {
    Array(head.utf8) + rest
  }

  static let cases = [
    Case("nothing at all", [], "utf-8", .validUTF8),
    Case("ASCII", page("<p>a", []), "utf-8", .validUTF8),
    Case("UTF-8", page("<p>Пётр", []), "utf-8", .validUTF8),
    Case(
      "a mark wins over all",
      page("\u{FEFF}<meta charset=koi8-r>", []),
      given: "gbk",
      "utf-8",
      .byteOrderMark
    ),
    Case("a mark of UTF-16", [0xFF, 0xFE, 0x61, 0], "utf-16le", .byteOrderMark),
    Case("a mark of UTF-16, big-endian", [0xFE, 0xFF, 0, 0x61], "utf-16be", .byteOrderMark),
    Case("a mark of UTF-32", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "utf-32le", .byteOrderMark),
    Case(
      "a mark of UTF-32, big-endian",
      [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61],
      "utf-32be",
      .byteOrderMark
    ),
    Case(
      "what is given wins over the page",
      page("<meta charset=koi8-r>"),
      given: "CP1251",
      "windows-1251",
      .given
    ),
    Case("what is given, with spaces", cyrillic, given: " Windows-1251\n", "windows-1251", .given),
    Case(
      "an unknown label is ignored",
      page("<meta charset=koi8-r>"),
      given: "klingon",
      "koi8-r",
      .meta
    ),
    Case("a meta", page("<meta charset=windows-1251>"), "windows-1251", .meta),
    Case(
      "a meta of old",
      page("<META content='text/html; charset=koi8-r' http-equiv=content-type>"),
      "koi8-r",
      .meta
    ),
    Case("a meta cannot mean UTF-16", page("<meta charset=utf-16>", []), "utf-8", .meta),
    Case(
      "a meta cannot mean private fonts",
      page("<meta charset=x-user-defined>"),
      "windows-1252",
      .meta
    ),
    Case("a meta in a comment", page("<!--<meta charset=koi8-r>-->"), "windows-1251", .fallback),
    Case(
      "a meta of no known name",
      page("<meta charset=win-1251><meta charset=koi8-u>"),
      "koi8-u",
      .meta
    ),
    Case("UTF-7 is refused", page("<meta charset=utf-7>", []), "utf-8", .validUTF8),
    Case("refused by browsers", page("<meta charset=iso-2022-kr>", []), "utf-8", .validUTF8),
    Case(
      "a late meta",
      page("<title>\(String(repeating: "x", count: 2000))</title><meta charset=koi8-r>"),
      "koi8-r",
      .meta
    ),
    Case(
      "a late meta in a script",
      page("\(String(repeating: "x", count: 2000))<script>'<meta charset=koi8-r>'</script>"),
      "windows-1251",
      .fallback
    ),
    Case(
      "a meta past all heads",
      page("\(String(repeating: "x", count: 70000))<meta charset=koi8-r>"),
      "windows-1251",
      .fallback
    ),
    Case(
      "an XML declaration",
      page("<?xml version='1.0' encoding='windows-1251'?><p>"),
      "windows-1251",
      .xmlDeclaration
    ),
    Case(
      "a meta wins over an XML declaration",
      page("<?xml encoding='gbk'?><meta charset=koi8-r>"),
      "koi8-r",
      .meta
    ),
    Case("an XML declaration without end", page("<?xml encoding='gbk"), "windows-1251", .fallback),
    Case(
      "UTF-16 without a mark",
      "<p>Пётр звонил".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      "utf-16le",
      .fallback
    ),
    Case(
      "UTF-16 without a mark, big-endian",
      "<p>+7".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
      "utf-16be",
      .fallback
    ),
    Case("words of Cyrillic", page("<p>"), "windows-1251", .fallback),
    Case(
      "a letter among others",
      page("<p>caf", [0xE9]) + page(" cr", [0xE8]) + page("me", []),
      "windows-1252",
      .fallback
    ),
    Case("quotation marks only", [0x93, 0x61, 0x94], "windows-1252", .fallback),
  ]

  @Test(arguments: cases) func `the encoding of a page`(_ row: Case) {
    let charset = PageText(decoding: row.source, given: row.given, as: .markup).charset
    #expect(charset.name == row.charset)
    #expect(charset.origin == row.origin)
  }

  @Test func `data that is no markup declares nothing`() {
    let page = PageText(decoding: Self.page(#"["<meta charset=koi8-r>"]"#), as: .other)
    #expect(page.charset.name == "windows-1251")
  }

  @Test func `a byte order mark is no part of the text`() {
    let page = PageText(decoding: Array("\u{FEFF}<p>Ж".utf8), as: .markup)
    #expect(page.bytes == Array("<p>Ж".utf8))
    #expect(page.sourceSpan(of: 3..<5) == SourceSpan(6, 8))
    #expect(page.sourceSpan(of: 0..<0) == SourceSpan(3, 3))
    let wide = PageText(decoding: [0xFE, 0xFF, 0, 0x61, 0x04, 0x16], as: .markup)
    #expect(wide.bytes == Array("aЖ".utf8))
    #expect(wide.sourceSpan(of: 1..<3) == SourceSpan(4, 6))
  }

  @Test func `a whole page of one file says nothing`() {
    let page = PageText(decoding: Self.page("<meta charset=cp1251>"), as: .markup)
    #expect(page.diagnostics == [])
    #expect(PageText(decoding: Array("Ж".utf8), as: .markup).diagnostics == [])
  }

  @Test func `a few bad bytes are counted, and the declaration stays`() {
    let source = Array("<meta charset=utf-8>Пётр ".utf8) + [0xFF, 0x61, 0xD0]
    let page = PageText(decoding: source, as: .markup)
    #expect(page.charset.name == "utf-8")
    #expect(page.bytes.suffix(7).elementsEqual("\u{FFFD}a\u{FFFD}".utf8))
    #expect(
      page.diagnostics == [Diagnostic(.note, "places that are no utf-8, read as U+FFFD: 2")]
    )
  }

  @Test func `a declaration that cannot be right is kept, with a warning`() {
    let source = Self.page("<meta charset=utf-8>")
    let wrong = PageText(decoding: source, as: .markup)
    #expect(wrong.charset.name == "utf-8")
    #expect(
      wrong.diagnostics.contains { $0.level == .warning && $0.message.contains("windows-1251") }
    )
    let other = PageText(decoding: Array("<meta charset=cp1251>Пётр".utf8), as: .markup)
    #expect(other.charset.name == "windows-1251")
    #expect(other.diagnostics.map(\.level) == [.warning])
  }

  @Test func `an unknown label is noted where it stands`() {
    let marked = MarkedText("<meta charset=\"«win-1251»\">")
    let page = PageText(decoding: marked.bytes, given: "klingon", as: .markup)
    let spans = page.diagnostics.map(\.span)
    #expect(spans == [nil] + marked.ranges.map { SourceSpan($0.lowerBound, $0.upperBound) })
    #expect(page.diagnostics.allSatisfy { $0.level == .note })
  }

  @Test(arguments: [
    nil, "", "klingon", "utf-7", "utf-8x", "iso-2022-kr", "  ", "windows-1251 koi8-r",
    "cp1251 windows-1251", "# labels", "of", "standard,",
  ])
  func `labels that mean nothing`(_ label: String?) {
    #expect(label.flatMap(Charset.named) == nil)
  }

  @Test func `all labels of the standard are known, and read ASCII`() throws {
    let file = packageFolder.appending(path: "Sources/SourceText/Embedded/encoding-labels.tsv")
    let ascii = Array("<p>+7 000 5\\~|".utf8)
    var labels = 0
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst(2) {
      let fields = line.split(separator: "\t")
      for label in fields[1].split(separator: " ") {
        labels += 1
        let charset = Charset.named(label.uppercased())
        guard fields[0] != "replacement" else {
          #expect(charset == nil)
          continue
        }
        #expect(charset?.name == String(fields[0]))
        let isWide = fields[0].hasPrefix("utf-16")
        let isBig = fields[0] == "utf-16be"
        let source = isWide ? ascii.flatMap { isBig ? [0, $0] : [$0, 0] } : ascii
        let page = PageText(
          decoding: source + (isWide ? [] : [0x0A]),
          given: String(label),
          as: .other
        )
        #expect(page.bytes.starts(with: ascii), "\(label)")
      }
    }
    #expect(labels == 228)
  }
}
