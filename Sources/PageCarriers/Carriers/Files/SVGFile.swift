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
    CarrierCatalog.collect(
      from: HTMLPage(reading: content.layers[0].bytes, as: .xml),
      layer: 0,
      root: context.place,
      isNamed: false,
      into: content
    )
  }
}
