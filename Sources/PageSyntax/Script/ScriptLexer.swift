internal import SourceText

/// The state of one reading: where it stands in the grammar, and the brackets around.
///
/// A `read…` method takes the offset of a token and returns the offset to go on from. Each looks
/// ahead past white space, past comments only where a key may end, so that all stays linear.
struct ScriptLexer<Visitor: ScriptVisitor> {
  let bytes: ScriptBytes
  let keywords: ScriptKeywordTable
  let isJSON: Bool
  /// Whether the text is what stands between an object's braces.
  let isMembers: Bool
  let depthLimit: Int
  let visitor: UnsafeMutablePointer<Visitor>

  var position: ScriptPosition
  /// The innermost bracket; `outerFrames` holds those around it, the outermost first.
  var frame = ScriptFrame(.program)
  var outerFrames: [ScriptFrame] = []
  /// The brackets open past the limit.
  var overflowDepth = 0
  var hasToldDepthLimit = false
  /// Whether `function` was read where it is an expression, and not yet the `{` of its body.
  var awaitsFunctionBody = false
  /// The parameters of the function read last, without their parentheses; empty once its body began.
  var parameters = 0..<0
  /// Whether `class` was read, and not yet the `{` of its body.
  var awaitsClassBody = false
  /// No regular expression begins before this offset: one was found not to end on that line.
  var noExpressionBefore = 0
  var stringCount: UInt32 = 0

  init(
    _ bytes: ScriptBytes,
    as dialect: ScriptDialect,
    depthLimit: Int,
    visitor: UnsafeMutablePointer<Visitor>
  ) {
    self.bytes = bytes
    self.depthLimit = depthLimit
    self.visitor = visitor
    keywords = .shared
    isJSON = dialect == .json
    isMembers = dialect == .members
    position = .statementStart
  }

  mutating func readAll() {
    if isMembers {
      openFrame(.object, at: 0)
      position = .key
    }
    var offset = bytes.endOfResponsePrefix()
    while offset < bytes.count {
      offset = readToken(at: offset)
    }
    while !outerFrames.isEmpty { closeFrame(at: bytes.count) }
  }

  @inline(__always)
  mutating func readToken(at offset: Int) -> Int {
    switch bytes.byteClass(at: offset) {
    case .space: return bytes.endOfSpace(from: offset &+ 1)
    case .letter: return readWord(at: offset)
    case .wideSpace: return bytes.endOfWideSpace(at: offset) ?? readWord(at: offset)
    case .digit: return readNumber(from: offset, digits: offset)
    case .quote: return readString(at: offset)
    case .backtick: return readTemplate(at: offset)
    case .openBrace: return openBrace(at: offset)
    case .openBracket: return openBracket(at: offset)
    case .openParenthesis: return openParenthesis(at: offset)
    case .closer: return closeBracket(at: offset)
    case .comma: return readComma(at: offset)
    case .colon: return readColon(at: offset)
    case .semicolon: return readSemicolon(at: offset)
    case .slash: return readSlash(at: offset)
    case .dot: return readDot(at: offset)
    case .sign: return readSign(at: offset)
    case .equals: return readEquals(at: offset)
    case .question: return readQuestion(at: offset)
    case .exclamation: return readExclamation(at: offset)
    case .less: return readLess(at: offset)
    case .plainOperator:
      // The `*` of a generator changes nothing.
      if position != .key, position != .functionHead { position = .operand }
      return offset &+ 1
    case .other: return offset &+ 1
    }
  }

  /// Reads the number whose first digit or dot is at `digits`; a sign may stand before, at `start`.
  mutating func readNumber(from start: Int, digits: Int) -> Int {
    let end = bytes.numberEnd(from: digits)
    if position == .key, let next = endOfKey(end) {
      visitor.pointee.key(start..<end, coding: .literal, isAssignment: false)
      position = .operand
      return next
    }
    visitor.pointee.number(start..<end)
    position = .afterOperand
    return end
  }

  /// The offset to go on from after what ends at `end`, if a colon follows and makes it a key.
  ///
  /// It lies past the colon, or before the comments that stand between.
  @inline(__always)
  func endOfKey(_ end: Int) -> Int? {
    let offset = bytes.skippingSpace(from: end)
    if bytes[offset] == UInt8(ascii: ":") { return offset &+ 1 }
    return bytes[offset] == UInt8(ascii: "/") && isColon(afterComments: offset) ? end : nil
  }

  @inline(never)
  func isColon(afterComments start: Int) -> Bool {
    var offset = start
    while let comment = bytes.comment(at: offset) {
      offset = bytes.skippingSpace(from: comment.next)
    }
    return bytes[offset] == UInt8(ascii: ":")
  }
}
