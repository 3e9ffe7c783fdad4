package import SourceText

/// Reads one input into its fragments: what it is, which carriers it has, what they hold.
package enum PageReader {
  /// What an input is read as.
  package enum MediaType: String, Sendable {
    case html = "text/html"
    case json = "application/json"
  }

  /// What the bytes are, by their beginning; a file name may lie.
  package static func mediaType(of text: PageText, name: String) -> MediaType {
    let start = text.bytes.first { $0 > 0x20 }
    let isData = start == UInt8(ascii: "{") || start == UInt8(ascii: "[")
    if start == UInt8(ascii: "<") { return .html }
    return isData || name.lowercased().hasSuffix(".json") ? .json : .html
  }

  /// Reads a page or a data file.
  ///
  /// Never fails: what could not be read is in the content's diagnostics.
  package static func read(
    _ text: PageText,
    as mediaType: MediaType,
    limits: ContentLimits = ContentLimits()
  ) -> PageContent {
    let medium: TextLayer.Medium = mediaType == .html ? .html : .json
    let content = ContentBuilder(of: text, as: medium, limits: limits)
    switch mediaType {
    case .html:
      CarrierCatalog.readHTML(layer: 0, parent: -1, key: -1, into: content)
    case .json:
      DataFile.collect(into: content)
    }
    RawSource.collect(into: content)
    let facts = content.documents[0].map { PageFacts(of: $0, text: text.bytes) } ?? PageFacts()
    return content.content(of: text, facts: facts)
  }
}
