internal import PageSyntax
internal import SourceText

/// The name microdata and RDFa give an element's value, and whose it is.
///
/// Source: WHATWG HTML, section 5.2; RDFa Core 1.1, section 5.
struct ItemProperty {
  /// The name: the value of `itemprop` or `property`.
  let name: Range<Int>
  /// The start tag of the item the value belongs to; the element's own where there is none around it.
  let item: Int

  /// Looks at the element whose start tag is `token`; nil where it is no property.
  init?(of token: Int, in document: HTMLDocument, text: UnsafeBufferPointer<UInt8>) {
    guard let name = Self.name(of: token, in: document, text: text) else { return nil }
    self.name = name
    var item = Int(document.page.parents[token])
    for _ in 0..<Self.reach where item >= 0 && !Self.isItem(item, in: document, text: text) {
      item = Int(document.page.parents[item])
    }
    let isFound = item >= 0 && Self.isItem(item, in: document, text: text)
    self.item = isFound ? item : token
  }

  /// Whether the name is one of those the vocabulary of schema.org has, which are made to be shown.
  func isOfVocabulary(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    text[name].split { $0 <= 0x20 }.allSatisfy { word in
      let name = String(decoding: word, as: UTF8.self)
      // RDFa may name the vocabulary: `schema:name`.
      return JSONLD.vocabulary.contains(name.split(separator: ":").last.map(String.init) ?? name)
    }
  }

  /// What a value of the property is, standing in the record of its item.
  func place(
    of token: Int,
    in document: inout HTMLDocument,
    content: ContentBuilder
  ) -> Int32 {
    guard item != token else { return document.place(of: token, in: content) }
    return content.addPlace(
      .field,
      parent: document.place(of: item, in: content),
      layer: Int32(document.layer),
      token: Int32(token)
    )
  }

  /// So many elements may stand between an item and its property.
  private static let reach = 16

  private static func name(
    of token: Int,
    in document: HTMLDocument,
    text: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    for index in document.page.tokens[token].attributeRange {
      let attribute = document.page.attributes[index]
      guard attribute.nameRange.count == 8, !attribute.valueRange.isEmpty else { continue }
      if text.equalsIgnoringCase("itemprop", in: attribute.nameRange)
        || text.equalsIgnoringCase("property", in: attribute.nameRange)
      {
        return attribute.valueRange
      }
    }
    return nil
  }

  private static func isItem(
    _ token: Int,
    in document: HTMLDocument,
    text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    document.page.attributes[document.page.tokens[token].attributeRange].contains {
      text.equalsIgnoringCase("itemscope", in: $0.nameRange)
        || text.equalsIgnoringCase("typeof", in: $0.nameRange)
    }
  }
}
