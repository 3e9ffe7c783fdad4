package import SourceText

/// A page as the ledger and libxml2 read it: flat arrays in source order, no tree of objects.
package struct HTMLPage: Sendable {
  /// The tokens; together they are every byte of the text.
  package var tokens: [HTMLToken]
  /// The attributes of all tags, in source order.
  package var attributes: [HTMLAttribute]
  /// For each token, the index of the start tag of the innermost element open around it.
  ///
  /// -1 at the top. A start tag's own parent is the element around it.
  package var parents: [Int32]
  /// For each token, who sees it.
  ///
  /// For a start tag: who sees the element's content.
  package var visibility: [Visibility]
  /// Whether ledger and libxml2 agreed on the structure.
  ///
  /// When not, visibility is not known and all text counts as hidden.
  package var isStructureTrusted: Bool
  /// The indexes of texts that libxml2 has inside a hidden element and `visibility` not, or the other
  /// way round; in order.
  package var uncertain: [Int32]
  /// What the reader should know.
  package var diagnostics: [Diagnostic]
}
