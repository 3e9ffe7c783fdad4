/// Tells JSON and JavaScript literals from prose, for strings that may hold either.
package enum ScriptDialectGuess {
  /// How many bytes are read at most.
  static let window = 256

  /// Whether `text` begins like an object or an array literal.
  ///
  /// An object must show a key and a value, or be empty; an array must hold nothing but literals as
  /// far as it is read, or an object. Prose in brackets, `{name}`, `{{x}}` and CSS are neither.
  package static func looksLikeJSON(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let whole = ScriptBytes(text) else { return false }
    let start = whole.endOfResponsePrefix()
    guard start < text.count else { return false }
    guard let bytes = ScriptBytes(UnsafeBufferPointer(rebasing: text[start...].prefix(window)))
    else { return false }
    var check = ScriptLiteralCheck(bytes: bytes, isCut: text.count - start > window)
    return check.passes()
  }
}

/// A strict reading of the first bytes of what may be a literal.
private struct ScriptLiteralCheck {
  /// What may come next.
  private enum Expected {
    case value
    case valueOrEnd
    case key
    case keyOrEnd
    case separator
  }

  /// What a step led to.
  private enum Outcome {
    case goesOn
    case ends
    case fails
    case passes
  }

  let bytes: ScriptBytes
  /// Whether the text goes on past the bytes.
  let isCut: Bool
  private var offset = 0
  /// Whether the brackets around are objects, the innermost in the lowest bit.
  private var objects: UInt64 = 0
  private var depth = 0
  private var expected = Expected.value
  private var hasSeenMember = false

  init(bytes: ScriptBytes, isCut: Bool) {
    self.bytes = bytes
    self.isCut = isCut
  }

  mutating func passes() -> Bool {
    guard bytes[0] == UInt8(ascii: "{") || bytes[0] == UInt8(ascii: "[") else { return false }
    while true {
      offset = bytes.skippingSpace(from: offset)
      guard offset < bytes.count else { return isCut || hasSeenMember }
      switch step() {
      case .goesOn: continue
      case .passes: return true
      case .fails: return hasSeenMember
      case .ends: return hasSeenMember || isEndOfText()
      }
    }
  }

  private mutating func step() -> Outcome {
    switch expected {
    case .separator: readSeparator()
    case .key, .keyOrEnd: readKey()
    case .value, .valueOrEnd: readValue()
    }
  }

  /// Whether nothing follows the literal but the end of a statement or the next literal's line.
  private func isEndOfText() -> Bool {
    let next = bytes.skippingSpace(from: offset)
    switch bytes.byteClass(at: next) {
    case .openBrace, .openBracket: return bytes.endOfLine(from: offset) < next
    case .semicolon: return bytes.skippingSpace(from: next + 1) == bytes.count
    default: return next == bytes.count
    }
  }

  private mutating func readSeparator() -> Outcome {
    let isObject = objects & 1 == 1
    switch bytes[offset] {
    case UInt8(ascii: ","):
      expected = isObject ? .keyOrEnd : .valueOrEnd
      if isObject { hasSeenMember = true }
      offset += 1
      return .goesOn
    case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
      if isObject { hasSeenMember = true }
      return close()
    default:
      return .fails
    }
  }

  private mutating func close() -> Outcome {
    offset += 1
    objects >>= 1
    depth -= 1
    expected = .separator
    return depth == 0 ? .ends : .goesOn
  }

  private mutating func readKey() -> Outcome {
    let isQuoted = bytes.byteClass(at: offset) == .quote
    switch bytes.byteClass(at: offset) {
    case .closer where expected == .keyOrEnd && bytes[offset] == UInt8(ascii: "}"):
      return close()
    case .quote:
      let end = bytes.stringEnd(from: offset + 1, quote: bytes[offset], isJSON: true)
      offset = end.next
      if end.stop == .endOfText { return isCut ? .passes : .fails }
    case .letter, .wideSpace: offset = bytes.endOfWord(from: offset)
    case .digit: offset = bytes.numberEnd(from: offset)
    default: return .fails
    }
    offset = bytes.skippingSpace(from: offset)
    guard bytes[offset] == UInt8(ascii: ":") else { return .fails }
    offset += 1
    expected = .value
    // Prose does not begin with a brace, a quoted word and a colon.
    return isQuoted ? .passes : .goesOn
  }

  private mutating func readValue() -> Outcome {
    switch bytes.byteClass(at: offset) {
    case .closer where expected == .valueOrEnd && bytes[offset] == UInt8(ascii: "]"):
      return close()
    case .openBrace, .openBracket:
      let isObject = bytes[offset] == UInt8(ascii: "{")
      depth += 1
      guard depth <= UInt64.bitWidth else { return .passes }
      objects = objects << 1 | (isObject ? 1 : 0)
      expected = isObject ? .keyOrEnd : .valueOrEnd
      offset += 1
      return .goesOn
    case .quote:
      let end = bytes.stringEnd(from: offset + 1, quote: bytes[offset], isJSON: true)
      if end.stop == .endOfText { return isCut ? .passes : .fails }
      offset = end.next
    case .backtick:
      return .passes
    case .digit: offset = bytes.numberEnd(from: offset)
    case .sign where bytes.byteClass(at: offset + 1) == .digit:
      offset = bytes.numberEnd(from: offset + 1)
    case .exclamation where bytes.byteClass(at: offset + 1) == .digit: offset += 2
    case .letter: return readWord()
    default: return .fails
    }
    expected = .separator
    return .goesOn
  }

  private mutating func readWord() -> Outcome {
    let end = bytes.endOfWord(from: offset)
    let next = bytes.skippingSpace(from: end)
    let literals: [StaticString] = ["true", "false", "null", "undefined", "NaN", "Infinity"]
    for literal in literals
    where bytes.hasPrefix(literal, at: offset) && end == offset + literal.utf8CodeUnitCount {
      offset = end
      expected = .separator
      return .goesOn
    }
    // Code as a member's value; no prose follows such a word with a bracket or another word.
    let startsCode: [StaticString] = ["new", "function", "void", "async", "class"]
    for code in startsCode
    where bytes.hasPrefix(code, at: offset) && end == offset + code.utf8CodeUnitCount {
      let isFollowed = next > end || bytes.byteClass(at: next) == .openParenthesis
      return isFollowed && objects & 1 == 1 ? .passes : .fails
    }
    return .fails
  }
}
