/// Reads selectors that ask for names of one element only.
///
/// Source: Selectors Level 4, section 3.1, without combinators and pseudo-classes.
struct SelectorReader {
  let scanner: CSSScanner
  private var text: UnsafeBufferPointer<UInt8> { scanner.text }

  /// The compound selectors of the list at `range`; others in it are left out.
  func selectors(in range: Range<Int>) -> [CompoundSelector] {
    var selectors: [CompoundSelector] = []
    var start = range.lowerBound
    while start <= range.upperBound {
      let comma = scanner.firstIndex(from: start, to: range.upperBound) { $0 == UInt8(ascii: ",") }
      if let selector = selector(in: start..<comma) { selectors.append(selector) }
      start = comma &+ 1
    }
    return selectors
  }

  /// The one compound selector at `range`; nil for anything else.
  private func selector(in range: Range<Int>) -> CompoundSelector? {
    var selector = CompoundSelector()
    let end = range.upperBound
    let start = scanner.afterSpace(from: range.lowerBound, to: end)
    var index = start
    while index < end {
      guard selector.names.count < CompoundSelector.mostNames else { return nil }
      switch text[index] {
      case UInt8(ascii: "."):
        guard let name = name(from: index &+ 1, to: end) else { return nil }
        selector.add(.className(name.bytes), .className)
        index = name.end
      case UInt8(ascii: "#"):
        guard let name = name(from: index &+ 1, to: end) else { return nil }
        selector.add(.id(name.bytes), .id)
        index = name.end
      case UInt8(ascii: "["):
        guard let attribute = attribute(from: index &+ 1, to: end) else { return nil }
        selector.add(attribute.name, .attribute)
        index = attribute.end
      case UInt8(ascii: "*") where index == start: index &+= 1
      case _ where index == start:
        guard let name = name(from: index, to: end) else { return nil }
        selector.add(.tag(name.bytes), .tag)
        index = name.end
      default:
        // Only space may be left: what follows a combinator is another element.
        guard scanner.afterSpace(from: index, to: end) == end else { return nil }
        index = end
      }
    }
    return selector.names.isEmpty ? nil : selector
  }

  /// The attribute selector whose `[` is before `start`, and the offset past its `]`.
  private func attribute(from start: Int, to end: Int) -> (name: SelectorName, end: Int)? {
    let nameStart = scanner.afterSpace(from: start, to: end)
    guard let name = name(from: nameStart, to: end) else { return nil }
    var index = scanner.afterSpace(from: name.end, to: end)
    guard index < end else { return nil }
    if text[index] == UInt8(ascii: "]") { return (.attribute(name.bytes), index &+ 1) }
    guard text[index] == UInt8(ascii: "=") else { return nil }
    index = scanner.afterSpace(from: index &+ 1, to: end)
    guard index < end, let value = value(from: index, to: end) else { return nil }
    index = scanner.afterSpace(from: value.end, to: end)
    guard index < end, text[index] == UInt8(ascii: "]") else { return nil }
    return (.attribute(name.bytes, value: value.bytes), index &+ 1)
  }

  /// The string or name at `start`.
  private func value(from start: Int, to end: Int) -> (bytes: [UInt8], end: Int)? {
    guard text[start] == UInt8(ascii: "\"") || text[start] == UInt8(ascii: "'") else {
      return name(from: start, to: end)
    }
    let stop = scanner.afterPiece(at: start, to: end)
    guard stop > start &+ 1, text[stop &- 1] == text[start] else { return nil }
    return (unescaped((start &+ 1)..<(stop &- 1)), stop)
  }

  /// The name at `start`, without its escapes; nil when there is none.
  private func name(from start: Int, to end: Int) -> (bytes: [UInt8], end: Int)? {
    var index = start
    while index < end {
      let byte = text[index]
      if byte == UInt8(ascii: "\\") {
        index = afterEscape(from: index, to: end)
      } else if byte.isASCIILetter || byte &- UInt8(ascii: "0") < 10 || byte >= 0x80
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      {
        index &+= 1
      } else {
        break
      }
    }
    return index > start ? (unescaped(start..<index), index) : nil
  }

  /// The offset past the escape at `start`: up to six hexadecimal digits and a space, or any byte.
  private func afterEscape(from start: Int, to end: Int) -> Int {
    var index = start &+ 1
    while index < end, index < start &+ 7, text[index].hexadecimalValue != nil { index &+= 1 }
    guard index > start &+ 1 else { return min(start &+ 2, end) }
    return index < end && HTMLByteSet.whitespace.contains(text[index]) ? index &+ 1 : index
  }

  private func unescaped(_ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      guard text[index] == UInt8(ascii: "\\") else {
        bytes.append(text[index])
        index &+= 1
        continue
      }
      let end = afterEscape(from: index, to: range.upperBound)
      let digits = text[(index &+ 1)..<end].compactMap(\.hexadecimalValue)
      if digits.isEmpty || text[index &+ 1].hexadecimalValue == nil {
        bytes.append(contentsOf: text[(index &+ 1)..<end])
      } else {
        let code = digits.reduce(0) { $0 << 4 | UInt32($1) }
        bytes.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
      }
      index = end
    }
    return bytes
  }
}
