internal import PageCarriers
internal import Yams

extension RuleDocument {
  private enum ConditionKey: String, CaseIterable {
    case when, `is`, matches, has, weight, reason
  }

  /// Reads one item of `raise` (`sign` 1) or `lower` (`sign` -1); nil after noting what is wrong.
  mutating func condition(_ node: Node, _ key: String, sign: Double) -> RuleCondition? {
    guard let entries = nodes.entries(node, key, ConditionKey.self) else { return nil }
    nodes.require([.when, .weight, .reason], in: entries, at: node)
    var subject: RuleCondition.Subject?
    var weight: Double?
    var reason: String?
    for entry in entries {
      switch entry.key {
      case .when: subject = nodes.choice(entry.value, "when")
      case .weight: weight = nodes.number(entry.value, "weight", in: 0.01...1)
      case .reason: reason = nodes.text(entry.value, "reason")
      case .is, .matches, .has: break
      }
    }
    guard let subject, let test = test(of: subject, among: entries, at: node) else { return nil }
    guard let weight, let reason else { return nil }
    return RuleCondition(subject, test, Evidence(reason, sign * weight))
  }

  private mutating func test(
    of subject: RuleCondition.Subject,
    among entries: [RuleEntry<ConditionKey>],
    at node: Node
  ) -> RuleCondition.Test? {
    let tests = entries.filter { [.is, .matches, .has].contains($0.key) }
    let allowed = Self.tests(of: subject)
    let names = allowed.map { "'\($0.rawValue)'" }.joined(separator: " or ")
    guard let entry = tests.first, tests.count == 1, allowed.contains(entry.key) else {
      let problem = "a condition on the \(subject.rawValue) has one test: \(names)"
      nodes.note(.badValue(problem), at: tests.last?.position ?? RuleNodes.position(of: node))
      return nil
    }
    switch entry.key {
    case .has: return nodes.choices(entry.value, "has").map { .holdsOne(of: $0) }
    case .matches:
      guard let pattern = nodes.text(entry.value, "matches") else { return nil }
      checkPattern(pattern, at: entry.value)
      return .matches(RulePattern(pattern))
    default:
      if subject == .carrier { return .isOne(of: carriers(entry.value, "is").map(\.name)) }
      return nodes.texts(entry.value, "is").map { .isOne(of: $0.map(\.text)) }
    }
  }

  private static func tests(of subject: RuleCondition.Subject) -> [ConditionKey] {
    switch subject {
    case .key, .value, .path: [.is, .matches]
    case .record: [.has]
    case .carrier, .language: [.is]
    }
  }
}
