/// Reads a regular expression only as far as its literals need.
///
/// PCRE2's syntax (pcre2pattern): sequences, alternations, groups of every kind, classes,
/// quantifiers, escapes. Directives that change the meaning of what follows (`(?x)`, `\Q`,
/// verbs, subpattern calls, conditions) end the reading without an answer.
struct ExpressionParser {
  /// What is known of a part of the expression.
  private struct Part {
    /// All the texts it matches, when they are few; a lone empty text for assertions.
    var texts: [[UInt8]]?
    /// The best set of literals one of which stands in all it matches.
    var required: LiteralSet?

    static let anything = Part(texts: nil, required: nil)
    static let nothing = Part(texts: [[]], required: nil)
  }

  private var cursor: ExpressionCursor
  private let minimumWeight: Double
  private var gaveUp = false

  private static let maximumDepth = 40
  private static let maximumTexts = 16
  private static let maximumTextBytes = 48

  init(_ bytes: UnsafeBufferPointer<UInt8>, minimumWeight: Double) {
    cursor = ExpressionCursor(bytes)
    self.minimumWeight = minimumWeight
  }

  /// Reads the whole expression.
  mutating func parse() -> LiteralSet? {
    let part = alternation(depth: 0)
    guard !gaveUp, cursor.isAtEnd else { return nil }
    return better(part.required, part.texts.flatMap(set))
  }

  private mutating func alternation(depth: Int) -> Part {
    guard depth < Self.maximumDepth else {
      gaveUp = true
      return .anything
    }
    var branches = [sequence(depth: depth)]
    while !gaveUp, cursor.take("|") { branches.append(sequence(depth: depth)) }
    guard branches.count > 1 else { return branches[0] }
    var texts: [[UInt8]] = []
    var areTextsKnown = true
    var literals: [[UInt8]] = []
    var areLiteralsKnown = true
    for branch in branches {
      if let more = branch.texts { texts += more } else { areTextsKnown = false }
      let required = better(branch.required, branch.texts.flatMap(set))
      if let required { literals += required.literals } else { areLiteralsKnown = false }
    }
    return Part(
      texts: areTextsKnown && texts.count <= Self.maximumTexts ? texts : nil,
      required: areLiteralsKnown ? set(literals) : nil
    )
  }

  /// Reads up to `|`, `)` or the end.
  private mutating func sequence(depth: Int) -> Part {
    var tail: [[UInt8]] = [[]]  // the texts, one of which ends here
    var required: LiteralSet?
    var isWhole = true
    while !gaveUp, let byte = cursor.current, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      let part = quantified(atom(depth: depth))
      required = better(required, part.required)
      if let texts = part.texts, let joined = join(tail, texts) {
        if texts.count > 1 { required = better(better(required, set(tail)), set(texts)) }
        tail = joined
      } else {
        required = better(required, set(tail))
        tail = part.texts ?? [[]]
        isWhole = false
      }
    }
    return Part(texts: isWhole ? tail : nil, required: better(required, set(tail)))
  }

  private func join(_ left: [[UInt8]], _ right: [[UInt8]]) -> [[UInt8]]? {
    if left.count == 1, left[0].isEmpty { return right }
    guard left.count * right.count <= Self.maximumTexts else { return nil }
    var joined: [[UInt8]] = []
    for start in left {
      for end in right {
        guard start.count + end.count <= Self.maximumTextBytes else { return nil }
        joined.append(start + end)
      }
    }
    return joined
  }

  private func set(_ literals: [[UInt8]]) -> LiteralSet? {
    if literals.first?.isEmpty ?? true { return nil }
    return LiteralSet(literals, minimumWeight: minimumWeight)
  }

  private func better(_ left: LiteralSet?, _ right: LiteralSet?) -> LiteralSet? {
    guard let left else { return right }
    guard let right else { return left }
    return right.score > left.score ? right : left
  }
}

// MARK: Atoms

