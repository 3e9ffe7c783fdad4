package import SourceText

/// Reads one input into its fragments: what it is, which carriers it has, what they hold.
package enum PageReader {
  /// What the bytes of the file called `name` are, by their beginning; a name may lie, and is asked only
  /// where that leaves a choice.
  package static func mediaType(of text: PageText, name: String) -> MediaType {
    text.bytes.withUnsafeBufferPointer { MediaTypeGuess(of: $0, name: name).type }
  }

  /// Reads a page or a data file.
  ///
  /// Never fails: what could not be read is in the content's diagnostics.
  package static func read(
    _ text: PageText,
    as mediaType: MediaType,
    limits: ContentLimits = ContentLimits()
  ) -> PageContent {
    let content = ContentBuilder(of: text, as: mediaType.medium, limits: limits)
    if let carrier = mediaType.fileCarrier {
      carrier.collect(into: content)
    } else {
      CarrierCatalog.readHTML(layer: 0, parent: -1, key: -1, into: content)
    }
    RawSource.collect(into: content)
    let facts = content.documents[0].map { PageFacts(of: $0, text: text.bytes) } ?? PageFacts()
    return content.content(of: text, facts: facts)
  }
}

extension PageReader.MediaType {
  /// The reader of such a file; nil for pages, which have many carriers.
  fileprivate var fileCarrier: (any FileCarrier.Type)? {
    switch self {
    case .html: nil
    case .json: JSONFile.self
    case .ndjson: LineDataFile.self
    case .javascript: ScriptFile.self
    case .css: StyleFile.self
    case .svg: SVGFile.self
    case .xml: XMLFile.self
    case .webVTT, .subRip: CaptionFile.self
    case .csv, .tsv: TableFile.self
    case .plainText: TextFile.self
    }
  }

  /// What the text is, as far as decoding goes.
  fileprivate var medium: TextLayer.Medium {
    switch self {
    case .html, .svg: .html
    case .json, .ndjson: .json
    case .javascript: .javascript
    case .css: .style
    case .xml, .webVTT, .subRip, .csv, .tsv, .plainText: .text
    }
  }
}
