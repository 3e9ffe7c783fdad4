/// A kind of place in a page that holds data: a comment, an attribute, a framework's state.
///
/// To add one, put a file in `Carriers/`, a line in `CarrierCatalog`, and a sample page in
/// `Samples/carriers/`; rules may then name it.
package protocol Carrier: Sendable {
  /// What the carrier is called and holds.
  var description: CarrierDescription { get }

  /// Adds every text this carrier holds in `document`, in source order.
  ///
  /// Never fails: what cannot be read is reported to `content`. A carrier that reads a script or
  /// another raw text claims its token, so that the carriers after it leave it alone.
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
