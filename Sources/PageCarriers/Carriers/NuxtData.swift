internal import PageSyntax
internal import SourceText

/// The payload of a Nuxt 3 page: `<script id="__NUXT_DATA__">`, values by position.
///
/// Source: <https://nuxt.com/docs>, and devalue's `parse.js`. Nuxt 2 assigns its state in a script.
struct NuxtData: ScriptCarrier {
  let description = CarrierDescription(
    id: "nuxt-data",
    title: "the data of a Nuxt page",
    summary: "The script __NUXT_DATA__, its positions resolved."
  )

  func read(
    _ script: ScriptElement,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) -> Bool {
    let isMarked = document.attribute("data-nuxt-data", of: script.token, in: text) != nil
    guard isMarked || script.id == "__NUXT_DATA__" else { return false }
    ScriptData.read(script, of: &document, in: text, into: content)
    return true
  }
}
