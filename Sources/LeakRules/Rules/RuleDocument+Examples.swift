internal import Yams

extension RuleDocument {
  private enum ExampleKey: String, CaseIterable {
    case leaks, clean, `as`, region, name, why
  }

  /// The fewest examples that leak, and the fewest that are clean: one alone shows no boundary.
  private static let fewestExamples = 2

  /// Reads the examples, all of them, and sees that both sorts are there.
  mutating func examples(_ node: Node) -> [RuleExample] {
    guard case .sequence(let items) = node else {
      nodes.note(.wrongType(key: "examples", expected: "a list of examples"), at: node)
      return []
    }
    var leaking = 0
    var clean = 0
    var examples: [RuleExample] = []
    for item in items {
      guard let entries = nodes.entries(item, "examples", ExampleKey.self) else { continue }
      if entries.contains(where: { $0.key == .leaks }) { leaking += 1 } else { clean += 1 }
      if let example = example(entries, at: item) { examples.append(example) }
    }
    for (count, sort) in [(leaking, "leaks"), (clean, "clean")] where count < Self.fewestExamples {
      let problem = "a rule has at least \(Self.fewestExamples) examples with '\(sort)'"
      nodes.note(.badValue(problem), at: node)
    }
    return examples
  }

  private mutating func example(
    _ entries: [RuleEntry<ExampleKey>],
    at node: Node
  ) -> RuleExample? {
    let position = RuleNodes.position(of: node) ?? RulePosition(1, 1)
    var example = RuleExample(expectation: .clean, text: "", format: .html, position: position)
    var texts = 0
    for entry in entries {
      let key = entry.key.rawValue
      switch entry.key {
      case .leaks, .clean:
        texts += 1
        example.expectation = entry.key == .leaks ? .leaks : .clean
        example.text = nodes.text(entry.value, key) ?? ""
        checkMarks(of: example, at: entry.value)
      case .as: example.format = nodes.choice(entry.value, key) ?? .html
      case .region: example.region = region(entry.value)
      case .name: example.name = nodes.text(entry.value, key)
      case .why: example.why = nodes.text(entry.value, key)
      }
    }
    guard texts == 1 else {
      nodes.note(.badValue("an example has either 'leaks' or 'clean'"), at: node)
      return nil
    }
    return example
  }

  private mutating func region(_ node: Node) -> String? {
    guard let region = nodes.text(node, "region") else { return nil }
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    if region.utf8.count == 2, region.utf8.allSatisfy(letters.contains) { return region }
    nodes.note(.wrongType(key: "region", expected: "two capital letters, as in UA"), at: node)
    return nil
  }

  /// Notes marks that do not pair up, and a text whose marks do not fit its expectation.
  private mutating func checkMarks(of example: RuleExample, at node: Node) {
    var isOpen = false
    var spans = 0
    for scalar in example.text.unicodeScalars where scalar == "«" || scalar == "»" {
      guard isOpen == (scalar == "»") else {
        nodes.note(.badValue("each '«' needs its '»', and none inside another"), at: node)
        return
      }
      isOpen.toggle()
      if !isOpen { spans += 1 }
    }
    if isOpen {
      nodes.note(.badValue("each '«' needs its '»', and none inside another"), at: node)
    } else if example.expectation == .leaks, spans == 0 {
      nodes.note(.badValue("an example that leaks marks each value: «…»"), at: node)
    } else if example.expectation == .clean, spans > 0 {
      nodes.note(
        .badValue("a clean example marks nothing; write '&laquo;' for the character"),
        at: node
      )
    }
  }
}
