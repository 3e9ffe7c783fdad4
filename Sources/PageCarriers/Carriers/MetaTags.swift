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
      let item = item(of: token, of: document, in: text)
      let isPublic =
        item?.isOfVocabulary(in: text) == true
        || name.map { self.isPublic($0.valueRange, in: text) } ?? false
      let owner = isPublic ? document.place(of: token, in: content) : hiddenRecord
      let first = content.fragments.count
      content.add(
        value.valueRange,
        of: text,
        layer: document.layer,
        coding: .attributeReferences,
        as: FragmentContext(
          form: .attribute,
          visibility: isPublic ? .public : .hidden,
          place: item?.place(of: token, in: &document, content: content) ?? owner,
          key: name.map { content.key(UnsafeBufferPointer(rebasing: text[$0.valueRange])) } ?? -1
        )
      )
      if isPublic, let name { hideOwnKeys(from: first, named: name, in: text, of: content) }
      Attributes.add(attributesOf: token, except: value, from: &document, in: text, into: content)
    }
  }

  /// Hides what stands under a newsroom's own keys in data a public tag carries, as `parsely-page` does.
  private func hideOwnKeys(
    from first: Int,
    named name: HTMLAttribute,
    in text: UnsafeBufferPointer<UInt8>,
    of content: ContentBuilder
  ) {
    guard content.fragments.count > first, content.fragments[first].form != .attribute else {
      return
    }
    let name = String(decoding: text[name.valueRange], as: UTF8.self)
    content.hide(from: first) { key in
      key != name && !Self.dataKeys.contains(key) && !JSONLD.vocabulary.contains(key)
    }
  }

  /// Source: <https://docs.parse.ly/metadata-in-repeated-meta-tags/>, and its form in one tag.
  private static let dataKeys: Set<String> = [
    "title", "link", "type", "post_id", "pub_date", "section", "author", "authors", "tags",
    "image_url", "thumb_url", "canonical_url", "metadata",
  ]

  /// The property of an item of microdata or RDFa that a tag is; nil for any other.
  private func item(
    of token: Int,
    of document: HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>
  ) -> ItemProperty? {
    ItemProperty(of: token, in: document, text: text).flatMap { $0.item == token ? nil : $0 }
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
