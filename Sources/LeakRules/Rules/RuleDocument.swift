internal import PageCarriers
internal import SourceText
internal import Yams

/// Reads one rule out of one document.
struct RuleDocument {
  /// The keys of a rule, in the order of a well-kept file.
  enum Key: String, CaseIterable {
    case id, title, kind, severity, why, fix, finder, pattern, words, near, keys, whole, carriers,
      except
    case visibility, confidence, raise, lower, examples, references
  }

  /// The reader of values, with what is wrong so far.
  var nodes: RuleNodes
  let reader: RuleFile
  private let file: String
  private var rule = Rule.blank
  private var finder: BuiltInFinder?
  private var patterns: [(text: String, node: Node)] = []
  private var words: [String] = []
  private var near: (text: String, node: Node)?
  private var isWhole = false

  init(file: String, reader: RuleFile) {
    self.file = file
    self.reader = reader
    nodes = RuleNodes(file: file)
  }

  /// The rule; nil when something is wrong, which `nodes` then holds.
  mutating func rule(from root: Node) -> Rule? {
    guard let entries = nodes.entries(root, "rule", Key.self) else { return nil }
    nodes.require([.id, .title, .kind, .severity, .why, .fix], in: entries, at: root)
    if reader.needsExamples { nodes.require([.examples], in: entries, at: root) }
    for entry in entries { read(entry.key, entry.value) }
    chooseMatcher(among: entries, at: root)
    return nodes.errors.isEmpty ? rule : nil
  }

  private mutating func read(_ key: Key, _ node: Node) {
    switch key {
    case .id: readID(node)
    case .title: rule.title = nodes.text(node, key.rawValue) ?? ""
    case .kind: rule.kind = nodes.choice(node, key.rawValue) ?? .other
    case .severity: rule.severity = nodes.choice(node, key.rawValue) ?? .low
    case .why: rule.why = nodes.text(node, key.rawValue) ?? ""
    case .fix: rule.fix = nodes.text(node, key.rawValue) ?? ""
    case .finder: finder = nodes.choice(node, key.rawValue)
    case .pattern: patterns = nodes.texts(node, key.rawValue) ?? []
    case .words: words = readWords(node, key)
    case .near: near = nodes.text(node, key.rawValue).map { ($0, node) }
    case .keys: rule.keys = readWords(node, key)
    case .whole: isWhole = nodes.flag(node, key.rawValue) ?? false
    case .carriers: rule.scope.carriers = Set(carriers(node, key.rawValue))
    case .except: rule.scope.exceptions = Set(carriers(node, key.rawValue))
    case .visibility: rule.scope.visibility = Set(nodes.choices(node, key.rawValue) ?? [])
    case .confidence: rule.confidence = nodes.number(node, key.rawValue, in: 0...1) ?? 0
    case .raise, .lower: readConditions(node, key)
    case .examples: rule.examples = examples(node)
    case .references: readReferences(node)
    }
  }

  // MARK: Single keys

