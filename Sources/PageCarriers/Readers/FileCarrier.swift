internal import SourceText

/// A kind of input that is no page: the whole file is one place that holds data.
protocol FileCarrier: Sendable {
  /// What the carrier is called and holds.
  static var description: CarrierDescription { get }

  /// Adds every text of the file, whose bytes are layer 0.
  ///
  /// Never fails: what cannot be read is reported to `content`, and the sweep of the source reads
  /// what is left.
  ///
  /// - Parameters:
  ///   - context: The place that stands for the file; it is hidden data.
  ///   - content: Takes the texts.
  static func collect(at context: FragmentContext, into content: ContentBuilder)
}

extension FileCarrier {
  /// Reads the page's own text as this kind of file.
  static func collect(into content: ContentBuilder) {
    content.carrier = CarrierCatalog.index(of: description.id) ?? 0
    let root = content.addPlace(.page, parent: -1, layer: 0)
    let context = FragmentContext(form: .string, visibility: .hidden, place: root)
    collect(at: context, into: content)
  }
}
