internal import PageSyntax
internal import SourceText

/// Reads XML: an element's text stands under its name, elements with elements in them are records.
///
/// Element and attribute names are keys without their prefix: `<dc:creator>` is `creator`. Of feeds and
/// sitemaps, whose elements are made for machines to show, the text is public; comments, attributes and
/// elements of any other name are hidden, and so is what stands in them. Text that is escaped HTML is
/// read further. Source: XML 1.0, fifth edition; no entity is expanded.
struct XMLReader {
  private let content: ContentBuilder
  private let text: UnsafeBufferPointer<UInt8>
  private let layer: Int
  private let context: FragmentContext
  private let structure: XMLStructure
  private let page: HTMLPage
  /// For each token, the place of its element; -1 without one.
  private var places: [Int32]
  /// For each token, the list in which the repeated elements in its element stand.
  private var lists: [Int: List] = [:]

  /// Elements of one name, side by side.
  private struct List {
    var place: Int32
    var key: Int32
    var count: Int32 = 0
  }

  /// Whether `text` begins like XML that is neither a page nor a drawing: a declaration, the root of a
  /// feed; looks no further than the first element.
  static func recognises(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.first == UInt8(ascii: "<") && MarkupSniff(text).type(named: nil) == .xml
  }

  /// Adds the texts of a layer that is XML.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - context: The place the text stands in, the key it stands under, and who sees what is made to
  ///     be shown.
  ///   - content: Takes the fragments.
  static func read(layer: Int, at context: FragmentContext, into content: ContentBuilder) {
    let bytes = content.layers[layer].bytes
    var page = HTMLPage(reading: bytes, as: .xml)
    bytes.withUnsafeBufferPointer { text in
      let structure = XMLStructure(
        of: page,
        in: text,
        visibility: context.visibility,
        content: content
      )
      for token in page.tokens.indices {
        page.visibility[token] = structure.elements[token].visibility
      }
      var reader = XMLReader(
        content: content,
        text: text,
        layer: layer,
        context: context,
        structure: structure,
        page: page
      )
      var document = HTMLDocument(layer: layer, page: page, root: context.place, text: text)
      reader.readElements(into: &document)
      reader.readTexts()
      Comments().collect(from: &document, in: text, into: content)
      Attributes().collect(from: &document, in: text, into: content)
      content.keep(document, of: layer)
    }
  }

  private init(
    content: ContentBuilder,
    text: UnsafeBufferPointer<UInt8>,
    layer: Int,
    context: FragmentContext,
    structure: XMLStructure,
    page: HTMLPage
  ) {
    self.content = content
    self.text = text
    self.layer = layer
    self.context = context
    self.structure = structure
    self.page = page
    places = Array(repeating: -1, count: page.tokens.count)
  }

  // MARK: Places

  /// Adds a place for each record, and for each field that has attributes.
  private mutating func readElements(into document: inout HTMLDocument) {
    for token in page.tokens.indices where page.tokens[token].kind == .startTag {
      let parent = page.parents[token]
      let around = parent >= 0 ? places[Int(parent)] : -1
      if structure.isRecord(token) {
        places[token] = addRecord(token, in: parent)
        document.setPlace(places[token], of: token)
      } else {
        // What stands in a field or in running text belongs to the record around it.
        places[token] = around
        guard page.tokens[token].attributeCount > 0 else { continue }
        let place = content.addPlace(
          .field,
          parent: around >= 0 ? around : context.place,
          key: structure.elements[token].key,
          layer: Int32(layer),
          token: Int32(token)
        )
        document.setPlace(place, of: token)
      }
    }
  }

  private mutating func addRecord(_ token: Int, in parent: Int32) -> Int32 {
    let around = parent >= 0 ? places[Int(parent)] : -1
    let outer = around >= 0 ? around : context.place
    let key = structure.elements[token].key
    guard structure.elements[token].traits.contains(.isRepeated) else {
      return content.addPlace(
        .element,
        parent: outer,
        key: key,
        layer: Int32(layer),
        token: Int32(token)
      )
    }
    var list = lists[Int(parent)] ?? List(place: -1, key: -1)
    if list.place < 0 || list.key != key {
      list = List(place: content.addPlace(.array, parent: outer, key: key), key: key)
    }
    let place = content.addPlace(
      .element,
      parent: list.place,
      index: list.count,
      layer: Int32(layer),
      token: Int32(token)
    )
    list.count &+= 1
    lists[Int(parent)] = list
    return place
  }

  // MARK: Texts

  /// Text tokens that are read as one.
  private struct Block {
    var tokens: [Int] = []
    var owner: Int32 = -1
    var visibility = Visibility.hidden
    var isProse = false
    var endedInline = false
  }

  private func readTexts() {
    var block = Block()
    for token in page.tokens.indices {
      let kind = page.tokens[token].kind
      switch kind {
      case .text, .cdata:
        let element = structure.element(around: token)
        let owner = element?.owner ?? -1
        let visibility = element?.visibility ?? .hidden
        if block.endedInline || owner != block.owner || visibility != block.visibility {
          close(&block)
        }
        block.owner = owner
        block.visibility = visibility
        block.isProse = element?.traits.contains(.isProse) ?? true
        block.tokens.append(token)
      case .startTag, .endTag, .cutTag:
        if !isInline(token) {
          close(&block)
        } else if kind == .startTag, token > 0, page.tokens[token - 1].kind == .endTag {
          // `</name><phone>`: side by side, not one word.
          block.endedInline = true
        }
      case .comment, .bogusComment, .doctype, .rawText: break
      }
    }
    close(&block)
  }

  /// Whether the text around a tag reads on across it.
  private func isInline(_ token: Int) -> Bool {
    guard let element = structure.element(around: token), element.traits.contains(.isProse) else {
      return false
    }
    return !element.traits.contains(.isXHTML) || page.tokens[token].element.isInline
  }

  private func close(_ block: inout Block) {
    defer {
      block.tokens.removeAll(keepingCapacity: true)
      block.endedInline = false
    }
    guard block.tokens.contains(where: { !text.isBlank(page.tokens[$0].contentRange) }) else {
      return
    }
    content.openFragment()
    for token in block.tokens {
      content.append(
        page.tokens[token].contentRange,
        of: text,
        layer: layer,
        coding: page.tokens[token].kind == .cdata ? .literal : .textReferences
      )
    }
    let owner = Int(block.owner)
    let parent = owner >= 0 ? Int(page.parents[owner]) : -1
    let around = parent >= 0 ? places[parent] : -1
    content.closeFragment(
      as: FragmentContext(
        form: block.isProse ? .text : .string,
        visibility: block.visibility,
        place: around >= 0 ? around : context.place,
        key: owner >= 0 ? structure.elements[owner].key : -1
      )
    )
  }
}