  private mutating func readID(_ node: Node) {
    guard let id = nodes.text(node, Key.id.rawValue) else { return }
    rule.id = id
    let isKebab = id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
      .allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          }
      }
    if !isKebab {
      nodes.note(.badValue("the id '\(id)' must be lower-case words joined by '-'"), at: node)
    } else if let name = file.split(separator: "/").last, name != "\(id).yml" {
      nodes.note(.badValue("the id is '\(id)', so the file must be called '\(id).yml'"), at: node)
    }
  }

  /// Notes what the engine says against `pattern`.
  ///
  /// - Returns: Whether the pattern may be used, as far as was checked.
  @discardableResult
  mutating func checkPattern(_ pattern: String, at node: Node) -> Bool {
    guard reader.checksPatterns else { return true }
    do throws(PatternError) {
      try Pattern(pattern).validate()
      return true
    } catch {
      let problem = "this pattern does not compile: \(error.message) (at its byte \(error.offset))"
      nodes.note(.badValue(problem), at: node)
      return false
    }
  }

  /// The rule's patterns, after noting those that do not compile, or that every value of every
  /// page would have to be tried with.
  private mutating func checkedPatterns() -> [RulePattern] {
    if let near { checkPattern(near.text, at: near.node) }
    return patterns.map { text, node in
      let pattern = RulePattern(text, words: words, near: near?.text)
      if checkPattern(text, at: node), reader.checksPatterns, rule.keys.isEmpty,
        pattern.literals == nil
      {
        let problem = "no three letters stand in all this pattern matches; add 'words' or 'keys'"
        nodes.note(.badValue(problem), at: node)
      }
      return pattern
    }
  }

  private mutating func readWords(_ node: Node, _ key: Key) -> [String] {
    nodes.texts(node, key.rawValue)?.map(\.text) ?? []
  }

  private mutating func readReferences(_ node: Node) {
    for (reference, node) in nodes.texts(node, Key.references.rawValue) ?? [] {
      if reference.hasPrefix("https://") || reference.hasPrefix("http://") {
        rule.references.append(reference)
      } else {
        nodes.note(.badValue("the reference '\(reference)' is no URL"), at: node)
      }
    }
  }

  /// Names of carriers, each of which must exist.
  mutating func carriers(_ node: Node, _ key: String) -> [CarrierID] {
    (nodes.texts(node, key) ?? []).compactMap { name, node in
      if let known = reader.knownCarriers, !known.contains(name) {
        nodes.noteUnknown(name, key, known: known.sorted(), at: node)
        return nil
      }
      return CarrierID(stringLiteral: name)
    }
  }

  private mutating func readConditions(_ node: Node, _ key: Key) {
    for item in nodes.items(node, key.rawValue, of: "conditions") ?? [] {
      if let condition = condition(item, key.rawValue, sign: key == .raise ? 1 : -1) {
        rule.conditions.append(condition)
      }
    }
  }

  // MARK: The whole

  /// Chooses the one way the rule finds its matches, and refuses what does not go with it.
  private mutating func chooseMatcher(among entries: [RuleEntry<Key>], at root: Node) {
    let ways = entries.filter { [.finder, .pattern, .whole].contains($0.key) }
    if ways.count > 1 {
      let problem = "'\(ways[1].key.rawValue)' does not go with '\(ways[0].key.rawValue)'"
      nodes.note(.badValue(problem), at: ways[1].position)
    }
    switch ways.first?.key {
    case .finder:
      if let finder { rule.matcher = .finder(finder) }
      refuse([.words, .near, .keys, .confidence], in: entries, "a built-in finder brings its own")
    case .pattern:
      rule.matcher = .patterns(checkedPatterns())
      nodes.require([.confidence], in: entries, at: root)
    case .whole:
      rule.matcher = .keys
      refuse([.words, .near], in: entries, "they belong to a 'pattern'")
      nodes.require([.confidence, .keys], in: entries, at: root)
      if !isWhole { nodes.note(.badValue("'whole' is true or absent"), at: ways[0].position) }
    default:
      let problem = "a rule has a 'finder', a 'pattern', or 'keys' with 'whole: true'"
      nodes.note(.badValue(problem), at: root)
    }
    if entries.contains(where: { $0.key == .carriers }) {
      refuse([.except], in: entries, "the rule lists its 'carriers'")
    }
  }

  private mutating func refuse(_ keys: [Key], in entries: [RuleEntry<Key>], _ reason: String) {
    for entry in entries where keys.contains(entry.key) {
      let problem = "'\(entry.key.rawValue)' does not belong here: \(reason)"
      nodes.note(.badValue(problem), at: entry.position)
    }
  }
}

extension Rule {
  /// A rule to be filled in; never leaves the reader unfilled.
  fileprivate static let blank = Rule(
    id: "",
    title: "",
    kind: .other,
    severity: .low,
    why: "",
    fix: "",
    matcher: .keys,
    keys: [],
    scope: RuleScope(),
    confidence: 0,
    conditions: [],
    examples: [],
    references: []
  )
}