extension ExpressionParser {
  private mutating func atom(depth: Int) -> Part {
    switch cursor.current {
    case UInt8(ascii: "("):
      cursor.index += 1
      return group(depth: depth + 1)
    case UInt8(ascii: "["):
      cursor.index += 1
      return characterClass()
    case UInt8(ascii: "\\"):
      cursor.index += 1
      return escape()
    case UInt8(ascii: "."):
      cursor.index += 1
      return .anything
    case UInt8(ascii: "^"), UInt8(ascii: "$"):
      cursor.index += 1
      return .nothing
    default: return Part(texts: [cursor.plainText()], required: nil)
    }
  }

  /// Reads a group from behind its `(`.
  private mutating func group(depth: Int) -> Part {
    if cursor.current == UInt8(ascii: "*") { gaveUp = true }
    var isAssertion = false
    if cursor.take("?") {
      switch groupKind() {
      case .plain: break
      case .assertion: isAssertion = true
      case .setting: return .nothing
      case .unknown: gaveUp = true
      }
    }
    guard !gaveUp else { return .anything }
    let part = alternation(depth: depth)
    if !cursor.take(")") { gaveUp = true }
    return isAssertion ? .nothing : part
  }

  private enum GroupKind { case plain, assertion, setting, unknown }

  /// Reads what follows `(?`, up to the group's content.
  private mutating func groupKind() -> GroupKind {
    if cursor.take(":") || cursor.take(">") { return .plain }
    if cursor.take("=") || cursor.take("!") { return .assertion }
    if cursor.take("<") {
      if cursor.take("=") || cursor.take("!") { return .assertion }
      return cursor.skip(to: ">") ? .plain : .unknown
    }
    if cursor.take("'") { return cursor.skip(to: "'") ? .plain : .unknown }
    if cursor.take("P") { return cursor.take("<") && cursor.skip(to: ">") ? .plain : .unknown }
    if cursor.take("#") { return cursor.skip(to: ")") ? .setting : .unknown }
    while let byte = cursor.current {
      cursor.index += 1
      switch byte {
      case UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "-"): continue
      case UInt8(ascii: ":"): return .plain
      case UInt8(ascii: ")"): return .setting
      default: return .unknown
      }
    }
    return .unknown
  }

  /// Reads an escape outside a class, from behind its backslash.
  private mutating func escape() -> Part {
    guard let byte = cursor.current else {
      gaveUp = true
      return .anything
    }
    switch byte {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"),
      UInt8(ascii: "Z"), UInt8(ascii: "G"), UInt8(ascii: "K"):
      cursor.index += 1
      return .nothing
    default: return escapedCharacter().map { Part(texts: [$0], required: nil) } ?? .anything
    }
  }

  /// Reads an escape that stands for a character; nil when it stands for many.
  private mutating func escapedCharacter() -> [UInt8]? {
    guard let byte = cursor.current else {
      gaveUp = true
      return nil
    }
    if byte == UInt8(ascii: "x") {
      cursor.index += 1
      return hexCharacter()
    }
    let isLetterOrDigit =
      asciiLowered(byte) >= UInt8(ascii: "a") && asciiLowered(byte) <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    guard isLetterOrDigit else { return cursor.takeCharacter() }
    cursor.index += 1
    switch byte {
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "w"), UInt8(ascii: "W"),
      UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "h"), UInt8(ascii: "H"),
      UInt8(ascii: "v"), UInt8(ascii: "V"), UInt8(ascii: "R"), UInt8(ascii: "X"):
      return nil
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      _ = cursor.takeNumber()
      return nil
    case UInt8(ascii: "p"), UInt8(ascii: "P"):
      if !cursor.take("{") { cursor.index += 1 } else if !cursor.skip(to: "}") { gaveUp = true }
      return nil
    default:
      gaveUp = true
      return nil
    }
  }
}

// MARK: Classes, numbers, quantifiers

extension ExpressionParser {
  /// Reads the digits and the braces of `\x`, from behind the `x`.
  private mutating func hexCharacter() -> [UInt8]? {
    let inBraces = cursor.take("{")
    let value = cursor.takeHex(atMost: inBraces ? 6 : 2)
    guard let scalar = Unicode.Scalar(value), !inBraces || cursor.take("}") else {
      gaveUp = true
      return nil
    }
    return LiteralSet.utf8([scalar])
  }

