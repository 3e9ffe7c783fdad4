internal import PageSyntax
internal import SourceText

/// Reads devalue's lists, which Nuxt 3 and SvelteKit write: the first element is the value, and a
/// number inside an object or list is the position of another element.
///
/// `[{"story":1},{"tel":2},"+34 …"]`. Rich types are lists headed by their name, frameworks add
/// their own (`["ShallowReactive",1]`). Source: <https://github.com/sveltejs/devalue>, `parse.js`.
struct DevalueReader {
  /// The elements of the outermost list.
  private let slots: [Int]

  /// Whether a list may be devalue's: it begins with an object or list of positions within it.
  private static func recognises(_ list: Int, in walk: ValueWalk) -> Bool {
    let tree = walk.tree
    guard tree.nodes[list].kind == .array, list + 1 < tree.nodes[list].end else { return false }
    let slots = tree.children(of: list)
    let first = slots[0]
    guard slots.count > 1, tree.nodes[first].end > first + 1 else { return false }
    var members = tree.children(of: first)
    switch tree.nodes[first].kind {
    case .object: break
    case .array where tree.nodes[members[0]].kind == .string: members.removeFirst()
    default: return false
    }
    return !members.isEmpty
      && members.allSatisfy { member in
        walk.integer(member).map { $0 < slots.count && $0 >= -7 } ?? false
      }
  }

  /// Whether a text holds such a list in the places frameworks have them: as the whole, or in an
  /// object.
  static func mayHold(_ walk: ValueWalk) -> Bool {
    guard let root = walk.tree.nodes.first else { return false }
    return root.kind == .object || recognises(0, in: walk)
  }

  /// Reads a whole text; what is no such list is read as it stands.
  static func readAll(at context: FragmentContext, of walk: inout ValueWalk) {
    ValueWalk.visit(ValueWalk.Visit(0, context), of: &walk) { visit, walk, found in
      switch walk.node(visit.node).kind {
      case .array where recognises(visit.node, in: walk):
        read(visit.node, at: visit.context, of: &walk)
      case .array: walk.enterList(visit, into: &found)
      case .object: walk.enterObject(visit, into: &found)
      case .string, .number, .word, .call: walk.add(visit.node, at: visit.context)
      }
    }
  }

  /// Reads the list that is the node `list` of the walk's tree.
  private static func read(_ list: Int, at context: FragmentContext, of walk: inout ValueWalk) {
    let reader = DevalueReader(slots: walk.tree.children(of: list))
    guard let root = reader.slots.first else { return }
    ValueWalk.visit(ValueWalk.Visit(root, context), of: &walk) { visit, walk, found in
      reader.read(visit, of: &walk, into: &found)
    }
  }

  /// Reads one element, and finds the containers it refers to.
  private func read(
    _ visit: ValueWalk.Visit,
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    switch walk.node(visit.node).kind {
    case .object:
      guard let place = walk.enter(visit.node, as: .object, at: visit.context) else { return }
      for child in walk.tree.children(of: visit.node) {
        let key = walk.key(of: child, at: place, visibility: visit.context.visibility)
        follow(child, at: visit.context.member(of: place, key: key), of: &walk, into: &found)
      }
    case .array: readList(visit, of: &walk, into: &found)
    case .string, .number, .word, .call: walk.add(visit.node, at: visit.context)
    }
  }

  /// Goes where a number points.
  private func follow(
    _ reference: Int,
    at context: FragmentContext,
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    guard let position = walk.integer(reference) else { return walk.add(reference, at: context) }
    walk.passOver(reference)
    guard slots.indices.contains(position) else { return }
    walk.follow(slots[position], at: context, into: &found)
  }

  private func readList(
    _ visit: ValueWalk.Visit,
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    let children = walk.tree.children(of: visit.node)
    guard let head = children.first else { return }
    if walk.node(head).kind == .string {
      guard walk.claim(visit.node) else { return }
      walk.passOver(head)
      let type = walk.word(head) ?? ""
      return readTyped(type, children.dropFirst(), at: visit.context, of: &walk, into: &found)
    }
    guard let place = walk.enter(visit.node, as: .array, at: visit.context) else { return }
    // `[-7, length, position, value, …]`: a list with holes.
    if walk.integer(head) == -7, children.count > 2 {
      for (position, value) in Self.pairs(children.dropFirst(2)) {
        let index = walk.integer(position) ?? 0
        walk.passOver(position)
        follow(value, at: visit.context.element(of: place, index), of: &walk, into: &found)
      }
      return
    }
    for (index, child) in children.enumerated() {
      follow(child, at: visit.context.element(of: place, index), of: &walk, into: &found)
    }
  }

  private func readTyped(
    _ type: String,
    _ rest: ArraySlice<Int>,
    at context: FragmentContext,
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    switch type {
    case "Map", "null":
      let place = walk.addPlace(.object, at: context)
      for (name, value) in Self.pairs(rest) {
        let key = key(name, at: place, visibility: context.visibility, of: &walk)
        follow(value, at: context.member(of: place, key: key), of: &walk, into: &found)
      }
    case "Set":
      let place = walk.addPlace(.array, at: context)
      for (index, value) in rest.enumerated() {
        follow(value, at: context.element(of: place, index), of: &walk, into: &found)
      }
    default:
      // A date's text or a wrapper's position; either stands for the value itself.
      for value in rest { follow(value, at: context, of: &walk, into: &found) }
    }
  }

  /// The name of a map's entry, which may be a position as well.
  private func key(
    _ name: Int,
    at place: Int32,
    visibility: Visibility,
    of walk: inout ValueWalk
  ) -> Int32 {
    if walk.node(name).kind == .string {
      return walk.key(from: name, at: place, visibility: visibility)
    }
    guard let position = walk.integer(name), slots.indices.contains(position) else { return -1 }
    walk.passOver(name)
    guard walk.node(slots[position]).kind == .string else { return -1 }
    return walk.key(from: slots[position], at: place, visibility: visibility)
  }

  private static func pairs(_ nodes: ArraySlice<Int>) -> [(Int, Int)] {
    stride(from: nodes.startIndex, to: nodes.endIndex - 1, by: 2).map { (nodes[$0], nodes[$0 + 1]) }
  }
}
