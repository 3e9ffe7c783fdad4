internal import PageSyntax
internal import SourceText

/// Reads the rows of React's Flight format, as Next.js' App Router pushes them.
///
/// A string `$1f` in a row stands for row 1f, `$1f:props:note` for a member of it, `$$x` for `$x`; a
/// long string is a row of its own, so that key and value are apart. Paths begin with the row's
/// number: `/5/desk/tel`. Source: <https://github.com/facebook/react>, `ReactFlightClient.js`,
/// `parseModelString`.
struct FlightReader {
  private let rows: [FlightRow]
  /// For each row's number, the row; the last one of a number counts, as in React.
  private let rowsByID: [Int: Int]
  /// For each row of data, its first node in the walk's tree.
  private var roots: [Int?]
  /// For each row of text, whether it was added.
  private var isAdded: [Bool]
  /// How many members may still be looked at to follow paths, so that a page cannot make paths cost
  /// more than reading.
  private var looksLeft: Int

  /// Reads rows, whose data the walk's trees are.
  static func read(_ rows: [FlightRow], at context: FragmentContext, of walk: inout ValueWalk) {
    var reader = FlightReader(rows: rows, walk: walk)
    reader.readAll(at: context, of: &walk)
  }

  private init(rows: [FlightRow], walk: ValueWalk) {
    self.rows = rows
    var byID: [Int: Int] = [:]
    for (index, row) in rows.enumerated() {
      if let id = row.id { byID[id] = index }
    }
    rowsByID = byID
    isAdded = Array(repeating: false, count: rows.count)
    looksLeft = walk.tree.nodes.count * 4 + 1_000
    // Rows and nodes come in the same order.
    roots = []
    var node = 0
    for row in rows {
      guard row.kind == .data else {
        roots.append(nil)
        continue
      }
      let hasRoot =
        node < walk.tree.nodes.count
        && walk.node(node).range.lowerBound < row.payload.upperBound
      roots.append(hasRoot ? node : nil)
      while node < walk.tree.nodes.count,
        walk.node(node).range.lowerBound < row.payload.upperBound
      {
        node = walk.node(node).end
      }
    }
  }

  private mutating func readAll(at context: FragmentContext, of walk: inout ValueWalk) {
    let stream = walk.addPlace(.array, at: context)
    // Row 0 is the page; the others are reached from it, or stand for themselves.
    let order = rows.indices.sorted {
      (rows[$0].id != 0 ? 1 : 0, $0) < (rows[$1].id != 0 ? 1 : 0, $1)
    }
    for index in order where rows[index].kind == .data {
      guard let root = roots[index] else { continue }
      let place = context.element(of: stream, rows[index].id ?? index)
      readTree(from: root, at: place, of: &walk)
    }
    for index in rows.indices where rows[index].kind == .text {
      addText(index, at: context.element(of: stream, rows[index].id ?? index), of: walk)
    }
  }

  private mutating func readTree(
    from root: Int,
    at context: FragmentContext,
    of walk: inout ValueWalk
  ) {
    ValueWalk.visit(ValueWalk.Visit(root, context), of: &walk) { visit, walk, found in
      var members: [ValueWalk.Visit] = []
      switch walk.node(visit.node).kind {
      case .object: walk.enterObject(visit, into: &members)
      case .array: walk.enterList(visit, into: &members)
      case .string, .number, .word, .call: members.append(visit)
      }
      for member in members { follow(member.node, at: member.context, of: &walk, into: &found) }
    }
  }

  /// Adds a scalar, or goes where a reference points.
  private mutating func follow(
    _ node: Int,
    at context: FragmentContext,
    of walk: inout ValueWalk,
    into found: inout [ValueWalk.Visit]
  ) {
    guard walk.node(node).kind == .string else {
      return walk.follow(node, at: context, into: &found)
    }
    let raw = walk.raw(node)
    guard raw.first == UInt8(ascii: "$"), raw.count > 1 else { return walk.add(node, at: context) }
    if raw[1] == UInt8(ascii: "$") { return walk.add(node, at: context, skipping: 1) }
    guard let target = target(of: raw) else {
      // `$D2022-…`, `$n79…`: the value behind its mark.
      let isMarked = raw[1] == UInt8(ascii: "D") || raw[1] == UInt8(ascii: "n")
      return walk.add(node, at: context, skipping: isMarked ? 2 : 0)
    }
    walk.passOver(node)
    guard let row = rowsByID[target.row] else { return }
    if rows[row].kind == .text { return addText(row, at: context, of: walk) }
    guard let root = roots[row], let end = member(target.path, of: root, in: walk) else { return }
    // A scalar is added here, under its key; a reference to a reference ends at the rows.
    if walk.node(end).kind == .string, walk.raw(end).first == UInt8(ascii: "$") { return }
    walk.follow(end, at: context, into: &found)
  }

  private mutating func addText(_ row: Int, at context: FragmentContext, of walk: ValueWalk) {
    // A row is long: where several keys share it, the first has it.
    guard !isAdded[row] else { return }
    isAdded[row] = true
    walk.add(rows[row].payload, at: context)
  }

  /// The row and the path of a reference: `$1f`, `$L1f`, `$@1f`, `$Q1f`, `$1f:props:note`.
  private func target(of raw: UnsafeBufferPointer<UInt8>) -> (row: Int, path: [Substring])? {
    guard raw.count <= 200 else { return nil }
    let text = String(decoding: raw.dropFirst(), as: UTF8.self)
    var steps = text.split(separator: ":", omittingEmptySubsequences: false)[...]
    guard var head = steps.popFirst(), let mark = head.first else { return nil }
    if "LQWKiFhB@".contains(mark) { head = head.dropFirst() }
    guard let row = Int(head, radix: 16), row >= 0, !head.hasPrefix("+") else { return nil }
    return (row, Array(steps))
  }

  /// The node a path leads to from `root`; an element `["$", type, key, props]` has its members'
  /// names.
  private mutating func member(_ path: [Substring], of root: Int, in walk: ValueWalk) -> Int? {
    var node = root
    for step in path {
      guard looksLeft > 0 else { return nil }
      let children = walk.tree.children(of: node)
      looksLeft -= children.count
      switch walk.node(node).kind {
      case .object:
        guard
          let child = children.first(where: { child in
            walk.node(child).key.map { walk.bytes($0).elementsEqual(step.utf8) } ?? false
          })
        else { return nil }
        node = child
      case .array:
        let names = ["type": 1, "key": 2, "props": 3]
        guard let index = Int(step) ?? names[String(step)], children.indices.contains(index)
        else { return nil }
        node = children[index]
      case .call, .string, .number, .word: return nil
      }
    }
    return node
  }
}
