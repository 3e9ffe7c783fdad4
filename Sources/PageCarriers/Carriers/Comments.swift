internal import PageSyntax
internal import SourceText

/// Comments, and what browsers read as one: `<!-- … -->`, `<!x>`, `<?php … ?>`, `</ x>`.
///
/// Markup in a comment (a disabled block, a conditional comment) is read as HTML, all of it hidden.
/// Source: WHATWG HTML, sections 13.2.5.41 to 13.2.5.53.
struct Comments: PageCarrier {
  let description = CarrierDescription(
    id: "comment",
    title: "a comment in the page's source",
    summary: "HTML comments, processing instructions and declarations."
  )

  func collect(
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    for token in document.page.tokens.indices {
      switch document.page.tokens[token].kind {
      case .comment, .bogusComment, .doctype: break
      default: continue
      }
      let range = document.page.tokens[token].contentRange
      guard !text.isBlank(range), document.claim(token) else { continue }
      content.add(
        range,
        of: text,
        layer: document.layer,
        coding: .literal,
        as: FragmentContext(
          form: .comment,
          visibility: .hidden,
          place: content.addPlace(
            .comment,
            parent: document.root,
            layer: Int32(document.layer),
            token: Int32(token)
          )
        )
      )
    }
  }
}
