package import PageSyntax

/// A page, or HTML nested in one of its texts, as the carriers see it.
package struct HTMLDocument: Sendable {
  /// The layer the document is the text of.
  package let layer: Int
  package let page: HTMLPage
  /// The script elements that have content.
  private(set) var scripts: [ScriptElement] = []
  /// The place that stands for the document.
  let root: Int32
  /// For each token, whether a carrier has read its content.
  private var claimed: [Bool]
  private var elementPlaces: [Int32]

  init(layer: Int, page: HTMLPage, root: Int32, text: UnsafeBufferPointer<UInt8>) {
    self.layer = layer
    self.page = page
    self.root = root
    claimed = Array(repeating: false, count: page.tokens.count)
    elementPlaces = Array(repeating: -1, count: page.tokens.count)
    scripts = page.tokens.indices.compactMap { script(at: $0, in: text) }
  }

  private func script(at token: Int, in text: UnsafeBufferPointer<UInt8>) -> ScriptElement? {
    guard page.tokens[token].element.isScript, let raw = rawText(after: token) else { return nil }
    let range = page.tokens[raw].contentRange
    guard !text.isBlank(range) else { return nil }
    return ScriptElement(
      token: token,
      raw: raw,
      range: range,
      type: keyword("type", of: token, in: text) ?? "",
      id: attribute("id", of: token, in: text).map {
        String(decoding: text[$0.valueRange], as: UTF8.self)
      } ?? ""
    )
  }

  /// Whether a carrier has claimed a token's content.
  func isClaimed(_ token: Int) -> Bool { claimed[token] }

  /// Claims a token's content; false when another carrier has it.
  mutating func claim(_ token: Int) -> Bool {
    if claimed[token] { return false }
    claimed[token] = true
    return true
  }

  /// The place of the element whose start tag is `token`; the document for -1.
  mutating func place(of token: Int, in content: ContentBuilder) -> Int32 {
    guard token >= 0 else { return root }
    if elementPlaces[token] < 0 {
      elementPlaces[token] = content.addPlace(
        .element,
        parent: root,
        layer: Int32(layer),
        token: Int32(token)
      )
    }
    return elementPlaces[token]
  }

  /// Takes `place` for that of the element whose start tag is `token`.
  mutating func setPlace(_ place: Int32, of token: Int) { elementPlaces[token] = place }

  /// The index of the raw text that follows a script's, style's or title's start tag.
  ///
  /// In SVG that is text like any other, or a CDATA section with blanks before it.
  func rawText(after token: Int) -> Int? {
    let following = page.tokens[(token + 1)...].prefix(2)
    guard let next = following.first else { return nil }
    if page.tokens[token].isForeign, next.isText {
      return following.last?.kind == .cdata ? following.endIndex - 1 : following.startIndex
    }
    return next.kind == .rawText ? following.startIndex : nil
  }

  /// So many attributes of a tag are looked through for one: it may be asked for at each of them.
  private static let mostSearched = 256

  /// The first attribute of a tag with this name, which must be lower-case ASCII; it is looked for
  /// among the first 256.
  package func attribute(
    _ name: StaticString,
    of token: Int,
    in text: UnsafeBufferPointer<UInt8>
  ) -> HTMLAttribute? {
    page.attributes[page.tokens[token].attributeRange.prefix(Self.mostSearched)]
      .first { text.equalsIgnoringCase(name, in: $0.nameRange) }
  }

  /// The raw value of an attribute, lower-cased; for attributes whose value is a keyword.
  func keyword(
    _ name: StaticString,
    of token: Int,
    in text: UnsafeBufferPointer<UInt8>
  ) -> String? {
    attribute(name, of: token, in: text)
      .map { String(decoding: text[$0.valueRange], as: UTF8.self).lowercased() }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes in `range` are `word`, which must be lower-case ASCII, in any case.
  func equalsIgnoringCase(_ word: StaticString, in range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count {
      var byte = self[range.lowerBound &+ offset]
      if byte &- 65 < 26 { byte |= 0x20 }
      if byte != word.utf8Start[offset] { return false }
    }
    return true
  }

  /// Whether the bytes in `range` begin with `word`, which must be lower-case ASCII, in any case.
  func hasPrefixIgnoringCase(_ word: StaticString, in range: Range<Int>) -> Bool {
    range.count >= word.utf8CodeUnitCount
      && equalsIgnoringCase(
        word,
        in: range.lowerBound..<range.lowerBound + word.utf8CodeUnitCount
      )
  }

  /// Whether the bytes in `range` are all white space.
  func isBlank(_ range: Range<Int>) -> Bool {
    for index in range where self[index] > 0x20 { return false }
    return true
  }
}
