package import PageCarriers
package import SourceText

/// One kind of leak: what to look for, where, what speaks for it, and what to tell an editor.
///
/// Read from a file in `rules/`; `rules/README.md` explains each key.
package struct Rule: Hashable, Sendable {
  /// The name in kebab case, also that of the file; names the leak, so "allow email-address" reads.
  package var id: String
  /// What was found, as a headline.
  package var title: String
  /// What sort of thing leaks.
  package var kind: LeakKind
  /// The harm if a match is what it looks like.
  package var severity: Severity
  /// Why it matters, for an editor.
  package var why: String
  /// What to do about it, for an editor.
  package var fix: String
  /// How a match is found.
  package var matcher: RuleMatcher
  /// Words of a key, as in `email` for `authorEmail`; empty when the key does not matter.
  ///
  /// For `.keys` a value under such a key is the match; for patterns, only values under such a key
  /// are looked at.
  package var keys: [String]
  /// Where a match counts.
  package var scope: RuleScope
  /// The score of a match before evidence, 0 to 1; a built-in finder brings its own.
  package var confidence: Double
  /// What raises and lowers the score, in the order of the file.
  package var conditions: [RuleCondition]
  /// Pages that leak and pages that do not: the rule's tests and its documentation.
  package var examples: [RuleExample]
  /// Where to read more: URLs.
  package var references: [String]
}

/// How a rule finds its matches.
package enum RuleMatcher: Hashable, Sendable {
  /// A finder written in Swift.
  case finder(BuiltInFinder)
  /// Any of these patterns matches.
  case patterns([RulePattern])
  /// A whole value under one of the rule's keys.
  case keys
}

/// A finder that is more than a pattern.
package enum BuiltInFinder: String, CaseIterable, Hashable, Sendable {
  /// Telephone numbers, judged against the numbering plans.
  case phoneNumber = "phone-number"
  /// Names of persons, scored by their parts and their neighbours.
  case personName = "person-name"
  /// Notes of editors and fact-checkers, scored by keys and phrases.
  case note
}

/// A regular expression as a rule file gives it.
package struct RulePattern: Hashable, Sendable {
  /// The expression, in the syntax of PCRE2; group 1 is the value, where there is one.
  package var expression: String
  /// Words of which every match contains one; empty when the rule leaves that to the expression.
  package var words: [String]
  /// An expression that matches wherever the pattern does, within four bytes of one of the words or,
  /// without words, in the value; nil when it would spare nothing.
  package var near: String?

  /// Creates a pattern.
  package init(_ expression: String, words: [String] = [], near: String? = nil) {
    self.expression = expression
    self.words = words
    self.near = near
  }

  /// What a literal index looks for, so that the pattern runs only where it can match: the words
  /// in every case of their letters, or what the expression cannot match without.
  ///
  /// Nil when there is no such thing, so that every value must be tried.
  package var literals: [[UInt8]]? {
    guard !words.isEmpty else { return RequiredLiterals.find(in: expression) }
    return words.flatMap { LetterCase.forms(of: Array($0.utf8), startsWord: true) }
  }
}

/// Where a rule's matches count.
package struct RuleScope: Hashable, Sendable {
  /// The only carriers looked at; nil for all.
  package var carriers: Set<CarrierID>?
  /// Carriers not looked at.
  package var exceptions: Set<CarrierID>
  /// Who sees the values that count.
  package var visibility: Set<Visibility>

  /// Creates a scope: all carriers, hidden values, unless said otherwise.
  package init(
    carriers: Set<CarrierID>? = nil,
    exceptions: Set<CarrierID> = [],
    visibility: Set<Visibility> = [.hidden]
  ) {
    self.carriers = carriers
    self.exceptions = exceptions
    self.visibility = visibility
  }

  /// Whether a value in `carrier` that `visibility` describes is looked at.
  package func contains(_ carrier: CarrierID, _ visibility: Visibility) -> Bool {
    self.visibility.contains(visibility) && !exceptions.contains(carrier)
      && carriers?.contains(carrier) != false
  }
}
