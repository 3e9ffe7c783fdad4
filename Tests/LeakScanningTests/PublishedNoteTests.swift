import LeakRules
import Testing

@testable import LeakScanning

/// A note readers see is no leak; a note around words they see is.
@Suite struct PublishedNoteTests {
  static let quote = "They told us it was an exercise and that we would be home in a week"

  static let cases: [(hidden: String, isLeak: Bool)] = [
    ("FC: \(quote)", true),
    ("\(quote) [FC: mother confirmed by phone, do not publish surname]", true),
    ("Do not publish the surname, she asked the desk", false),
    ("FC: do not publish the surname, she asked the desk", true),
  ]

  @Test(arguments: cases)
  func `only a note that is visible whole is published`(hidden: String, isLeak: Bool) throws {
    let scanner = try PageScanner(rules: .embedded())
    let page = """
      <p>Soldiers call home.</p><p>\(Self.quote), he said.</p><p>Do not publish the surname, she asked the desk.</p>
      <script type="application/json">{"fc_note": "\(hidden)"}</script>
      """
    let report = scanner.scan(Array(page.utf8), named: "page.html")
    #expect(report.findings.contains { $0.kind == .note } == isLeak)
  }
}
