internal import SourceText

extension ScriptLexer {
  /// Reads the string literal whose quote is at `start`: a key where one is due, else a value.
  @inline(__always)
  mutating func readString(at start: Int) -> Int {
    let quote = bytes[start]
    if quote == UInt8(ascii: "'"), isApostrophe(at: start) { return start &+ 1 }
    let end = bytes.stringEnd(from: start &+ 1, quote: quote, isJSON: isJSON)
    let range = start &+ 1..<end.offset
    let next = end.next
    if end.stop != .quote { visitor.pointee.defect(.unterminatedString, at: start) }
    if mayBeKey, let next = endOfKey(next) {
      visitor.pointee.key(range, coding: end.coding, isAssignment: false)
      position = .operand
      return next
    }
    if position == .key, bytes[bytes.skippingSpace(from: next)] == UInt8(ascii: "(") {
      visitor.pointee.key(range, coding: end.coding, isAssignment: false)
      position = .functionHead
      return next
    }
    reportString(range, coding: end.coding, continues: position == .joinedOperand)
    position = .afterString
    return next
  }

  @inline(__always)
  mutating func reportString(_ range: Range<Int>, coding: TextCoding, continues: Bool) {
    stringCount &+= 1
    visitor.pointee.string(range, coding: coding, continues: continues)
  }

  /// Whether a string here is a key if a colon follows.
  ///
  /// Out of its place it still is, in a broken text, unless `?` or `case` account for the colon.
  @inline(__always)
  var mayBeKey: Bool {
    position == .key
      || (frame.openConditionals == 0 && (isJSON || !frame.kind.holdsStatements))
  }

  /// Whether the `'` at `offset` stands in a word of prose, as in "don't".
  func isApostrophe(at offset: Int) -> Bool {
    guard offset > 0, position == .afterOperand || position == .key else { return false }
    return bytes.byteClass(at: offset &- 1) == .letter
  }

  /// Reads the template literal whose back-tick is at `start`, up to its first expression.
  mutating func readTemplate(at start: Int) -> Int {
    let readsExpressions = outerFrames.count < depthLimit && frame.kind != .overflow
    let end = bytes.templatePartEnd(from: start &+ 1, readsExpressions: readsExpressions)
    reportString(
      start &+ 1..<end.offset,
      coding: end.coding,
      continues: position == .joinedOperand
    )
    return endTemplatePart(end, from: start)
  }

  /// Goes on with a template after the `}` of an expression, with `mark` strings reported before.
  mutating func resumeTemplate(at start: Int, mark: UInt32) -> Int {
    let end = bytes.templatePartEnd(from: start, readsExpressions: true)
    if end.offset > start {
      reportString(start..<end.offset, coding: end.coding, continues: mark == stringCount)
    }
    return endTemplatePart(end, from: start)
  }

  mutating func endTemplatePart(_ end: ScriptLiteralEnd, from start: Int) -> Int {
    switch end.stop {
    case .expression:
      openFrame(.template, at: end.offset)
      frame.stringMark = stringCount
      position = .operand
    case .endOfText, .endOfLine:
      visitor.pointee.defect(.unterminatedTemplate, at: start)
      position = .afterString
    case .quote:
      position = .afterString
    }
    return end.next
  }
}
