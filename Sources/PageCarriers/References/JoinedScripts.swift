internal import PageSyntax
internal import SourceText

/// Scripts that pass one text on in chunks, a call each; the chunks are read as one.
struct JoinedScripts {
  /// What every such script begins with, or nearly.
  let name: StaticString
  /// The last name of what is called.
  let callee: StaticString

  /// A chunk: a string's node, and how it is to be decoded.
  typealias Chunk = (node: Int, coding: TextCoding)

  /// Joins the chunks of `script` and of those after it, if it passes on any.
  ///
  /// `chunks` finds those in the arguments of a call; nil where the call passes on something else,
  /// and its script is to be read as any other.
  func read(
    from script: ScriptElement,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    as reading: FragmentContext.Reading,
    into content: ContentBuilder,
    chunks: (_ call: [Int], _ tree: ScriptTree) -> [Chunk]?
  ) -> Bool {
    guard script.isJavaScript, holdsName(script, in: text),
      let first = parts(of: script, in: text, chunks: chunks)
    else { return false }
    var all = first
    _ = document.claim(script.raw)
    for other in document.scripts where other.raw > script.raw {
      guard other.isJavaScript, holdsName(other, in: text),
        let more = parts(of: other, in: text, chunks: chunks), document.claim(other.raw)
      else { continue }
      all += more
    }
    let place = document.place(of: script.token, in: content)
    content.openFragment()
    for part in all {
      content.append(part.range, of: text, layer: document.layer, coding: part.coding)
    }
    var context = FragmentContext(form: .string, visibility: .hidden, place: place)
    context.reading = reading
    content.closeFragment(as: context)
    return true
  }

  private func holdsName(_ script: ScriptElement, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Such a script is little more than the call.
    let head = UnsafeBufferPointer(rebasing: text[script.range].prefix(4096))
    return name.withUTF8Buffer { head.contains($0) }
  }

  /// The chunks of a script; nil where one of its calls passes on something else, or none does.
  private func parts(
    of script: ScriptElement,
    in text: UnsafeBufferPointer<UInt8>,
    chunks: (_ call: [Int], _ tree: ScriptTree) -> [Chunk]?
  ) -> [(range: Range<Int>, coding: TextCoding)]? {
    let tree = ScriptTree(text, in: [script.range], as: .javascript)
    var parts: [(range: Range<Int>, coding: TextCoding)] = []
    var hasCalls = false
    for index in tree.nodes.indices where tree.nodes[index].kind == .call {
      guard isCallee(before: tree.nodes[index].range.lowerBound, in: text) else { continue }
      guard let found = chunks(tree.children(of: index), tree) else { return nil }
      hasCalls = true
      parts += found.map { (tree.nodes[$0.node].range, $0.coding) }
    }
    return hasCalls ? parts : nil
  }

  private func isCallee(before bracket: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = bracket
    while end > 0, text[end - 1] <= 0x20 { end -= 1 }
    let start = end - callee.utf8CodeUnitCount
    return start >= 0 && text.equalsIgnoringCase(callee, in: start..<end)
  }
}
