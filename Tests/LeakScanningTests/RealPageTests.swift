import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// Real pages, where they lie beside the package: whatever they hold, the scan keeps its promises.
@Suite struct RealPageTests {
  @Test func `real pages scan without a violated invariant`() async throws {
    guard let pages = try RealPages() else { return }
    var options = ScanOptions()
    options.minimumConfidence = .low
    let rules = try RuleCatalog.embedded(withExamples: false)
    let scanner = try PageScanner(rules: rules, options: options)
    let reports = await scanner.scan(pages.names, width: 2) { name in
      guard let bytes = try? pages.bytes(of: name) else {
        return .failed(ScanReport(failed: name, because: "the page could not be unpacked"))
      }
      return .page(name: name, bytes: bytes)
    }
    #expect(reports.count == pages.names.count)
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
    }
  }
}
