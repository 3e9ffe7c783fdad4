/// A lexicon file that cannot be read.
package struct NoteLexiconError: Error, Hashable, Sendable {
  /// The file's name.
  package var file: String
  /// The line, counted from one.
  package var line: Int
  /// What is wrong.
  package var message: String
}

/// The phrases newsrooms write to each other, by language, and the words that weigh with them.
///
/// Read from `rules/lexicons/notes-*.txt`. Patterns are compiled when a page first needs them.
package final class NoteLexicon: Sendable {
  /// What a phrase proves.
  package enum Strength: String, CaseIterable, Sendable {
    /// Newsrooms write it to each other, hardly to readers.
    case strong
    /// Counts beside other cues.
    case weak
    /// Names a source, as charts do.
    case source
    /// Names a person, a leak or a file as the source.
    case sourcePerson = "source-person"
  }

  /// A phrase.
  package struct Phrase: Sendable {
    /// What it proves.
    package var strength: Strength
    /// The language, as in `uk`; nil for phrases of many languages.
    package var language: String?
    /// The phrase itself.
    package var pattern: Pattern
    /// The literals one of which stands in all it matches.
    package var literals: [[UInt8]]
  }

  /// The lists of `notes-context.txt`.
  package enum Context: String, CaseIterable, Sendable {
    /// Whose relative, which role.
    case kinship
    /// What a program or its author leaves in comments.
    case developerComment = "developer-comment"
    /// Words of forms and accounts.
    case form
    /// How notes to readers begin.
    case publishedNote = "published-note"
    /// Values that stand for nothing.
    case placeholder
    /// Asks somebody to act.
    case urging
  }

  /// The phrases; their places are the identifiers of `entries`.
  package let phrases: [Phrase]
  private let contexts: [Context: Pattern]

  /// Reads lexicon files.
  ///
  /// - Parameter files: Names such as `notes-uk.txt`, and texts. Other names are passed over.
  /// - Throws: `NoteLexiconError` at the first line that cannot be used.
  package init(files: [(name: String, text: String)]) throws(NoteLexiconError) {
    var phrases: [Phrase] = []
    var alternatives: [Context: [String]] = [:]
    for file in files where file.name.hasPrefix("notes-") && file.name.hasSuffix(".txt") {
      let stem = String(file.name.dropFirst(6).dropLast(4))
      var reader = LexiconReader(file: file.name, text: file.text)
      while let line = try reader.next() {
        if stem == "context" {
          guard let context = Context(rawValue: line.section) else {
            throw reader.error("there is no section [\(line.section)] here")
          }
          alternatives[context, default: []].append(line.text)
          continue
        }
        guard let strength = Strength(rawValue: line.section) else {
          throw reader.error("there is no section [\(line.section)] here")
        }
        guard let literals = RequiredLiterals.find(in: line.text, minimumWeight: 2) else {
          throw reader.error("no word stands in every match of this expression")
        }
        phrases.append(
          Phrase(
            strength: strength,
            language: stem == "source" ? nil : stem,
            pattern: Pattern(line.text, ignoresCase: line.ignoresCase),
            literals: literals
          )
        )
      }
    }
    self.phrases = phrases
    contexts = alternatives.mapValues {
      Pattern($0.map { "(?:\($0))" }.joined(separator: "|"), ignoresCase: true)
    }
  }

  /// The lexicons compiled into this module.
  ///
  /// - Throws: `NoteLexiconError` when one of them is not in order.
  package static func embedded() throws(NoteLexiconError) -> NoteLexicon {
    try NoteLexicon(
      files: EmbeddedFile.all
        .filter { $0.name.hasPrefix("notes-") }
        .map { ($0.name, $0.text.description) }
    )
  }

  /// The phrases for a pattern set, each under its place in `phrases`.
  package var entries: [PatternSet.Entry] {
    phrases.enumerated().map { place, phrase in
      PatternSet.Entry(id: place, pattern: phrase.pattern, literals: phrase.literals)
    }
  }

  /// Checks that every expression compiles.
  ///
  /// - Throws: The first `PatternError`.
  package func validate() throws(PatternError) {
    for phrase in phrases { try phrase.pattern.validate() }
    for context in Context.allCases { try contexts[context]?.validate() }
  }

  /// Whether one of a context's expressions matches in `text`.
  func matches(
    _ context: Context,
    in text: UnsafeBufferPointer<UInt8>,
    using workspace: PatternWorkspace
  ) -> Bool {
    guard let pattern = contexts[context] else { return false }
    let outcome = pattern.firstMatch(in: text, from: 0, to: text.count, using: workspace)
    if case .found = outcome { return true }
    return false
  }
}

/// Reads the lines of a lexicon file: `# comment`, `[section]`, `[section, case-sensitive]`, entries.
private struct LexiconReader {
  struct Line {
    var section: String
    var ignoresCase: Bool
    var text: String
  }

  private let file: String
  private var rest: Substring
  private var number = 0
  private var section: String?
  private var ignoresCase = true

  init(file: String, text: String) {
    self.file = file
    rest = text[...]
  }

  func error(_ message: String) -> NoteLexiconError {
    NoteLexiconError(file: file, line: number, message: message)
  }

  mutating func next() throws(NoteLexiconError) -> Line? {
    while !rest.isEmpty {
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[..<end]
      rest = end == rest.endIndex ? rest[end...] : rest[rest.utf8.index(after: end)...]
      number += 1
      if line.utf8.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
      if readSection(line) { continue }
      guard let section else { throw error("an entry stands before the first [section]") }
      return Line(section: section, ignoresCase: ignoresCase, text: String(line))
    }
    return nil
  }

  /// Reads a heading; an expression that begins with a class is none, as more follows its `]`.
  private mutating func readSection(_ line: Substring) -> Bool {
    guard line.utf8.first == UInt8(ascii: "["), line.utf8.last == UInt8(ascii: "]") else {
      return false
    }
    let caseMark = ", case-sensitive"
    var name = line.dropFirst().dropLast()
    let keepsCase = name.hasSuffix(caseMark)
    if keepsCase { name = name.dropLast(caseMark.count) }
    guard name.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || asciiLowered($0) >= 0x61 }) else {
      return false
    }
    section = String(name)
    ignoresCase = !keepsCase
    return true
  }
}
