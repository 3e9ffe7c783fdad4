/// Follows which of a page's tags stand in SVG or MathML, where raw text and CDATA differ.
///
/// Source: WHATWG HTML, section 13.2.6.5. Without a tree: kept are only the roots that are open and
/// the integration points in them, where HTML comes back. An end tag of HTML leaves foreign content;
/// the standard asks whether such an element is open around it, and in pages it is.
struct HTMLForeignContent {
  /// Whether tags now belong to SVG or MathML.
  private(set) var isOpen = false

  /// The open roots and integration points, innermost last.
  private var stack: [HTMLElement] = []

  /// Deeper nesting is not followed, so that searching the stack takes bounded time.
  private static let deepest = 64

  /// Follows a start tag; returns whether the element is foreign.
  @inline(__always)
  mutating func open(
    _ token: HTMLToken,
    attributes: [HTMLAttribute],
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard isOpen || token.element == .svg || token.element == .math else { return false }
    return openForeign(token, attributes: attributes[token.attributeRange], in: text)
  }

  /// Follows an end tag; returns whether the element is foreign.
  @inline(__always)
  mutating func close(_ element: HTMLElement) -> Bool {
    guard !stack.isEmpty else { return false }
    return closeForeign(element)
  }

  private mutating func openForeign(
    _ token: HTMLToken,
    attributes: ArraySlice<HTMLAttribute>,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let element = token.element
    if isOpen, element.endsForeignContent || isStyledFont(element, attributes, in: text) {
      leave()
      return false
    }
    if !token.isSelfClosing, stack.count < Self.deepest,
      isRoot(element) || isIntegrationPoint(element)
    {
      stack.append(element)
      isOpen = isRoot(element)
    }
    return true
  }

  private mutating func closeForeign(_ element: HTMLElement) -> Bool {
    if isOpen, element.isOnlyHTML {
      leave()
      return false
    }
    if let index = stack.lastIndex(of: element) {
      stack.removeSubrange(index...)
      isOpen = stack.last.map(isRoot) ?? false
      return true
    }
    return isOpen
  }

  /// Goes back to the HTML around the innermost roots.
  private mutating func leave() {
    while let last = stack.last, isRoot(last) { stack.removeLast() }
    isOpen = false
  }

  private func isRoot(_ element: HTMLElement) -> Bool { element == .svg || element == .math }

  /// Whether HTML comes back inside `element`.
  ///
  /// The standard looks at the encoding attribute of annotation-xml; its HTML content shows anyway, by
  /// the first tag that ends foreign content.
  private func isIntegrationPoint(_ element: HTMLElement) -> Bool {
    switch element {
    case .foreignObject, .desc, .title: stack.last == .svg
    case .mi, .mo, .mn, .ms, .mtext: stack.last == .math
    default: false
    }
  }

  /// Whether `element` is a font with an attribute that SVG's font does not have.
  private func isStyledFont(
    _ element: HTMLElement,
    _ attributes: ArraySlice<HTMLAttribute>,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    element == .font
      && attributes.contains { attribute in
        let start = attribute.nameRange.lowerBound
        return switch attribute.nameRange.count {
        case 4: text.holds("face", at: start) || text.holds("size", at: start)
        case 5: text.holds("color", at: start)
        default: false
        }
      }
  }
}

extension HTMLElement {
  /// Whether a start tag of this name inside SVG or MathML shows that they were not closed.
  fileprivate var endsForeignContent: Bool {
    switch self {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1,
      .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p,
      .pre, .ruby, .s, .small, .span, .strike, .strong, .sub, .sup, .table, .tt, .u, .ul, .var:
      true
    default: false
    }
  }

  /// Whether neither SVG nor MathML has an element of this name.
  fileprivate var isOnlyHTML: Bool {
    switch self {
    case .other, .svg, .foreignObject, .desc, .tspan, .title, .a, .audio, .canvas, .font, .iframe,
      .image,
      .script, .style, .video, .math, .mi, .mo, .mn, .ms, .mtext, .mglyph, .malignmark,
      .annotationXML:
      false
    default: true
    }
  }
}
