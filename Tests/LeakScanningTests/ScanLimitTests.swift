import LeakRules
import LeakScanning
import SourceText
import Testing

/// What lies past a limit is examined in a simpler way, or counted; nothing is passed over in silence.
@Suite struct ScanLimitTests {
  @Test func `findings past the limit are counted, not written`() throws {
    var options = ScanOptions()
    options.findingLimit = 3
    let page = (10..<18).map { "<!-- tel. +7 947 000-12-\($0) -->" }.joined()
    let report = try PageScanner(rules: .embedded(), options: options)
      .scan(Array(page.utf8), named: "page.html")
    #expect(report.findings.map { $0.match.text.revealed().suffix(2) } == ["10", "11", "12"])
    #expect(report.status == .partial)
    #expect(
      report.diagnostics.map(\.message) == ["5 findings past the limit of 3 are not listed"]
    )
  }

  @Test func `a number behind more tags than are read is found`() throws {
    let tags = [UInt8](repeating: 0, count: 2_700_000).indices.map { Array("<p>".utf8)[$0 % 3] }
    let page = tags + Array("<p title='tel. +7 947 000-12-03'>".utf8)
    let report = try PageScanner(rules: .embedded()).scan(page, named: "page.html")
    #expect(report.findings.map(\.location.span.start) == [tags.count + 15])
    #expect(report.status == .partial)
  }

  @Test func `a place deep in data is told by its end`() throws {
    let page = String(repeating: #"{"level":"#, count: 400) + #"{"phone":"+7 947 000-12-03"}"#
    let report = try PageScanner(rules: .embedded()).scan(Array(page.utf8), named: "a.json")
    let pointer = try #require(report.findings.first?.location.pointer)
    #expect(pointer.hasPrefix("…/level/level/") && pointer.hasSuffix("/level/phone"))
    #expect(pointer.utf8.count <= 515)
  }

  @Test func `numbers between tags stand where they are`() throws {
    let pieces = (10..<30).map { "tel. +7 947 000-12<b>-\($0)</b>, " }
    let page = "<p hidden>" + pieces.joined()
    let report = try PageScanner(rules: .embedded()).scan(Array(page.utf8), named: "page.html")
    let found = report.findings.filter { $0.kind == .phone }.map(\.location.span)
    #expect(found.map(\.start) == (0..<20).map { 10 + $0 * pieces[0].utf8.count + 5 })
    #expect(Set(found.map(\.count)) == [19])
  }
}
