/// The stack of open elements, which answers "is one open, and in scope?" without a search.
///
/// Source: WHATWG HTML, sections 13.2.4.2 and 13.2.4.3. The standard looks down the stack for a name or
/// a barrier; here every element remembers the nearest barriers and the nearest of its own name
/// below it, so a page of any depth is read in linear time.
struct HTMLOpenElements {
  /// A number for each tag name; names of SVG and MathML have numbers of their own.
  struct Name: Hashable {
    fileprivate let index: Int
  }

  /// One open element.
  struct Element {
    /// The index of its start tag.
    var token: Int32
    var element: HTMLElement
    var name: Name
    var traits: ElementTraits
    var effect: HidingEffect
    /// Who sees the content; set when the element is pushed.
    var state: ElementState = []
    /// Its place in the list of formatting elements; -1 when it has none.
    var formattingIndex: Int32 = -1
    /// The nearest element of the same name below; -1 when there is none.
    fileprivate var sameNameBelow: Int32 = -1
    fileprivate var barriersBelow = Barriers()

    /// An element that is about to be pushed.
    init(
      token: Int32,
      element: HTMLElement,
      name: Name,
      traits: ElementTraits,
      effect: HidingEffect
    ) {
      self.token = token
      self.element = element
      self.name = name
      self.traits = traits
      self.effect = effect
    }
  }

  /// The positions of the nearest elements of some kinds; -1 when there is none.
  struct Barriers {
    var scope: Int32 = -1
    var special: Int32 = -1
    var item: Int32 = -1
    /// The nearest element that is not SVG or MathML.
    var html: Int32 = -1
  }

  private(set) var elements: [Element] = []
  private(set) var barriers = Barriers()
  /// The formatting elements that go on after the block that closed them.
  var formatting: [FormattingElement] = []
  /// Pushes and pops so far: what a page costs.
  private(set) var steps = 0

  /// The position of the innermost element of each name.
  private var innermost = [Int32](repeating: -1, count: 512)
  private var otherNames: [UInt64: Int] = [:]
  /// So many unknown names are told apart; elements of further ones end with what is around them.
  private static let mostOtherNames = 1 << 16

  /// Notes whether the element at `position` is in the list of formatting elements.
  mutating func setFormattingIndex(_ index: Int, at position: Int32) {
    guard elements.indices.contains(Int(position)) else { return }
    elements[Int(position)].formattingIndex = Int32(truncatingIfNeeded: index)
  }

  /// The innermost open element.
  var current: Element? { elements.last }

  // MARK: Names

  /// The number of the name of an HTML element that has rules of its own.
  @inline(__always)
  func name(_ element: HTMLElement) -> Name { Name(index: Int(element.rawValue) &* 2) }

  /// The number of a tag's name; `hash` stands for the name when `element` is `other`.
  mutating func name(of element: HTMLElement, hash: UInt64, isForeign: Bool) -> Name {
    let foreign = isForeign ? 1 : 0
    guard element == .other else { return Name(index: Int(element.rawValue) &* 2 &+ foreign) }
    if let known = otherNames[hash] { return Name(index: known &+ foreign) }
    guard otherNames.count < Self.mostOtherNames else { return Name(index: foreign) }
    let index = innermost.count
    otherNames[hash] = index
    innermost.append(-1)
    innermost.append(-1)
    return Name(index: index &+ foreign)
  }

  /// The position of the innermost element of the name that an end tag has; -1 when none is open.
  func position(of element: HTMLElement, hash: UInt64, isForeign: Bool) -> Int32 {
    let index = element == .other ? otherNames[hash] : Int(element.rawValue) &* 2
    return index.map { innermost[$0 &+ (isForeign ? 1 : 0)] } ?? -1
  }

  /// The position of the innermost HTML element of that kind; -1 when none is open.
  @inline(__always)
  func position(of element: HTMLElement) -> Int32 { innermost[Int(element.rawValue) &* 2] }

  // MARK: Pushing and popping

  /// Opens `element` inside the current one.
  ///
  /// - Parameters:
  ///   - element: The element.
  ///   - inherited: The state it takes over, from the element around it.
  mutating func push(_ element: Element, inheriting inherited: ElementState) {
    var element = element
    let position = Int32(truncatingIfNeeded: elements.count)
    element.state = element.effect.applied(to: inherited)
    element.barriersBelow = barriers
    element.sameNameBelow = innermost[element.name.index]
    innermost[element.name.index] = position
    if !element.traits.isDisjoint(with: [.scope, .special, .itemBarrier]) {
      if element.traits.contains(.scope) { barriers.scope = position }
      if element.traits.contains(.special) { barriers.special = position }
      if element.traits.contains(.itemBarrier) { barriers.item = position }
    }
    if !element.traits.contains(.foreign) { barriers.html = position }
    elements.append(element)
    if element.traits.contains(.marker) { formatting.append(.marker) }
    steps &+= 1
  }

  /// Closes the current element.
  mutating func pop() {
    guard let element = elements.popLast() else { return }
    barriers = element.barriersBelow
    innermost[element.name.index] = element.sameNameBelow
    if element.formattingIndex >= 0 {
      formatting[Int(element.formattingIndex)].position = FormattingElement.closed
    }
    if element.traits.contains(.marker) { removeFormattingToMarker() }
    steps &+= 1
  }

  /// Closes elements up to and including the one at `position`.
  mutating func popThrough(_ position: Int32) {
    while elements.count > Int(position) { pop() }
  }

  /// Closes elements until the current one is among `kept`, or nothing is open.
  mutating func pop(until isKept: (Element) -> Bool) {
    while let current, !isKept(current) { pop() }
  }

  /// Takes the element at `position` out and keeps those above it for which `isKept` holds.
  ///
  /// Only a form and the formatting elements in scope are taken out so, and none is ever opened below
  /// another element: an element is put back at most once for each of them.
  ///
  /// - Parameters:
  ///   - position: Where the element is on the stack.
  ///   - inherited: What the lowest element kept now inherits; nil when all keep their state, as they
  ///     stay inside the element taken out.
  ///   - isKept: Whether to keep an element, given how many are between it and the one taken out.
  mutating func remove(
    at position: Int32,
    inheriting inherited: ElementState?,
    keeping isKept: (Int, Element) -> Bool
  ) {
    let above = Array(elements[(Int(position) + 1)...])
    popThrough(position)
    var state = inherited
    for (index, element) in above.enumerated() where isKept(index, element) {
      push(element, inheriting: state ?? [])
      let last = elements.count - 1
      if inherited == nil { elements[last].state = element.state }
      state = elements[last].state
      if element.formattingIndex >= 0 {
        formatting[Int(element.formattingIndex)].position = Int32(truncatingIfNeeded: last)
      }
    }
  }

  /// The place a new node goes to.
  ///
  /// - Parameter isFostered: Whether it moves out before the table it stands in (WHATWG HTML, section
  ///   13.2.6.1, foster parenting).
  /// - Returns: The index of the start tag around it, -1 at the top, and the state there.
  func place(isFostered: Bool) -> (parent: Int32, state: ElementState) {
    var position = elements.count - 1
    let table = self.position(of: .table)
    if isFostered, table > self.position(of: .template) { position = Int(table) - 1 }
    guard position >= 0 else { return (-1, []) }
    return (elements[position].token, elements[position].state)
  }
}
