internal import PageSyntax

/// A drawing that a page loads; read as SVG in a page is, with all carriers of pages.
///
/// Source: SVG 2. What is drawn as text is seen; metadata, descriptions, definitions, what an editor
/// leaves in names of its own, and names of layers are not.
struct SVGFile: FileCarrier {
  static let description = CarrierDescription(
    id: "svg-file",
    title: "a drawing",
    summary: "Text, metadata, attributes and comments of an SVG file given as input."
  )

  static func collect(at context: FragmentContext, into content: ContentBuilder) {
    let bytes = content.layers[0].bytes
    var document = HTMLDocument(
      layer: 0,
      page: HTMLPage(reading: bytes, as: .xml),
      root: context.place
    )
    bytes.withUnsafeBufferPointer { text in
      for carrier in CarrierCatalog.all {
        carrier.collect(from: &document, in: text, into: content)
      }
    }
    content.keep(document, of: 0)
  }
}
