internal import PageSyntax
internal import SourceText

/// What the elements of an XML text are to each other: records, fields, running text.
struct XMLStructure {
  /// What is known of an element, by the index of its start tag.
  struct Element {
    /// The key of its local name.
    var key: Int32 = -1
    /// Who sees its text.
    var visibility = Visibility.hidden
    /// The element as whose text its text is read: itself, or one around it that holds running text.
    var owner: Int32 = -1
    var traits: Traits = []
  }

  /// Traits of an element.
  struct Traits: OptionSet {
    let rawValue: UInt8
    static let hasChildren = Traits(rawValue: 1 << 0)
    static let hasText = Traits(rawValue: 1 << 1)
    /// An element of the same name stands beside it.
    static let isRepeated = Traits(rawValue: 1 << 2)
    /// It stands in running text, or holds text and elements side by side.
    static let isProse = Traits(rawValue: 1 << 3)
    /// An element of XHTML, which feeds may embed.
    static let isXHTML = Traits(rawValue: 1 << 4)
  }

  /// One for each token; of tokens that are no start tags it says nothing.
  private(set) var elements: [Element]

  private let page: HTMLPage
  private let text: UnsafeBufferPointer<UInt8>
  private let content: ContentBuilder
  private var names = KeyTable()
  /// For each distinct name: the key of its local part, and whether it is made to be shown.
  private var meanings: [(key: Int32, isPublic: Bool)] = []

  /// Looks at all elements.
  ///
  /// - Parameters:
  ///   - page: The text's tokens, read as XML.
  ///   - text: The bytes they count.
  ///   - visibility: Who sees what is made to be shown.
  ///   - content: Keeps the keys.
  /// - Complexity: O(*n*).
  init(
    of page: HTMLPage,
    in text: UnsafeBufferPointer<UInt8>,
    visibility: Visibility,
    content: ContentBuilder
  ) {
    self.page = page
    self.text = text
    self.content = content
    elements = Array(repeating: Element(), count: page.tokens.count)
    relate()
    for token in page.tokens.indices where page.tokens[token].kind == .startTag {
      describe(token, visibility: visibility)
    }
  }

  /// The element a token stands in, or nil outside of all.
  func element(around token: Int) -> Element? {
    let parent = Int(page.parents[token])
    return parent >= 0 ? elements[parent] : nil
  }

  /// Whether an element is a record: it holds elements, or attributes and no text.
  func isRecord(_ token: Int) -> Bool {
    let traits = elements[token].traits
    if traits.contains(.isProse) { return false }
    return traits.contains(.hasChildren)
      || (page.tokens[token].attributeCount > 0 && !traits.contains(.hasText))
  }

  /// Notes which elements hold what, and which stand in a row.
  private mutating func relate() {
    var lastChild = Array(repeating: Int32(-1), count: page.tokens.count)
    for token in page.tokens.indices {
      let parent = Int(page.parents[token])
      guard parent >= 0 else { continue }
      switch page.tokens[token].kind {
      case .text, .cdata:
        if !text.isBlank(page.tokens[token].contentRange) {
          elements[parent].traits.insert(.hasText)
        }
      case .startTag:
        elements[parent].traits.insert(.hasChildren)
        let sibling = Int(lastChild[parent])
        if sibling >= 0, hasSameName(sibling, token) {
          elements[sibling].traits.insert(.isRepeated)
          elements[token].traits.insert(.isRepeated)
        }
        lastChild[parent] = Int32(token)
      default: break
      }
    }
  }

  private func hasSameName(_ first: Int, _ second: Int) -> Bool {
    text[page.tokens[first].nameRange].elementsEqual(text[page.tokens[second].nameRange])
  }

  private mutating func describe(_ token: Int, visibility: Visibility) {
    let parent = element(around: token)
    var element = elements[token]
    let meaning = meaning(of: token)
    element.key = meaning.key
    element.owner = Int32(token)
    let namespace = xmlns(of: token)
    let inherits = namespace == nil && (parent?.traits.contains(.isXHTML) ?? false)
    if inherits || namespace == .xhtml { element.traits.insert(.isXHTML) }
    if parent?.traits.contains(.isProse) ?? false {
      element.traits.insert(.isProse)
      element.owner = parent?.owner ?? element.owner
    } else if element.traits.contains(.isXHTML) {
      element.traits.insert(.isProse)
      element.owner = max(page.parents[token], -1) >= 0 ? page.parents[token] : Int32(token)
    } else if element.traits.isSuperset(of: [.hasChildren, .hasText]) {
      element.traits.insert(.isProse)
    }
    let isXHTML = element.traits.contains(.isXHTML)
    let isShown = isXHTML ? page.visibility[token] != .hidden : meaning.isPublic
    let around = parent?.visibility ?? visibility
    element.visibility = isShown ? around : .hidden
    elements[token] = element
  }

  private mutating func meaning(of token: Int) -> (key: Int32, isPublic: Bool) {
    let name = UnsafeBufferPointer(rebasing: text[page.tokens[token].nameRange])
    let index = Int(names.intern(name))
    if index == meanings.count {
      let local = name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
      meanings.append(
        (
          key: content.key(UnsafeBufferPointer(rebasing: name[local...])),
          isPublic: XMLVocabulary.isPublic(String(decoding: name, as: UTF8.self))
        )
      )
    }
    return meanings[index]
  }

  private enum Namespace {
    case xhtml, other
  }

  /// The namespace an element declares as its own; nil when it has that of the element around it.
  private func xmlns(of token: Int) -> Namespace? {
    for attribute in page.attributes[page.tokens[token].attributeRange]
    where text[attribute.nameRange].elementsEqual("xmlns".utf8) {
      let value = text[attribute.valueRange]
      return value.elementsEqual("http://www.w3.org/1999/xhtml".utf8) ? .xhtml : .other
    }
    return nil
  }
}