  /// Reads a class from behind its `[`.
  private mutating func characterClass() -> Part {
    var isKnown = !cursor.take("^")
    var members: [[UInt8]] = []
    var isFirst = true
    while !gaveUp, isFirst || cursor.current != UInt8(ascii: "]") {
      isFirst = false
      guard let low = member(), let lowScalar = scalar(low) else {
        isKnown = false
        if cursor.current == nil { gaveUp = true }
        continue
      }
      let beginsRange =
        cursor.current == UInt8(ascii: "-") && cursor.next != nil
        && cursor.next != UInt8(ascii: "]")
      guard beginsRange else {
        members.append(low)
        continue
      }
      cursor.index += 1
      guard let high = member().flatMap(scalar), high >= lowScalar,
        high - lowScalar < UInt32(Self.maximumTexts)
      else {
        isKnown = false
        continue
      }
      members += (lowScalar...high).compactMap(Unicode.Scalar.init).map { LiteralSet.utf8([$0]) }
    }
    if !cursor.take("]") { gaveUp = true }
    let isSmall = isKnown && !members.isEmpty && members.count <= Self.maximumTexts
    return isSmall ? Part(texts: members, required: nil) : .anything
  }

  /// Reads a character of a class; nil when it stands for many.
  private mutating func member() -> [UInt8]? {
    guard cursor.current != nil else {
      gaveUp = true
      return nil
    }
    if cursor.take("[") {
      guard cursor.current == UInt8(ascii: ":") || cursor.current == UInt8(ascii: ".") else {
        return [UInt8(ascii: "[")]
      }
      if !cursor.skip(to: "]") { gaveUp = true }
      return nil
    }
    guard cursor.take("\\") else { return cursor.takeCharacter() }
    return cursor.take("b") ? [0x08] : escapedCharacter()
  }

  private func scalar(_ character: [UInt8]) -> UInt32? {
    String(decoding: character, as: UTF8.self).unicodeScalars.first?.value
  }

  /// Applies the quantifiers behind `part`, if any.
  private mutating func quantified(_ part: Part) -> Part {
    var part = part
    while !gaveUp, let counts = quantifier() {
      if !cursor.take("?") { _ = cursor.take("+") }
      part = repeated(part, counts)
    }
    return part
  }

  private mutating func quantifier() -> ClosedRange<Int>? {
    if cursor.take("?") { return 0...1 }
    if cursor.take("*") { return 0...Int.max }
    if cursor.take("+") { return 1...Int.max }
    let start = cursor.index
    guard cursor.take("{") else { return nil }
    // Newer PCRE2 reads `{,n}` as a quantifier.
    if cursor.current == UInt8(ascii: ",") { gaveUp = true }
    guard let least = cursor.takeNumber() else { return back(to: start) }
    if cursor.take("}") { return least...least }
    guard cursor.take(",") else { return back(to: start) }
    let most = cursor.takeNumber() ?? Int.max
    guard cursor.take("}"), most >= least else { return back(to: start) }
    return least...most
  }

  /// Undoes what was no quantifier after all: its brace is a character.
  private mutating func back(to start: Int) -> ClosedRange<Int>? {
    cursor.index = start
    return nil
  }

  private func repeated(_ part: Part, _ counts: ClosedRange<Int>) -> Part {
    guard counts.lowerBound > 0 else {
      guard counts.upperBound == 1, let texts = part.texts, texts.count < Self.maximumTexts else {
        return .anything
      }
      return Part(texts: texts + [[]], required: nil)
    }
    var texts = part.texts
    var count = 1
    while count < counts.lowerBound, let sofar = texts, let once = part.texts {
      texts = join(sofar, once)
      count += 1
    }
    let required = better(part.required, better(part.texts.flatMap(set), texts.flatMap(set)))
    return Part(texts: counts.upperBound == counts.lowerBound ? texts : nil, required: required)
  }
}
