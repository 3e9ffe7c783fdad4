import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// Any bytes give a report: half a page is a page too.
@Suite struct CutPageTests {
  /// A page cut off.
  struct Cut: Sendable {
    var sample: Sample
    var count: Int
  }

  /// Cuts at every byte of a small page, and at about as many of a large one.
  static func cuts(of sample: Sample) -> [Cut] {
    let step = max(1, sample.bytes.count / 60)
    return stride(from: 0, to: sample.bytes.count, by: step).map { Cut(sample: sample, count: $0) }
  }

  @Test func `a page cut at any byte gives a report whose spans lie in it`() async throws {
    let cuts = Sample.all.flatMap(Self.cuts)
    let reports = try await SampleScan.scanner(.low).scan(cuts, width: 2) { cut in
      .page(name: cut.sample.name, bytes: Array(cut.sample.bytes.prefix(cut.count)))
    }
    #expect(reports.count == cuts.count)
    for (cut, report) in zip(cuts, reports) {
      #expect(report.status != .failed || cut.count == 0, "\(cut.sample.name) at \(cut.count)")
      for place in report.findings.flatMap(\.places) {
        #expect(place.span.end <= cut.count, "\(cut.sample.name) at \(cut.count)")
      }
    }
  }

  @Test func `the main sample cut at each of its bytes gives a report`() async throws {
    let sample = try #require(Sample.all.first { $0.name == "intercepted-calls/page.html" })
    let counts = Array(stride(from: 2, to: sample.bytes.count, by: 7))
    let reports = try await SampleScan.scanner().scan(counts, width: 2) { count in
      .page(name: "page", bytes: Array(sample.bytes.prefix(count)))
    }
    #expect(reports.allSatisfy { $0.status != .failed })
    let found = reports.map(\.findings.count)
    #expect(found.last ?? 0 > 12)
  }
}
