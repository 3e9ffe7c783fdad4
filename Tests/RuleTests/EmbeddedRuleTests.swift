import LeakRules
import LeakScanning
import PageCarriers
import Testing

/// Every rule the tool ships with holds to its own examples.
@Suite struct EmbeddedRuleTests {
  static let ids = (try? RuleCatalog.embedded().rules.map(\.id)) ?? []

  @Test func `there are rules`() throws {
    #expect(try RuleCatalog.embedded().rules.count > 5)
    #expect(!Self.ids.isEmpty)
  }

  @Test(arguments: ids)
  func `the examples of a rule hold`(_ id: String) throws {
    let catalog = try RuleCatalog.embedded()
    let rule = try #require(catalog[id])
    for failure in try RuleExamples.failures(of: [rule], in: catalog) {
      Issue.record("\(failure.description)")
    }
  }

  @Test(arguments: ids)
  func `a rule that looks for nothing fails its leaking examples`(_ id: String) throws {
    let catalog = try RuleCatalog.embedded()
    let rule = try #require(catalog[id])
    let leaking = rule.examples.count { $0.expectation == .leaks }
    let failures = try RuleExamples.failures(of: [rule], in: catalog.selecting(skip: [id]))
    #expect(failures.count == leaking)
  }

  @Test(arguments: ids)
  func `a clean example that leaks fails`(_ id: String) throws {
    let catalog = try RuleCatalog.embedded()
    var rule = try #require(catalog[id])
    rule.examples = rule.examples.filter { $0.expectation == .leaks }.map { example in
      var clean = example
      clean.expectation = .clean
      clean.text = example.text.filter { !"«»".contains($0) }
      return clean
    }
    let failures = try RuleExamples.failures(of: [rule], in: catalog)
    #expect(failures.count == rule.examples.count)
  }

  @Test func `rules name known carriers`() throws {
    let known = Set(CarrierCatalog.descriptions.map(\.id))
    let rules = try RuleCatalog.embedded(reader: RuleFile(knownCarriers: Set(known.map(\.name))))
    for rule in rules.rules {
      #expect(known.isSuperset(of: rule.scope.carriers ?? []))
      #expect(known.isSuperset(of: rule.scope.exceptions))
    }
  }
}
