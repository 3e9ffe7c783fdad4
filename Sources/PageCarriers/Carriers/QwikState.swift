internal import PageSyntax
internal import SourceText

/// The paused state of a Qwik page: `<script type="qwik/json">`, in version 2 `qwik/state`.
///
/// Source: <https://github.com/QwikDev/qwik>.
struct QwikState: ScriptCarrier {
  let description = CarrierDescription(
    id: "qwik-state",
    title: "the state of a Qwik page",
    summary: "Scripts of type qwik/json and qwik/state, their positions resolved."
  )

  func read(
    _ script: ScriptElement,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) -> Bool {
    guard script.type == "qwik/json" || script.type == "qwik/state" else { return false }
    ScriptData.read(script, as: .qwik, of: &document, in: text, into: content)
    return true
  }
}
