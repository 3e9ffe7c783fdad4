/// The rules that turn a page's tokens into nested elements.
///
/// Source: WHATWG HTML, section 13.2.6, "in body", the table modes, "in select" and foreign content, as
/// one set of rules: which mode a parser is in follows from the elements that are open.
struct HTMLTreeRules {
  /// Where a token stands.
  struct Node {
    /// The index of the start tag around it; -1 at the top.
    var parent: Int32
    var state: ElementState
    var isHidingRoot = false
  }

  let text: UnsafeBufferPointer<UInt8>
  var rules: HidingRules
  var open = HTMLOpenElements()
  private let traits = ElementTraits.html
  /// Whether a form's end tag is still to come.
  private var isFormOpen = false
  /// Without a doctype a table may stand in a paragraph.
  private var isQuirky = true

  init(text: UnsafeBufferPointer<UInt8>, rules: HidingRules) {
    self.text = text
    self.rules = rules
  }

  /// Reads the next token, whose index in the page is `index`.
  mutating func read(_ token: HTMLToken, at index: Int32) -> Node {
    switch token.kind {
    case .startTag:
      return readStart(token, at: index)
    case .endTag:
      let place = open.place(isFostered: false)
      close(token)
      return Node(parent: place.parent, state: place.state)
    case .text, .cdata:
      let isFostered = makeRoomForText(token)
      let place = open.place(isFostered: isFostered)
      return Node(parent: place.parent, state: place.state)
    case .rawText:
      let place = open.place(isFostered: false)
      return Node(parent: place.parent, state: place.state)
    case .doctype:
      isQuirky = false
      fallthrough
    case .comment, .bogusComment, .cutTag:
      return Node(parent: open.place(isFostered: false).parent, state: .removed)
    }
  }

  /// Whether the text moves out before the table around it.
  private mutating func makeRoomForText(_ token: HTMLToken) -> Bool {
    let traits = open.current?.traits ?? []
    guard !traits.contains(.foreign) else { return false }
    let isColumnGroup = open.current?.element == .colgroup
    guard isColumnGroup || traits.contains(.tableContext) else {
      open.reopenFormatting(isFostered: false)
      return false
    }
    let start = Int(token.contentStart)
    guard text.firstIndex(notIn: .whitespace, from: start) < Int(token.contentEnd) else {
      return false
    }
    if isColumnGroup { open.pop() }
    open.reopenFormatting(isFostered: true)
    return open.current?.traits.contains(.tableContext) ?? false
  }

  // MARK: Start tags

  private mutating func readStart(_ token: HTMLToken, at index: Int32) -> Node {
    let element = token.element
    if element == .html || element == .head || element == .body {
      return ignore()
    }
    if let current = open.current, isForeign(current) {
      if current.traits.contains(.integration), element != .mglyph, element != .malignmark {
        return readHTMLStart(token, at: index)
      }
      let leaves =
        traits[Int(element.rawValue)].contains(.breakout)
        || element == .font && rules.hasFontAttribute(token)
      guard leaves else { return push(token, at: index, [], isForeign: true) }
      open.pop { !$0.traits.contains(.foreign) || $0.traits.contains(.integration) }
    }
    return readHTMLStart(token, at: index)
  }

  private mutating func readHTMLStart(_ token: HTMLToken, at index: Int32) -> Node {
    let element = token.element
    let traits = traits[Int(element.rawValue)]
    if open.current?.element == .colgroup, element != .col, element != .template { open.pop() }
    let isRoom =
      traits.contains(.tablePart) ? makeRoomInTable(for: element) : makeRoom(for: element)
    guard isRoom else { return ignore() }
    if traits.contains(.closesParagraph) || element == .table && !isQuirky { closeParagraph() }
    if traits.contains(.heading), open.current?.traits.contains(.heading) ?? false { open.pop() }
    if !traits.contains(.plainStart) { open.reopenFormatting(isFostered: isFostering(traits)) }
    return push(token, at: index, traits, isForeign: element == .svg || element == .math)
  }

  private mutating func ignore() -> Node {
    let place = open.place(isFostered: false)
    return Node(parent: place.parent, state: place.state)
  }

