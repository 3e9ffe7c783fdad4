/// The states of the WHATWG tokenizer, written as functions from one offset to the next.
///
/// Source: WHATWG HTML, section 13.2.5; a function's comment names the states it covers.
struct HTMLTokenizer {
  let text: UnsafeBufferPointer<UInt8>
  let isXML: Bool
  /// So many tokens and attributes are read; the rest is one token without structure.
  private let mostTokens: Int
  private(set) var tokens: [HTMLToken] = []
  var attributes: [HTMLAttribute] = []
  private let elements = HTMLElementTable.all
  private var foreignContent = HTMLForeignContent()
  /// In XML, whether an instruction or a list of declarations was found that nothing ends; the rest is
  /// not searched again for each.
  var hasOpenInstruction = false
  var hasOpenSubset = false

  init(_ text: UnsafeBufferPointer<UInt8>, as dialect: MarkupDialect, mostTokens: Int) {
    self.text = text
    isXML = dialect == .xml
    self.mostTokens = mostTokens
    // A tag and a text for each `<`, so that the largest array of a page is never copied to grow;
    // what is not used of it takes no memory.
    tokens.reserveCapacity(min(mostTokens, 2 &* text.occurrences(of: UInt8(ascii: "<"))) &+ 2)
    // Pages have an attribute every 30 to 100 bytes; more grow the array, fewer waste little.
    attributes.reserveCapacity(text.count / 64)
  }

  /// Whether there are as many tokens or attributes as may be.
  var isFull: Bool { max(tokens.count, attributes.count) >= mostTokens }

  /// Reads the whole text, or as much of it as there may be tokens; returns where that ends.
  mutating func readAll() -> Int {
    var offset = 0
    while offset < text.count, !isFull {
      offset = readText(from: offset)
      if offset < text.count { offset = readMarkup(from: offset) }
    }
    if offset < text.count { append(.cutTag, offset..<text.count, content: offset..<offset) }
    return offset
  }

  /// Data state: text up to the next `<` that opens something.
  private mutating func readText(from start: Int) -> Int {
    var end = text.firstIndex(of: UInt8(ascii: "<"), from: start)
    while end < text.count, !opensMarkup(at: end) {
      end = text.firstIndex(of: UInt8(ascii: "<"), from: end &+ 1)
    }
    if end > start { append(.text, start..<end, content: start..<end) }
    return end
  }

  /// Tag open and end tag open states: whether the `<` at `offset` is more than a character.
  private func opensMarkup(at offset: Int) -> Bool {
    guard offset &+ 1 < text.count else { return false }
    switch text[offset &+ 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "/"): return offset &+ 2 < text.count
    default: return opensName(at: offset &+ 1)
    }
  }

  /// Whether a tag's name may begin at `offset`: with a letter, in XML with any but an ASCII sign.
  private func opensName(at offset: Int) -> Bool {
    let byte = text[offset]
    guard isXML else { return byte.isASCIILetter }
    return byte.isASCIILetter || byte >= 0x80 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":")
  }

  /// Reads what the `<` at `start` opens.
  private mutating func readMarkup(from start: Int) -> Int {
    switch text[start &+ 1] {
    case UInt8(ascii: "!"): readDeclaration(from: start, inForeignContent: foreignContent.isOpen)
    case UInt8(ascii: "?"):
      if isXML {
        readInstruction(from: start)
      } else {
        readBogusComment(from: start, contentStart: start &+ 1)
      }
    case UInt8(ascii: "/"):
      if opensName(at: start &+ 2) {
        readTag(.endTag, from: start, nameStart: start &+ 2)
      } else {
        readBogusComment(from: start, contentStart: start &+ 2)
      }
    default: readTag(.startTag, from: start, nameStart: start &+ 1)
    }
  }

  /// Tag name state and all that follows up to the `>`; after a start tag, its raw text as well.
  private mutating func readTag(_ kind: HTMLToken.Kind, from start: Int, nameStart: Int) -> Int {
    let nameEnd = text.firstIndex(in: .endOfTagName, from: nameStart)
    let attributeStart = attributes.count
    let list = readAttributes(from: nameEnd)
    var token = HTMLToken(
      kind: list.isCut ? .cutTag : kind,
      element: elements.element(in: text, from: nameStart, to: nameEnd),
      isSelfClosing: list.isSelfClosing,
      range: start..<list.end,
      inner: nameStart..<nameEnd,
      attributes: attributeStart..<attributes.count
    )
    switch token.kind {
    case _ where isXML:
      token.isForeign = true
      tokens.append(token)
    case .startTag:
      token.isForeign = foreignContent.open(token, attributes: attributes, in: text)
      tokens.append(token)
      return token.isForeign ? list.end : readRawText(of: token, from: list.end)
    case .endTag:
      token.isForeign = foreignContent.close(token.element)
      tokens.append(token)
    default:
      tokens.append(token)
    }
    return list.end
  }

  /// Reads the text after a start tag that makes what follows plain text.
  private mutating func readRawText(of token: HTMLToken, from start: Int) -> Int {
    let end: Int
    switch token.element {
    case .script: end = endOfScript(from: start)
    case .style, .textarea, .title, .iframe, .noembed, .noframes, .xmp:
      end = endOfRawText(of: token.nameRange, from: start)
    case .plaintext: end = text.count
    default: return start
    }
    if end > start { append(.rawText, start..<end, content: start..<end) }
    return end
  }

  /// Appends a token that is no tag.
  mutating func append(_ kind: HTMLToken.Kind, _ range: Range<Int>, content: Range<Int>) {
    tokens.append(
      HTMLToken(
        kind: kind,
        isSelfClosing: false,
        range: range,
        inner: content,
        attributes: attributes.count..<attributes.count
      )
    )
  }
}
