extension HTMLTokenizer {
  /// Where the list of a tag's attributes ends.
  struct AttributeListEnd {
    /// The offset past the `>`, or the end of the text.
    var end: Int
    var isSelfClosing: Bool
    /// Whether the text ended before the tag did.
    var isCut: Bool
  }

  /// Reads the attributes of a tag from the end of its name to past its `>`.
  ///
  /// Before attribute name, after attribute name, after attribute value (quoted) and self-closing
  /// start tag states; unlike the standard's, the list keeps every attribute.
  mutating func readAttributes(from start: Int) -> AttributeListEnd {
    var offset = start
    while true {
      offset = text.firstIndex(notIn: .whitespace, from: offset)
      guard offset < text.count else {
        return AttributeListEnd(end: text.count, isSelfClosing: false, isCut: true)
      }
      switch text[offset] {
      case UInt8(ascii: ">"):
        return AttributeListEnd(end: offset &+ 1, isSelfClosing: false, isCut: false)
      case UInt8(ascii: "/"):
        offset &+= 1
        if offset < text.count, text[offset] == UInt8(ascii: ">") {
          return AttributeListEnd(end: offset &+ 1, isSelfClosing: true, isCut: false)
        }
      default: offset = readAttribute(from: offset)
      }
    }
  }

  /// Attribute name and before attribute value states: one attribute, up to the end of its value.
  private mutating func readAttribute(from nameStart: Int) -> Int {
    // An equals sign in front belongs to the name.
    let nameEnd = text.firstIndex(in: .endOfAttributeName, from: nameStart &+ 1)
    let equals = text.firstIndex(notIn: .whitespace, from: nameEnd)
    guard equals < text.count, text[equals] == UInt8(ascii: "=") else {
      appendAttribute(name: nameStart..<nameEnd, value: nameEnd..<nameEnd)
      return equals
    }
    let valueStart = text.firstIndex(notIn: .whitespace, from: equals &+ 1)
    guard valueStart < text.count else {
      appendAttribute(name: nameStart..<nameEnd, value: valueStart..<valueStart)
      return valueStart
    }
    let quote = text[valueStart]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let valueEnd = text.firstIndex(in: .endOfBareValue, from: valueStart)
      appendAttribute(name: nameStart..<nameEnd, value: valueStart..<valueEnd)
      return valueEnd
    }
    let valueEnd = text.firstIndex(of: quote, from: valueStart &+ 1)
    appendAttribute(name: nameStart..<nameEnd, value: valueStart &+ 1..<valueEnd)
    return min(valueEnd &+ 1, text.count)
  }

  /// Adds an attribute, unless there are too many: then its bytes belong to nothing but its tag.
  private mutating func appendAttribute(name: Range<Int>, value: Range<Int>) {
    guard !isFull else { return }
    attributes.append(
      HTMLAttribute(
        nameStart: Int32(truncatingIfNeeded: name.lowerBound),
        nameEnd: Int32(truncatingIfNeeded: name.upperBound),
        valueStart: Int32(truncatingIfNeeded: value.lowerBound),
        valueEnd: Int32(truncatingIfNeeded: value.upperBound)
      )
    )
  }
}
