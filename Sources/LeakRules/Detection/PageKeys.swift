package import PageCarriers

/// What the keys of one page mean: each distinct key is judged once.
package struct PageKeys: Sendable {
  private let classes: [KeyClasses]

  /// Judges the keys of `content`.
  package init(
    of content: PageContent,
    by lexicon: KeyLexicon,
    using workspace: DetectionWorkspace
  ) {
    classes = (0..<content.keys.count).map { index in
      content.keys.withBytes(of: index) { key in
        workspace.keyClasses.value(of: key) { lexicon.classes(of: key) }
      }
    }
  }

  /// What the key with this index means; nothing for nil.
  package subscript(key: Int?) -> KeyClasses { key.map { classes[$0] } ?? [] }
}
