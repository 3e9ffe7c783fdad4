internal import PageSyntax
internal import SourceText

/// JavaScript in the page: the literals it assigns and passes to calls, its strings and comments.
///
/// No list of variable names: every string of every script is read, with the keys around it.
/// Scripts in attributes (`onclick`) are the attributes' own.
struct InlineScript: Carrier {
  let description = CarrierDescription(
    id: "inline-script",
    title: "a script of the page",
    summary: "Strings, assigned data and comments of JavaScript in the page."
  )

  /// Whether a script's type makes browsers run it.
  ///
  /// Source: WHATWG MIME Sniffing, section 4.6, "JavaScript MIME type"; "module" is HTML's.
  static func isJavaScript(_ type: String) -> Bool {
    let essence = type.prefix { $0 != ";" }.filter { $0 != " " }
    return essence.isEmpty || essence == "module" || essence.hasSuffix("/javascript")
      || essence.hasSuffix("/ecmascript") || essence.hasSuffix("/x-javascript")
      || essence.hasSuffix("/x-ecmascript") || essence.hasSuffix("/jscript")
      || essence.hasSuffix("/livescript") || essence.hasPrefix("text/javascript1.")
  }

  func collect(
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    for token in document.page.tokens.indices where document.page.tokens[token].element.isScript {
      guard let raw = document.rawText(after: token), document.claim(raw) else { continue }
      ScriptCollector.read(
        layer: document.layer,
        range: document.page.tokens[raw].contentRange,
        dialect: .javascript,
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
