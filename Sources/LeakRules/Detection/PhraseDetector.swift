internal import PageCarriers
internal import SourceText

/// Finds the patterns of rules and the phrases of notes, all in one pass over the page.
struct PhraseDetector: Sendable {
  /// What the pass found.
  struct Result {
    var matches: [RuleMatch] = []
    /// The phrases of notes, by fragment.
    var cues: [Int: [NoteCue]] = [:]
  }

  private let rules: [PreparedRule]
  private let set: PatternSet
  /// Patterns below this number are phrases of the note lexicon.
  private let phraseCount: Int
  /// The rule each further pattern belongs to.
  private let owners: [Int]

  init(rules: [PreparedRule], notes: NoteLexicon?) {
    self.rules = rules
    var entries = notes?.entries ?? []
    phraseCount = entries.count
    var owners: [Int] = []
    for (index, prepared) in rules.enumerated() {
      guard case .patterns(let patterns) = prepared.rule.matcher else { continue }
      for pattern in patterns {
        // Without literals the rule has keys, and `KeyedValueDetector` asks the values under them.
        guard let literals = pattern.literals else { continue }
        entries.append(
          PatternSet.Entry(
            id: phraseCount + owners.count,
            pattern: Pattern(pattern.expression),
            literals: literals,
            near: pattern.near.map { Pattern($0) }
          )
        )
        owners.append(index)
      }
    }
    self.owners = owners
    set = PatternSet(entries)
  }

  func detect(
    in page: DetectionPage,
    using workspace: DetectionWorkspace,
    diagnostics: inout [Diagnostic]
  ) -> Result {
    var result = Result()
    let found: PatternMatches
    do {
      found = try page.content.arena.withUnsafeBufferPointer { arena in
        try set.matches(in: arena, starts: page.starts, ends: page.ends, using: workspace.matching)
      }
    } catch {
      diagnostics.append(
        Diagnostic(.warning, "notes and patterns could not be looked for: \(error)")
      )
      return result
    }
    if found.limitReached {
      diagnostics.append(
        Diagnostic(
          .warning,
          "the page holds too many candidates; patterns did not examine them all"
        )
      )
    }
    for match in found.found {
      let start = Int(page.content.fragments[match.fragment].start)
      let range = match.range.lowerBound - start..<match.range.upperBound - start
      if match.pattern < phraseCount {
        result.cues[match.fragment, default: []].append(
          NoteCue(phrase: match.pattern, range: range)
        )
      } else {
        let rule = owners[match.pattern - phraseCount]
        result.matches.append(
          RuleMatch(
            rule: rule,
            fragment: match.fragment,
            range: range,
            evidence: [rules[rule].baseEvidence]
          )
        )
      }
    }
    return result
  }
}
