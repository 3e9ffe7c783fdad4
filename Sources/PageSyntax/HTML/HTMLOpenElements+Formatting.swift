/// An entry of the list of active formatting elements.
struct FormattingElement {
  /// The element as it is opened again; nil for a marker.
  var element: HTMLOpenElements.Element?
  /// Where its start tag stands in the page, from the name to the end.
  var tag: Range<Int>
  /// Where it is open, or `closed`.
  var position: Int32

  static let closed: Int32 = -1

  /// Keeps formatting from outside a cell, object or template out of it.
  static let marker = FormattingElement(element: nil, tag: 0..<0, position: closed)
}

/// Formatting that goes on over the ends of blocks, and misnested tags.
///
/// Source: WHATWG HTML, sections 13.2.4.3 and 13.2.6.4.7 ("adoption agency algorithm"). Only the way
/// the stack looks afterwards is computed: what was read before keeps its place.
extension HTMLOpenElements {
  /// So many formatting elements are opened again after a block.
  ///
  /// The standard sets no limit, in quadratic time.
  private static let mostFormatting = 16
  /// The standard's limit on blocks a misnested end tag is carried through.
  private static let mostBlocks = 8

  /// The entries since the last marker.
  private var activeFormatting: Range<Int> {
    let marker = formatting.lastIndex { $0.element == nil }
    return (marker.map { $0 + 1 } ?? 0)..<formatting.count
  }

  /// Opens a formatting element and lists it.
  ///
  /// - Parameters:
  ///   - element: The element.
  ///   - tag: Where its start tag stands, from the name to the end.
  ///   - inherited: The state it takes over, from the element around it.
  ///   - isTwin: Whether two tags of elements of one kind have the same attributes.
  mutating func pushFormatting(
    _ element: Element,
    tag: Range<Int>,
    inheriting inherited: ElementState,
    isTwin: (Range<Int>, Range<Int>) -> Bool
  ) {
    let active = activeFormatting
    if let twin = thirdTwin(of: element, tag: tag, in: active, isTwin) {
      removeFormatting(at: twin)
    } else if active.count >= Self.mostFormatting {
      removeFormatting(at: active.lowerBound)
    }
    push(element, inheriting: inherited)
    let position = Int32(truncatingIfNeeded: elements.count - 1)
    setFormattingIndex(formatting.count, at: position)
    formatting.append(
      FormattingElement(element: element, tag: tag, position: position)
    )
  }

  /// The earliest of three entries like `element`, where there are as many ("Noah's Ark clause").
  private func thirdTwin(
    of element: Element,
    tag: Range<Int>,
    in active: Range<Int>,
    _ isTwin: (Range<Int>, Range<Int>) -> Bool
  ) -> Int? {
    var twins = 0
    for index in active.reversed() {
      guard let other = formatting[index].element, other.element == element.element,
        isTwin(formatting[index].tag, tag)
      else { continue }
      twins += 1
      if twins == 3 { return index }
    }
    return nil
  }

  /// Opens again the formatting elements that a block closed.
  mutating func reopenFormatting(isFostered: Bool) {
    guard let last = formatting.last, last.element != nil, last.position < 0 else { return }
    var index = formatting.count - 1
    while index > 0, formatting[index - 1].element != nil, formatting[index - 1].position < 0 {
      index -= 1
    }
    var isFostered = isFostered
    for index in index..<formatting.count {
      guard let element = formatting[index].element else { continue }
      push(element, inheriting: place(isFostered: isFostered).state)
      // The next one goes into this one.
      isFostered = false
      formatting[index].position = Int32(truncatingIfNeeded: elements.count - 1)
      setFormattingIndex(index, at: formatting[index].position)
    }
  }

  /// The index of the last formatting element of that kind since the last marker.
  func lastFormatting(_ element: HTMLElement) -> Int? {
    activeFormatting.last { formatting[$0].element?.element == element }
  }

  /// Reads the end tag of a formatting element; returns false when it is like any other end tag.
  mutating func closeFormatting(_ element: HTMLElement) -> Bool {
    if let current, current.name == name(element), current.formattingIndex < 0 {
      pop()
      return true
    }
    guard let index = lastFormatting(element) else { return false }
    let position = formatting[index].position
    guard position >= 0 else {
      removeFormatting(at: index)
      return true
    }
    guard position > barriers.scope else { return true }
    removeFormatting(at: index)
    if barriers.special < position {
      popThrough(position)
    } else {
      adopt(blocksAbove: position)
    }
    return true
  }

  /// Takes a formatting element out from under the blocks that were opened in it.
  private mutating func adopt(blocksAbove position: Int32) {
    var lastKept = -1
    var blocks = 0
    for (index, element) in elements[(Int(position) + 1)...].enumerated()
    where element.traits.contains(.special) && blocks < Self.mostBlocks {
      blocks += 1
      lastKept = index
    }
    let below = Int(position) - 1
    let outside = below >= 0 ? elements[below] : nil
    let state =
      outside.map {
        $0.traits.contains(.tableContext) ? place(isFostered: true).state : $0.state
      } ?? []
    remove(at: position, inheriting: state) { index, element in
      blocks == Self.mostBlocks
        || index <= lastKept
          && (element.traits.contains(.special) || element.formattingIndex >= 0)
    }
  }

  /// Takes an entry out of the list, though its element may stay open.
  mutating func removeFormatting(at index: Int) {
    let removed = formatting.remove(at: index)
    if removed.position >= 0 { setFormattingIndex(-1, at: removed.position) }
    for later in index..<formatting.count where formatting[later].position >= 0 {
      setFormattingIndex(later, at: formatting[later].position)
    }
  }

  /// Empties the list down to the last marker, which goes too.
  mutating func removeFormattingToMarker() {
    while let entry = formatting.popLast(), entry.element != nil {
      if entry.position >= 0 { setFormattingIndex(-1, at: entry.position) }
    }
  }
}