  /// Opens the element, unless it has no content, where the stack now stands.
  private mutating func push(
    _ token: HTMLToken,
    at index: Int32,
    _ traits: ElementTraits,
    isForeign: Bool
  ) -> Node {
    let place = open.place(isFostered: isFostering(traits))
    let effect = rules.effect(of: token, isForeign: isForeign)
    let node = Node(
      parent: place.parent,
      state: effect.applied(to: place.state),
      isHidingRoot: effect.hidesContent
    )
    // Between the cells of a table a form is only noted.
    guard !traits.contains(.void), !(isForeign && token.isSelfClosing),
      token.element != .form || !isBetweenCells
    else { return node }
    let element = HTMLOpenElements.Element(
      token: index,
      element: token.element,
      name: open.name(of: token.element, hash: nameHash(of: token), isForeign: isForeign),
      traits: isForeign ? ElementTraits(foreign: token.element) : traits,
      effect: effect
    )
    if traits.contains(.formatting) {
      let tag = Int(token.nameStart)..<Int(token.end)
      open.pushFormatting(element, tag: tag, inheriting: place.state) { [text] in
        $0.count == $1.count && text[$0].elementsEqual(text[$1])
      }
    } else {
      open.push(element, inheriting: place.state)
    }
    return node
  }

  /// Whether an element with these traits moves out before the table it stands in.
  private func isFostering(_ traits: ElementTraits) -> Bool {
    guard let current = open.current, current.traits.contains(.tableContext) else { return false }
    return traits.isDisjoint(with: [.tablePart, .staysInTable])
  }

  private func isForeign(_ element: HTMLOpenElements.Element) -> Bool {
    element.traits.contains(.foreign)
  }

  /// Stands for a tag name that has no rules of its own.
  private func nameHash(of token: HTMLToken) -> UInt64 {
    token.element == .other ? ByteHash(lowercasing: text, in: token.nameRange).value : 0
  }

  // MARK: What a start tag closes

  /// Closes what cannot hold `element`; returns whether the element is opened at all.
  private mutating func makeRoom(for element: HTMLElement) -> Bool {
    switch element {
    case .table: if isBetweenCells { open.popThrough(open.position(of: .table)) }
    case .li: closeItem([.li])
    case .dd, .dt: closeItem([.dd, .dt])
    case .button: closeInScope(.button)
    case .option: popCurrent(.option)
    case .optgroup:
      popCurrent(.option)
      popCurrent(.optgroup)
    case .rb, .rtc: closeRuby(keeping: nil)
    case .rt, .rp: closeRuby(keeping: .rtc)
    case .select: return !closeInScope(.select)
    case .input: closeInScope(.select)
    case .a: closeLink()
    case .nobr:
      if open.position(of: .nobr) > open.barriers.scope {
        _ = open.closeFormatting(.nobr)
      }
    case .form: return openForm()
    default: break
    }
    return true
  }

  /// Whether the innermost table is open, but no cell or caption of it, nor a template in it.
  private var isBetweenCells: Bool {
    open.position(of: .table)
      > max(
        open.position(of: .td),
        open.position(of: .th),
        open.position(of: .caption),
        open.position(of: .template),
        open.position(of: .noscript)
      )
  }

  private mutating func closeItem(_ items: [HTMLElement]) {
    let barrier = open.barriers.item
    guard barrier >= 0, items.contains(open.elements[Int(barrier)].element) else { return }
    open.popThrough(barrier)
  }

  private mutating func popCurrent(_ element: HTMLElement) {
    if let current = open.current, current.name == open.name(element) { open.pop() }
  }

  /// Notes that a form is open; returns false in a form, even if its element was closed already.
  private mutating func openForm() -> Bool {
    guard open.position(of: .template) < 0 else { return true }
    defer { isFormOpen = true }
    return !isFormOpen
  }

  /// Closes the innermost `element` if it is in scope; returns whether it was.
  @discardableResult
  private mutating func closeInScope(_ element: HTMLElement) -> Bool {
    let position = open.position(of: element)
    guard position >= 0, position >= open.barriers.scope else { return false }
    open.popThrough(position)
    return true
  }

  private mutating func closeRuby(keeping kept: HTMLElement?) {
    guard open.position(of: .ruby) > open.barriers.scope else { return }
    open.pop { !$0.traits.contains(.impliedEnd) || $0.element == kept }
  }

  /// A link in a link ends the outer one.
  private mutating func closeLink() {
    guard open.lastFormatting(.a) != nil else { return }
    _ = open.closeFormatting(.a)
    guard let index = open.lastFormatting(.a) else { return }
    let position = open.formatting[index].position
    open.removeFormatting(at: index)
    if position >= 0 { open.remove(at: position, inheriting: nil) { _, _ in true } }
  }

  private mutating func closeParagraph() {
    let paragraph = open.position(of: .p)
    if paragraph > max(open.barriers.scope, open.position(of: .button)) {
      open.popThrough(paragraph)
    }
  }

