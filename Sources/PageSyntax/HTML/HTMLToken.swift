/// One token of the byte ledger: the tokens of a page tile it without gap or overlap.
///
/// Offsets are bytes of the text that was read, UTF-8. Source: WHATWG HTML, section 13.2.5.
package struct HTMLToken: Hashable, Sendable {
  /// What the token is.
  package enum Kind: UInt8, Sendable {
    case text
    case startTag
    case endTag
    /// `<!-- … -->`; the content is what stands between the delimiters.
    case comment
    /// What browsers turn into a comment: `<!x>`, `<?php … ?>`, `</ x>`, CDATA outside SVG.
    case bogusComment
    case doctype
    /// The text of script, style, textarea, title, iframe, xmp, noembed, noframes, plaintext.
    case rawText
    /// A CDATA section inside SVG or MathML.
    case cdata
    /// A tag that the end of the input cut off; its attributes are read all the same. Without a name,
    /// the rest of a page of more tags than are read.
    case cutTag
  }

  package var kind: Kind
  /// The element a tag names; `other` for unknown names and for tokens that are no tags.
  package var element: HTMLElement
  /// Whether a start tag ends in `/>`.
  package var isSelfClosing: Bool
  /// Whether a tag belongs to SVG or MathML; there, `/>` closes an element and nothing is raw text.
  package var isForeign: Bool
  /// The whole token, delimiters included.
  package var start: Int32
  package var end: Int32
  /// A tag's name, or what a token that is no tag holds; no token has both, and a page has many.
  private var innerStart: Int32
  private var innerEnd: Int32
  /// The tag's attributes, a range of the page's list.
  package var attributeStart: Int32
  package var attributeCount: Int32

  /// Creates a token.
  ///
  /// - Parameters:
  ///   - kind: What it is.
  ///   - element: The element a tag names.
  ///   - isSelfClosing: Whether a start tag ends in `/>`.
  ///   - isForeign: Whether a tag belongs to SVG or MathML.
  ///   - range: The whole token.
  ///   - inner: A tag's name, or what another token holds.
  ///   - attributes: The tag's attributes, a range of the page's list.
  package init(
    kind: Kind,
    element: HTMLElement = .other,
    isSelfClosing: Bool,
    isForeign: Bool = false,
    range: Range<Int>,
    inner: Range<Int>,
    attributes: Range<Int>
  ) {
    self.kind = kind
    self.element = element
    self.isSelfClosing = isSelfClosing
    self.isForeign = isForeign
    start = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
    innerStart = Int32(truncatingIfNeeded: inner.lowerBound)
    innerEnd = Int32(truncatingIfNeeded: inner.upperBound)
    attributeStart = Int32(truncatingIfNeeded: attributes.lowerBound)
    attributeCount = Int32(truncatingIfNeeded: attributes.count)
  }

  /// The tag's name; empty for other kinds.
  package var nameStart: Int32 { isTag ? innerStart : start }
  package var nameEnd: Int32 { isTag ? innerEnd : start }
  /// What the token holds: the text, or what stands between a comment's delimiters; empty for tags.
  package var contentStart: Int32 { isTag ? end : innerStart }
  package var contentEnd: Int32 { isTag ? end : innerEnd }

  /// Whether the token is a tag, whole or cut.
  package var isTag: Bool { kind == .startTag || kind == .endTag || kind == .cutTag }

  package var range: Range<Int> { Int(start)..<Int(end) }
  package var nameRange: Range<Int> { Int(nameStart)..<Int(nameEnd) }
  package var contentRange: Range<Int> { Int(contentStart)..<Int(contentEnd) }
  package var attributeRange: Range<Int> {
    Int(attributeStart)..<Int(attributeStart + attributeCount)
  }

  /// Whether the token is text, of whatever kind.
  package var isText: Bool { kind == .text || kind == .rawText || kind == .cdata }

  /// Whether the content is nothing but whitespace.
  ///
  /// - Complexity: O(*n*) in the length of the whitespace the content starts with.
  func isBlank(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    contentRange.allSatisfy { HTMLByteSet.whitespace.contains(text[$0]) }
  }
}

/// One attribute as it stands in a tag, duplicates and odd names included.
package struct HTMLAttribute: Hashable, Sendable {
  package var nameStart: Int32
  package var nameEnd: Int32
  /// The value without its quotes, undecoded; empty when there is none.
  package var valueStart: Int32
  package var valueEnd: Int32

  package var nameRange: Range<Int> { Int(nameStart)..<Int(nameEnd) }
  package var valueRange: Range<Int> { Int(valueStart)..<Int(valueEnd) }
}
