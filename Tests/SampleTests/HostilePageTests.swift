import LeakReporting
import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// Pages nobody wrote on purpose, or somebody did: all are read, and what they hold is found.
@Suite struct HostilePageTests {
  /// What the pages of `Samples/hostile/` hold, by hand.
  static let values: [(page: String, values: [String])] = [
    ("bad-references.html", ["+7 947 000-12-03"]),
    ("broken-json.html", ["+7 947 000-12-03", "+7 947 000-45-10"]),
    ("end-tags-only.html", ["+7 947 000-12-03"]),
    ("invalid-utf-8.html", ["+7 947 000-12-03", "+7 947 000 77 31", "Nikita Orlovetsky"]),
    ("json-with-bom.json", ["+7 947 000-12-03"]),
    ("koi8-r.html", ["+7 947 000-12-03", "+7 947 000-45-10", "Гусаренко Павел Ильич"]),
    ("lone-surrogates.html", ["+7 947 000-45-10"]),
    ("nul-bytes.html", ["+7 947 000-12-03", "Nikita Orlovetsky"]),
    ("prototype-keys.json", ["+7 947 000-12-03", "+7 947 000-45-10", "+7 947 000 77 31"]),
    ("script-in-script.html", ["+7 947 000-12-03"]),
    ("shift-jis.html", ["+7 947 000-12-03"]),
    ("terminal-escapes.html", ["+7 947 000-12-03"]),
    ("unclosed-attribute.html", ["+7 947 000-12-03"]),
    ("unclosed-comment.html", ["+7 947 000-12-03", "Yelena Orlovetskaya"]),
    ("unclosed.html", ["+7 947 000-12-03", "+7 947 000-45-10"]),
    ("utf-16be.html", ["+7 947 000-12-03", "+7 947 000 77 31", "Nikita Orlovetsky"]),
    ("utf-16le.html", ["+7 947 000-12-03", "+7 947 000 77 31", "Nikita Orlovetsky"]),
    ("windows-1251-undeclared.html", ["+7 947 000-12-03", "Гусаренко Павел Ильич"]),
    ("windows-1251.html", ["+7 947 000-12-03", "+7 947 000-45-10", "Гусаренко Павел Ильич"]),
  ]

  @Test func `every hostile page is in the table`() {
    let pages = Sample.all.filter { $0.name.hasPrefix("hostile/") }.map(\.name)
    #expect(pages == Self.values.map { "hostile/\($0.page)" })
  }

  @Test(arguments: values.map(\.page))
  func `what a hostile page holds is found`(_ page: String) throws {
    let sample = try #require(Sample.all.first { $0.name == "hostile/\(page)" })
    let report = try SampleScan.report(on: sample, confidence: .low)
    let found = report.findings.map { $0.match.text.revealed() }
    for value in try #require(Self.values.first { $0.page == page }).values {
      #expect(found.contains { $0.contains(value) }, "“\(value)” is not in \(found)")
    }
  }

  @Test func `a report gives no control character of the page to a terminal`() throws {
    let sample = try #require(
      Sample.all.first { $0.name == "hostile/terminal-escapes.html" }
    )
    let report = try SampleScan.report(on: sample, confidence: .low)
    for revealing in [false, true] {
      let text = try SampleScan.text(of: [report], as: .text, revealing: revealing)
      let controls = text.unicodeScalars.filter { scalar in
        (scalar.value < 0x20 && scalar != "\n") || "\u{202a}"..."\u{202e}" ~= scalar
      }
      #expect(controls.isEmpty)
    }
  }

  /// A page made of one piece many times over, with a number at its very end.
  struct Repeated: Sendable, CustomTestStringConvertible {
    var name: String
    var piece: String
    var count: Int
    var ending = "<!-- tel. +7 947 000-12-03 -->"
    var testDescription: String { name }
  }

  static let repeated = [
    Repeated(name: "open divisions", piece: "<div>", count: 20_000),
    Repeated(name: "open spans in hidden blocks", piece: "<div hidden><span>", count: 5_000),
    Repeated(name: "formatting left open", piece: "<b><i><p>", count: 3_000),
    Repeated(name: "tables in tables", piece: "<table><tr><td>", count: 3_000),
    Repeated(name: "brackets in a script", piece: "[", count: 50_000, ending: tail),
    Repeated(name: "objects in data", piece: #"{"a":"#, count: 30_000, ending: tail),
    Repeated(
      name: "open comments",
      piece: "<!-- ",
      count: 20_000,
      ending: " tel. +7 947 000-12-03"
    ),
    Repeated(name: "ampersands", piece: "&amp;&#x26;&", count: 10_000),
    Repeated(
      name: "less-than signs",
      piece: "<",
      count: 30_000,
      ending: " <!-- tel. +7 947 000-12-03 -->"
    ),
    Repeated(name: "digits", piece: "7947000", count: 10_000),
    Repeated(name: "quotes", piece: "\"'", count: 20_000),
    Repeated(name: "one letter", piece: "a", count: 100_000),
    Repeated(name: "attributes", piece: "<a b=c d='e'>", count: 5_000),
  ]
  private static let tail = "<script>var tel = '+7 947 000-12-03'</script>"

  @Test(arguments: repeated)
  func `depth and length do not hide what comes after them`(_ page: Repeated) throws {
    let start =
      page.piece == "[" || page.piece.hasPrefix("{") ? "<script>" : "<p>Nikita called.</p>"
    let end = start == "<script>" ? "</script>" + page.ending : page.ending
    let text = start + String(repeating: page.piece, count: page.count) + end
    let report = try SampleScan.scanner(.low).scan(Array(text.utf8), named: "page.html")
    #expect(report.status != .failed)
    let found = report.findings.compactMap { $0.match.normalized?.revealed() }
    #expect(found.contains("+79470001203"), "\(report.diagnostics.map(\.message))")
  }
}
