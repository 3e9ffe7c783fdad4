import Foundation
import LeakRules
import LeakScanning
import SourceText
import Testing

/// A text in a text hides nothing: what is found on a page is found at every depth and place.
@Suite struct NestedCompletenessTests {
  static let number = "+7 947 000-12-03"

  /// A way a text may stand in a page.
  struct Nesting: Sendable, CustomTestStringConvertible {
    var name: String
    /// The page that holds a text so.
    var page: @Sendable (String) -> String
    var testDescription: String { name }
  }

  /// A text that holds the number somewhere.
  struct Place: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var spelling = NestedCompletenessTests.number
    var testDescription: String { name }
  }

  // MARK: Data

  static let dataNestings = [
    Nesting(name: "a JSON script") { "<script type=\"application/json\">\($0)</script>" },
    Nesting(name: "a data attribute") { "<div data-state='\($0)'></div>" },
    Nesting(name: "a data attribute with references") {
      "<div data-state=\"\($0.replacing("\"", with: "&quot;"))\"></div>"
    },
    Nesting(name: "a string of JSON") {
      "<script type=\"application/json\">{\"body\":\"\($0.inString)\"}</script>"
    },
    Nesting(name: "a string of JSON in a string of JSON") {
      "<script type=\"application/json\">{\"a\":\"{\\\"b\\\":\\\"\($0.inString.inString)\\\"}\"}</script>"
    },
    Nesting(name: "a string of a script") { "<script>load('\($0)')</script>" },
    Nesting(name: "a base64 attribute") {
      "<div data-state='\(Data($0.utf8).base64EncodedString())'></div>"
    },
    Nesting(name: "a comment") { "<p>a</p><!-- \($0) -->" },
    Nesting(name: "a comment without spaces") { "<p>a</p><!--\($0)-->" },
    Nesting(name: "an attribute of a nested page") {
      "<iframe srcdoc=\"<div data-state='\($0.replacing("\"", with: "&quot;"))'></div>\"></iframe>"
    },
  ]

  static let dataPlaces = [
    Place(name: "a value", text: #"{"id":"a1","tel":"@","x":true}"#),
    Place(name: "a value of a list", text: #"[{"id":"a1"},"@",2]"#),
    Place(name: "a key", text: #"{"id":"a1","@":{"x":true}}"#),
    Place(name: "a key of a scalar", text: #"{"id":"a1","@":1}"#),
    Place(name: "text behind the closing bracket", text: #"{"id":"a1","x":true} tel. @"#),
    Place(name: "text behind a list", text: #"[{"id":"a1"}] tel. @"#),
    Place(name: "text right behind the closing bracket", text: #"{"id":"a1"}@"#),
    Place(name: "text between two objects", text: #"{"id":"a1"} tel. @ {"x":true}"#),
    Place(name: "a value behind a missing comma", text: #"{"id":"a1" "tel":"@"}"#),
    Place(name: "a string behind a missing comma", text: #"{"id":"a1" "@"}"#),
    Place(name: "a key behind a missing comma", text: #"{"id":"a1" "@":1}"#),
    Place(name: "a value without quotes", text: #"{"id":"a1","tel":@,"x":true}"#),
    Place(name: "an open string", text: #"{"id":"a1","tel":"@"#),
    Place(
      name: "a number",
      text: #"{"id":"a1","tel":@,"x":true}"#,
      spelling: "79470001203"
    ),
    Place(
      name: "a number behind a missing comma",
      text: #"{"id":"a1" "tel":@ "x":true}"#,
      spelling: "79470001203"
    ),
    Place(name: "a comment of the data", text: #"{"id":"a1", /* tel. @ */ "x":true}"#),
  ]

  @Test(arguments: dataNestings, dataPlaces)
  func `a number in nested data is found where it stands`(
    _ nesting: Nesting,
    _ place: Place
  ) throws {
    try expectNumber(of: place, in: nesting)
  }

  // MARK: Markup

  static let markupNestings = [
    Nesting(name: "the page itself") { $0 },
    Nesting(name: "a string of JSON") {
      "<script type=\"application/json\">{\"body\":\"\($0.inString)\"}</script>"
    },
    Nesting(name: "a data attribute") {
      "<div data-body=\"\($0.replacing("\"", with: "&quot;"))\"></div>"
    },
    Nesting(name: "JSON in a data attribute") {
      "<div data-state='{\"body\":\"\($0.inString)\"}'></div>"
    },
    Nesting(name: "a string of a script") { "<script>show('\($0.inString)')</script>" },
    Nesting(name: "a base64 attribute") {
      "<div data-body='\(Data($0.utf8).base64EncodedString())'></div>"
    },
    Nesting(name: "a nested page") {
      "<iframe srcdoc=\"\($0.replacing("\"", with: "&quot;"))\"></iframe>"
    },
    Nesting(name: "a template") { "<template>\($0)</template>" },
  ]

  static let markupPlaces = [
    Place(name: "hidden text", text: #"<div hidden>tel. @</div>"#),
    Place(name: "an attribute", text: #"<p data-tel="@">Called.</p>"#),
    Place(
      name: "the name of an attribute",
      text: #"<p data-call @>Called.</p>"#,
      spelling: "+7-947-000-12-03"
    ),
    Place(
      name: "the name of a data attribute",
      text: #"<p data-tel-@="1">Called.</p>"#,
      spelling: "79470001203"
    ),
    Place(name: "an attribute of an end tag", text: #"<p>Called.</p data-tel="@">"#),
    Place(name: "a comment", text: #"<p>Called.</p><!-- tel. @ -->"#),
    Place(name: "a bogus comment", text: #"<p>Called.</p><?note tel. @ ?>"#),
    Place(name: "a comment of a style sheet", text: #"<p>a</p><style>/* tel. @ */ p { }</style>"#),
    Place(
      name: "a selector",
      text: #"<p>a</p><style>#tel-@ { color: red }</style>"#,
      spelling: "79470001203"
    ),
    Place(name: "a string of a script", text: #"<p>a</p><script>call("@")</script>"#),
    Place(name: "a key of a script", text: #"<p>a</p><script>x = {"@": 1}</script>"#),
    Place(name: "a comment of a script", text: #"<p>a</p><script>a(); /* tel. @ */</script>"#),
    Place(
      name: "data of a script",
      text: #"<p>a</p><script type="application/json">{"tel":"@"}</script>"#
    ),
    Place(
      name: "a hidden link",
      text: #"<p>a</p><a hidden href="tel:@">Call</a>"#,
      spelling: "+79470001203"
    ),
  ]

  @Test(arguments: markupNestings, markupPlaces)
  func `a number in nested markup is found where it stands`(
    _ nesting: Nesting,
    _ place: Place
  ) throws {
    try expectNumber(of: place, in: nesting)
  }

  /// Expects the number of `place` to be found, and to be found at its very bytes where they are
  /// on the page.
  private func expectNumber(of place: Place, in nesting: Nesting) throws {
    let page = nesting.page(place.text.replacing("@", with: place.spelling))
    let findings = try findings(on: page).filter {
      $0.match.normalized?.revealed() == "+79470001203"
    }
    try #require(!findings.isEmpty, "not found on \(page)")
    let bytes = Array(page.utf8)
    guard let range = bytes.firstRange(of: Array(place.spelling.utf8)) else { return }
    let spans = findings.flatMap { [$0.location] + $0.also }.map { $0.span.start..<$0.span.end }
    #expect(spans.contains(range), "\(range) is not in \(spans) on \(page)")
  }

  // MARK: Keys

  static let keys: [(name: String, key: String, kind: LeakKind)] = [
    ("a note", "do not publish the surname, his mother confirmed it", .note),
    ("a fact-checker's note", "FC: hold for legal until his mother agrees", .note),
    ("a name", "Nikita Orlovetsky", .name),
    ("a Cyrillic name", "Гусаренко Павел Ильич", .name),
  ]

  @Test(
    arguments: dataNestings,
    [#"{"@":{"phone":"+7 947 000-12-03"}}"#, #"{"calls":{"@":"+7 947 000-12-03"}}"#]
  )
  func `a key that is a sentence or a name is found beside a number`(
    _ nesting: Nesting,
    _ data: String
  ) throws {
    for (name, key, kind) in Self.keys {
      let page = nesting.page(data.replacing("@", with: key))
      let found = try findings(on: page).filter { $0.kind == kind }
      let word = key.split(separator: " ").last ?? ""
      #expect(
        found.contains { $0.match.text.revealed().contains(word.prefix(6)) },
        "\(name) on \(page)"
      )
      guard !nesting.name.contains("base64") else { continue }
      let range = try #require(Array(page.utf8).firstRange(of: Array(key.utf8)))
      #expect(
        found.contains { range.contains($0.location.span.start) && $0.location.span.count > 5 },
        "\(name) on \(page)"
      )
    }
  }

  private static let scanner = Result {
    var options = ScanOptions()
    options.minimumConfidence = .low
    options.regions = ["RU"]
    return try PageScanner(rules: .embedded(withExamples: false), options: options)
  }

  private func findings(on page: String) throws -> [Finding] {
    let report = try Self.scanner.get().scan(Array(page.utf8), named: "page.html")
    #expect(report.status == .complete, "\(report.diagnostics.map(\.message))")
    return report.findings
  }
}

extension String {
  /// The text as a JSON or script string holds it.
  fileprivate var inString: String {
    replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("</", with: "<\\/")
  }
}
