import Foundation
import LeakRules
import SourceText
import TestSupport
import Testing

@testable import LeakScanning

/// Every byte of a page is accounted for, and what could not be made out is named.
@Suite struct CoverageTests {
  private func report(on page: String, named name: String = "page.html") throws -> ScanReport {
    let scanner = try PageScanner(rules: RuleCatalog.embedded(withExamples: false))
    return scanner.scan(Array(page.utf8), named: name)
  }

  /// Bytes that are no text, no known format and cannot be unpacked, the same every time.
  private static func noise(count: Int) -> String {
    var random = SplitMix(state: 7)
    let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) | 0x80 }
    return Data([0xD1, 0x07] + bytes).base64EncodedString()
  }

  @Test(arguments: Sample.all)
  func `carriers, sweep and markup add up to the page`(_ sample: Sample) throws {
    let scanner = try PageScanner(rules: RuleCatalog.embedded(withExamples: false))
    let coverage = try #require(scanner.scan(sample.bytes, named: sample.name).coverage)
    #expect(coverage.bytes == PageText(decoding: sample.bytes, as: .markup).bytes.count)
    #expect(coverage.markupBytes >= 0 && coverage.sweptBytes >= 0)
    #expect(coverage.shares.allSatisfy { $0.bytes > 0 && !$0.title.isEmpty })
    #expect(Set(coverage.shares.map(\.carrier)).count == coverage.shares.count)
  }

  @Test func `a carrier's share is what it read, keys included`() throws {
    let page = #"<!-- 12 bytes -->"# + #"<script type="text/x">abcdef</script>"#
    let coverage = try #require(try report(on: page).coverage)
    let shares = Dictionary(uniqueKeysWithValues: coverage.shares.map { ($0.carrier, $0.bytes) })
    #expect(shares == ["comment": 10, "script-data": 6, "attribute": 6])
    #expect(coverage.sweptBytes > 0)
  }

  @Test func `a text that cannot be made out is named with its place`() throws {
    let blob = Self.noise(count: 300)
    let page = "<p>Calls</p>\n<div data-token=\"\(blob)\"></div>"
    let report = try report(on: page)
    let opaque = try #require(report.coverage?.opaqueTexts.first)
    #expect(opaque.kind == "encrypted or unknown binary data")
    #expect(opaque.bytes == 302 && opaque.carrier == "attribute")
    #expect(opaque.span.start == 30 && opaque.span.count == blob.filter { $0 != "=" }.utf8.count)
    #expect(opaque.position == SourcePosition(line: 2, column: 18))
    let diagnostic = try #require(report.diagnostics.first { $0.span == opaque.span })
    #expect(diagnostic.message.hasPrefix("line 2, column 18: 302 bytes of encrypted"))
    #expect(diagnostic.level == .note && report.status == .complete)
  }

  @Test func `a few texts are named one by one, the others counted`() throws {
    let page = (0..<8).map { _ in "<i title=\"\(Self.noise(count: 300))\"></i>" }.joined()
    let report = try report(on: page)
    #expect(report.coverage?.opaqueTexts.count == 8)
    let messages = report.diagnostics.map(\.message).filter { $0.contains("could not be read") }
    #expect(messages.count == 6)
    #expect(messages.last?.hasPrefix("3 more such texts") == true)
  }

  @Test func `a picture in the page is listed, not complained of`() throws {
    let picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    let report = try report(on: "<img src=\"data:image/png;base64,\(picture)\">")
    #expect(report.coverage?.opaqueTexts.map(\.kind) == ["media"])
    #expect(report.diagnostics.isEmpty)
  }

  @Test func `what stands readable in unknown bytes is examined all the same`() throws {
    let bytes = Data([0xC1, 0x00, 0x01]) + Data("tel +7 947 000-12-03".utf8)
    let blob = (bytes + Data((0..<300).map { UInt8(truncatingIfNeeded: $0 * 37) | 0x80 }))
      .base64EncodedString()
    let report = try report(on: "<div data-packed=\"\(blob)\"></div>")
    #expect(report.coverage?.opaqueTexts.count == 1)
    #expect(report.findings.map(\.kind) == [.phone])
  }
}
