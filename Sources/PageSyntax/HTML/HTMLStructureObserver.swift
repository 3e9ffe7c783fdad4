/// Compares what libxml2 reports with the tokens it was shown, event by event.
///
/// Events come in order, so that two indexes move through the tokens once: the work is linear.
///
/// Not copyable, so that no callback copies its arrays.
struct HTMLStructureObserver: ~Copyable {
  /// So many elements may be open; more only where the estimate of `HTMLNestingLimit` is far too low.
  static let deepest = 2 * HTMLNestingLimit.deepest

  /// Why the structure is not to be trusted.
  enum Violation: String {
    case unknownElement = "an element stands where no tag is"
    case missingElement = "a tag has no element"
    case misplacedText = "text stands inside a tag"
    case missingText = "text is missing"
    case stoppedEarly = "the parser stopped before the end"
    case tooDeep = "elements are nested too deep"
    case outOfTime = "it took too long"
    case notStarted = "the parser could not be set up"
  }

  /// The first violation.
  private(set) var violation: Violation?

  /// For each token that is text, whether libxml2 has it in an element that hides its content.
  private(set) var hiddenTexts: [Bool]

  private let tokens: [HTMLToken]
  private let view: HTMLStructureView
  private let hidingRoots: [Bool]

  /// For each element libxml2 has open, whether it hides its content.
  private var openElements: [Bool] = []
  private var openHidingRoots = 0
  /// The token that is, or follows, the last element; before it all start tags have theirs.
  private var elementIndex = 0
  /// The first start tag that has no element yet.
  private var firstUnmatched = 0
  /// The first token that no text event has come to.
  private var textIndex = 0
  private var textCount = 0

  private let clock = ContinuousClock()
  private let deadline: ContinuousClock.Instant
  private var eventsUntilClock = 1024

  init(
    tokens: [HTMLToken],
    view: HTMLStructureView,
    hidingRoots: [Bool],
    timeBudget: Duration
  ) {
    self.tokens = tokens
    self.view = view
    self.hidingRoots = hidingRoots
    hiddenTexts = [Bool](repeating: false, count: tokens.count)
    deadline = clock.now + timeBudget
  }

  /// Keeps the first violation; later ones only follow from it.
  mutating func note(_ violation: Violation) {
    if self.violation == nil { self.violation = violation }
  }

  /// Counts an event, and looks at the clock from time to time.
  mutating func countEvent() {
    eventsUntilClock &-= 1
    guard eventsUntilClock == 0 else { return }
    eventsUntilClock = 1024
    if clock.now >= deadline { note(.outOfTime) }
  }

  /// An element opens; the parser stands at `cursor` of the skeleton.
  mutating func elementStarts(named name: UnsafePointer<UInt8>, cursor: Int) {
    while elementIndex < tokens.count, Int(view.ends[elementIndex]) <= cursor { elementIndex &+= 1 }
    var isHidingRoot = false
    if isStartTag(named: name, cursor: cursor) {
      expectNoTags(before: elementIndex)
      firstUnmatched = elementIndex &+ 1
      isHidingRoot = hidingRoots[elementIndex]
    } else if !Self.isImplied(name) {
      note(.unknownElement)
    }
    openElements.append(isHidingRoot)
    if isHidingRoot { openHidingRoots &+= 1 }
    if openElements.count > Self.deepest { note(.tooDeep) }
  }

  /// The innermost element closes.
  mutating func elementEnds() {
    if openElements.popLast() == true { openHidingRoots &-= 1 }
  }

  /// Text is reported; the parser stands at `cursor`, past it or, in a long run, on its last byte.
  mutating func textAppears(_ text: UnsafeBufferPointer<UInt8>, cursor: Int) {
    for byte in text where byte == HTMLStructureView.textMark { textCount &+= 1 }
    let end = view.bytes[cursor] == HTMLStructureView.textMark ? cursor &+ 1 : cursor
    while textIndex < tokens.count, Int(view.ends[textIndex]) < end {
      // Two texts are one to libxml2 when what stood between them is not in the skeleton.
      let isShown = tokens[textIndex].isText && !view.range(of: textIndex).isEmpty
      hiddenTexts[textIndex] = isShown && openHidingRoots > 0
      textIndex &+= 1
    }
    guard textIndex < tokens.count, tokens[textIndex].isText else { return note(.misplacedText) }
    hiddenTexts[textIndex] = openHidingRoots > 0
    textIndex &+= 1
  }

  /// The parser is done, at `cursor`.
  mutating func documentEnds(cursor: Int) {
    if cursor != view.count { note(.stoppedEarly) }
    expectNoTags(before: tokens.count)
    if textCount != view.textCount { note(.missingText) }
  }

  /// Whether the parser stands at the end of a start tag that has this name and no element yet.
  private func isStartTag(named name: UnsafePointer<UInt8>, cursor: Int) -> Bool {
    guard elementIndex < tokens.count, elementIndex >= firstUnmatched,
      tokens[elementIndex].kind == .startTag
    else { return false }
    let range = view.range(of: elementIndex)
    // The cursor is at the `>`, or at the `/` before it.
    guard cursor == range.upperBound &- 1 || cursor == range.upperBound &- 2 else { return false }
    var index = 0
    while range.lowerBound &+ 1 &+ index < cursor {
      if view.bytes[range.lowerBound &+ 1 &+ index] != name[index] { return false }
      index &+= 1
    }
    return name[index] == 0
  }

  /// Expects that no start tag before `end` was passed over, but for those that are never repeated.
  private mutating func expectNoTags(before end: Int) {
    for index in firstUnmatched..<end where tokens[index].kind == .startTag {
      switch tokens[index].element {
      case .html, .head, .body: break
      default: if !view.range(of: index).isEmpty { note(.missingElement) }
      }
    }
  }

  /// Whether libxml2 adds elements of this name that have no tag.
  private static func isImplied(_ name: UnsafePointer<UInt8>) -> Bool {
    ["html", "head", "body", "p"].contains { (implied: StaticString) in
      for index in 0..<implied.utf8CodeUnitCount where name[index] != implied.utf8Start[index] {
        return false
      }
      return name[implied.utf8CodeUnitCount] == 0
    }
  }
}
