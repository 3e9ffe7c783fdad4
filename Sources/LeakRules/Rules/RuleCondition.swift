/// Something around a match that raises or lowers its score.
package struct RuleCondition: Hashable, Sendable {
  /// What is looked at.
  package enum Subject: String, CaseIterable, Hashable, Sendable {
    /// The key or attribute name the value stands under.
    case key
    /// The match itself.
    case value
    /// The other values of the record.
    case record
    /// The carrier the value was found in.
    case carrier
    /// The language of the page, as its primary subtag: `en`, `uk`.
    case language
    /// The way to the value: a JSON Pointer or a path of elements.
    case path
  }

  /// How it is looked at.
  package enum Test: Hashable, Sendable {
    /// It is, or as a key or path contains, one of these words.
    case isOne(of: [String])
    /// The expression is found in it.
    case matches(RulePattern)
    /// The record also holds one of these.
    case holdsOne(of: [LeakKind])
  }

  /// What is looked at.
  package var subject: Subject
  /// How it is looked at.
  package var test: Test
  /// The reason, and its weight: above 0 it raises, below 0 it lowers.
  package var evidence: Evidence

  /// Creates a condition.
  package init(_ subject: Subject, _ test: Test, _ evidence: Evidence) {
    self.subject = subject
    self.test = test
    self.evidence = evidence
  }
}
