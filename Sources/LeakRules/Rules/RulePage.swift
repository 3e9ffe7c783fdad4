internal import PageCarriers
internal import SourceText

/// A rule as a page to read, in Markdown that is also good plain text.
///
/// Read by `rules explain`, the help text of SARIF and the HTML report.
package struct RulePage {
  private let rule: Rule

  /// Creates the page of `rule`.
  package init(_ rule: Rule) { self.rule = rule }

  /// The page, ending in a line break.
  package var markdown: String {
    var blocks = ["# \(rule.title)", summary, "## Why it matters", rule.why]
    blocks += ["## What to do", rule.fix, "## How it is found"] + finding
    blocks += evidence(
      "What raises the confidence",
      rule.conditions.filter { $0.evidence.weight > 0 }
    )
    blocks += evidence("What lowers it", rule.conditions.filter { $0.evidence.weight < 0 })
    blocks += examples("Found", .leaks, note: "What stands between « and » is found.")
    blocks += examples("Left alone", .clean, note: nil)
    if !rule.references.isEmpty {
      blocks += ["## References", Self.list(rule.references.map { "<\($0)>" })]
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var summary: String {
    "`\(rule.id)` · \(rule.kind.rawValue) · severity \(rule.severity.rawValue)"
  }

  // MARK: How it is found

  private var finding: [String] {
    switch rule.matcher {
    case .finder(let finder): ["\(finder.summary) \(place)"]
    case .patterns(let patterns):
      ["\(patternIntroduction) \(place) \(score)", Self.code(patterns.map(\.expression), "")]
    case .keys: ["A whole value under a key with \(Self.words(rule.keys)). \(place) \(score)"]
    }
  }

  private var patternIntroduction: String {
    if rule.keys.isEmpty { return "What one of the patterns below matches." }
    return "What one of the patterns below matches, under a key with \(Self.words(rule.keys))."
  }

  private var place: String {
    let visibility = Visibility.allCases.filter(rule.scope.visibility.contains)
    let seen = visibility.map(\.rawValue).joined(separator: " and ")
    if let carriers = rule.scope.carriers {
      return "Looked for in \(Self.words(carriers.map(\.name).sorted(), "and")), where \(seen)."
    }
    if rule.scope.exceptions.isEmpty { return "Looked for in every carrier, where \(seen)." }
    let exceptions = Self.words(rule.scope.exceptions.map(\.name).sorted(), "and")
    return "Looked for in every carrier but \(exceptions), where \(seen)."
  }

  private var score: String { "The score starts at \(rule.confidence)." }

  // MARK: Evidence and examples

  private func evidence(_ title: String, _ conditions: [RuleCondition]) -> [String] {
    guard !conditions.isEmpty else { return [] }
    let lines = conditions.map { condition in
      let sign = condition.evidence.weight < 0 ? "−" : "+"
      let weight = condition.evidence.weight.magnitude
      return "\(sign)\(weight): \(condition.evidence.reason) (\(Self.describe(condition)))"
    }
    return ["## \(title)", Self.list(lines)]
  }

  private static func describe(_ condition: RuleCondition) -> String {
    switch condition.test {
    case .isOne(let words): "\(condition.subject.rawValue): \(Self.words(words))"
    case .matches(let pattern):
      "\(condition.subject.rawValue) matches \(inline(pattern.expression))"
    case .holdsOne(let kinds): "record: \(Self.words(kinds.map(\.rawValue)))"
    }
  }

  private func examples(
    _ title: String,
    _ expectation: RuleExample.Expectation,
    note: String?
  ) -> [String] {
    var blocks = ["## \(title)"]
    if let note { blocks.append(note) }
    for example in rule.examples where example.expectation == expectation {
      let name = example.name.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? "An example"
      let region = example.region.map { " (region \($0))" } ?? ""
      let why = example.why.map { ". \($0)" } ?? ":"
      blocks.append(name + region + why)
      blocks.append(Self.code([example.text], example.format.rawValue))
    }
    return blocks
  }

  // MARK: Markdown

  private static func list(_ lines: [String]) -> String {
    lines.map { "- \($0)" }.joined(separator: "\n")
  }

  private static func words(_ words: [String], _ conjunction: String = "or") -> String {
    let quoted = words.map(inline)
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }

  /// Code in a line, between more backticks than it has in a row.
  private static func inline(_ code: String) -> String {
    let ticks = String(repeating: "`", count: longestRun(in: code) + 1)
    let pad = code.hasPrefix("`") || code.hasSuffix("`") ? " " : ""
    return ticks + pad + code + pad + ticks
  }

  /// Code in lines of its own, between fences longer than any run of backticks in it.
  private static func code(_ lines: [String], _ language: String) -> String {
    let code = lines.joined(separator: "\n")
    let fence = String(repeating: "`", count: max(3, longestRun(in: code) + 1))
    return "\(fence)\(language)\n\(code)\n\(fence)"
  }

  private static func longestRun(in code: String) -> Int {
    code.utf8.reduce(into: (run: 0, longest: 0)) { count, byte in
      count.run = byte == UInt8(ascii: "`") ? count.run + 1 : 0
      count.longest = max(count.longest, count.run)
    }.longest
  }
}

extension BuiltInFinder {
  /// What the finder finds, as a sentence.
  fileprivate var summary: String {
    switch self {
    case .phoneNumber:
      "Telephone numbers that the numbering plans know, by their form, their key and what is near."
    case .personName:
      "Names of persons, by their parts, their key, and what else the record and the page say."
    case .note:
      "Words written for colleagues, in many languages, by their key and their phrases."
    }
  }
}
