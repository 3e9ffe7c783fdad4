internal import PageSyntax
internal import SourceText

/// JavaScript in the page: the literals it assigns and passes to calls, its strings and comments.
///
/// No list of variable names: every string of every script is read, with the keys around it.
/// Scripts in attributes (`onclick`) are the attributes' own.
struct InlineScript: ScriptCarrier {
  let description = CarrierDescription(
    id: "inline-script",
    title: "a script of the page",
    summary: "Strings, assigned data and comments of JavaScript in the page."
  )

  func read(
    _ script: ScriptElement,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) -> Bool {
    ScriptCollector.read(
      layer: document.layer,
      range: script.range,
      dialect: .javascript,
      at: FragmentContext(
        form: .string,
        visibility: .hidden,
        place: document.place(of: script.token, in: content)
      ),
      into: content
    )
    return true
  }
}
