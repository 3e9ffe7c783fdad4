internal import PageSyntax
internal import SourceText

/// Reads Qwik's paused state: a list of objects that refer to each other by position.
///
/// Version 1 writes `{"objs":["a",{"tel":"0"}]}`; a string inside an object or list is a position in
/// base 36, with marks such as `!` or `~` behind it. Version 2 writes pairs of type and value, an
/// object being a list of such pairs, names and values in turn.
/// Source: <https://github.com/QwikDev/qwik>, `container/pause.ts` and `shared-serialization.ts`.
enum QwikReader {
  /// Reads the text of the walk.
  static func read(at context: FragmentContext, of walk: inout ValueWalk) {
    guard let root = walk.tree.nodes.first else { return }
    switch root.kind {
    case .object:
      let children = walk.tree.children(of: 0)
      guard let list = children.first(where: { isList("objs", $0, of: walk) }) else { return }
      readPositions(walk.tree.children(of: list), at: context, of: &walk)
    case .array: readPairs(of: 0, at: context, of: &walk)
    case .call, .string, .number, .word: return
    }
  }

  private static func isList(_ name: String, _ node: Int, of walk: ValueWalk) -> Bool {
    guard walk.node(node).kind == .array, let key = walk.node(node).key else { return false }
    return walk.bytes(key).elementsEqual(name.utf8)
  }

  // MARK: Version 1

  private static func readPositions(
    _ slots: [Int],
    at context: FragmentContext,
    of walk: inout ValueWalk
  ) {
    // Nothing says which object is the outermost: those that no other refers to are.
    var isInner = Array(repeating: false, count: slots.count)
    for slot in slots {
      for child in walk.tree.children(of: slot) {
        if let position = position(child, in: walk), position < slots.count {
          isInner[position] = true
        }
      }
    }
    let outer = slots.indices.filter { !isInner[$0] } + slots.indices.filter { isInner[$0] }
    for position in outer where isContainer(slots[position], in: walk) {
      let first = ValueWalk.Visit(slots[position], context)
      ValueWalk.visit(first, of: &walk) { visit, walk, found in
        readObject(visit, slots: slots, of: &walk, into: &found)
      }
    }
  }

  private static func readObject(
    _ visit: ValueWalk.Visit,
    slots: [Int],
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    let isObject = walk.node(visit.node).kind == .object
    guard let place = walk.enter(visit.node, as: isObject ? .object : .array, at: visit.context)
    else { return }
    for (index, child) in walk.tree.children(of: visit.node).enumerated() {
      let context =
        isObject
        ? visit.context.member(
          of: place,
          key: walk.key(of: child, at: place, visibility: visit.context.visibility)
        )
        : visit.context.element(of: place, index)
      guard let position = position(child, in: walk), position < slots.count else {
        walk.add(child, at: context)
        continue
      }
      walk.passOver(child)
      walk.follow(slots[position], at: context, into: &found)
    }
  }

  private static func isContainer(_ node: Int, in walk: ValueWalk) -> Bool {
    walk.node(node).kind == .object || walk.node(node).kind == .array
  }

  /// The position a string names, in base 36 with marks behind it.
  private static func position(_ node: Int, in walk: ValueWalk) -> Int? {
    guard walk.node(node).kind == .string, walk.node(node).range.count <= 6 else { return nil }
    let digits = walk.raw(node).prefix { $0.isASCIIDigitOrLowercase }
    let marks = walk.raw(node).dropFirst(digits.count)
    guard marks.allSatisfy({ UInt8(ascii: "!") == $0 || UInt8(ascii: "~") == $0 }) else {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self), radix: 36)
  }

  // MARK: Version 2

  private static func readPairs(
    of root: Int,
    at context: FragmentContext,
    of walk: inout ValueWalk
  ) {
    ValueWalk.visit(ValueWalk.Visit(root, context), of: &walk) { visit, walk, found in
      let values = valuesOfPairs(visit.node, of: &walk)
      let isObject = visit.node != root && holdsNames(values, in: walk)
      guard
        let place = walk.enter(visit.node, as: isObject ? .object : .array, at: visit.context)
      else { return }
      var key: Int32 = -1
      for (index, value) in values.enumerated() {
        if isObject, index % 2 == 0 {
          key = walk.key(from: value, at: place, visibility: visit.context.visibility)
          continue
        }
        let context =
          isObject
          ? visit.context.member(of: place, key: key) : visit.context.element(of: place, index)
        walk.follow(value, at: context, into: &found)
      }
    }
  }

  /// The values of a list of types and values; its elements where it is no such list.
  private static func valuesOfPairs(_ list: Int, of walk: inout ValueWalk) -> [Int] {
    let elements = walk.tree.children(of: list)
    let types = stride(from: 0, to: elements.count, by: 2).map { elements[$0] }
    let isPaired =
      elements.count % 2 == 0
      && types.allSatisfy { (walk.integer($0) ?? -1) >= 0 && walk.node($0).range.count <= 2 }
    guard isPaired else { return elements }
    for type in types { walk.passOver(type) }
    return stride(from: 1, to: elements.count, by: 2).map { elements[$0] }
  }

  /// Whether every other value is a name, as in an object.
  private static func holdsNames(_ values: [Int], in walk: ValueWalk) -> Bool {
    guard values.count >= 2, values.count % 2 == 0 else { return false }
    return stride(from: 0, to: values.count, by: 2).allSatisfy { index in
      guard let name = walk.word(values[index]), let first = name.utf8.first else { return false }
      return !(48...57 ~= first) && !name.utf8.contains(0x20)
    }
  }
}

extension UInt8 {
  fileprivate var isASCIIDigitOrLowercase: Bool { self &- 48 < 10 || self &- 97 < 26 }
}
