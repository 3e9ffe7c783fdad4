internal import PageCarriers

/// Takes whole values that stand under a rule's keys: a relation, a call sign.
struct KeyedValueDetector: Sendable {
  private let rules: [(index: Int, rule: PreparedRule)]

  init(rules: [PreparedRule]) {
    self.rules = rules.enumerated().filter { $0.element.rule.matcher == .keys }
      .map { ($0.offset, $0.element) }
  }

  func detect(in page: DetectionPage, into matches: inout [RuleMatch]) {
    guard !rules.isEmpty else { return }
    for (index, rule) in rules {
      // Keys repeat: each distinct key is asked once.
      var answers: [Int: Bool] = [:]
      for (position, fragment) in page.content.fragments.enumerated() {
        guard let key = page.content.key(of: fragment), fragment.form != .comment else { continue }
        let isWanted = answers[key] ?? rule.applies(to: fragment, on: page)
        answers[key] = isWanted
        guard isWanted, fragment.range.count <= 200 else { continue }
        matches.append(
          RuleMatch(
            rule: index,
            fragment: position,
            range: 0..<fragment.range.count,
            evidence: [Evidence(rule.rule.title, rule.rule.confidence)]
          )
        )
      }
    }
  }
}
