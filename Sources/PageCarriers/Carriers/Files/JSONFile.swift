internal import PageSyntax
internal import SourceText

/// JSON as a graphic fetches it, GeoJSON and web manifests; also with what keeps a response from being
/// run as a script before it, or as the argument of a call (JSONP).
struct JSONFile: FileCarrier {
  static let description = CarrierDescription(
    id: "json-file",
    title: "a data file",
    summary: "Strings and numbers of a JSON file given as input."
  )

  static func collect(at context: FragmentContext, into content: ContentBuilder) {
    let bytes = content.layers[0].bytes
    bytes.withUnsafeBufferPointer { text in
      if DataReader.beginsLikeData(text) || !NestedText.isEncodedWhole(text) {
        DataReader.read(layer: 0, at: context, into: content)
      } else {
        content.add(0..<text.count, of: text, layer: 0, coding: .literal, as: context)
      }
    }
  }
}
