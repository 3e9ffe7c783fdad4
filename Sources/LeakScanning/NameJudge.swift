internal import LeakRules
internal import PageCarriers
internal import SourceText

/// Gathers what the place of a possible name says and weighs it.
struct NameJudge {
  let page: DetectionPage
  /// Fragments in which a telephone number was found.
  let phoneFragments: Set<Int>

  /// What the place of a name adds to its likeness; nil for other kinds of value.
  func judgement(of match: RuleMatch, contrast: NameContrast) -> NameJudgement? {
    var facts = NameFacts()
    let fragment = page.content.fragments[match.fragment]
    facts.key = page.keyClasses(of: fragment)
    facts.ancestors = page.ancestorClasses(of: fragment)
    facts.siblings = siblings(of: match.fragment)
    facts.place = place(of: fragment)
    facts.contrast = contrast
    switch match.detail {
    case .name(let reading): return NameContext.judge(reading, facts)
    case .mention(let mention, let isNoteLike):
      if !isNoteLike { facts.place = .fileName }
      return NameContext.judge(mention, facts, isNoteLike: isNoteLike)
    case .plain, .phone, .note: return nil
    }
  }

  private func place(of fragment: Fragment) -> NameFacts.Place {
    switch fragment.form {
    case .comment: return .comment
    case .attribute: return fragment.visibility == .public ? .meta : .attribute
    case .text, .raw: return .hiddenText
    case .number: return .json
    case .string:
      if fragment.visibility == .public { return .structuredData }
      return page.content.key(of: fragment) == nil ? .script : .json
    }
  }

  private func siblings(of index: Int) -> NameFacts.Siblings {
    var found = NameFacts.Siblings()
    let siblings = page.content.siblings(of: index)
    found.count = siblings.count + 1
    for sibling in siblings {
      let fragment = page.content.fragments[sibling]
      let key = page.keyClasses(of: fragment)
      if phoneFragments.contains(sibling) || (key.contains(.phone) && hasFiveDigits(fragment)) {
        found.hasPhone = true
      } else if key.contains(.relation) {
        found.hasRelation = true
      } else if !key.isDisjoint(with: [.record, .role]) {
        found.recordKeyCount += 1
      }
      if !key.isDisjoint(with: [.noteStrong]) { found.hasNote = true }
      if key.contains(.link) { found.hasLink = true }
      if key.contains(.authorSibling) { found.hasAuthorKeys = true }
      if key.contains(.imageSibling) { found.hasImageKeys = true }
    }
    return found
  }

  private func hasFiveDigits(_ fragment: Fragment) -> Bool {
    page.content.text(of: fragment).count { $0 &- 48 < 10 } >= 5
  }
}
