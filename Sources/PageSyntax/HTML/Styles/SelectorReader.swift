/// Reads selectors that ask for names of one element only.
///
/// Source: Selectors Level 4, section 3.1, without combinators and pseudo-classes.
struct SelectorReader {
  let scanner: CSSScanner
  private var text: UnsafeBufferPointer<UInt8> { scanner.text }

  /// Gives `use` the compound selectors of the list at `range`; others in it are left out.
  func forEach(in range: Range<Int>, _ use: (CompoundSelector) -> Void) {
    var start = range.lowerBound
    while start <= range.upperBound {
      let comma = scanner.firstIndex(of: .comma, from: start, to: range.upperBound)
      if let selector = selector(in: start..<comma) { use(selector) }
      start = comma &+ 1
    }
  }

  /// The one compound selector at `range`; nil for anything else.
  private func selector(in range: Range<Int>) -> CompoundSelector? {
    var selector = CompoundSelector()
    let end = range.upperBound
    let start = scanner.afterSpace(from: range.lowerBound, to: end)
    var index = start
    while index < end {
      guard selector.count < CompoundSelector.mostNames else { return nil }
      switch text[index] {
      case UInt8(ascii: "."):
        guard let name = name(from: index &+ 1, to: end) else { return nil }
        selector.add(
          name.isEscaped ? .className(unescaped(name.range)) : .className(text[name.range]),
          .className
        )
        index = name.range.upperBound
      case UInt8(ascii: "#"):
        guard let name = name(from: index &+ 1, to: end) else { return nil }
        selector.add(name.isEscaped ? .id(unescaped(name.range)) : .id(text[name.range]), .id)
        index = name.range.upperBound
      case UInt8(ascii: "["):
        guard let attribute = attribute(from: index &+ 1, to: end) else { return nil }
        selector.add(attribute.name, .attribute)
        index = attribute.end
      case UInt8(ascii: "*") where index == start: index &+= 1
      case _ where index == start:
        guard let name = name(from: index, to: end) else { return nil }
        selector.add(.tag(unescaped(name.range)), .tag)
        index = name.range.upperBound
      default:
        // Only space may be left: what follows a combinator is another element.
        guard scanner.afterSpace(from: index, to: end) == end else { return nil }
        index = end
      }
    }
    return selector.count == 0 ? nil : selector
  }

  /// The attribute selector whose `[` is before `start`, and the offset past its `]`.
  private func attribute(from start: Int, to end: Int) -> (name: SelectorName, end: Int)? {
    let nameStart = scanner.afterSpace(from: start, to: end)
    guard let name = name(from: nameStart, to: end) else { return nil }
    let bytes = unescaped(name.range)
    var index = scanner.afterSpace(from: name.range.upperBound, to: end)
    guard index < end else { return nil }
    if text[index] == UInt8(ascii: "]") { return (.attribute(bytes), index &+ 1) }
    guard text[index] == UInt8(ascii: "=") else { return nil }
    index = scanner.afterSpace(from: index &+ 1, to: end)
    guard index < end, let value = value(from: index, to: end) else { return nil }
    index = scanner.afterSpace(from: value.end, to: end)
    guard index < end, text[index] == UInt8(ascii: "]") else { return nil }
    return (.attribute(bytes, value: unescaped(value.range)), index &+ 1)
  }

  /// What is in the string at `start`, or the name there, and the offset past it.
  private func value(from start: Int, to end: Int) -> (range: Range<Int>, end: Int)? {
    guard text[start] == UInt8(ascii: "\"") || text[start] == UInt8(ascii: "'") else {
      return name(from: start, to: end).map { ($0.range, $0.range.upperBound) }
    }
    let stop = scanner.afterPiece(at: start, to: end)
    guard stop > start &+ 1, text[stop &- 1] == text[start] else { return nil }
    return ((start &+ 1)..<(stop &- 1), stop)
  }

  /// The name at `start`, and whether there are escapes in it; nil when there is none.
  private func name(from start: Int, to end: Int) -> (range: Range<Int>, isEscaped: Bool)? {
    var index = start
    var isEscaped = false
    while index < end {
      let byte = text[index]
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        index = afterEscape(from: index, to: end)
      } else if byte.isASCIILetter || byte &- UInt8(ascii: "0") < 10 || byte >= 0x80
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      {
        index &+= 1
      } else {
        break
      }
    }
    return index > start ? (start..<index, isEscaped) : nil
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
