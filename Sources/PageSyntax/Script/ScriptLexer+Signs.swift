internal import SourceText

extension ScriptLexer {
  @inline(__always)
  mutating func readComma(at offset: Int) -> Int {
    frame.openConditionals = 0
    let kind = frame.kind
    if kind == .object {
      visitor.pointee.separator(at: offset)
      position = .key
    } else if kind == .overflow {
      position = .key
    } else {
      if kind.container != nil {
        visitor.pointee.separator(at: offset)
      } else if kind != .parameters {
        visitor.pointee.endOfStatement(at: offset)
      }
      position = .operand
    }
    return offset &+ 1
  }

  mutating func readSemicolon(at offset: Int) -> Int {
    frame.openConditionals = 0
    awaitsClassBody = false
    visitor.pointee.endOfStatement(at: offset)
    switch frame.kind {
    case .object, .classBody, .overflow: position = .key
    case .program, .block, .functionBody: position = .statementStart
    case .array, .call, .group, .parameters, .control, .index, .template: position = .operand
    }
    return offset &+ 1
  }

  @inline(__always)
  mutating func readColon(at offset: Int) -> Int {
    if frame.openConditionals > 0 {
      frame.openConditionals &-= 1
      position = .operand
    } else {
      // After a label or a `case`, a statement begins.
      position = frame.kind.holdsStatements && !isJSON ? .statementStart : .operand
    }
    return offset &+ 1
  }

  mutating func readQuestion(at offset: Int) -> Int {
    switch bytes[offset &+ 1] {
    case UInt8(ascii: ".") where bytes.byteClass(at: offset &+ 2) != .digit:
      position = .member
      return offset &+ 2
    case UInt8(ascii: "?"):
      position = .operand
      return offset &+ 2
    default:
      if frame.openConditionals < UInt16.max { frame.openConditionals &+= 1 }
      position = .operand
      return offset &+ 1
    }
  }

  mutating func readDot(at offset: Int) -> Int {
    if bytes[offset &+ 1] == UInt8(ascii: "."), bytes[offset &+ 2] == UInt8(ascii: ".") {
      if position != .key { position = .operand }
      return offset &+ 3
    }
    if !position.followsOperand, bytes.byteClass(at: offset &+ 1) == .digit {
      return readNumber(from: offset, digits: offset)
    }
    position = .member
    return offset &+ 1
  }

  /// Reads `+` or `-`: of a number, between operands, or doubled.
  mutating func readSign(at offset: Int) -> Int {
    let sign = bytes[offset]
    let second = bytes[offset &+ 1]
    if sign == UInt8(ascii: "-"), second == UInt8(ascii: "-"), !isJSON,
      bytes[offset &+ 2] == UInt8(ascii: ">"),
      bytes.isLineStart(offset)
    {
      return readComment(offset &+ 3..<bytes.endOfLine(from: offset))
    }
    if second == sign {
      if position != .afterOperand, position != .afterParenthesis { position = .operand }
      return offset &+ 2
    }
    if !position.followsOperand {
      let isNumber =
        bytes.byteClass(at: offset &+ 1) == .digit
        || (second == UInt8(ascii: ".") && bytes.byteClass(at: offset &+ 2) == .digit)
      if isNumber { return readNumber(from: offset, digits: offset &+ 1) }
    }
    position = sign == UInt8(ascii: "+") && position == .afterString ? .joinedOperand : .operand
    return offset &+ 1
  }

  mutating func readEquals(at offset: Int) -> Int {
    guard bytes[offset &+ 1] == UInt8(ascii: ">") else {
      // As in markup: `class="name"`.
      if position == .classHead { awaitsClassBody = false }
      position = .operand
      return offset &+ 1
    }
    position = .arrowBody
    return offset &+ 2
  }

  /// Reads `!`; `!0` and `!1` are how minifiers write true and false.
  mutating func readExclamation(at offset: Int) -> Int {
    let digit = bytes[offset &+ 1]
    if digit == UInt8(ascii: "0") || digit == UInt8(ascii: "1"), !position.followsOperand,
      !bytes.isWordByte(at: offset &+ 2), bytes[offset &+ 2] != UInt8(ascii: ".")
    {
      visitor.pointee.word(offset..<offset &+ 2)
      position = .afterOperand
      return offset &+ 2
    }
    position = .operand
    return offset &+ 1
  }

  mutating func readLess(at offset: Int) -> Int {
    if bytes.hasPrefix("<![CDATA[", at: offset) { return offset &+ 9 }
    if bytes.hasPrefix("<!--", at: offset) {
      if isJSON { return offset &+ 4 }
      if bytes.isLineStart(offset) {
        return readComment(offset &+ 4..<bytes.endOfLine(from: offset))
      }
    }
    position = .operand
    // The `/` of an end tag begins no regular expression.
    return bytes[offset &+ 1] == UInt8(ascii: "/") ? offset &+ 2 : offset &+ 1
  }

  /// Reads a comment, a regular expression or a division.
  mutating func readSlash(at offset: Int) -> Int {
    if let comment = bytes.comment(at: offset) {
      if isJSON, let next = bytes.endOfCDATAMark(at: offset) { return next }
      if !comment.isClosed { visitor.pointee.defect(.unterminatedComment, at: offset) }
      _ = readComment(comment.content)
      return comment.next
    }
    if !isJSON, !position.followsOperand, offset >= noExpressionBefore {
      let end = bytes.regularExpressionEnd(from: offset)
      if end.isClosed {
        position = .afterOperand
        return end.offset
      }
      noExpressionBefore = end.offset
    }
    position = .operand
    return offset &+ 1
  }

  /// Reports a comment; what it stands between is as if it were not there.
  mutating func readComment(_ content: Range<Int>) -> Int {
    visitor.pointee.comment(content)
    return content.upperBound
  }
}
