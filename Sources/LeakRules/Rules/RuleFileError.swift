/// What is wrong with a rule file, and where.
package struct RuleFileError: Error, Hashable, Sendable {
  /// What can be wrong.
  package enum Reason: Hashable, Sendable {
    /// The file is no YAML, or no UTF-8; says what the reader stumbled over.
    case unreadable(String)
    /// The file, or the number of files, is above a limit.
    case tooMuch(String)
    /// A key no rule has.
    case unknownKey(String, nearest: String?, known: [String])
    /// A key that must be there is not.
    case missingKey(String)
    /// A value is not of the sort its key asks for.
    case wrongType(key: String, expected: String)
    /// A word that is not in the list its key takes from.
    case unknownWord(String, key: String, nearest: String?, known: [String])
    /// A value of the right sort that cannot be.
    case badValue(String)
  }

  /// The file, as it was named to the loader.
  package var file: String
  /// The place, where the problem has one.
  package var position: RulePosition?
  /// What is wrong.
  package var reason: Reason

  /// Creates an error.
  package init(_ file: String, _ position: RulePosition?, _ reason: Reason) {
    self.file = file
    self.position = position
    self.reason = reason
  }
}

extension RuleFileError: CustomStringConvertible {
  /// The error as `file:line:column: what; what to do`.
  package var description: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file)\(place): \(message)"
  }

  private var message: String {
    switch reason {
    case .unreadable(let problem), .tooMuch(let problem), .badValue(let problem): problem
    case .unknownKey(let key, let nearest, let known):
      "unknown key '\(key)'; " + Self.advice(nearest, known)
    case .missingKey(let key): "missing key '\(key)'"
    case .wrongType(let key, let expected): "'\(key)' must be \(expected)"
    case .unknownWord(let word, let key, let nearest, let known):
      "'\(key)' cannot be '\(word)'; " + Self.advice(nearest, known)
    }
  }

  private static func advice(_ nearest: String?, _ known: [String]) -> String {
    if let nearest { return "did you mean '\(nearest)'?" }
    return known.count > 40 ? "see rules/README.md" : "known: " + known.joined(separator: ", ")
  }
}

/// Everything wrong with the rule files of one load; never empty.
package struct RuleFileErrors: Error, Hashable, Sendable, CustomStringConvertible {
  /// The errors by file, in the order they were found there.
  package let errors: [RuleFileError]

  /// The errors, one a line.
  package var description: String { errors.map(\.description).joined(separator: "\n") }
}
