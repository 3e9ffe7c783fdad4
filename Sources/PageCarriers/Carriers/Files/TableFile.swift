/// A table that a graphic fetches, or that readers may download: every column is in it, shown or not.
struct TableFile: FileCarrier {
  static let description = CarrierDescription(
    id: "table-file",
    title: "a table file",
    summary: "Cells of a CSV or TSV file given as input, under the names of their columns."
  )

  static func collect(at context: FragmentContext, into content: ContentBuilder) {
    TableReader.read(layer: 0, at: context, into: content)
  }
}
