internal import PageCarriers
internal import SourceText

/// Finds notes of fact-checkers and editors: by the keys they stand under and by what they say.
struct NoteDetector: Sendable {
  let rule: Int
  private let reader: NoteReader

  init(rule: Int, lexicon: NoteLexicon) {
    self.rule = rule
    reader = NoteReader(lexicon)
  }

  func detect(
    in page: DetectionPage,
    cues: [Int: [NoteCue]],
    using workspace: DetectionWorkspace,
    into matches: inout [RuleMatch]
  ) {
    let content = page.content
    content.arena.withUnsafeBufferPointer { arena in
      for (index, fragment) in content.fragments.enumerated() {
        switch (fragment.visibility, fragment.form) {
        case (.visible, _), (_, .number): continue
        default: break
        }
        let found = cues[index] ?? []
        let keys = page.keyClasses(of: fragment)
        let isUnderNoteKey = keys.contains(.noteStrong) || keys.contains(.noteWeak)
        guard !found.isEmpty || isUnderNoteKey else { continue }
        let reading = reader.read(
          UnsafeBufferPointer(rebasing: arena[fragment.range]),
          cues: found,
          facts: facts(of: index, fragment, keys, on: page),
          using: workspace.matching.patterns
        )
        guard let reading else { continue }
        matches.append(
          RuleMatch(
            rule: rule,
            fragment: index,
            range: 0..<fragment.range.count,
            evidence: reading.evidence,
            detail: .note(reading)
          )
        )
      }
    }
  }

  private func facts(
    of index: Int,
    _ fragment: Fragment,
    _ keys: KeyClasses,
    on page: DetectionPage
  ) -> NoteFacts {
    let ancestors = page.ancestorClasses(of: fragment)
    let nearest = ancestors.prefix(2).reduce(KeyClasses()) { $0.union($1) }
    var traits: NoteFacts.Traits = []
    if keys.contains(.teaser) { traits.insert(.keyIsTeaser) }
    if keys.contains(.tags) || keys.contains(.negative) { traits.insert(.keyIsTagsOrNegative) }
    if keys.contains(.credit) { traits.insert(.keyIsCredit) }
    if nearest.contains(.teaser) || nearest.contains(.tags) {
      traits.insert(.ancestorIsTeaserOrTags)
    }
    let siblings = page.content.siblings(of: index)
    if siblings.count <= 25 {
      for sibling in siblings {
        let classes = page.keyClasses(of: page.content.fragments[sibling])
        if classes.contains(.phone) { traits.insert(.siblingHasPhone) }
        if !classes.isDisjoint(with: [.name, .role]) { traits.insert(.siblingHasPerson) }
      }
    }
    return NoteFacts(
      keyStrength: strength(of: keys, under: nearest),
      carrier: carrier(of: fragment, on: page),
      traits: traits
    )
  }

  private func strength(of keys: KeyClasses, under ancestors: KeyClasses) -> NoteFacts.KeyStrength {
    if keys.contains(.noteStrong) { return .strong }
    if keys.contains(.noteWeak) { return .weak }
    if ancestors.contains(.noteStrong) { return .strongAncestor }
    return ancestors.contains(.noteWeak) ? .weakAncestor : .none
  }

  private func carrier(of fragment: Fragment, on page: DetectionPage) -> NoteFacts.Carrier {
    switch fragment.form {
    // A comment of HTML that a string holds is one of the page, not of a program.
    case .comment:
      ["inline-script", "style-sheet", "script-file", "style-file"]
        .contains(page.carrier(of: fragment))
        ? .scriptComment : .comment
    case .attribute: fragment.visibility == .public ? .meta : .attribute
    case .string:
      fragment.visibility == .public
        ? .jsonLD : page.content.key(of: fragment) == nil ? .scriptString : .json
    case .text, .raw: fragment.visibility == .public ? .meta : .hiddenText
    case .number: .json
    }
  }
}
