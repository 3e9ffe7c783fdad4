internal import PageSyntax
internal import SourceText

/// `<meta>` elements, each value under its name: titles and previews made for machines, and
/// whatever else a newsroom's system writes there.
///
/// Names known to be shown (descriptions, link previews, bylines) are public; any other is hidden.
/// Source: WHATWG HTML, section 4.2.5; the Open Graph protocol; the namespaces publishers use.
struct MetaTags: PageCarrier {
  let description = CarrierDescription(
    id: "meta",
    title: "a meta tag",
    summary: "The content of meta elements, under their name, property or itemprop."
  )

  private static let publicPrefixes = [
    "og:", "twitter:", "article:", "fb:", "al:", "book:", "profile:", "video:", "music:",
    "parsely-", "sailthru.", "dc.", "dcterms.", "citation_", "cxenseparse:", "vr:",
    "msapplication-",
    "apple-", "bt:", "geo.", "lp.",
  ]
  private static let publicNames: Set<String> = [
    "description", "keywords", "news_keywords", "author", "title", "abstract", "subject",
    "copyright",
    "application-name", "generator", "robots", "viewport", "theme-color", "thumbnail", "referrer",
    "googlebot", "format-detection", "rating", "language", "date", "publisher", "byl", "creator",
  ]

  func collect(
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    // Names made up by a newsroom's system are one record; each public one stands for itself.
    let hiddenRecord = content.addPlace(.object, parent: document.root)
    for token in document.page.tokens.indices where document.page.tokens[token].element.isMeta {
      guard let value = document.attribute("content", of: token, in: text), document.claim(token)
      else { continue }
      let name = nameAttribute(of: token, of: document, in: text)
      let isPublic = name.map { self.isPublic($0.valueRange, in: text) } ?? false
      content.add(
        value.valueRange,
        of: text,
        layer: document.layer,
        coding: .attributeReferences,
        as: FragmentContext(
          form: .attribute,
          visibility: isPublic ? .public : .hidden,
          place: isPublic ? document.place(of: token, in: content) : hiddenRecord,
          key: name.map { content.key(UnsafeBufferPointer(rebasing: text[$0.valueRange])) } ?? -1
        )
      )
      Attributes.add(attributesOf: token, except: value, from: &document, in: text, into: content)
    }
  }

  private func nameAttribute(
    of token: Int,
    of document: HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>
  ) -> HTMLAttribute? {
    for word in ["name", "property", "itemprop", "http-equiv"] as [StaticString] {
      if let attribute = document.attribute(word, of: token, in: text) { return attribute }
    }
    return nil
  }

  private func isPublic(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let name = String(decoding: text[range], as: UTF8.self).lowercased()
    return Self.publicNames.contains(name)
      || Self.publicPrefixes.contains { name.hasPrefix($0) }
  }
}
