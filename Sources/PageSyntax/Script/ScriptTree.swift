package import SourceText

/// A text of JSON or JavaScript literals as a tree, for formats in which values refer to each other.
///
/// Flat: a node's children follow it, each with the index of its next sibling, so that no reader
/// needs to recurse. What is not needed there is left out: comments, defects, words that are not
/// values.
package struct ScriptTree: Sendable {
  /// What a node is.
  package enum Kind: UInt8, Sendable {
    case object, array, call
    case string, number
    /// A bare word: `true`, `null`, `undefined`.
    case word
  }

  /// A value and its key.
  package struct Node: Sendable {
    package var kind: Kind
    /// Whether it is a string joined to the string before it.
    package var continues = false
    /// How a string is written.
    package var coding = TextCoding.literal
    /// A string's content, a number, a word; for a container, from its bracket to the closing one.
    package var range: Range<Int>
    /// The key it stands under, where it does; without quotes.
    package var key: Range<Int>?
    /// How the key is written.
    package var keyCoding = TextCoding.literal
    /// The index past its last descendant.
    package var end: Int
  }

  /// The nodes in source order, parents before children; several texts in a row are all here.
  package private(set) var nodes: [Node] = []

  /// Reads the literals in `ranges` of `text`, whose offsets the nodes' ranges count.
  ///
  /// - Complexity: O(*n*), *n* being the number of bytes.
  package init(
    _ text: UnsafeBufferPointer<UInt8>,
    in ranges: [Range<Int>],
    as dialect: ScriptDialect
  ) {
    var builder = ScriptTreeBuilder()
    for range in ranges {
      builder.begin(at: range.lowerBound)
      let part = UnsafeBufferPointer(rebasing: text[range])
      ScriptReader().read(part, as: dialect, visitor: &builder)
    }
    nodes = builder.nodes
  }

  /// The indices of a container's children.
  package func children(of node: Int) -> [Int] {
    var found: [Int] = []
    var child = node + 1
    while child < nodes[node].end {
      found.append(child)
      child = nodes[child].end
    }
    return found
  }
}

/// Keeps what a `ScriptReader` tells as nodes.
private struct ScriptTreeBuilder: ScriptVisitor {
  private(set) var nodes: [ScriptTree.Node] = []
  private var open: [Int] = []
  private var key: (range: Range<Int>, coding: TextCoding)?
  /// Where the text that is read starts.
  private var base = 0

  mutating func begin(at offset: Int) {
    base = offset
    key = nil
  }

  private mutating func add(_ kind: ScriptTree.Kind, _ range: Range<Int>) {
    nodes.append(
      ScriptTree.Node(
        kind: kind,
        range: range.lowerBound + base..<range.upperBound + base,
        key: key?.range,
        keyCoding: key?.coding ?? .literal,
        end: nodes.count + 1
      )
    )
  }

  mutating func beginContainer(_ kind: ScriptContainer, at offset: Int) {
    let nodeKind: ScriptTree.Kind =
      switch kind {
      case .object: .object
      case .array: .array
      case .call: .call
      }
    add(nodeKind, offset..<offset)
    open.append(nodes.count - 1)
    key = nil
  }

  mutating func endContainer(at offset: Int) {
    guard let node = open.popLast() else { return }
    nodes[node].range = nodes[node].range.lowerBound..<offset + base
    nodes[node].end = nodes.count
    key = nil
  }

  mutating func key(_ range: Range<Int>, coding: TextCoding, isAssignment: Bool) {
    key = (range.lowerBound + base..<range.upperBound + base, coding)
  }

  mutating func callee(_ range: Range<Int>) {}

  mutating func string(_ range: Range<Int>, coding: TextCoding, continues: Bool) {
    add(.string, range)
    nodes[nodes.count - 1].coding = coding
    nodes[nodes.count - 1].continues = continues
  }

  mutating func number(_ range: Range<Int>) { add(.number, range) }

  mutating func word(_ range: Range<Int>) { add(.word, range) }

  mutating func comment(_ range: Range<Int>) {}

  mutating func separator(at offset: Int) { key = nil }

  mutating func endOfStatement(at offset: Int) { key = nil }

  mutating func defect(_ defect: ScriptDefect, at offset: Int) {}
}
