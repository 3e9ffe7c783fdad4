internal import Yams

/// One key of a mapping with its value.
struct RuleEntry<Key> {
  /// The key.
  var key: Key
  /// Where the key stands.
  var position: RulePosition?
  /// The value.
  var value: Node
}

/// Turns the nodes of one rule file into values and collects what is wrong on the way.
///
/// Every reader returns nil after noting a problem, so that one pass finds them all.
struct RuleNodes {
  /// The file's name in errors.
  let file: String
  /// What is wrong so far.
  private(set) var errors: [RuleFileError] = []

  init(file: String) { self.file = file }

  /// Notes a problem.
  mutating func note(_ reason: RuleFileError.Reason, at node: Node?) {
    errors.append(RuleFileError(file, node.flatMap(Self.position), reason))
  }

  /// Notes a problem at a place.
  mutating func note(_ reason: RuleFileError.Reason, at position: RulePosition?) {
    errors.append(RuleFileError(file, position, reason))
  }

  static func position(of node: Node) -> RulePosition? {
    node.mark.map { RulePosition($0.line, $0.column) }
  }

  /// What is wrong so far, as one reads the file.
  var errorsByPosition: [RuleFileError] {
    let indexed = errors.enumerated().sorted { left, right in
      let (first, second) = (left.element.position, right.element.position)
      return (first?.line ?? 0, first?.column ?? 0, left.offset)
        < (second?.line ?? 0, second?.column ?? 0, right.offset)
    }
    return indexed.map(\.element)
  }

  // MARK: Values

  /// Text that is not blank.
  mutating func text(_ node: Node, _ key: String) -> String? {
    guard case .scalar(let scalar) = node, !Self.isNull(scalar) else {
      note(.wrongType(key: key, expected: "text"), at: node)
      return nil
    }
    guard scalar.string.utf8.contains(where: { $0 > UInt8(ascii: " ") }) else {
      note(.badValue("'\(key)' is blank"), at: node)
      return nil
    }
    return scalar.string
  }

  /// A text, or a list of texts, each with its node; a list must hold something.
  mutating func texts(_ node: Node, _ key: String) -> [(text: String, node: Node)]? {
    guard let items = items(node, key, of: "texts") else { return nil }
    return items.compactMap { item in text(item, key).map { ($0, item) } }
  }

  /// The items of a list that must hold something; a single value is a list of one.
  mutating func items(_ node: Node, _ key: String, of sort: String) -> [Node]? {
    guard case .sequence(let sequence) = node else {
      if case .scalar(let scalar) = node, !Self.isNull(scalar) { return [node] }
      note(.wrongType(key: key, expected: "a list of \(sort)"), at: node)
      return nil
    }
    if sequence.isEmpty { note(.badValue("'\(key)' is an empty list"), at: node) }
    return Array(sequence)
  }

  /// A number written plainly, in `range`.
  mutating func number(_ node: Node, _ key: String, in range: ClosedRange<Double>) -> Double? {
    guard case .scalar(let scalar) = node, scalar.style == .plain,
      let number = Double(scalar.string), range.contains(number)
    else {
      let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
      note(.wrongType(key: key, expected: expected), at: node)
      return nil
    }
    return number
  }

  /// `true` or `false`, written plainly.
  mutating func flag(_ node: Node, _ key: String) -> Bool? {
    if case .scalar(let scalar) = node, scalar.style == .plain, let flag = Bool(scalar.string) {
      return flag
    }
    note(.wrongType(key: key, expected: "true or false"), at: node)
    return nil
  }

  /// One word of a fixed list.
  mutating func choice<Choice>(_ node: Node, _ key: String) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let word = text(node, key) else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    noteUnknown(word, key, known: Choice.allCases.map(\.rawValue), at: node)
    return nil
  }

  /// Words of a fixed list.
  mutating func choices<Choice>(_ node: Node, _ key: String) -> [Choice]?
  where Choice: RawRepresentable<String> & CaseIterable {
    items(node, key, of: "words")?.compactMap { choice($0, key) }
  }

  /// Notes that `word` is not one of the words `key` takes.
  mutating func noteUnknown(_ word: String, _ key: String, known: [String], at node: Node) {
    let nearest = nearestWord(to: word, in: known)
    note(.unknownWord(word, key: key, nearest: nearest, known: known), at: node)
  }

  // MARK: Mappings

  /// The entries of a mapping whose keys are all in `Key`; other keys are noted and dropped.
  mutating func entries<Key>(_ node: Node, _ key: String, _: Key.Type) -> [RuleEntry<Key>]?
  where Key: RawRepresentable<String> & CaseIterable {
    guard case .mapping(let mapping) = node else {
      note(.wrongType(key: key, expected: "keys with values"), at: node)
      return nil
    }
    var entries: [RuleEntry<Key>] = []
    entries.reserveCapacity(mapping.count)
    for (keyNode, value) in mapping {
      guard case .scalar(let scalar) = keyNode else {
        note(.wrongType(key: key, expected: "keys with values, each key a word"), at: keyNode)
        continue
      }
      if let known = Key(rawValue: scalar.string) {
        entries.append(RuleEntry(key: known, position: Self.position(of: keyNode), value: value))
      } else {
        let known = Key.allCases.map(\.rawValue)
        let nearest = nearestWord(to: scalar.string, in: known)
        note(.unknownKey(scalar.string, nearest: nearest, known: known), at: keyNode)
      }
    }
    return entries
  }

  /// Notes each of `required` that none of `entries` has.
  mutating func require<Key>(
    _ required: [Key],
    in entries: [RuleEntry<Key>],
    at node: Node
  ) where Key: RawRepresentable<String> & Equatable {
    for key in required where !entries.contains(where: { $0.key == key }) {
      note(.missingKey(key.rawValue), at: node)
    }
  }

  /// Whether YAML reads the scalar as nothing at all.
  private static func isNull(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }
}
