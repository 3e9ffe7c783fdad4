/// Keeps the page that libxml2 sees from nesting too deep.
///
/// libxml2 searches its stack of open elements at most end tags, so that a page of nothing but
/// unclosed tags takes it quadratic time. Kept is an estimate of that stack, by libxml2's own rules as
/// far as real pages need them. Where the estimate is too low, `HTMLStructureObserver` stops the parser.
struct HTMLNestingLimit {
  /// How many elements may be open at once; real pages stay far below.
  static let deepest = 512

  /// The number of start tags that were deeper.
  private(set) var leftOut = 0

  /// A tag name: its hash tells names apart, its priority says what its end tag may close.
  struct Name {
    let element: HTMLElement
    let endPriority: UInt8
    let hash: UInt32

    init(_ element: HTMLElement, hash: UInt32) {
      self.element = element
      self.endPriority = element.endPriority
      self.hash = hash
    }
  }

  private var open: [Name] = []
  /// The open elements that libxml2 was not told of.
  private var openBeyond = 0

  init() { open.reserveCapacity(Self.deepest) }

  /// Follows a start tag; returns whether libxml2 may see it.
  mutating func open(_ name: Name) -> Bool {
    if name.element.isUnique { return true }
    guard openBeyond == 0 else { return leaveOut() }
    while let last = open.last, name.element.closes(last.element) { open.removeLast() }
    guard open.count < Self.deepest else { return leaveOut() }
    open.append(name)
    return true
  }

  /// Follows an end tag; returns whether libxml2 may see it.
  mutating func close(_ name: Name) -> Bool {
    if name.element.isUnique { return true }
    guard openBeyond == 0 else {
      openBeyond -= 1
      return false
    }
    var index = open.count
    while index > 0 {
      index &-= 1
      if open[index].hash == name.hash {
        open.removeLast(open.count &- index)
        break
      }
      if open[index].endPriority > name.endPriority { break }
    }
    return true
  }

  private mutating func leaveOut() -> Bool {
    openBeyond += 1
    leftOut += 1
    return false
  }
}

extension HTMLElement {
  /// Whether libxml2 opens no second element of this kind, and closes it at the end of the page.
  fileprivate var isUnique: Bool { self == .html || self == .head || self == .body }

  /// Whether a start tag of this element ends `open`, when that is the innermost element.
  ///
  /// The part of libxml2's table `htmlStartClose` that pages with many omitted end tags need.
  fileprivate func closes(_ open: HTMLElement) -> Bool {
    switch self {
    case .p, .option: open == self
    case .li: open == .li || open == .p
    case .dd: open == .dt || open == .p
    case .dt: open == .dd || open == .p
    case .td, .th: open == .td || open == .th || open == .p
    case .tr: open == .tr || open == .td || open == .th || open == .p
    default: false
    }
  }

  /// How strong an end tag is: it closes no element of higher priority (libxml2's `htmlEndPriority`).
  fileprivate var endPriority: UInt8 {
    switch self {
    case .div: 150
    case .td, .th: 160
    case .tr: 170
    case .thead, .tbody, .tfoot: 180
    case .table: 190
    default: 100
    }
  }
}
