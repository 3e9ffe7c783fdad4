internal import PageSyntax
internal import SourceText

/// The props of a page of Next.js' Pages Router: `<script id="__NEXT_DATA__">`.
///
/// Source: <https://nextjs.org/docs/pages>; the same object is served at `/_next/data/….json`.
struct NextData: ScriptCarrier {
  let description = CarrierDescription(
    id: "next-data",
    title: "the data of a Next.js page",
    summary: "The script __NEXT_DATA__, with the props of the page."
  )

  func read(
    _ script: ScriptElement,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) -> Bool {
    guard script.id == "__NEXT_DATA__" else { return false }
    ScriptData.read(script, of: &document, in: text, into: content)
    return true
  }
}
