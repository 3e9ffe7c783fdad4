/// Weighs a name by its place: its key, its neighbours, and what readers know of it.
package enum NameContext {
  /// Where names belong, and how much a name there may score at most.
  private enum Expected {
    case credit
    case tags
    case teaser
    case staff
  }

  /// The score from which confidence is low, and medium.
  private static let low = 0.35
  private static let medium = 0.5
  /// So many names under one key are players or authors, rather than people in the story.
  private static let longList = 8

  /// Judges a whole value that reads like a name.
  package static func judge(_ reading: NameReading, _ facts: NameFacts) -> NameJudgement {
    var judgement = NameJudgement()
    weighKey(facts, into: &judgement)
    let expected = weighExpectedPlaces(facts, into: &judgement)
    weighThings(facts, into: &judgement)
    weighSiblings(facts, into: &judgement)
    weighColumn(facts, into: &judgement)
    weighContrast(reading, facts, into: &judgement)
    weighShape(reading, facts, into: &judgement)
    weighElement(reading, facts, into: &judgement)
    weighDoubt(reading, facts, into: &judgement)
    if let expected { judgement.cap = cap(of: expected, facts.contrast, judgement.cap) }
    return judgement
  }

  /// Judges a name inside a longer text or a file name, which has its own evidence already.
  ///
  /// - Parameters:
  ///   - mention: The mention, from `readProse`, `readItems` or `readFileName`.
  ///   - facts: What is known of the text's place.
  ///   - setting: What the text is.
  /// - Returns: The mention's evidence and that of the place.
  package static func judge(
    _ mention: NameMention,
    _ facts: NameFacts,
    in setting: NameMention.Setting
  ) -> NameJudgement {
    var judgement = NameJudgement(evidence: mention.evidence)
    weighSetting(setting, of: mention, facts, into: &judgement)
    switch facts.contrast {
    case .full:
      judgement.add("readers see this name", -1)
      judgement.cap = 0
    case .first: judgement.add("readers see only the first name", 0.3)
    case .initial: judgement.add("readers see only the first name and an initial", 0.4)
    case .last: judgement.add("readers see the surname", -0.25)
    case .semi: judgement.add("the page's titles or captions give the name", -0.25)
    case .credit: judgement.add("the page credits this person", -0.25)
    case .split, .common, .none: break
    }
    addPromise(facts, into: &judgement)
    return judgement
  }

  /// Weighs what kind of text a mention stands in.
  private static func weighSetting(
    _ setting: NameMention.Setting,
    of mention: NameMention,
    _ facts: NameFacts,
    into judgement: inout NameJudgement
  ) {
    if setting == .note { return }
    let hasPhone = facts.siblings.hasPhone || mention.isNearPhone
    let isVouched = setting == .item && (hasPhone || facts.siblings.hasNote)
    let expected: KeyClasses = [.credit, .tags, .teaser]
    let isExpected = ([facts.key] + facts.ancestors.prefix(3)).contains {
      !$0.isDisjoint(with: expected)
    }
    if isExpected {
      judgement.add("it stands in a text for readers, a credit or a topic", -0.5)
    }
    if facts.isInLink, !isVouched {
      judgement.add("it stands in a link, a heading or a control", -0.4)
      judgement.cap = 0.34
    }
    if facts.isInCodeCredit, !isVouched {
      judgement.add("its comment tells who wrote a program", -0.4)
    }
    switch setting {
    case .note, .fileName, .field: break
    case .comment: judgement.add("it stands in a comment that is no note", -0.15)
    case .hiddenText: judgement.add("it stands in a longer text that is no note", -0.25)
    case .item:
      if hasPhone {
        judgement.add("a telephone number stands in the same short list", 0.3)
      }
      if facts.siblings.hasNote {
        judgement.add("a note for colleagues stands in the same short list", 0.3)
      }
      if !isVouched {
        judgement.add("it is part of a longer text", -0.3)
      }
    }
  }

  private static func weighKey(_ facts: NameFacts, into judgement: inout NameJudgement) {
    if facts.key.contains(.name) { judgement.add("its key names a person", 0.3) }
    if facts.key.contains(.role) {
      judgement.add("its key tells of somebody in the story, such as a caller", 0.3)
    }
    guard !facts.isPersonKey else { return }
    if facts.ancestors.prefix(3).contains(where: { $0.contains(.role) }) {
      judgement.add("a key above it tells of somebody in the story", 0.15)
    }
    if facts.key.contains(.genericName) { judgement.add("its key may hold a name", 0.06) }
    if facts.key.contains(.negative) { judgement.add("its key names a thing", -0.35) }
  }

  /// Weighs keys under which names are published on purpose.
  private static func weighExpectedPlaces(
    _ facts: NameFacts,
    into judgement: inout NameJudgement
  ) -> Expected? {
    var expected = weighCredit(facts, into: &judgement)
    if !facts.isPersonKey {
      if facts.key.contains(.tags) {
        judgement.add("its key is a topic or list of public figures", -0.4)
        expected = expected ?? .tags
      } else if facts.ancestors.prefix(2).contains(where: { $0.contains(.tags) }) {
        judgement.add("a key above it is a topic or list of public figures", -0.25)
        expected = expected ?? .tags
      }
      if facts.key.contains(.teaser) {
        judgement.add("its key is a headline or text for readers", -0.25)
        expected = expected ?? .teaser
      } else if facts.ancestors.prefix(3).contains(where: { $0.contains(.teaser) }) {
        judgement.add("a key above it belongs to a teaser", -0.1)
      }
    }
    if facts.key.contains(.staff) {
      judgement.add("its key names an account of the newsroom", -0.2)
      expected = .staff
    }
    return expected
  }

  /// Weighs signs that the person is an author or otherwise credited.
  private static func weighCredit(
    _ facts: NameFacts,
    into judgement: inout NameJudgement
  ) -> Expected? {
    let isRole = facts.key.contains(.role)
    let hasRecord = facts.siblings.hasPhone || facts.siblings.hasRelation
    if facts.key.contains(.credit) {
      judgement.add("its key is a credit", -0.7)
      return .credit
    }
    let isInPicture =
      facts.siblings.hasImageKeys || facts.ancestors.contains { $0.contains(.image) }
    if facts.key.contains(.imageCredit), isInPicture, !hasRecord {
      judgement.add("it is the credit of a picture", -0.7)
      return .credit
    }
    if isRole {
      guard !hasRecord, facts.ancestors.first?.contains(.credit) == true else { return nil }
      judgement.add("the key above it is a credit", -0.7)
      return .credit
    }
    if facts.ancestors.prefix(3).contains(where: { $0.contains(.credit) }) {
      judgement.add("a key above it is a credit", -0.5)
      return .credit
    }
    if facts.isOfAuthorType {
      judgement.add("its object is typed as an author or member of staff", -0.5)
      return .credit
    }
    if facts.siblings.hasAuthorKeys, !hasRecord {
      judgement.add("an author's fields stand beside it", -0.35)
      return .credit
    }
    return nil
  }

  /// Weighs keys above the value that tell of tables and things.
  private static func weighThings(_ facts: NameFacts, into judgement: inout NameJudgement) {
    if facts.ancestors.prefix(5).contains(where: { $0.contains(.stringTable) }) {
      judgement.add("it stands in a table of words for the screen", -0.4)
    } else if !facts.isPersonKey,
      facts.ancestors.prefix(3).contains(where: { $0.contains(.negative) })
    {
      judgement.add("a key above it names a thing", -0.2)
    }
  }

  private static func weighSiblings(_ facts: NameFacts, into judgement: inout NameJudgement) {
    let siblings = facts.siblings
    guard facts.hasRecord else { return }
    if siblings.hasPhone { judgement.add("a telephone number stands beside it", 0.3) }
    if siblings.hasRelation { judgement.add("a family relation stands beside it", 0.25) }
    let isThing = facts.key.contains(.negative) && !siblings.hasPhone && !siblings.hasRelation
    if siblings.recordKeyCount > 0, !isThing {
      let weight = siblings.recordKeyCount > 1 ? 0.24 : 0.12
      judgement.add("other fields of a person's record stand beside it", weight)
    }
    if siblings.hasNote { judgement.add("a note for colleagues stands beside it", 0.2) }
    if siblings.hasLink, facts.recordStrength == 0 {
      judgement.add("a link to a page stands beside it", facts.isPersonKey ? -0.15 : -0.25)
    }
  }

  private static func weighColumn(_ facts: NameFacts, into judgement: inout NameJudgement) {
    if facts.place == .structuredData {
      judgement.add("it stands in data for search engines", -0.05)
    }
    guard let column = facts.column, column.distinctCount >= 3 else { return }
    if column.nameShare >= 0.7 {
      if facts.tellsOfPerson {
        judgement.add("the same field of other records holds names", 0.15)
      } else if column.distinctCount >= longList {
        judgement.add("it is one of many names without other fields of a person's record", -0.2)
      }
    } else if column.nameShare < 0.25 {
      judgement.add("the same field of other records holds no names", -0.25)
    }
  }

  private static func weighContrast(
    _ reading: NameReading,
    _ facts: NameFacts,
    into judgement: inout NameJudgement
  ) {
    switch facts.contrast {
    case .full:
      judgement.add("readers see this name", -1)
      judgement.cap = 0
    case .first:
      let isSure = reading.strongTokenCount > 0 || facts.isPersonKey || facts.recordStrength >= 2
      if isSure || reading.partCount >= 2 {
        judgement.add("readers see only the first name", isSure ? 0.3 : 0.15)
      }
    case .initial: judgement.add("readers see only the first name and an initial", 0.4)
    case .last: judgement.add("readers see the surname", -0.25)
    case .semi: judgement.add("the page's titles or captions give the name", -0.2)
    case .credit: judgement.add("the page credits this person", -0.2)
    case .split, .common, .none: break
    }
    addPromise(facts, into: &judgement)
  }

  private static func addPromise(_ facts: NameFacts, into judgement: inout NameJudgement) {
    guard facts.hasPagePromise else { return }
    switch facts.contrast {
    case .none, .first, .initial, .split:
      judgement.add("the page says that names are changed or withheld", 0.1)
    default: break
    }
  }

  private static func weighShape(
    _ reading: NameReading,
    _ facts: NameFacts,
    into judgement: inout NameJudgement
  ) {
    let parts = reading.partCount
    if facts.tellsOfPerson, reading.unknownCount > 0, reading.badTokenCount == 0, 2...4 ~= parts {
      judgement.add("it has the shape of a full name", 0.12)
    }
    if parts == 1, reading.given.isEmpty, !facts.isPersonKey {
      judgement.add("it is one word, and no given name", -0.25)
    }
    if reading.strongTokenCount == 0, !facts.tellsOfPerson {
      judgement.add("neither its words nor its place tell of a person", -0.15)
    }
  }

  /// Bounds names that only their place makes likely.
  private static func weighDoubt(
    _ reading: NameReading,
    _ facts: NameFacts,
    into judgement: inout NameJudgement
  ) {
    let siblings = facts.siblings
    let isVouched = siblings.hasPhone || siblings.hasRelation || siblings.hasNote
    let isOneOfMany = (facts.column?.distinctCount ?? 0) >= longList && !facts.tellsOfPerson
    if isOneOfMany || reading.isOrdinary && !isVouched {
      judgement.cap = min(judgement.cap ?? 1, 0.49)
    }
  }

  /// Weighs a value that is the text of an element or comment.
  private static func weighElement(
    _ reading: NameReading,
    _ facts: NameFacts,
    into judgement: inout NameJudgement
  ) {
    if facts.isInLink {
      judgement.add("it stands in a link, a heading or a control", -0.4)
      judgement.cap = min(judgement.cap ?? 1, 0.34)
    } else if facts.isInCodeCredit {
      judgement.add("its comment tells who wrote a program", -0.4)
    } else if facts.isInNestedMarkup, !facts.tellsOfPerson {
      judgement.add("it stands in markup made for readers", -0.25)
    } else if facts.standsAlone, reading.badTokenCount == 0, reading.partCount >= 2 {
      let weight = facts.place == .attribute ? 0.05 : 0.15
      judgement.add("it is all that a comment, hidden element or attribute holds", weight)
    }
  }

  /// The most a name may score where names are expected; more when readers know a part only.
  private static func cap(
    of expected: Expected,
    _ contrast: NameContrast,
    _ present: Double?
  ) -> Double {
    if let present { return present }
    let isKnownInPart: Bool
    let isKnownByInitial: Bool
    switch contrast {
    case .first: (isKnownInPart, isKnownByInitial) = (true, false)
    case .initial: (isKnownInPart, isKnownByInitial) = (true, true)
    default: (isKnownInPart, isKnownByInitial) = (false, false)
    }
    switch expected {
    case .credit: return isKnownByInitial ? low : 0.34
    case .tags, .teaser: return isKnownInPart ? medium : 0.34
    case .staff: return isKnownInPart ? medium : 0.4
    }
  }
}
