/// A style sheet that a page loads.
struct StyleFile: FileCarrier {
  static let description = CarrierDescription(
    id: "style-file",
    title: "a style sheet file",
    summary: "Comments, strings and file names of a CSS file given as input."
  )

  static func collect(at context: FragmentContext, into content: ContentBuilder) {
    StyleReader.read(layer: 0, at: context, into: content)
  }
}
