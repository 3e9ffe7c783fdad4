internal import PageSyntax
internal import SourceText

/// Strings, URLs and comments of `<style>` elements.
///
/// Source: WHATWG HTML, section 4.2.6.
struct StyleSheet: PageCarrier {
  let description = CarrierDescription(
    id: "style-sheet",
    title: "a style sheet of the page",
    summary: "Comments, strings and file names of style sheets in the page."
  )

  func collect(
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    for token in document.page.tokens.indices where document.page.tokens[token].element.isStyle {
      guard let raw = document.rawText(after: token), document.claim(raw) else { continue }
      StyleReader.read(
        layer: document.layer,
        range: document.page.tokens[raw].contentRange,
        at: FragmentContext(
          form: .string,
          visibility: .hidden,
          place: document.place(of: token, in: content)
        ),
        into: content
      )
    }
  }
}
