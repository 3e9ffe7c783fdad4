import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// Real pages, where they lie beside the package: whatever they hold, the scan keeps its promises.
@Suite struct RealPageTests {
  @Test(.enabled(if: sharedFolder != nil))
  func `real pages scan without a violated invariant`() async throws {
    let pages = try #require(try RealPages())
    var options = ScanOptions()
    options.minimumConfidence = .low
    let rules = try RuleCatalog.embedded(withExamples: false)
    let scanner = try PageScanner(rules: rules, options: options)
    let reports = await scanner.scan(pages.names, width: 2) { name in
      guard let bytes = try? pages.bytes(of: name) else {
        return .noPage(ScanReport(failed: name, because: "the page could not be unpacked"))
      }
      return .page(name: name, bytes: bytes)
    }
    #expect(reports.map(\.source) == pages.names)
    #expect(reports.count >= RealPages.expectedCount)
    var literalCount = 0
    for report in reports {
      // A page may be broken as text; its structure must be read all the same.
      let warnings = report.diagnostics.filter { $0.level == .warning }.map(\.message)
        .filter { !$0.contains("read as U+FFFD") && !$0.contains("is declared as") }
      #expect(warnings == [] && report.status != .failed, "\(report.source)")
      for finding in report.findings {
        for place in [finding.location] + finding.also {
          #expect(place.span.count > 0 && place.span.end <= report.bytes, "\(report.source)")
        }
        #expect(Confidence(score: finding.score) == finding.confidence)
        #expect(finding.fingerprint.wholeMatch(of: #/v1:[0-9a-f]{16}/#) != nil)
        #expect(finding.context.utf8.count < 1_000, "\(report.source): \(finding.rule)")
      }
      let order = report.findings.map(\.location.span)
      #expect(order == order.sorted(), "\(report.source)")
      literalCount += try expectLiteralValues(of: report, at: pages.bytes(of: report.source))
    }
    // Had none been looked at, nothing would have been shown.
    #expect(literalCount > 20)
  }

  /// Expects the bytes at each value that stands as it is to be the value; returns how many do.
  private func expectLiteralValues(of report: ScanReport, at bytes: [UInt8]) -> Int {
    let charset = PageText(decoding: bytes, as: .markup).charset
    let literal = report.findings.filter { $0.location.decoded.isEmpty }
    for finding in literal {
      let span = finding.location.span
      let received = Array(bytes[span.start..<span.end])
      let text = PageText(decoding: received, given: charset.name, as: .other).bytes
      let plain = String(decoding: text, as: UTF8.self).replacing(#/<[^>]*>/#, with: "")
      #expect(
        plain.onOneLine.contains(finding.match.text.revealed().onOneLine),
        "\(report.source): \(finding.rule) at \(span)"
      )
    }
    return literal.count
  }
}

extension String {
  /// The text with single spaces for all white space.
  fileprivate var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
