internal import PageSyntax
internal import SourceText

/// Walks the values of a reference format and adds them under their resolved keys.
///
/// In such a format keys and values are apart: a value is written once and referred to by position
/// or name. A container is entered once, by the first path that leads to it, so that cycles end; a
/// short scalar is added for each record that refers to it, since it belongs to all of them.
struct ValueWalk {
  let content: ContentBuilder
  let text: UnsafeBufferPointer<UInt8>
  let layer: Int
  private(set) var tree: ScriptTree

  private var isEntered: [Bool]
  private var timesAdded: [UInt8]

  /// Prepares to walk the literals in `ranges` of a layer, whose bytes `text` is.
  init(
    _ ranges: [Range<Int>],
    of text: UnsafeBufferPointer<UInt8>,
    layer: Int,
    into content: ContentBuilder
  ) {
    self.content = content
    self.text = text
    self.layer = layer
    tree = ScriptTree(text, in: ranges, as: .json)
    isEntered = Array(repeating: false, count: tree.nodes.count)
    timesAdded = Array(repeating: 0, count: tree.nodes.count)
  }

  /// How often a scalar is added under the keys of the records that refer to it.
  private static let referenceLimit: UInt8 = 16
  /// A longer scalar is no name or number records share.
  private static let sharedLength = 256

  /// A value to go to, and where it belongs.
  struct Visit {
    var node: Int
    var context: FragmentContext

    init(_ node: Int, _ context: FragmentContext) {
      self.node = node
      self.context = context
    }
  }

  // MARK: The way

  /// Goes from a value to all it leads to, depth first; `read` adds what a value holds and finds the
  /// values it leads to, in order.
  static func visit(
    _ root: Visit,
    of walk: inout ValueWalk,
    read: (_ visit: Visit, _ walk: inout ValueWalk, _ found: inout [Visit]) -> Void
  ) {
    var pending = [root]
    while let visit = pending.popLast() {
      var found: [Visit] = []
      read(visit, &walk, &found)
      pending += found.reversed()
    }
  }

  /// Goes to a value another refers to; a scalar is added at once, so that a record's values stand
  /// beside each other.
  mutating func follow(_ node: Int, at context: FragmentContext, into found: inout [Visit]) {
    switch tree.nodes[node].kind {
    case .object, .array, .call: found.append(Visit(node, context))
    case .string, .number, .word: add(node, at: context)
    }
  }

  /// Enters a container; nil when the walk has been there.
  mutating func enter(
    _ node: Int,
    as kind: Place.Kind,
    at context: FragmentContext
  ) -> Int32? {
    claim(node) ? addPlace(kind, at: context) : nil
  }

  /// Enters a list whose elements stand in it themselves, and finds these.
  mutating func enterList(_ visit: Visit, into found: inout [Visit]) {
    guard let place = enter(visit.node, as: .array, at: visit.context) else { return }
    for (index, child) in tree.children(of: visit.node).enumerated() {
      found.append(Visit(child, visit.context.element(of: place, index)))
    }
  }

  /// Enters an object whose members stand in it themselves, and finds these.
  mutating func enterObject(_ visit: Visit, into found: inout [Visit]) {
    guard let place = enter(visit.node, as: .object, at: visit.context) else { return }
    for child in tree.children(of: visit.node) {
      let key = key(of: child, at: place, visibility: visit.context.visibility)
      found.append(Visit(child, visit.context.member(of: place, key: key)))
    }
  }

  /// Adds a place for a container that stands where `context` says.
  func addPlace(_ kind: Place.Kind, at context: FragmentContext) -> Int32 {
    content.addPlace(kind, parent: context.place, key: context.key, index: context.index)
  }

  /// Notes that the walk has been at a node; false when it had been before.
  mutating func claim(_ node: Int) -> Bool {
    if isEntered[node] { return false }
    isEntered[node] = true
    return true
  }

  // MARK: Nodes

  func node(_ index: Int) -> ScriptTree.Node { tree.nodes[index] }

  /// The bytes of a string, number or word as they are written.
  func raw(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    bytes(tree.nodes[index].range)
  }

  /// Bytes of the tree's text.
  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[range])
  }

  /// The value of a whole number; nil for any other node.
  func integer(_ index: Int) -> Int? {
    guard tree.nodes[index].kind == .number else { return nil }
    let digits = raw(index)
    guard digits.count <= 10 else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The text of a short string without escapes; nil for any other node.
  func word(_ index: Int, longest: Int = 40) -> String? {
    let node = tree.nodes[index]
    guard node.kind == .string, node.range.count <= longest, node.coding == .literal else {
      return nil
    }
    return String(decoding: raw(index), as: UTF8.self)
  }

  // MARK: Values

  /// The key a member stands under in its object; a key that may be a value is added as one.
  mutating func key(of node: Int, at place: Int32, visibility: Visibility) -> Int32 {
    guard let range = tree.nodes[node].key else { return -1 }
    return key(range, coding: tree.nodes[node].keyCoding, at: place, visibility: visibility)
  }

  /// The key a string of the table is, where keys are values too.
  mutating func key(from node: Int, at place: Int32, visibility: Visibility) -> Int32 {
    timesAdded[node] = max(timesAdded[node], 1)
    let node = tree.nodes[node]
    return key(node.range, coding: node.coding, at: place, visibility: visibility)
  }

  private func key(
    _ range: Range<Int>,
    coding: TextCoding,
    at place: Int32,
    visibility: Visibility
  ) -> Int32 {
    let key = content.key(bytes(range), coding: coding)
    if content.isValueLike(key) {
      let context = FragmentContext(form: .string, visibility: visibility, place: place)
      content.add(range, of: text, layer: layer, coding: coding, as: context)
    } else {
      content.passOver(range, of: layer)
    }
    return key
  }

  /// Adds a string or number, without the first `skipped` bytes of it.
  mutating func add(_ index: Int, at context: FragmentContext, skipping skipped: Int = 0) {
    let node = tree.nodes[index]
    var context = context
    switch node.kind {
    case .string: context.form = .string
    case .number where node.range.count >= 5: context.form = .number
    default: return content.passOver(node.range, of: layer)
    }
    let isShared = node.range.count <= Self.sharedLength
    guard timesAdded[index] < (isShared ? Self.referenceLimit : 1) else { return }
    timesAdded[index] += 1
    content.openFragment()
    let range = node.range
    let start = min(range.lowerBound + skipped, range.upperBound)
    content.append(start..<range.upperBound, of: text, layer: layer, coding: node.coding)
    content.closeFragment(as: context)
  }

  /// Adds a stretch of the layer that is no node.
  func add(_ range: Range<Int>, at context: FragmentContext) {
    content.add(range, of: text, layer: layer, coding: .literal, as: context)
  }

  /// Notes that a node says how others are to be read, and is no value.
  mutating func passOver(_ index: Int) {
    timesAdded[index] = max(timesAdded[index], 1)
    content.passOver(tree.nodes[index].range, of: layer)
  }

  /// Adds every string and long number the walk has not come by, under the key it is written with.
  mutating func addOrphans(at context: FragmentContext) {
    for index in tree.nodes.indices where timesAdded[index] == 0 {
      var orphan = context
      orphan.index = -1
      let key = key(of: index, at: context.place, visibility: context.visibility)
      if key >= 0 { orphan.key = key }
      add(index, at: orphan)
    }
  }
}
