internal import PageSyntax
internal import SourceText

/// Data in a script that no browser runs: `<script type="application/json">` and every other type
/// that is not JavaScript.
///
/// Source: WHATWG HTML, section 4.12.1, "data block". Seen as SvelteKit's fetched bodies (the
/// 2022 form `sveltekit:data-type` too), page props, settings, templates.
struct ScriptData: ScriptCarrier {
  let description = CarrierDescription(
    id: "script-data",
    title: "data embedded in the page",
    summary: "A script element of a type that is not JavaScript: JSON, settings, templates."
  )

  func read(
    _ script: ScriptElement,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) -> Bool {
    guard !script.isJavaScript else { return false }
    Self.read(script, of: &document, in: text, into: content)
    return true
  }

  /// Reads a script as data of the given format, or as the text it is.
  static func read(
    _ script: ScriptElement,
    as format: DataFormat = .sniffed,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    let context = FragmentContext(
      form: .string,
      visibility: .hidden,
      place: document.place(of: script.token, in: content)
    )
    let bytes = UnsafeBufferPointer(rebasing: text[script.range])
    let isData =
      format != .sniffed || ScriptDialectGuess.looksLikeJSON(bytes)
      || (script.type.hasSuffix("json") && DataReader.beginsLikeData(bytes))
    if isData {
      DataReader.read(
        layer: document.layer,
        range: script.range,
        as: format,
        at: context,
        into: content
      )
    } else {
      content.add(script.range, of: text, layer: document.layer, coding: .literal, as: context)
    }
  }
}
