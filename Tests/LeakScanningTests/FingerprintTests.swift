import LeakRules
import Testing

@testable import LeakScanning

@Suite struct FingerprintTests {
  private func fingerprint(
    rule: String = "phone-number",
    source: String = "page.html",
    carrier: String = "comment",
    path: [String] = ["calls", "*", "phone"]
  ) -> String {
    Fingerprint.make(rule: rule, source: source, carrier: carrier, path: path)
  }

  @Test func `it is the same in every run`() {
    #expect(fingerprint() == fingerprint())
    #expect(fingerprint().hasPrefix("v1:") && fingerprint().count == 19)
  }

  @Test func `each part makes it another`() {
    let all = [
      fingerprint(), fingerprint(rule: "email-address"), fingerprint(source: "other.html"),
      fingerprint(carrier: "attribute"), fingerprint(path: ["calls", "*", "tel"]),
      fingerprint(path: ["calls", "*phone"]),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test func `an edit above does not change it`() throws {
    let scanner = try PageScanner(rules: .embedded())
    let page = "<div data-phone=\"+7 947 000-12-03\"></div>"
    let edited = "<p>A paragraph more.</p>\n" + page
    let prints = [page, edited].map { page in
      scanner.scan(Array(page.utf8), named: "page.html").findings.map(\.fingerprint)
    }
    #expect(prints[0].count == 1 && prints[0] == prints[1])
  }
}
