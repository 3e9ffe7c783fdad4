import Foundation
import LeakRules
import TestSupport
import Testing

@Suite struct RuleTableTests {
  @Test func `the table in rules/README.md is that of the rules`() throws {
    let file = packageFolder.appending(path: "rules/README.md")
    let document = try String(contentsOf: file, encoding: .utf8)
    let current = try #require(RuleTable(.embedded()).inserted(into: document))
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try current.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded rules/README.md; run the tests again without RECORD")
      return
    }
    #expect(
      document == current,
      "RECORD=1 swift test --filter RuleTableTests rewrites rules/README.md"
    )
  }

  @Test func `a table has a row for each rule`() throws {
    let reader = RuleFile()
    let rule = try reader.read(
      RuleText.replacing(2, with: "title: Code | door"),
      named: RuleText.file
    )
    #expect(
      RuleTable(RuleCatalog([rule])).markdown == #"""
        | rule | finds | kind | severity | by |
        |---|---|---|---|---|
        | [door-code](door-code.yml) | Code \| door | secret | high | pattern |

        """#
    )
  }

  @Test func `a document without a place for the table takes none`() {
    #expect(RuleTable(RuleCatalog([])).inserted(into: "# Rules\n") == nil)
    #expect(RuleTable(RuleCatalog([])).inserted(into: RuleTable.opening + "\n") == nil)
  }

  @Test func `a table takes the place of the table before it`() throws {
    let document = "a\n\(RuleTable.opening)\n| old |\n\(RuleTable.closing)\nb\n"
    let table = RuleTable(RuleCatalog([]))
    let once = try #require(table.inserted(into: document))
    #expect(once == "a\n\(RuleTable.opening)\n\(table.markdown)\(RuleTable.closing)\nb\n")
    #expect(table.inserted(into: once) == once)
  }
}
