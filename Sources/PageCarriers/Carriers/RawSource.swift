internal import SourceText

/// The bytes no other carrier read: the last resort, so that every byte belongs to some fragment
/// that was examined.
///
/// What a page's structure says can be misread; what stands in its bytes cannot. Stretches shorter
/// than any value worth finding are passed over.
struct RawSource {
  static let description = CarrierDescription(
    id: "raw-source",
    title: "the page's source",
    summary: "Bytes of the page that belong to no other carrier, examined as they are."
  )

  /// Adds what the fragments so far leave of the page's own text.
  static func collect(into content: ContentBuilder) {
    content.carrier = CarrierCatalog.index(of: description.id) ?? 0
    let bytes = content.layers[0].bytes
    let root = content.addPlace(.page, parent: -1, layer: 0)
    let gaps = content.unreadRanges(of: 0)
    bytes.withUnsafeBufferPointer { text in
      for gap in gaps {
        content.add(
          gap,
          of: text,
          layer: 0,
          coding: .literal,
          as: FragmentContext(form: .raw, visibility: .hidden, place: root)
        )
      }
    }
  }
}
