/// Looks for the encoding a page declares in its own markup, before the page can be decoded.
///
/// Source: WHATWG HTML, section 13.2.3.2, "prescan a byte stream". Browsers read on when the first
/// 1,024 bytes say nothing, and start over if a later `<meta>` does; so do we, up to 64 KiB. Past
/// the first 1,024 bytes scripts, styles and other raw texts are skipped, as a parser would.
struct CharsetPrescan {
  /// What the page declares; nil when it declares nothing we know.
  private(set) var charset: Charset?
  /// Where the page names an encoding we do not know, if it does.
  private(set) var unknownLabel: Range<Int>?

  private let page: UnsafeBufferPointer<UInt8>
  private var index = 0

  private static let limit = 64 * 1024
  private static let standardLimit = 1024

  /// Reads `source`.
  init(_ source: UnsafeBufferPointer<UInt8>) {
    page = UnsafeBufferPointer(rebasing: source.prefix(Self.limit))
    while index < page.count, charset == nil {
      index = page.offset(of: UInt8(ascii: "<"), from: index)
      readMarkup()
    }
    if charset == nil { readXMLDeclaration() }
  }

  /// Reads the markup that begins at the `<` at `index`, and moves past it.
  private mutating func readMarkup() {
    guard let next = page.byte(at: index + 1) else {
      index = page.count
      return
    }
    let isEndTag = next == UInt8(ascii: "/")
    if page.has("<!--", at: index) {
      skipComment()
    } else if hasName("meta", at: index + 1), let end = page.byte(at: index + 5),
      end.isHTMLSpace || end == UInt8(ascii: "/")
    {
      index += 5
      readMeta()
    } else if let letter = page.byte(at: isEndTag ? index + 2 : index + 1), letter.isASCIILetter {
      let start = index
      skipTag()
      if !isEndTag, start >= Self.standardLimit { skipRawText(ofTagAt: start) }
    } else if isEndTag || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      index = page.offset(of: UInt8(ascii: ">"), from: index) + 1
    } else {
      index += 1
    }
  }

  /// Skips the comment at `index`; in `<!-->` and `<!--->` the hyphens count twice.
  private mutating func skipComment() {
    index += 4
    while index < page.count {
      index = page.offset(of: UInt8(ascii: ">"), from: index) + 1
      if index <= page.count, page.has("--", at: index - 3) { return }
    }
  }

  private mutating func skipTag() {
    while let byte = page.byte(at: index), !byte.isHTMLSpace, byte != UInt8(ascii: ">") {
      index += 1
    }
    while readAttribute() != nil {}
  }

  /// Skips to the end tag of a raw text whose start tag, just read, began at `start`.
  private mutating func skipRawText(ofTagAt start: Int) {
    let names: [StaticString] = [
      "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes",
    ]
    let name = names.first { name in
      let end = page.byte(at: start + 1 + name.utf8CodeUnitCount) ?? 0
      return hasName(name, at: start + 1) && !end.isASCIIAlphanumeric
    }
    guard let name else { return }
    while index < page.count {
      index = page.offset(of: UInt8(ascii: "<"), from: index)
      if page.has("</", at: index), hasName(name, at: index + 2) { return }
      index += 1
    }
  }

  /// Whether `name`, in lower case, stands at `offset` in any case.
  private func hasName(_ name: StaticString, at offset: Int) -> Bool {
    let count = name.utf8CodeUnitCount
    guard page.count - offset >= count else { return false }
    let expected = UnsafeBufferPointer(start: name.utf8Start, count: count)
    return page[offset..<offset + count].lazy.map(\.asciiLowercased).elementsEqual(expected)
  }
}

// MARK: - <meta>

extension CharsetPrescan {
  /// Reads the attributes of a `<meta>`; the first of a name counts.
  private mutating func readMeta() {
    var isContentType: Bool?
    var charsetLabel: Range<Int>?
    var contentLabel: Range<Int>?
    var hasContent = false
    while let (name, value) = readAttribute() {
      if name.count == 10, hasName("http-equiv", at: name.lowerBound) {
        isContentType =
          isContentType ?? (value.count == 12 && hasName("content-type", at: value.lowerBound))
      } else if name.count == 7, hasName("content", at: name.lowerBound), !hasContent {
        hasContent = true
        contentLabel = label(inContent: value)
      } else if name.count == 7, hasName("charset", at: name.lowerBound) {
        charsetLabel = charsetLabel ?? value
      }
    }
    // The page, or what of it we look at, ends within the tag: half a label would mean another one.
    guard index <= page.count else { return }
    guard let label = charsetLabel ?? (isContentType == true ? contentLabel : nil) else { return }
    guard let encoding = TextEncoding(label: UnsafeBufferPointer(rebasing: page[label])) else {
      unknownLabel = unknownLabel ?? label
      return
    }
    charset = Charset(Self.readable(encoding), from: .meta)
  }

