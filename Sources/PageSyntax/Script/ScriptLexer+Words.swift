internal import SourceText

extension ScriptLexer {
  /// Reads a word: a keyword, a key, or a name with its dotted path.
  mutating func readWord(at start: Int) -> Int {
    let end = bytes.endOfWord(from: start)
    switch position {
    case .key:
      if let next = readMemberName(start..<end) { return next }
    case .functionHead:
      return end
    case .controlHead:
      // `for await (`; before any other word, the keyword was a word of prose.
      if keyword(start, end) == .prefix { return end }
      position = .statementStart
    case .classHead:
      if keyword(start, end) == .prefix { position = .operand }
      return end
    default:
      break
    }
    if position != .member, bytes[end] != UInt8(ascii: ".") {
      let keyword = keyword(start, end)
      if keyword != .none, let next = readKeyword(keyword, start..<end) { return next }
    }
    return readName(start, firstEnd: end)
  }

  @inline(__always)
  func keyword(_ start: Int, _ end: Int) -> ScriptKeyword {
    let count = end &- start
    guard count >= 2, count <= ScriptKeywordTable.longest else { return .none }
    return keywords.keyword(bytes.packed(start, end), count: count)
  }

  /// Reads the name of an object's member; nil where it cannot be one.
  mutating func readMemberName(_ range: Range<Int>) -> Int? {
    let next = bytes.skippingSpace(from: range.upperBound)
    switch bytes.byteClass(at: next) {
    case .colon:
      visitor.pointee.key(range, coding: .literal, isAssignment: false)
      position = .operand
      return next &+ 1
    case .openParenthesis:
      visitor.pointee.key(range, coding: .literal, isAssignment: false)
      position = .functionHead
      return next
    case .letter, .wideSpace, .digit, .quote, .openBracket,
      .plainOperator where bytes[next] == UInt8(ascii: "*"):
      // `get`, `set`, `async`, `static` before the name.
      return range.upperBound
    case .slash where isColon(afterComments: next):
      visitor.pointee.key(range, coding: .literal, isAssignment: false)
      position = .operand
      return next
    default:
      return nil
    }
  }

  /// Reads a word that begins where `start` is and may go on past `firstEnd` with `.` and names.
  mutating func readName(_ start: Int, firstEnd: Int) -> Int {
    var last = start
    var end = firstEnd
    while bytes[end] == UInt8(ascii: "."), bytes.beginsWord(at: end &+ 1) {
      last = end &+ 1
      end = bytes.endOfWord(from: last)
    }
    if position.followsOperand, frame.kind.holdsStatements {
      visitor.pointee.endOfStatement(at: start)
    }
    let next = bytes.skippingSpace(from: end)
    switch bytes.byteClass(at: next) {
    case .openParenthesis:
      return openCall(last..<end, at: next)
    case .equals where bytes[next &+ 1] == UInt8(ascii: ">"):
      // The parameter of an arrow function.
      position = .afterOperand
      return next
    case .equals, .sign, .plainOperator, .question:
      if let operand = bytes.endOfAssignmentSign(at: next) {
        visitor.pointee.key(last..<end, coding: .literal, isAssignment: true)
        position = .operand
        return operand
      }
    case .colon where frame.openConditionals == 0 && position != .member:
      if frame.kind == .object || frame.kind == .overflow {
        visitor.pointee.key(last..<end, coding: .literal, isAssignment: false)
      } else if !frame.kind.holdsStatements, frame.kind != .parameters {
        visitor.pointee.word(start..<end)
      }
      position = .afterOperand
      return next
    default:
      break
    }
    if position != .member, frame.kind != .parameters { visitor.pointee.word(start..<end) }
    position = .afterOperand
    return next
  }

  /// Opens the call of `name`.
  @inline(__always)
  mutating func openCall(_ name: Range<Int>, at parenthesis: Int) -> Int {
    visitor.pointee.callee(name)
    openFrame(.call, at: parenthesis)
    position = .operand
    return parenthesis &+ 1
  }

  /// Acts on a keyword; nil where it is used as a name.
  mutating func readKeyword(_ keyword: ScriptKeyword, _ range: Range<Int>) -> Int? {
    let next = bytes.skippingSpace(from: range.upperBound)
    if keyword != .infix, position.followsOperand, frame.kind.holdsStatements {
      visitor.pointee.endOfStatement(at: range.lowerBound)
    }
    switch keyword {
    case .none: return nil
    case .prefix: position = .operand
    case .infix:
      guard position.followsOperand else { return nil }
      position = .operand
    case .control: position = .controlHead
    case .statement, .jump: position = .statementStart
    case .function:
      awaitsFunctionBody = position != .statementStart
      position = .functionHead
    case .classHead:
      position = .classHead
      awaitsClassBody = true
    case .modifier:
      if bytes[next] == UInt8(ascii: "(") {
        position = .functionHead
      } else if !bytes.isWordByte(at: next) {
        return nil
      }
    case .void:
      position = .operand
      guard bytes.byteClass(at: next) == .digit else { return next }
      let end = bytes.numberEnd(from: next)
      visitor.pointee.word(range.lowerBound..<end)
      position = .afterOperand
      return end
    case .importation:
      guard bytes[next] != UInt8(ascii: "(") else { return nil }
      position = .operand
    }
    return next
  }
}
