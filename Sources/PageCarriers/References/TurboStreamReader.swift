internal import PageSyntax
internal import SourceText

/// Reads turbo-stream, which Remix and React Router write: lines of lists whose elements refer to
/// each other by position, keys (`{"_1":2}`) as well as values.
///
/// A later line `P12:[…]` appends to the same table and is what the promise 12 became; `E12:` is its
/// error. Source: <https://github.com/jacob-ebey/turbo-stream>, `flatten.ts` and `unflatten.ts`.
struct TurboStreamReader {
  /// The elements of all lines, in order.
  private var slots: [Int] = []
  /// For each promise, its first element.
  private var promises: [Int: Int] = [:]

  /// Whether a text may be a turbo-stream: it begins with a list of an object with keys by position.
  static func recognises(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.starts(with: "[{\"_".utf8) && text.count > 6 && text[4] &- 48 < 10
  }

  /// Reads the text of the walk, one list a line.
  static func read(at context: FragmentContext, of walk: inout ValueWalk) {
    var reader = TurboStreamReader()
    var node = 0
    while node < walk.tree.nodes.count {
      reader.addLine(node, of: &walk)
      node = walk.node(node).end
    }
    guard let root = reader.slots.first else { return }
    reader.readAll(from: root, at: context, of: &walk)
    for first in reader.promises.values.sorted() {
      reader.readAll(from: first, at: context, of: &walk)
    }
  }

  private mutating func addLine(_ line: Int, of walk: inout ValueWalk) {
    let promise = Self.promise(before: walk.node(line).range.lowerBound, in: walk)
    if walk.node(line).kind == .array {
      let elements = walk.tree.children(of: line)
      if let promise, let first = elements.first { promises[promise] = first }
      slots += elements
    } else if let promise, let position = walk.integer(line), slots.indices.contains(position) {
      // `P4:6`: the promise became a value that was written before.
      promises[promise] = slots[position]
      walk.passOver(line)
    }
  }

  /// The number in `P12:` or `E12:` before a list.
  private static func promise(before list: Int, in walk: ValueWalk) -> Int? {
    let head = walk.bytes(max(0, list - 12)..<list)
    guard head.last == UInt8(ascii: ":") else { return nil }
    let digits = head.dropLast().reversed().prefix { $0 &- 48 < 10 }
    return Int(String(decoding: digits.reversed(), as: UTF8.self))
  }

  private func readAll(from root: Int, at context: FragmentContext, of walk: inout ValueWalk) {
    ValueWalk.visit(ValueWalk.Visit(root, context), of: &walk) { visit, walk, found in
      read(visit, of: &walk, into: &found)
    }
  }

  private func read(
    _ visit: ValueWalk.Visit,
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    switch walk.node(visit.node).kind {
    case .object: readObject(visit, of: &walk, into: &found)
    case .array: readList(visit, of: &walk, into: &found)
    case .string, .number, .word, .call: walk.add(visit.node, at: visit.context)
    }
  }

  private func readObject(
    _ visit: ValueWalk.Visit,
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    guard let place = walk.enter(visit.node, as: .object, at: visit.context) else { return }
    for child in walk.tree.children(of: visit.node) {
      let key = key(of: child, at: place, visibility: visit.context.visibility, of: &walk)
      follow(child, at: visit.context.member(of: place, key: key), of: &walk, into: &found)
    }
  }

  /// The key `_12` names, or the key itself, as the first versions wrote it.
  private func key(
    of child: Int,
    at place: Int32,
    visibility: Visibility,
    of walk: inout ValueWalk
  ) -> Int32 {
    if let name = walk.node(child).key, name.count > 1,
      walk.bytes(name).first == UInt8(ascii: "_"),
      let position = Int(String(decoding: walk.bytes(name).dropFirst(), as: UTF8.self)),
      slots.indices.contains(position), walk.node(slots[position]).kind == .string
    {
      return walk.key(from: slots[position], at: place, visibility: visibility)
    }
    return walk.key(of: child, at: place, visibility: visibility)
  }

  private func readList(
    _ visit: ValueWalk.Visit,
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    let children = walk.tree.children(of: visit.node)
    guard let head = children.first else { return }
    guard walk.node(head).kind == .string else {
      guard let place = walk.enter(visit.node, as: .array, at: visit.context) else { return }
      for (index, child) in children.enumerated() {
        follow(child, at: visit.context.element(of: place, index), of: &walk, into: &found)
      }
      return
    }
    guard walk.claim(visit.node) else { return }
    walk.passOver(head)
    switch walk.word(head) {
    case "P":
      if children.count > 1, let first = walk.integer(children[1]).flatMap({ promises[$0] }) {
        found.append(ValueWalk.Visit(first, visit.context))
      }
    case "D", "U", "B", "R", "Y", "E":
      for child in children.dropFirst() { walk.add(child, at: visit.context) }
    case "M":
      readMap(children.dropFirst(), at: visit.context, of: &walk, into: &found)
    case "N":
      if children.count > 1 { found.append(ValueWalk.Visit(children[1], visit.context)) }
    default:
      // A set's elements, a reference, or a type of the framework's own.
      for child in children.dropFirst() {
        follow(child, at: visit.context, of: &walk, into: &found)
      }
    }
  }

  private func readMap(
    _ rest: ArraySlice<Int>,
    at context: FragmentContext,
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    let place = walk.addPlace(.object, at: context)
    for position in stride(from: rest.startIndex, to: rest.endIndex - 1, by: 2) {
      var key: Int32 = -1
      if let name = walk.integer(rest[position]), slots.indices.contains(name),
        walk.node(slots[name]).kind == .string
      {
        key = walk.key(from: slots[name], at: place, visibility: context.visibility)
      }
      walk.passOver(rest[position])
      follow(rest[position + 1], at: context.member(of: place, key: key), of: &walk, into: &found)
    }
  }

  /// Goes where a number points.
  private func follow(
    _ reference: Int,
    at context: FragmentContext,
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    guard let position = walk.integer(reference) else {
      // An object in a list, as the first versions wrote it.
      return found.append(ValueWalk.Visit(reference, context))
    }
    walk.passOver(reference)
    guard slots.indices.contains(position) else { return }
    walk.follow(slots[position], at: context, into: &found)
  }
}
