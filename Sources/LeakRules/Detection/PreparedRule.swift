internal import PageCarriers
internal import SourceText

/// A rule with the patterns of its conditions compiled.
struct PreparedRule: Sendable {
  let rule: Rule
  private let patterns: [Pattern?]
  /// For each condition the words it asks for, each as a phrase between spaces.
  private let phrases: [[[UInt8]]]
  private let keys: KeyPhraseIndex

  init(_ rule: Rule) {
    self.rule = rule
    patterns = rule.conditions.map { condition in
      guard case .matches(let pattern) = condition.test else { return nil }
      return Pattern(pattern.expression)
    }
    phrases = rule.conditions.map { condition in
      guard case .isOne(let words) = condition.test else { return [] }
      return words.map(boundedPhrase)
    }
    keys = KeyPhraseIndex([rule.keys])
  }

  /// What a match alone is worth, before any condition.
  var baseEvidence: Evidence {
    switch rule.matcher {
    case .keys: Evidence("its key is one that names such a detail", rule.confidence)
    case .patterns, .finder: Evidence("it is written like one", rule.confidence)
    }
  }

  /// Whether a fragment may hold a match: its carrier is the rule's, and so is its key.
  ///
  /// Who sees it is not asked here: a value that readers see is needed to know that the same value
  /// elsewhere is no leak.
  func applies(to fragment: Fragment, on page: DetectionPage) -> Bool {
    let carrier = page.carrier(of: fragment)
    guard !rule.scope.exceptions.contains(carrier),
      rule.scope.carriers?.contains(carrier) != false
    else { return false }
    return rule.keys.isEmpty || hasKey(of: fragment, on: page)
  }

  /// Whether a fragment stands under one of the rule's keys.
  private func hasKey(of fragment: Fragment, on page: DetectionPage) -> Bool {
    guard let key = page.content.key(of: fragment) else { return false }
    return page.content.keys.withBytes(of: key) { !keys.lists(with: $0).isEmpty }
  }

  /// The evidence of the rule's conditions that the fragment itself can answer; those about its
  /// record are the scan's.
  func evidence(
    for range: Range<Int>,
    in fragment: Fragment,
    on page: DetectionPage,
    using workspace: DetectionWorkspace
  ) -> [Evidence] {
    rule.conditions.enumerated().compactMap { index, condition -> Evidence? in
      guard let subject = subject(condition.subject, range, fragment, page) else { return nil }
      let holds: Bool
      switch condition.test {
      case .holdsOne: holds = false
      case .isOne:
        holds = boundedPhrase(subject).withUnsafeBufferPointer { phrase in
          phrases[index].contains { phrase.offset(of: $0, from: 0) != nil }
        }
      case .matches:
        var subject = subject
        holds = subject.withUTF8 { bytes in
          guard let pattern = patterns[index] else { return false }
          if case .found = pattern.firstMatch(
            in: bytes,
            from: 0,
            to: bytes.count,
            using: workspace.matching.patterns
          ) {
            return true
          }
          return false
        }
      }
      return holds ? condition.evidence : nil
    }
  }

  /// What a condition looks at, as text; nil when the page does not have it.
  private func subject(
    _ subject: RuleCondition.Subject,
    _ range: Range<Int>,
    _ fragment: Fragment,
    _ page: DetectionPage
  ) -> String? {
    let content = page.content
    switch subject {
    case .record: return nil
    case .key: return content.key(of: fragment).map { content.keys[$0] }
    case .carrier: return page.carrier(of: fragment).name
    case .language: return content.language
    case .value:
      let text = content.text(of: fragment)
      let start = text.startIndex
      return String(
        decoding: text[start + range.lowerBound..<start + range.upperBound],
        as: UTF8.self
      )
    case .path:
      return content.path(of: fragment).map { step in
        switch step {
        case .key(let key): content.keys[key]
        case .index(let index): String(index)
        }
      }
      .joined(separator: "/")
    }
  }
}

/// A key as lower-case words, a space before and behind each: `callerPhone` and `caller_phone` alike.
private func boundedPhrase(_ key: String) -> [UInt8] {
  Array((" " + KeyPhrase.words(of: key) + " ").utf8)
}
