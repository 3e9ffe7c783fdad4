internal import PageCarriers
internal import Yams

/// Reads rule files.
///
/// The format is YAML 1.1 without anchors and aliases: a file must mean what it shows. One pass over
/// the composed nodes finds every problem with its line and column.
package struct RuleFile: Sendable {
  /// The longest file that is read, in bytes: a rule is a page of text.
  package static let maximumSize = 1 << 20

  static let tooLarge = RuleFileError.Reason.tooMuch(
    "the file is larger than \(maximumSize >> 20) MiB"
  )

  /// The carriers a rule may name; nil to take any name.
  package var knownCarriers: Set<String>?
  /// Whether patterns are compiled, and seen to have literals, to find what is wrong with them.
  ///
  /// Costs some fifty microseconds a pattern, so the embedded rules, which the tests check, are
  /// read without.
  package var checksPatterns: Bool
  /// Whether a rule must have examples: not when they were cut off to start faster.
  var needsExamples = true

  /// Creates a reader.
  package init(knownCarriers: Set<String>? = nil, checksPatterns: Bool = true) {
    self.knownCarriers = knownCarriers
    self.checksPatterns = checksPatterns
  }

  /// Reads a rule.
  ///
  /// - Parameters:
  ///   - text: The file's text.
  ///   - file: Its name, for errors; the last component must be the rule's id and `.yml`.
  /// - Returns: The rule.
  /// - Throws: Everything that is wrong with the file.
  package func read(_ text: String, named file: String) throws(RuleFileErrors) -> Rule {
    guard text.utf8.count <= Self.maximumSize else {
      throw RuleFileErrors(errors: [RuleFileError(file, nil, Self.tooLarge)])
    }
    let root: Node
    do {
      root = try YAMLText(text).root()
    } catch {
      throw RuleFileErrors(errors: [RuleFileError(file, error.position, .unreadable(error.problem))]
      )
    }
    var document = RuleDocument(file: file, reader: self)
    guard let rule = document.rule(from: root) else {
      throw RuleFileErrors(errors: document.nodes.errorsByPosition)
    }
    return rule
  }
}
