internal import PageSyntax
internal import SourceText

/// Structured data for search engines: `<script type="application/ld+json">`.
///
/// Made for machines to show, so what it says is public; a telephone number of the publisher
/// belongs there. Source: <https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents>.
struct JSONLD: Carrier {
  let description = CarrierDescription(
    id: "json-ld",
    title: "structured data for search engines",
    summary: "JSON-LD in a script of type application/ld+json."
  )

  func collect(
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    for token in document.page.tokens.indices where document.page.tokens[token].element == .script {
      guard let type = document.keyword("type", of: token, in: text),
        type.hasPrefix("application/ld+json"),
        let raw = document.rawText(after: token), document.claim(raw)
      else { continue }
      ScriptCollector.read(
        layer: document.layer,
        range: document.page.tokens[raw].contentRange,
        dialect: .json,
        at: FragmentContext(
          form: .string,
          visibility: .public,
          place: document.place(of: token, in: content)
        ),
        into: content
      )
    }
  }
}
