import LeakReporting
import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// The same page gives the same report, whenever and beside whatever it is scanned.
@Suite struct SameReportTests {
  /// The reports on `samples`, by name, as JSON with all values.
  static func reports(
    on samples: [Sample],
    width: Int
  ) async throws -> [String: String] {
    let reports = try await SampleScan.scanner(.low).scan(samples, width: width) { sample in
      .page(name: sample.name, bytes: sample.bytes)
    }
    #expect(reports.map(\.source) == samples.map(\.name))
    let texts = try reports.map { report in
      (report.source, try SampleScan.text(of: [report], as: .json, revealing: true))
    }
    return Dictionary(uniqueKeysWithValues: texts)
  }

  @Test func `twice, in parallel and in another order the reports are equal`() async throws {
    let alone = try Sample.all.map { sample in
      let report = try SampleScan.report(on: sample, confidence: .low)
      return (sample.name, try SampleScan.text(of: [report], as: .json, revealing: true))
    }
    let expected = Dictionary(uniqueKeysWithValues: alone)
    #expect(try await Self.reports(on: Sample.all, width: 1) == expected)
    #expect(try await Self.reports(on: Sample.all, width: 1) == expected)
    #expect(try await Self.reports(on: Sample.all, width: 4) == expected)
    #expect(try await Self.reports(on: Sample.all.reversed(), width: 3) == expected)
  }

  @Test(arguments: Sample.all)
  func `a value is one finding, however often it stands on the page`(_ sample: Sample) throws {
    let once = try SampleScan.report(on: sample, confidence: .low)
    let values = once.findings.map { finding in
      let text = (finding.match.normalized ?? finding.match.text).revealed()
      return "\(finding.rule): \(text.lowercased())"
    }
    #expect(Set(values).count == values.count, "\(values)")
  }

  @Test(arguments: Sample.leaking.filter { $0.name.hasSuffix(".html") })
  func `a page twice in one file gives its values once, with the other places`(
    _ sample: Sample
  ) throws {
    let scanner = try SampleScan.scanner(.low)
    let once = scanner.scan(sample.bytes, named: sample.name).findings
    let twice = scanner.scan(sample.bytes + sample.bytes, named: sample.name).findings
    let phones = { (findings: [Finding]) in
      Set(findings.compactMap { $0.match.normalized?.revealed() })
    }
    #expect(phones(twice) == phones(once))
    for finding in once where finding.match.normalized != nil {
      let same = twice.filter { $0.match.normalized == finding.match.normalized }
      #expect(same.count == 1)
      #expect(same.first.map { $0.also.count } ?? 0 > finding.also.count)
    }
  }
}
