internal import PageSyntax
internal import SourceText

/// A file that is data, not a page: JSON as a graphic fetches it.
struct DataFile {
  static let description = CarrierDescription(
    id: "json-file",
    title: "a data file",
    summary: "Strings and numbers of a JSON file given as input."
  )

  /// Reads the page's own text as data.
  static func collect(into content: ContentBuilder) {
    content.carrier = CarrierCatalog.index(of: description.id) ?? 0
    let root = content.addPlace(.page, parent: -1, layer: 0)
    ScriptCollector.read(
      layer: 0,
      dialect: .json,
      at: FragmentContext(form: .string, visibility: .hidden, place: root),
      into: content
    )
  }
}
