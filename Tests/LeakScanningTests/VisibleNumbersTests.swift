import LeakRules
import TestSupport
import Testing

@testable import LeakScanning

/// A number readers see is no leak elsewhere on the page, however it is spelt there.
@Suite struct VisibleNumbersTests {
  /// What readers see, what the data holds, and whether that is a leak.
  static let cases: [(seen: String, hidden: String, isLeak: Bool)] = [
    ("Call 8 (947) 000-12-03.", "+7 947 000-12-03", false),
    ("Call (020) 7946 0011.", "+442079460011", false),
    ("Call 020&nbsp;7946&nbsp;0011.", "+44 20 7946 0011", false),
    ("Call 020 <b>7946</b> 0011.", "+44 20 7946 0011", false),
    ("Call 8 (947) 000-12-04.", "+7 947 000-12-03", true),
    ("Call 000-12-03.", "+7 947 000-12-03", true),
    ("Nobody answers.", "+7 947 000-12-03", true),
  ]

  @Test(arguments: cases)
  func `what readers see is no leak`(seen: String, hidden: String, isLeak: Bool) throws {
    let scanner = try PageScanner(rules: RuleCatalog.embedded())
    let page = "<html lang=\"en\"><p>\(seen)</p><div data-phone=\"\(hidden)\"></div>"
    let report = scanner.scan(Array(page.utf8), named: "page.html")
    #expect(report.findings.isEmpty != isLeak)
  }
}
