import Foundation
import LeakReporting
import LeakRules
import LeakScanning
import SourceText
import Testing

@Suite struct ReporterTests {
  static let scanner = Result { try PageScanner(rules: RuleCatalog.embedded(withExamples: false)) }

  static func summary(_ pages: [(name: String, text: String)]) throws -> ScanSummary {
    let scanner = try scanner.get()
    return ScanSummary(
      reports: pages.map { scanner.scan(Array($0.text.utf8), named: $0.name) },
      version: "1.2.3",
      ruleCount: 7,
      titles: ["family-relation": "How a person is related to somebody"],
      fixes: ["phone-number": "Take it out.", "family-relation": "Leave it out."],
      revealsValues: false,
      usesColor: false
    )
  }

  static func write(_ summary: ScanSummary, _ format: ReportFormat) -> String {
    var output = ""
    format.reporter.write(summary, to: &output)
    return output
  }

  static let leaking = ("calls.html", "<p>Nikita called.</p>\n<!-- tel. +7 947 000-12-03 -->\n")

  // MARK: JSON

  @Test func `the JSON report has the keys of the contract`() throws {
    let text = Self.write(try Self.summary([Self.leaking]), .json)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    #expect(report.keys.sorted() == ["findings", "schema", "sources", "summary", "tool"])
    #expect(report["schema"] as? String == "pageleaks/1")
    let tool = try #require(report["tool"] as? [String: Any])
    #expect(tool["name"] as? String == "pageleaks" && tool["version"] as? String == "1.2.3")
    #expect(tool["rules"] as? Int == 7)
    let finding = try #require((report["findings"] as? [[String: Any]])?.first)
    #expect(
      Set(finding.keys).isSuperset(of: [
        "rule", "kind", "severity", "confidence", "score", "message", "match", "location",
        "context", "evidence", "record", "also", "fingerprint",
      ])
    )
    let location = try #require(finding["location"] as? [String: Any])
    #expect(
      Set(location.keys).isSuperset(of: [
        "source", "line", "column", "byteOffset", "byteLength", "carrier", "visibility", "element",
        "pointer", "decoded",
      ])
    )
    #expect(location["line"] as? Int == 2 && location["column"] as? Int == 11)
    #expect(location["byteOffset"] as? Int == 32 && location["byteLength"] as? Int == 16)
    let match = try #require(finding["match"] as? [String: Any])
    #expect(match["masked"] as? String == "+7 ••• ••• •• 03")
    #expect(match["text"] is NSNull && match["normalized"] is NSNull)
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(summary["pages"] as? Int == 1 && summary["incomplete"] as? Int == 0)
    #expect(summary["findings"] as? [String: Int] == ["high": 1])
    let source = try #require((report["sources"] as? [[String: Any]])?.first)
    #expect(
      source["status"] as? String == "complete" && source["mediaType"] as? String == "text/html"
    )
  }

  @Test func `coverage is told when it is asked for`() throws {
    var summary = try Self.summary([Self.leaking])
    #expect(!Self.write(summary, .json).contains("coverage"))
    summary.explainsCoverage = true
    let text = Self.write(summary, .json)
    #expect(text.contains(#""coverage": {"bytes": 53, "carriers": {"comment": 23, "text": 14}"#))
    let lines = Self.write(summary, .text).split(separator: "\n").map(String.init)
    #expect(lines.contains("  Where its 53 bytes stand"))
    #expect(
      lines.contains("            23   43.4 %  a comment in the page's source (comment)")
    )
    #expect(lines.contains("  Everything encoded in it could be read."))
  }

  @Test func `keys are sorted in every object`() throws {
    let text = Self.write(try Self.summary([Self.leaking]), .json)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let sorted = try JSONSerialization.data(
      withJSONObject: object,
      options: [.sortedKeys, .withoutEscapingSlashes]
    )
    let spaceless = { (text: String) in text.filter { !$0.isWhitespace } }
    #expect(spaceless(text) == spaceless(String(decoding: sorted, as: UTF8.self)))
  }

  @Test func `a name of a page that is no JSON text is escaped`() throws {
    let name = "a\"b\\c\n\u{1}\u{7f}.html"
    let text = Self.write(try Self.summary([(name, "<p>News")]), .json)
    let report = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let source = try #require((report?["sources"] as? [[String: Any]])?.first)
    #expect(source["source"] as? String == name)
  }

  // MARK: Text

  @Test func `a clean scan is one line`() throws {
    #expect(
      Self.write(try Self.summary([("a.html", "<p>News")]), .text) == "Nothing found on 1 page.\n"
    )
    #expect(
      Self.write(try Self.summary([("a.html", "<p>News"), ("b.html", "<p>News")]), .text)
        == "Nothing found on 2 pages.\n"
    )
  }

  @Test func `the text report says what, where, why, how sure and what to do`() throws {
    let text = Self.write(try Self.summary([Self.leaking]), .text)
    for words in [
      "calls.html", "phone number: +7 ••• ••• •• 03", "line 2, column 11",
      "a comment in the page's source", "valid number of RU", "high", "Take it out.",
    ] {
      #expect(text.contains(words), "\(text)")
    }
  }

  @Test func `a page of one line of three megabytes gives lines a person can read`() throws {
    let filler = String(repeating: #"{"title":"The bridge reopened","id":7},"#, count: 80_000)
    let page =
      "<script>var a = [\(filler){caller_phone: '+7 947 000-12-03', speaker: 'Nikita Orlovetsky'}]"
    let text = Self.write(try Self.summary([("calls.html", page + "</script>")]), .text)
    #expect(text.contains("+7 ••• ••• •• 03"))
    let lines = text.split(separator: "\n")
    #expect(lines.count < 60)
    #expect(lines.filter { $0.count > 160 } == [])
  }

  @Test func `colours are written only where they are asked for`() throws {
    var summary = try Self.summary([Self.leaking])
    #expect(!Self.write(summary, .text).contains("\u{1b}"))
    summary.usesColor = true
    #expect(Self.write(summary, .text).contains("\u{1b}["))
    #expect(!Self.write(summary, .json).contains("\u{1b}"))
  }

  /// What must not reach a terminal from a page: each is put into every word the report takes over.
  static let steering: [(name: String, text: String)] = [
    ("escape", "\u{1b}[2J"), ("C1 escape", "\u{9b}2J"), ("carriage return", "\r"),
    ("line break", "\n"), ("line separator", "\u{2028}"), ("Arabic letter mark", "\u{61c}"),
    ("right-to-left mark", "\u{200f}"), ("right-to-left override", "\u{202e}"),
    ("isolate", "\u{2067}"), ("swapping", "\u{206a}"),
  ]

  @Test(arguments: steering)
  func `nothing of a page steers the terminal`(_ name: String, _ steering: String) throws {
    var summary = try Self.summary([Self.leaking])
    var finding = try #require(summary.reports[0].findings.first)
    let lines = Self.write(summary, .text).split(separator: "\n").count
    finding.location.element = "a\(steering)b"
    finding.location.key = "a\(steering)b"
    finding.location.pointer = "/a\(steering)b"
    finding.match.masked = "a\(steering)b"
    finding.message = "a\(steering)b"
    finding.context = "a\(steering)b"
    finding.readersSee = "a\(steering)b"
    finding.also = [finding.location]
    summary.reports[0].findings = [finding]
    summary.reports[0].source = "a\(steering)b"
    summary.reports[0].diagnostics = [Diagnostic(.warning, "a\(steering)b")]
    summary.fixes = ["phone-number": "a\(steering)b"]
    let text = Self.write(summary, .text)
    let scalars = text.unicodeScalars.filter { $0 != "\n" && $0 != " " }
    #expect(
      Set(steering.unicodeScalars).intersection(scalars).subtracting("[2J".unicodeScalars) == []
    )
    // The path, another place, and the warning with its heading; no line comes from the page.
    #expect(text.split(separator: "\n").count == lines + 4, "\(text)")
    let json = Self.write(summary, .json).unicodeScalars
    #expect(json.allSatisfy { $0 == "\n" || printable(String($0)) == String($0) })
  }

  @Test func `printable text keeps what only readers see`() {
    let text = "Ніна, نينا, נינה, 👩‍🚀, e\u{301}, a\u{a0}b \u{fffd}"
    #expect(printable(text) == text)
    #expect(printable("a\r\nb\tc") == "a  b c" && printable("") == "")
    #expect(printable("a\u{61c}b\u{0}") == "a\u{fffd}b\u{fffd}")
  }

  @Test func `a finding of no common kind is called what its rule finds`() throws {
    let page = #"<script>var a = {"phone": "+7 947 000-12-03", "relation": "mother"}</script>"#
    var summary = try Self.summary([("calls.html", page)])
    try #require(
      summary.reports[0].findings.map(\.kind).sorted(by: { "\($0)" < "\($1)" }) == [.other, .phone]
    )
    let text = Self.write(summary, .text)
    #expect(text.contains("    How a person is related to somebody: •••\n"), "\(text)")
    #expect(text.contains("    About “How a person is related to somebody”:\n"), "\(text)")
    #expect(text.contains("    phone number: +7") && text.contains("    About phone numbers:\n"))
    summary.titles = [:]
    #expect(Self.write(summary, .text).contains("    detail: •••\n"))
  }

  @Test func `what was read in part is not said to be unread`() throws {
    var summary = try Self.summary([Self.leaking])
    summary.reports[0].diagnostics = [Diagnostic(.warning, "the script ends in a string")]
    summary.reports[0].status = .partial
    let text = Self.write(summary, .text)
    #expect(text.contains("  Not examined, or not whole\n    the script ends in a string\n"))
    #expect(text.contains("1 input could not be examined whole; see “Not examined, or not whole”."))
  }

  @Test func `what could not be read is said`() throws {
    var summary = try Self.summary([("a.html", "<p>News")])
    summary.reports.append(ScanReport(failed: "b.html", because: "no such file or folder"))
    let text = Self.write(summary, .text)
    #expect(text.contains("b.html") && text.contains("no such file or folder"))
    #expect(text.contains("1 input could not be examined"))
  }
}
