package import SourceText

/// Which element each token of a page stands in, and who sees it.
///
/// The structure is the one a browser builds (WHATWG HTML, section 13.2.6), so far as it bears on what
/// a reader sees: `html`, `head` and `body` are not elements here, as content outside them is shown
/// in the body anyway, and elements that the standard makes up have no start tag to point to.
/// What hides is `HidingRules` and, for the page's own style sheets, `StyleSheetHiding`.
package struct HTMLOutline: Sendable {
  /// For each token, the index of the start tag of the innermost element open around it.
  ///
  /// -1 at the top. A start tag's own parent is the element around it, an end tag's the innermost
  /// element open before it.
  package private(set) var parents: [Int32]
  /// For each token, who sees it; for a start tag, who sees its content.
  package private(set) var visibility: [Visibility]
  /// For each token, whether it is a start tag that itself hides its content.
  package private(set) var hidingRoots: [Bool]
  /// How much work the page made, in pushes and pops; linear in the number of tokens.
  package private(set) var steps: Int

  /// Reads the structure of a page.
  ///
  /// - Parameters:
  ///   - text: The page, in UTF-8.
  ///   - tokens: The page's tokens.
  ///   - attributes: The attributes of all tokens.
  ///   - dialect: What the tokens were read as.
  /// - Complexity: O(*n*) in the length of the text, whatever the nesting.
  package init(
    text: UnsafeBufferPointer<UInt8>,
    tokens: [HTMLToken],
    attributes: [HTMLAttribute],
    dialect: MarkupDialect = .html
  ) {
    parents = [Int32](repeating: -1, count: tokens.count)
    visibility = [Visibility](repeating: .hidden, count: tokens.count)
    hidingRoots = [Bool](repeating: false, count: tokens.count)
    let sheets = PageStyleSheets(text: text, tokens: tokens, attributes: attributes).sheets
    let rules = HidingRules(text: text, attributes: attributes, sheets: sheets)
    switch dialect {
    case .html:
      var tree = HTMLTreeRules(text: text, rules: rules)
      steps = 0
      for index in tokens.indices { add(tree.read(tokens[index], at: Int32(index)), at: index) }
      steps = tree.open.steps
    case .xml:
      var tree = XMLTree(text: text, rules: rules)
      steps = 0
      for index in tokens.indices { add(tree.read(tokens[index], at: Int32(index)), at: index) }
      steps = tree.steps
    }
  }

  private mutating func add(_ node: HTMLTreeRules.Node, at index: Int) {
    parents[index] = node.parent
    visibility[index] = node.state.visibility
    hidingRoots[index] = node.isHidingRoot
  }
}
