internal import SourceText

/// XML: feeds and sitemaps, which are made for machines to show, and any other.
struct XMLFile: FileCarrier {
  static let description = CarrierDescription(
    id: "xml-file",
    title: "a feed or another XML file",
    summary: "Elements, attributes and comments of an RSS or Atom feed, a sitemap or other XML."
  )

  static func collect(at context: FragmentContext, into content: ContentBuilder) {
    var context = context
    context.visibility = .public
    XMLReader.read(layer: 0, at: context, into: content)
  }
}
