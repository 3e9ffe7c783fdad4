/// A kind of place in a page that holds data: a comment, an attribute, a framework's state.
///
/// To add one, put a file in `Carriers/`, a line in `CarrierCatalog`, and a sample page in
/// `Samples/carriers/`; rules may then name it.
package protocol Carrier: Sendable {
  /// What the carrier is called and holds.
  var description: CarrierDescription { get }
}

/// A carrier that stands anywhere in a page.
protocol PageCarrier: Carrier {
  /// Adds every text this carrier holds in `document`, in source order.
  ///
  /// Never fails: what cannot be read is reported to `content`. What is read is claimed, so that the
  /// carriers after this one leave it alone.
  ///
  /// - Parameters:
  ///   - document: The page, or HTML nested in one of its texts.
  ///   - text: The bytes the document's offsets count.
  ///   - content: Takes the texts.
  func collect(
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  )
}

/// A carrier that is a script element, or several that go together.
protocol ScriptCarrier: Carrier {
  /// Adds every text of a script, where it is one of this carrier's.
  ///
  /// - Parameters:
  ///   - script: A script nobody has claimed; those that belong with it are claimed here.
  ///   - document: The page, or HTML nested in one of its texts.
  ///   - text: The bytes the document's offsets count.
  ///   - content: Takes the texts.
  /// - Returns: Whether the script is this carrier's.
  func read(
    _ script: ScriptElement,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) -> Bool
}

/// A script element with content, as the carriers see it.
struct ScriptElement {
  /// The index of its start tag.
  var token: Int
  /// The index of its raw text.
  var raw: Int
  /// The raw text, bytes of the document's layer.
  var range: Range<Int>
  /// Its type, lower-cased, without parameters' case; empty when it has none.
  var type: String
  /// Its id; empty when it has none.
  var id: String

  /// JavaScript that a tool of the page runs, or that is made into it.
  private static let scriptTypes: Set<String> = [
    "text/babel", "text/typescript", "text/jsx", "text/partytown", "text/rocketscript",
  ]

  /// Whether browsers run it, or a tool does that knows it as JavaScript.
  ///
  /// Source: WHATWG MIME Sniffing, section 4.6, "JavaScript MIME type"; "module" is HTML's.
  var isJavaScript: Bool {
    let essence = type.prefix { $0 != ";" }.filter { $0 != " " }
    return essence.isEmpty || Self.scriptTypes.contains(essence) || essence == "module"
      || essence.hasSuffix("/javascript")
      || essence.hasSuffix("/ecmascript") || essence.hasSuffix("/x-javascript")
      || essence.hasSuffix("/x-ecmascript") || essence.hasSuffix("/jscript")
      || essence.hasSuffix("/livescript") || essence.hasPrefix("text/javascript1.")
  }
}

/// What reports, rules and tests know of a carrier.
package struct CarrierDescription: Hashable, Sendable {
  /// The stable name rules and reports use, in kebab case: `json-ld`.
  package var id: CarrierID
  /// The name in words, for people: "structured data for search engines".
  package var title: String
  /// One sentence for lists.
  package var summary: String

  /// Creates a description.
  package init(id: CarrierID, title: String, summary: String) {
    self.id = id
    self.title = title
    self.summary = summary
  }
}
