internal import LeakRules
internal import PageCarriers
internal import PageSyntax
internal import SourceText

/// Gathers what the place of a possible name says and weighs it.
struct NameJudge {
  private let page: DetectionPage
  /// Fragments in which a telephone number, or a note, was found.
  private let phones: Set<Int>
  private let notes: Set<Int>
  private let columns: NameColumns

  /// Prepares to judge the names found on a page.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - names: The fragments that read like names as a whole.
  ///   - phones: The fragments in which telephone numbers were found.
  ///   - notes: The fragments in which notes were found.
  init(page: DetectionPage, names: Set<Int>, phones: Set<Int>, notes: Set<Int>) {
    self.page = page
    self.phones = phones
    self.notes = notes
    columns = NameColumns(of: names, in: page.content)
  }

  /// What the place of a name adds to its likeness; nil for other kinds of value.
  func judgement(of match: RuleMatch, contrast: NameContrast) -> NameJudgement? {
    let facts = facts(of: match, contrast: contrast)
    switch match.detail {
    case .name(let reading): return NameContext.judge(reading, facts)
    case .mention(let mention, .field):
      return facts.isPersonKey || facts.siblings.hasPhone || facts.siblings.hasNote
        ? NameContext.judge(mention.reading, facts) : nil
    case .mention(let mention, let setting): return NameContext.judge(mention, facts, in: setting)
    case .plain, .phone, .note: return nil
    }
  }

  private func facts(of match: RuleMatch, contrast: NameContrast) -> NameFacts {
    let content = page.content
    let fragment = content.fragments[match.fragment]
    var facts = NameFacts()
    facts.contrast = contrast
    facts.place = place(of: match)
    facts.key = page.keyClasses(of: fragment)
    facts.ancestors = page.ancestorClasses(of: fragment)
    let beside = content.siblings(of: match.fragment).map {
      (key: page.keyClasses(of: content.fragments[$0]), fragment: $0)
    }
    facts.siblings = siblings(beside)
    facts.isOfAuthorType = beside.contains { saysAuthor(content.fragments[$0.fragment]) }
    if content.key(of: fragment) != nil { facts.column = columns.column(of: fragment) }
    addVouchers(of: match, to: &facts)
    describeElement(around: fragment, in: &facts)
    if match.detail.isMention { facts.standsAlone = false }
    return facts
  }

  /// Lets a number or a note in the same short text vouch for a name.
  private func addVouchers(of match: RuleMatch, to facts: inout NameFacts) {
    guard case .mention(_, let setting) = match.detail else { return }
    switch setting {
    case .field(let key):
      facts.key = key
      guard page.content.fragments[match.fragment].range.count <= 700 else { return }
    case .item: break
    case .note, .comment, .hiddenText, .fileName: return
    }
    if phones.contains(match.fragment) { facts.siblings.hasPhone = true }
    if notes.contains(match.fragment) { facts.siblings.hasNote = true }
  }

  private func place(of match: RuleMatch) -> NameFacts.Place {
    let fragment = page.content.fragments[match.fragment]
    if case .mention(_, .fileName) = match.detail { return .fileName }
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

  // MARK: Neighbours

  private func siblings(_ beside: [(key: KeyClasses, fragment: Int)]) -> NameFacts.Siblings {
    var found = NameFacts.Siblings()
    found.count = beside.count + 1
    for (key, index) in beside {
      let fragment = page.content.fragments[index]
      if phones.contains(index) || (key.contains(.phone) && hasFiveDigits(fragment)) {
        found.hasPhone = true
      } else if key.contains(.relation), !isLinkType(fragment) {
        found.hasRelation = true
      } else if !key.isDisjoint(with: [.record, .role]), !key.contains(.relation) {
        found.recordKeyCount += 1
      }
      if key.contains(.noteStrong) || notes.contains(index) { found.hasNote = true }
      if key.contains(.link) { found.hasLink = true }
      if key.contains(.authorSibling) { found.hasAuthorKeys = true }
      if key.contains(.imageSibling) { found.hasImageKeys = true }
    }
    return found
  }

  private func hasFiveDigits(_ fragment: Fragment) -> Bool {
    page.content.text(of: fragment).count { $0 &- 48 < 10 } >= 5
  }

  /// `rel` of a link (RFC 8288) is no kinship: an attribute, or a word of the registry.
  private func isLinkType(_ fragment: Fragment) -> Bool {
    if fragment.form == .attribute, let key = page.content.key(of: fragment) {
      return page.content.keys[key] == "rel"
    }
    return false
  }

  /// Whether a value is a type such as `Person`, in an object for search engines or an interface's
  /// cache, that says of its object that it is an author.
  private func saysAuthor(_ fragment: Fragment) -> Bool {
    guard fragment.range.count <= 24, let key = page.content.key(of: fragment),
      ["@type", "__typename", "_type", "objectType"].contains(page.content.keys[key])
    else { return false }
    let type = String(decoding: page.content.text(of: fragment), as: UTF8.self)
    return Self.authorTypes.contains(type.lowercased())
  }

  private static let authorTypes: Set<String> = [
    "author", "byline", "columnist", "contributor", "creator", "editor", "employee", "journalist",
    "person", "profile", "reporter", "staff", "staffmember", "user",
  ]

  // MARK: Elements

  /// Tells a hidden menu from a hidden record, by the elements around a text.
  private func describeElement(around fragment: Fragment, in facts: inout NameFacts) {
    switch fragment.form {
    case .comment:
      facts.standsAlone = page.content.places[Int(fragment.place)].kind == .comment
      facts.isInCodeCredit =
        ["style-sheet", "style-file"].contains(page.carrier(of: fragment))
        || CodeCredit.isFound(in: page.content.text(of: fragment))
    case .text:
      let isDisabled = isInComment(fragment)
      facts.isInLink = isInLink(fragment, orHeading: !isDisabled)
      facts.isInNestedMarkup = !isDisabled && !isOfPage(fragment)
      facts.standsAlone = isOfPage(fragment)
    case .attribute:
      facts.isInNestedMarkup = !isOfPage(fragment) && !isInComment(fragment)
      facts.standsAlone = isOfPage(fragment) && facts.siblings.count == 1
    case .string, .number, .raw: break
    }
  }

  /// Whether an element's text is the page's own, not that of markup in some value.
  private func isOfPage(_ fragment: Fragment) -> Bool {
    guard let element = page.content.element(of: fragment) else { return true }
    return element.layer == 0
  }

  /// Whether it stands in markup that was commented out, which no reader can open.
  private func isInComment(_ fragment: Fragment) -> Bool {
    var place = fragment.place
    while place >= 0 {
      if page.content.places[Int(place)].kind == .comment { return true }
      place = page.content.places[Int(place)].parent
    }
    return false
  }

  private func isInLink(_ fragment: Fragment, orHeading countsHeadings: Bool) -> Bool {
    guard let element = page.content.element(of: fragment),
      let html = page.content.documents[element.layer]?.page
    else { return false }
    var token = element.token
    for _ in 0..<12 {
      guard token >= 0 else { return false }
      switch html.tokens[token].element {
      case .a, .button, .option: return true
      case .label, .h1, .h2, .h3, .h4, .h5, .h6, .figcaption, .summary: return countsHeadings
      default: token = Int(html.parents[token])
      }
    }
    return false
  }
}
