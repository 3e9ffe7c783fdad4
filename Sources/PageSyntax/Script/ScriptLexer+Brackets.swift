internal import SourceText

extension ScriptLexer {
  /// How many brackets a closer that does not match the innermost one may close.
  static var resynchronisationDepth: Int { 64 }

  mutating func openFrame(_ kind: ScriptFrame.Kind, at offset: Int) {
    guard outerFrames.count < depthLimit else { return openOverflow(at: offset) }
    outerFrames.append(frame)
    frame = ScriptFrame(kind)
    if let container = kind.container {
      visitor.pointee.beginContainer(container, at: offset)
    }
  }

  @inline(never)
  mutating func openOverflow(at offset: Int) {
    overflowDepth &+= 1
    guard frame.kind != .overflow else { return }
    outerFrames.append(frame)
    frame = ScriptFrame(.overflow)
    if !hasToldDepthLimit {
      hasToldDepthLimit = true
      visitor.pointee.defect(.depthLimit, at: offset)
    }
  }

  /// Closes the innermost bracket.
  @inline(__always)
  mutating func closeFrame(at offset: Int) {
    if frame.kind.container != nil {
      visitor.pointee.endContainer(at: offset)
    } else if frame.kind == .functionBody {
      visitor.pointee.endFunction(at: offset)
    }
    if let outer = outerFrames.popLast() { frame = outer }
  }

  mutating func openBrace(at offset: Int) -> Int {
    if isObject(at: offset) {
      openFrame(.object, at: offset)
      position = .key
    } else {
      openBlock(at: offset)
    }
    return offset &+ 1
  }

  mutating func openBlock(at offset: Int) {
    var kind = ScriptFrame.Kind.block
    if awaitsClassBody {
      awaitsClassBody = false
      kind = .classBody
    } else if position == .arrowBody || awaitsFunctionBody {
      awaitsFunctionBody = false
      kind = .functionBody
    }
    openFrame(kind, at: offset)
    if frame.kind == .functionBody {
      visitor.pointee.beginFunction(parameters: parameters)
      parameters = offset..<offset
    }
    position = kind == .classBody || frame.kind == .overflow ? .key : .statementStart
  }

  /// Whether the `{` at `offset` begins an object, not a block.
  @inline(__always)
  func isObject(at offset: Int) -> Bool {
    switch position {
    case .key, .operand, .joinedOperand: true
    case .arrowBody, .functionHead, .controlHead, .classHead, .afterParenthesis: false
    case .statementStart where isJSON && frame.kind == .program: true
    case .afterOperand where awaitsClassBody: false
    case .afterOperand where isJSON, .afterString where isJSON: true
    case .statementStart, .member, .afterOperand, .afterString:
      beginsWithMember(from: offset &+ 1)
    }
  }

  /// Whether a quoted or numeric key stands at `start`, which no block begins with.
  func beginsWithMember(from start: Int) -> Bool {
    let offset = bytes.skippingSpace(from: start)
    switch bytes.byteClass(at: offset) {
    case .quote:
      let end = bytes.stringEnd(from: offset &+ 1, quote: bytes[offset], isJSON: isJSON)
      return end.stop == .quote && endOfKey(end.next) != nil
    case .digit:
      return endOfKey(bytes.numberEnd(from: offset)) != nil
    default:
      return false
    }
  }

  mutating func openBracket(at offset: Int) -> Int {
    if position.followsOperand || position == .member {
      if let next = readSubscriptTarget(at: offset) { return next }
      openFrame(isJSON ? .array : .index, at: offset)
    } else {
      openFrame(position == .key ? .index : .array, at: offset)
    }
    position = .operand
    return offset &+ 1
  }

  /// Reads `['name'] =`, an assignment's target; nil where something else stands.
  mutating func readSubscriptTarget(at bracket: Int) -> Int? {
    let start = bytes.skippingSpace(from: bracket &+ 1)
    guard bytes.byteClass(at: start) == .quote else { return nil }
    let end = bytes.stringEnd(from: start &+ 1, quote: bytes[start], isJSON: isJSON)
    let closer = bytes.skippingSpace(from: end.next)
    guard end.stop == .quote, bytes[closer] == UInt8(ascii: "]") else { return nil }
    let sign = bytes.skippingSpace(from: closer &+ 1)
    guard let next = bytes.endOfAssignmentSign(at: sign) else { return nil }
    visitor.pointee.key(start &+ 1..<end.offset, coding: end.coding, isAssignment: true)
    position = .operand
    return next
  }

  mutating func openParenthesis(at offset: Int) -> Int {
    switch position {
    case .controlHead: openFrame(.control, at: offset)
    case .functionHead:
      parameters = offset &+ 1..<offset &+ 1
      openFrame(.parameters, at: offset)
    case .afterOperand, .afterString, .afterParenthesis, .member: openFrame(.call, at: offset)
    default: openFrame(.group, at: offset)
    }
    position = .operand
    return offset &+ 1
  }

  @inline(__always)
  mutating func closeBracket(at offset: Int) -> Int {
    let closer = bytes[offset]
    if frame.kind.closer != closer {
      if frame.kind == .overflow {
        closeOverflow(at: offset)
        return offset &+ 1
      }
      guard closeFrames(upTo: closer, at: offset) else { return offset &+ 1 }
    }
    let closed = frame
    closeFrame(at: offset)
    switch closed.kind {
    case .template:
      return resumeTemplate(at: offset &+ 1, mark: closed.stringMark)
    case .control:
      position = .statementStart
    case .call, .group:
      position = .afterParenthesis
    case .parameters:
      parameters = min(parameters.lowerBound, offset)..<offset
      position = .afterParenthesis
    case .block:
      visitor.pointee.endOfStatement(at: offset)
      position = positionAfterStatement
    case .functionBody, .classBody:
      visitor.pointee.endOfStatement(at: offset)
      position = .afterOperand
    case .object, .array, .index, .program, .overflow:
      position = .afterOperand
    }
    return offset &+ 1
  }

  /// Where a block leaves what encloses it.
  var positionAfterStatement: ScriptPosition {
    if frame.kind == .classBody { return .key }
    return frame.kind.holdsStatements ? .statementStart : .afterOperand
  }

  @inline(never)
  mutating func closeOverflow(at offset: Int) {
    overflowDepth &-= 1
    if overflowDepth == 0 { closeFrame(at: offset) }
    position = .afterOperand
  }

  /// Closes the brackets inside the nearest one that `closer` matches, if it is near.
  ///
  /// A template is never left this way: its text would be read as code.
  @inline(never)
  mutating func closeFrames(upTo closer: UInt8, at offset: Int) -> Bool {
    guard frame.kind != .template else { return false }
    let lowest = max(0, outerFrames.count &- Self.resynchronisationDepth)
    var match = outerFrames.count &- 1
    while match >= lowest, outerFrames[match].kind.closer != closer {
      guard outerFrames[match].kind != .template else { return false }
      match &-= 1
    }
    guard match >= lowest else { return false }
    while outerFrames.count > match &+ 1 { closeFrame(at: offset) }
    closeFrame(at: offset)
    return true
  }
}
