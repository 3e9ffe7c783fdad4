/// What starts with `<!`, and what browsers turn into comments.
extension HTMLTokenizer {
  /// Markup declaration open state: a comment, a doctype, a CDATA section, or none of them.
  mutating func readDeclaration(from start: Int, inForeignContent: Bool) -> Int {
    if text.holds("--", at: start &+ 2) { return readComment(from: start) }
    if text.holds("doctype", at: start &+ 2) { return readDoctype(from: start) }
    if isXML || inForeignContent, opensCDATA(at: start) { return readCDATA(from: start) }
    return readBogusComment(from: start, contentStart: start &+ 2)
  }

  /// Bogus comment state: everything up to the first `>`.
  mutating func readBogusComment(from start: Int, contentStart: Int) -> Int {
    readToAngleBracket(.bogusComment, from: start, contentStart: contentStart)
  }

  /// The doctype states: quotes do not protect a `>`, so that the first one ends it.
  private mutating func readDoctype(from start: Int) -> Int {
    if isXML, let contentEnd = endOfXMLDoctype(from: start &+ 9) {
      append(.doctype, start..<contentEnd &+ 1, content: start &+ 9..<contentEnd)
      return contentEnd &+ 1
    }
    return readToAngleBracket(.doctype, from: start, contentStart: start &+ 9)
  }

  mutating func readToAngleBracket(
    _ kind: HTMLToken.Kind,
    from start: Int,
    contentStart: Int
  ) -> Int {
    let contentEnd = text.firstIndex(of: UInt8(ascii: ">"), from: contentStart)
    let end = min(contentEnd &+ 1, text.count)
    append(kind, start..<end, content: contentStart..<contentEnd)
    return end
  }

  /// The comment states: ends at `-->` or `--!>`, or at once at `<!-->` and `<!--->`.
  private mutating func readComment(from start: Int) -> Int {
    let contentStart = start &+ 4
    if isXML { return readXMLComment(from: start) }
    if text.holds(">", at: contentStart) { return finishComment(start, contentStart, length: 1) }
    if text.holds("->", at: contentStart) { return finishComment(start, contentStart, length: 2) }
    var offset = text.firstIndex(of: UInt8(ascii: "-"), from: contentStart)
    while offset < text.count {
      if text.holds("-->", at: offset) { return finishComment(start, offset, length: 3) }
      if text.holds("--!>", at: offset) { return finishComment(start, offset, length: 4) }
      offset = text.firstIndex(of: UInt8(ascii: "-"), from: offset &+ 1)
    }
    append(.comment, start..<text.count, content: contentStart..<endOfOpenComment(contentStart))
    return text.count
  }

  mutating func finishComment(_ start: Int, _ contentEnd: Int, length: Int) -> Int {
    append(.comment, start..<contentEnd &+ length, content: start &+ 4..<contentEnd)
    return contentEnd &+ length
  }

  /// Where the content of a comment ends that the end of the text cuts off within its delimiter.
  func endOfOpenComment(_ contentStart: Int) -> Int {
    for delimiter in ["--!", "--", "-"] as [StaticString] {
      let end = text.count &- delimiter.utf8CodeUnitCount
      if end >= contentStart, text.holds(delimiter, at: end) { return end }
    }
    return text.count
  }

  private func opensCDATA(at start: Int) -> Bool {
    // Unlike everything else in HTML, this word has to be in capitals.
    text.holds("[cdata[", at: start &+ 2)
      && (start &+ 3..<start &+ 8).allSatisfy { text[$0] & 0x20 == 0 }
  }

  /// CDATA section states: everything up to `]]>`.
  private mutating func readCDATA(from start: Int) -> Int {
    let contentStart = start &+ 9
    var offset = text.firstIndex(of: UInt8(ascii: "]"), from: contentStart)
    while offset < text.count, !text.holds("]]>", at: offset) {
      offset = text.firstIndex(of: UInt8(ascii: "]"), from: offset &+ 1)
    }
    let end = min(offset &+ 3, text.count)
    append(.cdata, start..<end, content: contentStart..<offset)
    return end
  }
}