  /// Closes what cannot hold a part of a table; returns whether there is a table to hold it.
  private mutating func makeRoomInTable(for element: HTMLElement) -> Bool {
    let table = open.position(of: .table)
    let template = open.position(of: .template)
    let holder = max(table, template)
    guard holder >= 0, open.position(of: .noscript) < holder else { return false }
    // In a template only what stands directly in it makes a table of it.
    if template > table, Int(template) + 1 < open.elements.count, innermostPart() < template {
      return false
    }
    switch element {
    case .td, .th:
      closeParts([.td, .th, .caption], above: holder)
      open.pop { $0.traits.contains(.tableContext) || $0.element == .template }
      imply(.tbody, in: .table)
      if open.current?.element != .template { imply(.tr, in: open.current?.element) }
    case .tr:
      closeParts([.tr, .td, .th, .caption], above: holder)
      open.pop {
        $0.traits.contains(.tableContext) && $0.element != .tr || $0.element == .template
      }
      imply(.tbody, in: .table)
    case .col where open.current?.element == .colgroup: break
    case .col:
      open.popThrough(holder + 1)
      imply(.colgroup, in: .table)
    default: open.popThrough(holder + 1)
    }
    return true
  }

  /// Opens an element that a table has without a tag; it points to the start tag around it.
  private mutating func imply(_ element: HTMLElement, in parent: HTMLElement?) {
    guard let current = open.current, current.element == parent, parent != element else { return }
    let implied = HTMLOpenElements.Element(
      token: current.token,
      element: element,
      name: open.name(element),
      traits: traits[Int(element.rawValue)],
      effect: HidingEffect()
    )
    open.push(implied, inheriting: current.state)
  }

  private func innermostPart() -> Int32 {
    let parts: [HTMLElement] = [.caption, .colgroup, .tbody, .tfoot, .thead, .tr, .td, .th]
    return parts.reduce(-1) { max($0, open.position(of: $1)) }
  }

  private mutating func closeParts(_ parts: [HTMLElement], above holder: Int32) {
    for part in parts where open.position(of: part) > holder {
      open.popThrough(open.position(of: part))
    }
  }

  // MARK: End tags

  private mutating func close(_ token: HTMLToken) {
    if let current = open.current, isForeign(current), closeForeign(token) { return }
    let element = token.element
    let traits = traits[Int(element.rawValue)]
    if traits.contains(.heading) {
      closeHeading()
      return
    }
    if traits.contains(.formatting), open.closeFormatting(element) { return }
    if element == .form, open.position(of: .template) < 0 { isFormOpen = false }
    let position = open.position(of: element, hash: nameHash(of: token), isForeign: false)
    guard position >= 0, position >= barrier(for: element, traits) else { return }
    if element == .form { closeForm(at: position) } else { open.popThrough(position) }
  }

  /// The position of the innermost element that an end tag does not reach across.
  ///
  /// It may be the element that the tag ends.
  private func barrier(for element: HTMLElement, _ traits: ElementTraits) -> Int32 {
    let template = max(open.position(of: .template), open.position(of: .noscript))
    return switch element {
    case .p: max(open.barriers.scope, open.position(of: .button))
    case .li: max(open.barriers.scope, open.position(of: .ol), open.position(of: .ul))
    case .template, .noscript: -1
    case .table: template
    case _ where traits.contains(.tablePart): max(open.position(of: .table), template)
    case _ where traits.contains(.scopedEnd): open.barriers.scope
    default: open.barriers.special
    }
  }

  private mutating func closeHeading() {
    let headings: [HTMLElement] = [.h1, .h2, .h3, .h4, .h5, .h6]
    let position = headings.reduce(-1) { max($0, open.position(of: $1)) }
    if position > open.barriers.scope { open.popThrough(position) }
  }

  /// A form ends without the elements that were opened in it and are open still.
  private mutating func closeForm(at position: Int32) {
    open.pop { !$0.traits.contains(.impliedEnd) }
    open.remove(at: position, inheriting: nil) { _, _ in true }
  }

  /// Reads an end tag in SVG or MathML; returns false when HTML's rules decide.
  private mutating func closeForeign(_ token: HTMLToken) -> Bool {
    if token.element == .p || token.element == .br {
      open.pop { !$0.traits.contains(.foreign) || $0.traits.contains(.integration) }
      return false
    }
    let position = open.position(of: token.element, hash: nameHash(of: token), isForeign: true)
    guard position > open.barriers.html else { return false }
    open.popThrough(position)
    return true
  }
}
