/// Which element each token of an XML text stands in: tags nest, and nothing is implied.
///
/// Any text is read: an end tag closes the innermost element of its name and all in it; one that ends
/// nothing is passed over.
struct XMLTree {
  private struct Element {
    var token: Int32
    var name: UInt64
    var state: ElementState
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var rules: HidingRules
  private var open: [Element] = []
  /// How many elements of each name are open, so that no end tag searches in vain.
  private var openCounts: [UInt64: Int] = [:]
  /// Pushes and pops so far.
  private(set) var steps = 0

  init(text: UnsafeBufferPointer<UInt8>, rules: HidingRules) {
    self.text = text
    self.rules = rules
  }

  /// Reads the next token, whose index is `index`.
  mutating func read(_ token: HTMLToken, at index: Int32) -> HTMLTreeRules.Node {
    let parent = open.last?.token ?? -1
    let state = open.last?.state ?? []
    switch token.kind {
    case .startTag:
      let effect = rules.effect(of: token, isForeign: true)
      let node = HTMLTreeRules.Node(
        parent: parent,
        state: effect.applied(to: state),
        isHidingRoot: effect.hidesContent
      )
      if !token.isSelfClosing { push(token, at: index, state: node.state) }
      return node
    case .endTag:
      close(token)
      return HTMLTreeRules.Node(parent: parent, state: state)
    case .text, .cdata, .rawText:
      return HTMLTreeRules.Node(parent: parent, state: state)
    case .comment, .bogusComment, .doctype, .cutTag:
      return HTMLTreeRules.Node(parent: parent, state: .removed)
    }
  }

  private func name(of token: HTMLToken) -> UInt64 {
    ByteHash(lowercasing: text, in: token.nameRange).value
  }

  private mutating func push(_ token: HTMLToken, at index: Int32, state: ElementState) {
    let name = name(of: token)
    open.append(Element(token: index, name: name, state: state))
    openCounts[name, default: 0] += 1
    steps &+= 1
  }

  private mutating func close(_ token: HTMLToken) {
    let name = name(of: token)
    guard openCounts[name, default: 0] > 0 else { return }
    while let element = open.popLast() {
      openCounts[element.name, default: 1] -= 1
      steps &+= 1
      if element.name == name { return }
    }
  }
}
