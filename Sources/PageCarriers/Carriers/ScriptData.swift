internal import PageSyntax
internal import SourceText

/// Data in a script that no browser runs: `<script type="application/json">` and every other type
/// that is not JavaScript.
///
/// Source: WHATWG HTML, section 4.12.1, "data block". Seen as SvelteKit's fetched bodies (the
/// 2022 form `sveltekit:data-type` too), page props, settings, templates.
struct ScriptData: Carrier {
  let description = CarrierDescription(
    id: "script-data",
    title: "data embedded in the page",
    summary: "A script element of a type that is not JavaScript: JSON, settings, templates."
  )

  func collect(
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    for token in document.page.tokens.indices where document.page.tokens[token].element.isScript {
      guard let type = document.keyword("type", of: token, in: text),
        !InlineScript.isJavaScript(type),
        let raw = document.rawText(after: token), document.claim(raw)
      else { continue }
      let range = document.page.tokens[raw].contentRange
      let context = FragmentContext(
        form: .string,
        visibility: .hidden,
        place: document.place(of: token, in: content)
      )
      if ScriptDialectGuess.looksLikeJSON(UnsafeBufferPointer(rebasing: text[range]))
        || type.hasSuffix("json")
      {
        ScriptCollector.read(
          layer: document.layer,
          range: range,
          dialect: .json,
          at: context,
          into: content
        )
      } else if !text.isBlank(range) {
        content.add(range, of: text, layer: document.layer, coding: .literal, as: context)
      }
    }
  }
}
