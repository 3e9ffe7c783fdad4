import Foundation
import LeakRules
import LeakScanning
import SourceText
import Testing

/// A value stays a leak however the page writes it.
@Suite struct MutationTests {
  static let records = [
    Record(
      rule: "phone-number",
      key: "caller_phone",
      value: "+7 947 120-33-45",
      lead: "ring the mother, tel. "
    ),
    Record(
      rule: "phone-number",
      key: "contactPhone",
      value: "+380 50 000 01 23",
      lead: "her mobile: "
    ),
    Record(
      rule: "phone-number",
      key: "whatsapp",
      value: "+34910000123",
      lead: "whatsapp "
    ),
    Record(
      rule: "person-name",
      key: "caller_name",
      value: "Pavel Gusarenko",
      lead: "caller is the brother of ",
      exceptions: [.percent: "a name in an address is mostly that of a page"]
    ),
    Record(
      rule: "person-name",
      key: "realName",
      value: "Олена Гаврилюк",
      lead: "джерело: ",
      exceptions: [.percent: "a name in an address is mostly that of a page"]
    ),
    Record(
      rule: "fact-checker-note",
      key: "fc_note",
      value: "FC: unit confirmed by his mother, do not publish the surname",
      lead: ""
    ),
    Record(
      rule: "fact-checker-note",
      key: "internalNote",
      value: "фактчек: голос подтверждён, фамилию не публиковать",
      lead: ""
    ),
    Record(
      rule: "email-address",
      key: "contact_email",
      value: "mara.lind@tidning.example.org",
      lead: "draft sent to "
    ),
    Record(
      rule: "internal-link",
      key: "sheet",
      value: "https://docs.google.com/document/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/edit",
      lead: "source doc: "
    ),
    Record(
      rule: "location",
      key: "coords",
      value: "50.450101, 30.523402",
      neighbour: ("witness", "Olena Havryliuk"),
      lead: "lives at ",
      exceptions: [
        .comment: "coordinates count under a key that says person or place",
        .percent: "the person beside them is not written",
      ]
    ),
  ]

  static let scanner = Result {
    var options = ScanOptions()
    options.minimumConfidence = .low
    return try PageScanner(rules: RuleCatalog.embedded(withExamples: false), options: options)
  }

  @Test(arguments: records, Hiding.allCases)
  func `a value is found however it is hidden`(_ record: Record, _ hiding: Hiding) throws {
    let page = hiding.page(of: record)
    let report = try Self.scanner.get().scan(Array(page.utf8), named: "page.html")
    let found = report.findings.filter { $0.rule == record.rule }
      .map { $0.match.text.revealed() }
    let isFound = found.contains { $0.contains(record.value) }
    if let reason = record.exceptions[hiding] {
      #expect(!isFound, "found after all, though \(reason)")
    } else {
      #expect(isFound, "not in \(page); found \(found)")
    }
  }

  /// Every leaking example of every rule, moved whole into other places.
  enum Move: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case template = "into a template"
    case hiddenBlock = "into a hidden block"
    case comment = "into a comment"
    case nestedDocument = "into the document of a frame"
    case jsonString = "into a JSON string"
    case base64 = "into base64"
    var testDescription: String { rawValue }

    func page(around markup: String) -> String {
      switch self {
      case .template: "<template>\(markup)</template>"
      case .hiddenBlock: "<div hidden>\(markup)</div>"
      case .comment: "<!-- \(markup) -->"
      case .nestedDocument:
        "<iframe hidden srcdoc=\""
          + markup.replacing("&", with: "&amp;")
          .replacing("\"", with: "&quot;") + "\"></iframe>"
      case .jsonString:
        "<script type=\"application/json\">{\"html\":\""
          + markup.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
          .replacing("\n", with: "\\n").replacing("</", with: "<\\/") + "\"}</script>"
      case .base64:
        "<div data-html=\"\(Data(markup.utf8).base64EncodedString())\"></div>"
      }
    }
  }

  /// What a move takes away from an example, with the reason.
  static func isOutOfReach(_ example: RuleExample, _ move: Move) -> Bool {
    switch move {
    // A comment cannot hold a comment, and a script's text is not markup.
    case .comment: example.text.contains("--")
    case .template, .hiddenBlock, .nestedDocument, .jsonString, .base64: false
    }
  }

  static let ids = (try? RuleCatalog.embedded().rules.map(\.id)) ?? []

  @Test(arguments: ids, Move.allCases)
  func `an example still leaks when it is moved`(_ id: String, _ move: Move) throws {
    let rule = try #require(RuleCatalog.embedded()[id])
    for example in rule.examples
    where example.expectation == .leaks && example.format == .html
      && !Self.isOutOfReach(example, move)
    {
      let values = example.text.split(separator: "«").dropFirst()
        .compactMap { $0.split(separator: "»").first.map(String.init) }
      let page = move.page(around: example.text.filter { !"«»".contains($0) })
      var options = ScanOptions()
      options.minimumConfidence = .low
      options.regions = example.region.map { [$0] } ?? []
      let scanner = try PageScanner(
        rules: RuleCatalog.embedded(withExamples: false),
        options: options
      )
      let report = scanner.scan(Array(page.utf8), named: "page.html")
      let found = report.findings.filter { $0.rule == id }
      #expect(
        found.count >= Set(values).count,
        "\(example.name ?? ""): \(found.map { $0.match.text.revealed() }) of \(values)"
      )
    }
  }
}
