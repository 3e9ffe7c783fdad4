/// The points of a run of words taken as one name, and what they rest on.
struct NameScore {
  var points = 0.0
  private(set) var tokenCount = 0
  private(set) var givenCount = 0
  private(set) var familyCount = 0
  private(set) var patronymicCount = 0
  private(set) var initialCount = 0
  private(set) var titleCount = 0
  private(set) var strongCount = 0
  private(set) var badCount = 0
  private(set) var unknownCount = 0
  /// One bit for each word that counts as a given name.
  private var givenWords: UInt32 = 0

  var hasGiven: Bool { givenCount > 0 }
  var hasFamily: Bool { familyCount > 0 }
  /// Name words and initials.
  var partCount: Int { givenCount + familyCount + patronymicCount + initialCount }

  /// Adds up the words.
  init(_ tokens: UnsafeBufferPointer<TokenReading>) {
    for (index, token) in tokens.enumerated() {
      points += token.points
      if token.isStrong { strongCount += 1 }
      switch token.kind {
      case .particle, .suffix: continue
      case .title: titleCount += 1
      case .initial: initialCount += token.initialCount
      case .patronymic: patronymicCount += 1
      case .name:
        if isGivenPart(token) {
          givenCount += 1
          givenWords |= 1 << UInt32(truncatingIfNeeded: index)
        } else {
          familyCount += 1
        }
      case .unknown:
        unknownCount += 1
        familyCount += 1
      case .dictionary, .place:
        badCount += 1
        unknownCount += 1
        familyCount += 1
      case .organisation: badCount += 1
      case .foreign: break
      }
      if token.kind != .title { tokenCount += 1 }
    }
    if givenCount >= 2, familyCount == 0 {
      // Two given names alone: the later one is the surname.
      givenWords &= ~(1 << UInt32(31 - givenWords.leadingZeroBitCount))
      givenCount -= 1
      familyCount += 1
    }
    addJointPoints(tokens)
  }

  /// What part of the name a word is; nil for words that carry none.
  func part(of token: TokenReading, at index: Int) -> NameToken.Part? {
    switch token.kind {
    case .patronymic: .patronymic
    case .name: givenWords >> UInt32(truncatingIfNeeded: index) & 1 == 1 ? .given : .family
    case .unknown, .dictionary, .place: .family
    default: nil
    }
  }

  /// Whether a word counts as a given name: a known one, if it is no surname beside another.
  private func isGivenPart(_ token: TokenReading) -> Bool {
    guard token.isGiven else { return false }
    return givenCount == 0 || !(token.isFamily || token.shape > .none)
  }

  private mutating func addJointPoints(_ tokens: UnsafeBufferPointer<TokenReading>) {
    let leads = givenCount > 0 || initialCount > 0 || patronymicCount > 0
    if leads && familyCount > 0 || givenCount > 0 && patronymicCount > 0 { points += 1.5 }
    let isPlainSurname = familyCount > 0 && givenCount == 0 && badCount == 0
    if isPlainSurname, tokens.count <= 3, initialCount >= 2 { points += 2.5 }
    if initialCount > 0, strongCount == 0, givenCount == 0 { points -= 1 }
  }
}
