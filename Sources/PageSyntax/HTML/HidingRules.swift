/// What hides an element: its kind, its attributes, its inline style and the page's style sheets.
///
/// Sources: WHATWG HTML, section 15.3.1 (hidden elements), and the attributes named below. What is
/// read aloud to those who do not see, or shown where scripts do not run, is public, not hidden.
struct HidingRules {
  private let text: UnsafeBufferPointer<UInt8>
  private let attributes: [HTMLAttribute]
  private let sheets: StyleSheetHiding
  private let inline: InlineStyle
  /// The names selectors can ask the element at hand for; kept to be used again.
  private var names: [SelectorName] = []

  /// So many classes of an element are looked up.
  private static let mostNames = 64

  /// Creates the rules for one page.
  init(
    text: UnsafeBufferPointer<UInt8>,
    attributes: [HTMLAttribute],
    sheets: StyleSheetHiding
  ) {
    self.text = text
    self.attributes = attributes
    self.sheets = sheets
    inline = InlineStyle(text: text)
  }

  /// The attributes of a tag that matter here.
  private struct Marks {
    var style: Range<Int>?
    var isHidden = false
    var isOpen = false
    var isShadowRoot = false
    var isHiddenInput = false
    var presentation = HidingStyle()
  }

  /// What `token`'s element does to the visibility of its content.
  ///
  /// - Parameters:
  ///   - token: A start tag.
  ///   - isForeign: Whether it belongs to SVG or MathML.
  /// - Returns: The change; it holds for void elements as well, though they have no content.
  mutating func effect(of token: HTMLToken, isForeign: Bool) -> HidingEffect {
    // Scripts show pages that hide themselves while they load.
    if token.element == .html || token.element == .body { return HidingEffect() }
    names.removeAll(keepingCapacity: true)
    var marks = Marks()
    for index in token.attributeRange { read(attributes[index], isForeign, into: &marks) }
    var adds = state(of: token, isForeign: isForeign, marks: marks)
    if marks.isHidden { adds.insert(.removed) }
    if sheets.asksForTags { names.append(.tag(text[token.nameRange])) }
    var style = marks.presentation
    if !names.isEmpty { style.apply(sheets.style(of: names)) }
    if let range = marks.style { style.apply(inline.style(in: range)) }
    var effect = style.isEmpty ? HidingEffect() : style.effect
    effect.adds.formUnion(adds)
    if isForeign, showsDrawnText(token) { effect.clears.insert(.drawn) }
    return effect
  }

  /// Whether a `font` tag has an attribute that SVG's font does not have.
  func hasFontAttribute(_ token: HTMLToken) -> Bool {
    attributes[token.attributeRange].contains { attribute in
      named(attribute, "face") || named(attribute, "size") || named(attribute, "color")
    }
  }

  // MARK: Attributes

  private func named(_ attribute: HTMLAttribute, _ name: StaticString) -> Bool {
    attribute.nameRange.count == name.utf8CodeUnitCount
      && text.holds(name, at: attribute.nameRange.lowerBound)
  }

  /// Notes what `attribute` says; the first of several with one name counts, as in browsers.
  private mutating func read(_ attribute: HTMLAttribute, _ isForeign: Bool, into marks: inout Marks)
  {
    let value = attribute.valueRange
    switch attribute.nameRange.count {
    case 2 where named(attribute, "id"): addName(.id(text[value]))
    case 4 where named(attribute, "open"): marks.isOpen = true
    case 4 where named(attribute, "type"):
      marks.isHiddenInput = value.count == 6 && text.holds("hidden", at: value.lowerBound)
    case 5 where named(attribute, "class"): addClasses(value)
    case 5 where named(attribute, "style"): marks.style = marks.style ?? value
    case 6 where named(attribute, "hidden"): marks.isHidden = true
    case 10 where named(attribute, "shadowroot"), 14 where named(attribute, "shadowrootmode"):
      marks.isShadowRoot = true
    default:
      if isForeign { readPresentation(attribute, into: &marks.presentation) }
    }
    if sheets.asksForAttributes {
      addName(.attribute(text[attribute.nameRange]))
      addName(.attribute(text[attribute.nameRange], value: text[value]))
    }
  }

  private mutating func addName(_ name: SelectorName) {
    if names.count < Self.mostNames { names.append(name) }
  }

  private mutating func addClasses(_ value: Range<Int>) {
    var index = value.lowerBound
    while true {
      while index < value.upperBound, HTMLByteSet.whitespace.contains(text[index]) { index &+= 1 }
      guard index < value.upperBound, names.count < Self.mostNames else { return }
      let start = index
      while index < value.upperBound, !HTMLByteSet.whitespace.contains(text[index]) { index &+= 1 }
      names.append(.className(text[start..<index]))
    }
  }

  /// SVG's properties that may be attributes as well.
  private func readPresentation(_ attribute: HTMLAttribute, into style: inout HidingStyle) {
    let property: HidingProperty
    if named(attribute, "display") {
      property = .display
    } else if named(attribute, "visibility") {
      property = .visibility
    } else if named(attribute, "opacity") {
      property = .opacity
    } else if named(attribute, "font-size") {
      property = .fontSize
    } else {
      return
    }
    property.set(CSSValue(text, attribute.valueRange), isImportant: false, in: &style)
  }

  // MARK: Elements

  /// What the element's kind does to its content.
  private func state(of token: HTMLToken, isForeign: Bool, marks: Marks) -> ElementState {
    if isForeign { return foreignState(of: token) }
    return switch token.element {
    // Not rendered, or only where the element itself does not work.
    case .script, .style, .noframes, .noembed, .iframe, .object, .video, .audio, .canvas, .datalist,
      .rp, .area, .param, .base, .link, .meta, .applet, .progress, .meter:
      .removed
    case .template: marks.isShadowRoot ? [] : .removed
    case .dialog: marks.isOpen ? [] : .removed
    case .input: marks.isHiddenInput ? .removed : []
    case .noscript, .title: .machineReadable
    default: []
    }
  }

  private func foreignState(of token: HTMLToken) -> ElementState {
    switch token.element {
    case .svg: return .drawn
    // A description is no part of the drawing, and no browser shows it.
    case .script, .style, .desc: return .removed
    case .title, .annotationXML: return .machineReadable
    case .other: break
    default: return []
    }
    let name = token.nameRange.lowerBound
    let isDefinition =
      switch token.nameRange.count {
      case 4: text.holds("defs", at: name) || text.holds("mask", at: name)
      case 6: text.holds("symbol", at: name) || text.holds("marker", at: name)
      case 7: text.holds("pattern", at: name)
      case 8: text.holds("metadata", at: name) || text.holds("clippath", at: name)
      default: false
      }
    if isDefinition { return .removed }
    return token.nameRange.count == 10 && text.holds("annotation", at: name)
      ? .machineReadable : []
  }

  /// Whether text in an element of SVG is shown, as in no other one around it (SVG 2, section 11).
  private func showsDrawnText(_ token: HTMLToken) -> Bool {
    switch token.element {
    case .foreignObject, .title: true
    case .other: named(token, "text")
    default: false
    }
  }

  private func named(_ token: HTMLToken, _ name: StaticString) -> Bool {
    token.nameRange.count == name.utf8CodeUnitCount
      && text.holds(name, at: token.nameRange.lowerBound)
  }
}
