import LeakRules
import Testing

@testable import LeakScanning

/// Values that stand together are one exposed person.
@Suite struct RecordTests {
  private func findings(in page: String) throws -> [Finding] {
    let scanner = try PageScanner(rules: RuleCatalog.embedded())
    return scanner.scan(Array(page.utf8), named: "page.html").findings
  }

  @Test func `a number beside a name and a note is critical`() throws {
    let found = try findings(
      in: """
        <script type="application/json">{"calls": [{"caller_phone": "+7 947 000-12-03",
        "caller_name": "Nikita Orlovetsky", "fc_note": "FC: do not publish the surname"}]}</script>
        """
    )
    #expect(Set(found.map(\.kind)) == [.phone, .name, .note])
    #expect(Set(found.compactMap(\.record)) == ["r1"])
    #expect(found.allSatisfy { $0.record == "r1" && $0.severity == .critical })
  }

  @Test func `two people of a list are two records`() throws {
    let found = try findings(
      in: """
        <script type="application/json">[{"phone": "+7 947 000-12-03", "name": "Nikita Orlovetsky"},
        {"phone": "+7 947 000-45-10", "name": "Yelena Babushkina"}]</script>
        """
    )
    #expect(found.filter { $0.record == "r1" }.count == 2)
    #expect(found.filter { $0.record == "r2" }.count == 2)
  }

  @Test func `a number alone keeps the rule's severity and belongs to no record`() throws {
    let found = try findings(in: "<div data-phone=\"+7 947 000-12-03\"></div>")
    #expect(found.map(\.severity) == [.high])
    #expect(found.map(\.record) == [nil])
  }

  @Test func `a member's coordinates belong to the person that holds them`() throws {
    let found = try findings(
      in: """
        <script type="application/json">{"witness": "Nikita Orlovetsky", "phone": "+7 947 000-12-03",
        "home": {"lat": 48.464717, "lng": 35.046183}}</script>
        """
    )
    #expect(found.contains { $0.kind == .location })
  }

  @Test func `the same value in two carriers is one finding with two places`() throws {
    let found = try findings(
      in: "<!-- +7 947 000-12-03 --><div data-phone=\"8 (947) 000-12-03\"></div>"
    )
    #expect(found.count == 1)
    #expect(found.first?.also.count == 1)
  }

  @Test func `the full name behind a visible first name is critical and says what is seen`() throws
  {
    let found = try findings(
      in: """
        <p>Nikita told his mother.</p>
        <script type="application/json">{"caller_name": "Nikita Orlovetsky"}</script>
        """
    )
    #expect(found.map(\.severity) == [.critical])
    #expect(found.map(\.readersSee) == ["Nikita"])
  }
}
