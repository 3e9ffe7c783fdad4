/// Every byte of a page, as tokens in source order: the part of the reader that loses nothing.
///
/// The tokens are those of the WHATWG tokenizer (HTML, section 13.2.5), but they keep what the
/// standard drops: duplicate attributes, attributes of end tags, a tag the end of the input cuts off.
/// Content is left as it stands, undecoded.
package struct HTMLLedger: Sendable {
  /// The tokens; each starts where the one before it ends, the first at 0, the last ends the text.
  package private(set) var tokens: [HTMLToken]
  /// The attributes of all tags, in source order.
  package private(set) var attributes: [HTMLAttribute]

  /// Where the tokens end that have structure; behind it the last token is all the rest.
  package let endOfStructure: Int

  /// How many tokens, and how many attributes, are read from a text of `bytes` bytes.
  ///
  /// A token takes some fifty bytes of memory, and a real page writes some fifty for each. This is
  /// enough for one with six times as many, and keeps a page of nothing but `<p>` within bounds.
  package static func mostTokens(inTextOf bytes: Int) -> Int { 400_000 + bytes / 7 }

  /// The longest text whose offsets a token can hold, in bytes.
  package static let longestText = Int(Int32.max)

  /// Reads `text`, which should be UTF-8; other bytes are kept as they are.
  ///
  /// In XML all tags count as foreign, as those of SVG in a page do.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - dialect: What to read it as.
  ///   - mostTokens: How many tokens, and how many attributes, are read; by the text's length if nil.
  /// - Precondition: `text` is no longer than `longestText`.
  /// - Complexity: O(*n*), whatever the bytes.
  package init(
    reading text: UnsafeBufferPointer<UInt8>,
    as dialect: MarkupDialect = .html,
    mostTokens: Int? = nil
  ) {
    precondition(text.count <= Self.longestText, "the text is too long for 32-bit offsets")
    var tokenizer = HTMLTokenizer(
      text,
      as: dialect,
      mostTokens: mostTokens ?? Self.mostTokens(inTextOf: text.count)
    )
    endOfStructure = tokenizer.readAll()
    tokens = tokenizer.tokens
    attributes = tokenizer.attributes
  }
}
