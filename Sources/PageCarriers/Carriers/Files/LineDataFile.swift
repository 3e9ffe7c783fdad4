/// JSON with a record on each line.
///
/// Source: <https://github.com/ndjson/ndjson-spec>, <https://jsonlines.org>.
struct LineDataFile: FileCarrier {
  static let description = CarrierDescription(
    id: "ndjson-file",
    title: "a data file of one record a line",
    summary: "Strings and numbers of a file with a JSON text on each line, given as input."
  )

  static func collect(at context: FragmentContext, into content: ContentBuilder) {
    LineDataReader.read(layer: 0, at: context, into: content)
  }
}
