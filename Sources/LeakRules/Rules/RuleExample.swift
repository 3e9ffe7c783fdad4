/// A small page that shows what a rule finds, or what it leaves alone.
package struct RuleExample: Hashable, Sendable {
  /// What a scan of the example must give.
  package enum Expectation: String, Hashable, Sendable {
    /// A finding for each marked value, and no other.
    case leaks
    /// No finding of this rule.
    case clean
  }

  /// What the text is.
  package enum Format: String, CaseIterable, Hashable, Sendable {
    /// A page, or a piece of one.
    case html
    /// A JSON file.
    case json
  }

  /// What a scan of the example must give.
  package var expectation: Expectation
  /// The page; in an example that leaks, `«` and `»` mark each expected value.
  package var text: String
  /// What the text is.
  package var format: Format
  /// A name for tables of tests.
  package var name: String?
  /// Why the example is clean.
  package var why: String?
  /// The region telephone numbers without a country code belong to: `UA`.
  package var region: String?
  /// Where the example stands in its file.
  package var position: RulePosition
}

/// A place in a rule file, for people: lines and columns count from 1, columns in characters.
package struct RulePosition: Hashable, Sendable {
  /// The line.
  package var line: Int
  /// The column, in Unicode scalars.
  package var column: Int

  /// Creates a position.
  package init(_ line: Int, _ column: Int) {
    self.line = line
    self.column = column
  }
}
