internal import SourceText

/// Where a string literal ends and how it is written.
struct ScriptLiteralEnd {
  /// Why the scan stopped.
  enum Stop: UInt8 {
    case quote
    /// `${` of a template literal.
    case expression
    case endOfLine
    case endOfText
  }

  /// The end of the content.
  var offset: Int
  var stop: Stop
  var coding: TextCoding

  init(offset: Int, stop: Stop, coding: TextCoding) {
    self.offset = offset
    self.stop = stop
    self.coding = coding
  }

  /// The offset to read on from.
  var next: Int {
    switch stop {
    case .quote: offset &+ 1
    case .expression: offset &+ 2
    case .endOfLine, .endOfText: offset
    }
  }
}

extension ScriptBytes {
  /// Finds the end of the string whose content begins at `start`.
  ///
  /// - Parameters:
  ///   - start: The offset after the opening quote.
  ///   - quote: The quote that ends it.
  ///   - isJSON: Whether line breaks belong to the string and a double quote promises JSON.
  /// - Returns: The end of the content and why it ends there.
  @inline(__always)
  func stringEnd(from start: Int, quote: UInt8, isJSON: Bool) -> ScriptLiteralEnd {
    var isScript = false
    var coding = TextCoding.literal
    var offset = start
    while true {
      offset =
        isJSON
        ? first(of: quote, or: UInt8(ascii: "\\"), from: offset)
        : first(of: quote, or: UInt8(ascii: "\\"), or: UInt8(ascii: "\n"), from: offset)
      guard offset < count else {
        return ScriptLiteralEnd(offset: count, stop: .endOfText, coding: coding)
      }
      let byte = self[offset]
      if byte == quote { return ScriptLiteralEnd(offset: offset, stop: .quote, coding: coding) }
      guard byte == UInt8(ascii: "\\") else {
        let end = offset > start && self[offset &- 1] == UInt8(ascii: "\r") ? offset &- 1 : offset
        return ScriptLiteralEnd(offset: end, stop: .endOfLine, coding: coding)
      }
      if !isScript {
        isScript = quote != UInt8(ascii: "\"") || !(isJSON || isJSONEscape(at: offset))
        coding = isScript ? .scriptEscapes : .jsonEscapes
      }
      offset = endOfEscape(at: offset)
    }
  }

  /// Finds the end of the static part of a template that begins at `start`.
  ///
  /// - Parameters:
  ///   - start: The offset after the back-tick or after the `}` of an expression.
  ///   - readsExpressions: Whether `${` ends the part.
  /// - Returns: The end of the part and why it ends there.
  func templatePartEnd(from start: Int, readsExpressions: Bool) -> ScriptLiteralEnd {
    let backtick: UInt8 = UInt8(ascii: "`")
    let dollar: UInt8 = readsExpressions ? UInt8(ascii: "$") : backtick
    var coding = TextCoding.literal
    var offset = start
    while true {
      offset = first(of: backtick, or: UInt8(ascii: "\\"), or: dollar, from: offset)
      guard offset < count else {
        return ScriptLiteralEnd(offset: count, stop: .endOfText, coding: coding)
      }
      switch self[offset] {
      case backtick:
        return ScriptLiteralEnd(offset: offset, stop: .quote, coding: coding)
      case UInt8(ascii: "\\"):
        coding = .scriptEscapes
        offset = endOfEscape(at: offset)
      default:
        if self[offset &+ 1] == UInt8(ascii: "{") {
          return ScriptLiteralEnd(offset: offset, stop: .expression, coding: coding)
        }
        offset &+= 1
      }
    }
  }

  /// The offset past a backslash and the character it escapes; a line continuation may have two.
  @inline(__always)
  func endOfEscape(at backslash: Int) -> Int {
    let isTwoByteBreak =
      self[backslash &+ 1] == UInt8(ascii: "\r") && self[backslash &+ 2] == UInt8(ascii: "\n")
    return min(count, backslash &+ (isTwoByteBreak ? 3 : 2))
  }

  /// Whether JSON reads the escape at `backslash` as JavaScript does.
  func isJSONEscape(at backslash: Int) -> Bool {
    switch Unicode.Scalar(self[backslash &+ 1]) {
    case "\"", "\\", "/", "b", "f", "n", "r", "t": true
    case "u": self[backslash &+ 2] != UInt8(ascii: "{")
    default: false
    }
  }

  /// The end of the number whose first digit or dot is at `start`.
  func numberEnd(from start: Int) -> Int {
    var offset = start
    while byteClass(at: offset) == .digit { offset &+= 1 }
    let next = byteClass(at: offset)
    return next == .letter || next == .dot ? longNumberEnd(from: start) : offset
  }

  /// The end of a number with more to it than digits: a fraction, an exponent, another base.
  func longNumberEnd(from start: Int) -> Int {
    var offset = start
    if self[start] == UInt8(ascii: "0"), byteClass(at: start &+ 1) == .letter,
      self[start &+ 1] | 0x20 != UInt8(ascii: "e")
    {
      return endOfWord(from: start)
    }
    offset = digitsEnd(from: offset)
    if self[offset] == UInt8(ascii: ".") { offset = digitsEnd(from: offset &+ 1) }
    if self[offset] | 0x20 == UInt8(ascii: "e") {
      let next = self[offset &+ 1]
      let exponent =
        next == UInt8(ascii: "+") || next == UInt8(ascii: "-") ? offset &+ 2 : offset &+ 1
      if byteClass(at: exponent) == .digit { offset = digitsEnd(from: exponent) }
    }
    return self[offset] == UInt8(ascii: "n") ? offset &+ 1 : offset
  }

  @inline(__always)
  func digitsEnd(from start: Int) -> Int {
    var offset = start
    while byteClass(at: offset) == .digit || self[offset] == UInt8(ascii: "_") { offset &+= 1 }
    return offset
  }

  /// The end of the regular expression whose `/` is at `start`, its flags included.
  ///
  /// - Returns: The end, and whether there is one: else it is the end of the line, as no regular
  ///   expression goes past it.
  func regularExpressionEnd(from start: Int) -> (offset: Int, isClosed: Bool) {
    var offset = start &+ 1
    var isInClass = false
    while offset < count {
      switch self[offset] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return (offset, false)
      case UInt8(ascii: "\\") where self[offset &+ 1] != UInt8(ascii: "\n"): offset &+= 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass: return (endOfWord(from: offset &+ 1), true)
      default: break
      }
      offset &+= 1
    }
    return (count, false)
  }
}
