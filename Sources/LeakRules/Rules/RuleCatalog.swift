/// The rules a scan uses.
package struct RuleCatalog: Sendable {
  /// The most rules a catalogue holds: far more than anybody reads, few enough to load.
  package static let maximumCount = 10_000

  /// The rules, by id.
  package private(set) var rules: [Rule]

  /// Creates a catalogue; of rules with the same id the last one stays.
  package init(_ rules: [Rule]) {
    self.rules = []
    add(rules)
  }

  /// The rule with this id.
  package subscript(id: String) -> Rule? {
    rules.first { $0.id == id }
  }

  /// The rules compiled into the tool.
  ///
  /// - Parameters:
  ///   - reader: Reads them; unless said otherwise, it trusts their patterns.
  ///   - withExamples: Whether the rules have their examples; a scan starts faster without.
  /// - Returns: The rules.
  /// - Throws: What is wrong with them; the tests see to it that nothing is.
  package static func embedded(
    reader: RuleFile = RuleFile(checksPatterns: false),
    withExamples: Bool = true
  ) throws(RuleFileErrors) -> RuleCatalog {
    var reader = reader
    reader.needsExamples = withExamples
    var loading = RuleLoading(reader: reader)
    for file in EmbeddedFile.all where file.name.hasSuffix(".yml") {
      let text = file.text.withUTF8Buffer { bytes in
        let examples = withExamples ? 0..<0 : examplesRange(in: bytes)
        return String(decoding: bytes[..<examples.lowerBound], as: UTF8.self)
          + String(decoding: bytes[examples.upperBound...], as: UTF8.self)
      }
      loading.read(text, named: "rules/\(file.name)")
    }
    return RuleCatalog(try loading.rules())
  }

  /// The lines of the key `examples` in the text of a well-kept rule: half of it.
  ///
  /// Ends where a line starts with a letter, as only the next key can.
  private static func examplesRange(in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start: Int?
    var line = 0
    while line < text.count {
      let end = text[line...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      if let start, UInt8(ascii: "a")...UInt8(ascii: "z") ~= text[line] { return start..<line }
      if text[line..<end].elementsEqual("examples:".utf8) { start = line }
      line = end + 1
    }
    return (start ?? text.count)..<text.count
  }

  /// This catalogue with `others` added; a rule replaces the one that has its id.
  package func adding(_ others: [Rule]) -> RuleCatalog {
    var catalog = self
    catalog.add(others)
    return catalog
  }

  /// The rules named in `only`, all when it is empty, but not those named in `skip`.
  ///
  /// - Throws: The first name that no rule has.
  package func selecting(
    only: [String] = [],
    skip: [String] = []
  ) throws(UnknownRuleError) -> RuleCatalog {
    let ids = rules.map(\.id)
    let known = Set(ids)
    for id in only + skip where !known.contains(id) {
      throw UnknownRuleError(id: id, nearest: nearestWord(to: id, in: ids))
    }
    let wanted = Set(only)
    let unwanted = Set(skip)
    var catalog = self
    catalog.rules = rules.filter { rule in
      (wanted.isEmpty || wanted.contains(rule.id)) && !unwanted.contains(rule.id)
    }
    return catalog
  }

  private mutating func add(_ others: [Rule]) {
    var byID = Dictionary(rules.map { ($0.id, $0) }) { _, last in last }
    for rule in others { byID[rule.id] = rule }
    rules = byID.values.sorted { $0.id < $1.id }
  }
}

/// A name that should be a rule's id and is not.
package struct UnknownRuleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name.
  package var id: String
  /// The id that was most likely meant.
  package var nearest: String?

  /// The error in words.
  package var description: String {
    let advice = nearest.map { "did you mean '\($0)'?" } ?? "'pageleaks rules list' shows them all"
    return "no rule is called '\(id)'; \(advice)"
  }
}
