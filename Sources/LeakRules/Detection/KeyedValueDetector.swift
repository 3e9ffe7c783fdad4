internal import PageCarriers

/// Looks at values for the keys they stand under: a relation, a call sign, coordinates.
///
/// For rules whose match is the whole value, and for patterns that have no literal to look for.
struct KeyedValueDetector: Sendable {
  /// A rule and the patterns a value is held against; none when the value itself is the match.
  private struct Entry: Sendable {
    var index: Int
    var rule: PreparedRule
    var patterns: [Pattern]
    /// What a value must match to be held against the patterns.
    var near: Pattern?
  }

  /// A longer value under such a key is an article's text, not a detail of a person.
  private static let longestWholeValue = 200

  private let entries: [Entry]
  private let keys: KeyPhraseIndex

  init(rules: [PreparedRule]) {
    entries = rules.enumerated().compactMap { index, prepared in
      switch prepared.rule.matcher {
      case .finder: return nil
      case .keys: return Entry(index: index, rule: prepared, patterns: [])
      case .patterns(let patterns):
        let unanchored = patterns.filter { $0.literals == nil }.map { Pattern($0.expression) }
        let near = patterns.first?.near.map { Pattern($0) }
        return unanchored.isEmpty
          ? nil : Entry(index: index, rule: prepared, patterns: unanchored, near: near)
      }
    }
    keys = KeyPhraseIndex(entries.map(\.rule.rule.keys))
  }

  func detect(
    in page: DetectionPage,
    using workspace: DetectionWorkspace,
    into matches: inout [RuleMatch]
  ) {
    // Keys repeat: each distinct key is asked once.
    let wanted = (0..<page.content.keys.count).map { key in
      page.content.keys.withBytes(of: key) { key in
        workspace.keyedRules.value(of: key) { keys.lists(with: key) }
      }
    }
    guard wanted.contains(where: { !$0.isEmpty }) else { return }
    var found = Array(repeating: [RuleMatch](), count: entries.count)
    for (position, fragment) in page.content.fragments.enumerated() {
      guard let key = page.content.key(of: fragment) else { continue }
      for number in wanted[key] {
        let entry = entries[number]
        for range in values(of: fragment, for: entry, on: page, using: workspace) {
          found[number].append(
            RuleMatch(
              rule: entry.index,
              fragment: position,
              range: range,
              evidence: [entry.rule.baseEvidence]
            )
          )
        }
      }
    }
    for found in found { matches += found }
  }

  private func values(
    of fragment: Fragment,
    for entry: Entry,
    on page: DetectionPage,
    using workspace: DetectionWorkspace
  ) -> [Range<Int>] {
    guard !entry.patterns.isEmpty else {
      return fragment.range.count <= Self.longestWholeValue ? [0..<fragment.range.count] : []
    }
    return page.content.arena.withUnsafeBufferPointer { arena in
      let text = UnsafeBufferPointer(rebasing: arena[fragment.range])
      func search(for pattern: Pattern) -> Pattern.Outcome {
        pattern.firstMatch(
          in: text,
          from: 0,
          to: text.count,
          using: workspace.matching.patterns
        )
      }
      if let near = entry.near, search(for: near) == .none { return [] }
      return entry.patterns.compactMap { pattern in
        guard case .found(let value, _) = search(for: pattern) else { return nil }
        return value
      }
    }
  }
}
