internal import PageSyntax
internal import SourceText

/// Every attribute of every element: `data-*`, `alt`, `title`, `value`, `href`, event handlers,
/// framework state, duplicates and attributes of end tags included.
///
/// A value stands under the attribute's name without `data-`; an input's value under the input's
/// own name. Values that hold JSON, HTML or an encoded text are read further.
/// Source: WHATWG HTML, section 13.1.2.3.
struct Attributes: PageCarrier {
  let description = CarrierDescription(
    id: "attribute",
    title: "an attribute of an element",
    summary: "Attribute values of all elements, data-* and event handlers included."
  )

  func collect(
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    for token in document.page.tokens.indices
    where document.page.tokens[token].attributeCount > 0 && document.claim(token) {
      Self.add(attributesOf: token, except: nil, from: &document, in: text, into: content)
    }
  }

  /// Adds the attributes of one tag.
  static func add(
    attributesOf token: Int,
    except skipped: HTMLAttribute?,
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    for index in document.page.tokens[token].attributeRange {
      let attribute = document.page.attributes[index]
      guard attribute.valueEnd > attribute.valueStart, attribute != skipped,
        !holdsShape(attribute, in: text)
      else { continue }
      if addProperty(attribute, of: token, from: &document, in: text, into: content) { continue }
      if text.equalsIgnoringCase("value", in: attribute.nameRange) {
        addValue(attribute, of: token, from: &document, in: text, into: content)
        continue
      }
      let format = AttributeFormat(of: attribute, on: token, of: document, in: text)
      let name = keyRange(attribute.nameRange, in: text)
      var context = FragmentContext(
        form: .attribute,
        visibility: visibility(of: attribute, on: token, of: document, in: text),
        place: document.place(of: token, in: content),
        key: content.key(UnsafeBufferPointer(rebasing: text[name]))
      )
      context.reading = format.reading
      let raw = UnsafeBufferPointer(rebasing: text[attribute.valueRange])
      if format.reading == .script, TextCoding.attributeReferences.isLiteral(raw) {
        ScriptCollector.read(
          layer: document.layer,
          range: attribute.valueRange,
          dialect: .javascript,
          at: context,
          into: content
        )
      } else {
        content.add(
          format.payload,
          of: text,
          layer: document.layer,
          coding: format.coding,
          as: context
        )
      }
    }
  }

  /// The value of the property an element is, in microdata or RDFa: under the property's name, and in
  /// one record with the others of its item; false for any other attribute.
  private static func addProperty(
    _ attribute: HTMLAttribute,
    of token: Int,
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) -> Bool {
    let isValue = propertyValues.contains { text.equalsIgnoringCase($0, in: attribute.nameRange) }
    guard isValue, let property = ItemProperty(of: token, in: document, text: text) else {
      return false
    }
    let isShown = property.isOfVocabulary(in: text) && isVisible(token, of: document)
    content.add(
      attribute.valueRange,
      of: text,
      layer: document.layer,
      coding: .attributeReferences,
      as: FragmentContext(
        form: .attribute,
        visibility: isShown ? .public : .hidden,
        place: property.place(of: token, in: &document, content: content),
        key: content.key(UnsafeBufferPointer(rebasing: text[property.name]))
      )
    )
    return true
  }

  private static let propertyValues: [StaticString] = ["content", "value", "datetime"]

  /// An input's or option's value: under the input's name, and in one record with the inputs
  /// beside it.
  private static func addValue(
    _ attribute: HTMLAttribute,
    of token: Int,
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    let name =
      document.attribute("name", of: token, in: text)
      ?? document.attribute("id", of: token, in: text) ?? attribute
    let range = name == attribute ? attribute.nameRange : name.valueRange
    content.add(
      attribute.valueRange,
      of: text,
      layer: document.layer,
      coding: .attributeReferences,
      as: FragmentContext(
        form: .attribute,
        visibility: isShownButton(token, of: document, in: text) ? .visible : .hidden,
        place: content.addPlace(
          .field,
          parent: document.place(of: Int(document.page.parents[token]), in: content),
          layer: Int32(document.layer),
          token: Int32(token)
        ),
        key: content.key(UnsafeBufferPointer(rebasing: text[range]))
      )
    )
  }

  /// A name without the `data-`, `aria-` or binding signs in front of it.
  private static func keyRange(
    _ name: Range<Int>,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    for prefix in ["data-", "v-bind:", "x-bind:", "aria-", ":"] as [StaticString]
    where text.hasPrefixIgnoringCase(prefix, in: name) && name.count > prefix.utf8CodeUnitCount {
      return name.lowerBound + prefix.utf8CodeUnitCount..<name.upperBound
    }
    return name
  }

  /// Attributes that hold drawings or lists of classes: long runs of digits, never a person's.
  ///
  /// Not with a character reference in them, which a drawing has no need of.
  private static func holdsShape(
    _ attribute: HTMLAttribute,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let name = attribute.nameRange
    let isShape =
      switch name.count {
      case 1: text.equalsIgnoringCase("d", in: name)
      case 6: text.equalsIgnoringCase("points", in: name)
      case 7: text.equalsIgnoringCase("viewbox", in: name)
      case 9: text.equalsIgnoringCase("transform", in: name)
      case 11: text.equalsIgnoringCase("tablevalues", in: name)
      default: false
      }
    return isShape && !text[attribute.valueRange].contains(UInt8(ascii: "&"))
  }

  private static let shown: [StaticString] = [
    "alt", "title", "placeholder", "aria-label", "aria-description", "label", "summary", "content",
  ]

  /// Whether readers, or the machines that read to them, are shown an attribute's value.
  private static func visibility(
    of attribute: HTMLAttribute,
    on token: Int,
    of document: borrowing HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Visibility {
    let name = attribute.nameRange
    if text.equalsIgnoringCase("srcdoc", in: name) { return document.page.visibility[token] }
    let isShown = shown.contains { text.equalsIgnoringCase($0, in: name) }
    let isDial =
      text.equalsIgnoringCase("href", in: name)
      && document.page.tokens[token].element == .a
      && ["tel:", "mailto:", "sms:"].contains { (scheme: StaticString) in
        text.hasPrefixIgnoringCase(scheme, in: attribute.valueRange)
      }
    guard isShown || isDial else { return .hidden }
    return isVisible(token, of: document) ? .public : .hidden
  }

  private static func isVisible(_ token: Int, of document: borrowing HTMLDocument) -> Bool {
    document.page.visibility[token] != .hidden
  }

  private static func isShownButton(
    _ token: Int,
    of document: borrowing HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard document.page.tokens[token].element == .input, isVisible(token, of: document) else {
      return false
    }
    return switch document.keyword("type", of: token, in: text) {
    case "hidden", "checkbox", "radio": false
    default: true
    }
  }
}
