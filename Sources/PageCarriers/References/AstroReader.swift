internal import PageSyntax
internal import SourceText

/// Reads the props of an Astro island, in which every value is a pair of type and value:
/// `{"note":[0,"x"],"list":[1,[[0,"a"]]]}`.
///
/// Types: 0 value or object, 1 list (in older versions a string of JSON), 2 to 7 expression, date,
/// map, set, big integer, URL, 8 to 10 typed arrays, 11 infinity.
/// Source: <https://github.com/withastro/astro>, `packages/astro/src/runtime/server/serialize.ts`.
enum AstroReader {
  /// Reads the text of the walk.
  static func read(at context: FragmentContext, of walk: inout ValueWalk) {
    guard !walk.tree.nodes.isEmpty else { return }
    // The outermost object has no type, nor has a list that was written as a string.
    var pending: [(visit: ValueWalk.Visit, isTyped: Bool)] = [(ValueWalk.Visit(0, context), false)]
    while let (visit, isTyped) = pending.popLast() {
      var context = visit.context
      guard let value = isTyped ? typedValue(visit.node, of: &walk, at: &context) : visit.node
      else {
        walk.add(visit.node, at: context)
        continue
      }
      var found: [ValueWalk.Visit] = []
      switch walk.node(value).kind {
      case .object: walk.enterObject(ValueWalk.Visit(value, context), into: &found)
      case .array: walk.enterList(ValueWalk.Visit(value, context), into: &found)
      case .string, .number, .word, .call: walk.add(value, at: context)
      }
      pending += found.reversed().map { ($0, true) }
    }
  }

  /// The value of a pair; nil where there is no pair.
  ///
  /// Sets in `context` what a list that is written as a string is to be read as.
  private static func typedValue(
    _ node: Int,
    of walk: inout ValueWalk,
    at context: inout FragmentContext
  ) -> Int? {
    guard walk.node(node).kind == .array else { return nil }
    let pair = walk.tree.children(of: node)
    guard pair.count == 2, let type = walk.integer(pair[0]), (0...11).contains(type) else {
      return pair.count == 1 ? nil : node
    }
    walk.passOver(pair[0])
    let isList = type == 1 || type == 4 || type == 5
    if isList, walk.node(pair[1]).kind == .string { context.reading = .data(.astro) }
    return pair[1]
  }
}
