/// The rules of a catalogue as a Markdown table, and the place for it in `rules/README.md`.
package struct RuleTable {
  /// The line above the table in a file that holds it.
  package static let opening = "<!-- table of the rules, made by the tests -->"
  /// The line below it.
  package static let closing = "<!-- end of the table -->"

  private let catalog: RuleCatalog

  /// Creates the table of `catalog`.
  package init(_ catalog: RuleCatalog) { self.catalog = catalog }

  /// The table, ending in a line break.
  package var markdown: String {
    var lines = ["| rule | finds | kind | severity | by |", "|---|---|---|---|---|"]
    for rule in catalog.rules {
      let title = rule.title.replacing("|", with: "\\|")
      let cells = [
        "[\(rule.id)](\(rule.id).yml)", title, rule.kind.rawValue, rule.severity.rawValue,
        Self.way(rule.matcher),
      ]
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `document` with this table between its two marks; nil when it lacks one.
  package func inserted(into document: String) -> String? {
    guard let opening = document.firstRange(of: Self.opening + "\n"),
      let closing = document[opening.upperBound...].firstRange(of: Self.closing)
    else { return nil }
    return document[..<opening.upperBound] + markdown + document[closing.lowerBound...]
  }

  private static func way(_ matcher: RuleMatcher) -> String {
    switch matcher {
    case .finder: "built-in finder"
    case .patterns: "pattern"
    case .keys: "key"
    }
  }
}