  /// The encoding in force: text that says it is UTF-16 in ASCII letters cannot be.
  private static func readable(_ encoding: TextEncoding) -> TextEncoding {
    switch encoding {
    case .utf16BigEndian, .utf16LittleEndian: .utf8
    case .singleByte(.userDefined): TextEncoding(name: "windows-1252") ?? encoding
    default: encoding
    }
  }

  /// The label in `text/html; charset=label`, within the page's range `content`.
  private func label(inContent content: Range<Int>) -> Range<Int>? {
    var index = content.lowerBound
    while index < content.upperBound {
      guard hasName("charset", at: index), index + 7 <= content.upperBound else {
        index += 1
        continue
      }
      index = skipSpaces(from: index + 7, to: content.upperBound)
      // Another "charset" may follow one without a value.
      guard index < content.upperBound, page[index] == UInt8(ascii: "=") else { continue }
      index = skipSpaces(from: index + 1, to: content.upperBound)
      guard index < content.upperBound else { return nil }
      let rest = page[index..<content.upperBound]
      let quote = page[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        return rest.dropFirst().firstIndex(of: quote).map { index + 1..<$0 }
      }
      let end = rest.firstIndex { $0.isHTMLSpace || $0 == UInt8(ascii: ";") }
      return index..<(end ?? content.upperBound)
    }
    return nil
  }

  private func skipSpaces(from start: Int, to end: Int) -> Int {
    page[start..<end].firstIndex { !$0.isHTMLSpace } ?? end
  }
}

// MARK: - Attributes

extension CharsetPrescan {
  /// Reads the next attribute of the tag `index` is in; nil, past its `>`, when there is none.
  private mutating func readAttribute() -> (name: Range<Int>, value: Range<Int>)? {
    while let byte = page.byte(at: index), byte.isHTMLSpace || byte == UInt8(ascii: "/") {
      index += 1
    }
    guard let first = page.byte(at: index), first != UInt8(ascii: ">") else {
      index += 1
      return nil
    }
    let nameStart = index
    var nameEnd: Int?
    while let byte = page.byte(at: index) {
      if byte == UInt8(ascii: "="), index > nameStart { break }
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
        let name = nameStart..<(nameEnd ?? index)
        return (name, index..<index)
      }
      if byte.isHTMLSpace {
        nameEnd = index
        index = skipSpaces(from: index, to: page.count)
        break
      }
      index += 1
    }
    let name = nameStart..<(nameEnd ?? index)
    guard page.byte(at: index) == UInt8(ascii: "=") else { return (name, index..<index) }
    index = skipSpaces(from: index + 1, to: page.count)
    return (name, readValue())
  }

  private mutating func readValue() -> Range<Int> {
    guard let quote = page.byte(at: index) else { return index..<index }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      let end = page.offset(of: quote, from: start)
      index = end + 1
      return min(start, end)..<end
    }
    let start = index
    while let byte = page.byte(at: index), !byte.isHTMLSpace, byte != UInt8(ascii: ">") {
      index += 1
    }
    return start..<index
  }
}

// MARK: - XML declaration

extension CharsetPrescan {
  /// Reads `<?xml version="1.0" encoding="windows-1251"?>` (WHATWG HTML, "get an XML encoding").
  private mutating func readXMLDeclaration() {
    guard page.has("<?xml", at: 0) else { return }
    let end = page.offset(of: UInt8(ascii: ">"), from: 0)
    var index = 5
    while index < end, !page.has("encoding", at: index) { index += 1 }
    guard index < end else { return }
    index = skipSpaces(from: index + 8, to: end)
    guard index < end, page[index] == UInt8(ascii: "=") else { return }
    index = skipSpaces(from: index + 1, to: end)
    guard index < end, page[index] == UInt8(ascii: "\"") || page[index] == UInt8(ascii: "'") else {
      return
    }
    let close = page.offset(of: page[index], from: index + 1)
    guard close < end else { return }
    let label = index + 1..<close
    if let encoding = TextEncoding(label: UnsafeBufferPointer(rebasing: page[label])) {
      charset = Charset(Self.readable(encoding), from: .xmlDeclaration)
    } else {
      unknownLabel = unknownLabel ?? label
    }
  }
}
