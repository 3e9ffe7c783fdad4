import LeakReporting
import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// What each sample gives, whole, and the values a person listed by hand.
@Suite struct SampleGoldenTests {
  @Test(arguments: Sample.all.filter { !$0.isClean })
  func `a page gives the findings it gave`(_ sample: Sample) throws {
    let report = try SampleScan.report(on: sample)
    let file = sample.name.split(separator: "/").last ?? ""
    let stem = file.prefix { $0 != "." }
    let golden = stem == "page" ? "findings.golden" : "\(stem).findings.golden"
    try expectGolden(
      try SampleScan.text(of: [report], as: .json, revealing: true),
      equals: "\(sample.folder)/\(golden)"
    )
  }

  @Test(arguments: Sample.leaking)
  func `a page gives away what a person listed`(_ sample: Sample) throws {
    try #require(!sample.expectedValues.isEmpty, "no leaks.txt beside \(sample)")
    let found = try SampleScan.report(on: sample, confidence: .low).findings
      .flatMap { [$0.match.text.revealed(), $0.match.normalized?.revealed() ?? ""] }
    for value in sample.expectedValues {
      let isFound = found.contains {
        $0.contains(value) || (value.digits.count > 8 && $0.digits == value.digits)
      }
      #expect(isFound, "“\(value)” was not found")
    }
  }

  @Test(arguments: Sample.clean)
  func `a clean page gives none`(_ sample: Sample) throws {
    let report = try SampleScan.report(on: sample)
    #expect(report.findings.map { "\($0.rule): \($0.match.text.revealed())" } == [])
    #expect(report.status == .complete)
  }

  @Test(arguments: ["page", "scrubbed"])
  func `the report an editor reads`(_ name: String) throws {
    let sample = try #require(
      Sample.all.first { $0.name == "intercepted-calls/\(name).html" }
    )
    let report = try SampleScan.report(on: sample)
    try expectGolden(
      try SampleScan.text(of: [report], as: .text, revealing: false),
      equals: "intercepted-calls/\(name).report.txt"
    )
    try expectGolden(
      try SampleScan.text(of: [report], as: .text, revealing: true),
      equals: "intercepted-calls/\(name).revealed.txt"
    )
  }
}
