/// Reads values, prose and file names as names of persons.
///
/// The word lists are read on creation, which takes some milliseconds; create one and keep it.
package struct NameReader: Sendable {
  let lexicon: NameLexicon

  /// Reads the embedded lists.
  package init() { lexicon = NameLexicon() }

  /// The word lists read, by their names in `rules/lexicons`.
  package static var lexiconFiles: [String] { NameLexicon.files }

  /// In bytes: sixty letters of two bytes, and some.
  private static let longestValue = 130
  private static let mostWords = 6
  /// Below, a reading is not worth keeping.
  static let leastPoints = 0.8
  /// What a name of ordinary words counts where a name is expected.
  private static let leastExpectedPoints = -0.5

  /// Reads a whole value as one name; nil for the many that cannot be one.
  ///
  /// - Parameters:
  ///   - value: The value, decoded.
  ///   - isExpected: Whether its key or its neighbours call for a name: then two to four capitalised
  ///     words are one, though each is an ordinary word, as in `Drew Sander`.
  /// - Returns: The reading, if it is a name in likelihood.
  package func read(
    _ value: UnsafeBufferPointer<UInt8>,
    isExpected: Bool = false
  ) -> NameReading? {
    guard let sketch = ValueSketch(value, longest: Self.longestValue) else { return nil }
    if sketch.isEastAsian, let reading = readEastAsian(value) { return reading }
    let capacity = Self.mostWords + 3
    return withUnsafeTemporaryAllocation(of: TokenReading.self, capacity: capacity) { buffer in
      var tokens = TokenList(buffer)
      let isLower = sketch.isAllLowercase
      let classifier = TokenClassifier(lexicon: lexicon)
      guard
        tokens.fill(
          from: value,
          with: classifier,
          assumingCapital: isLower,
          isShouted: sketch.isAllUppercase
        ),
        tokens.count > 0, tokens.count <= Self.mostWords
      else { return nil }
      var score = NameScore(tokens.readings)
      if tokens.commas > 1 || score.tokenCount == 0 { return nil }
      if tokens.commas == 1 { score.points += score.hasGiven ? 0.7 : -1.5 }
      if sketch.isAllUppercase { score.points -= 0.7 }
      if tokens.hasNickname { score.points += 0.5 }
      if isLower {
        guard score.strongCount >= 2, score.hasGiven, score.hasFamily else { return nil }
        score.points -= 1.5
      }
      if score.partCount == 1, score.titleCount == 0 { score.points -= 1 }
      if score.partCount == 1, sketch.isShortAcronym { score.points -= 2 }
      if score.unknownCount >= 3 { score.points -= 1.5 }
      if score.points < Self.leastPoints {
        guard isExpected, !isLower, Self.mayBeName(tokens.readings) else { return nil }
        score.points = max(score.points, Self.leastExpectedPoints)
      }
      guard !isEponym(tokens.readings, in: value) else { return nil }
      return reading(of: tokens.readings, score, in: value)
    }
  }

  /// Whether words can be a name at all: a few capitalised ones that name no organisation.
  private static func mayBeName(_ tokens: UnsafeBufferPointer<TokenReading>) -> Bool {
    var words = 0
    for token in tokens {
      switch token.kind {
      case .foreign, .organisation: return false
      case .particle, .title, .suffix, .initial: continue
      case .patronymic, .name, .place, .dictionary, .unknown:
        guard token.isCapitalised else { return false }
        words += 1
      }
    }
    return 2...4 ~= words
  }

  /// Makes the reading of words that were found to be a name.
  func reading(
    of tokens: UnsafeBufferPointer<TokenReading>,
    _ score: NameScore,
    in value: UnsafeBufferPointer<UInt8>
  ) -> NameReading {
    let start = tokens.first?.start ?? 0
    let end = tokens.last?.end ?? value.count
    var reading = NameReading(likeness: score.points / 10, range: start..<max(start, end))
    reading.initialCount = score.initialCount
    reading.titleCount = score.titleCount
    reading.strongTokenCount = score.strongCount
    reading.badTokenCount = score.badCount
    reading.unknownCount = score.unknownCount
    reading.tokens.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      guard let part = score.part(of: token, at: index) else { continue }
      let word = UnsafeBufferPointer(rebasing: value[token.start..<token.end])
      reading.tokens.append(nameToken(word, part, token))
    }
    return reading
  }

  private func nameToken(
    _ word: UnsafeBufferPointer<UInt8>,
    _ part: NameToken.Part,
    _ token: TokenReading
  ) -> NameToken {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count * 2 + 8) { buffer in
      let count = TextFolding.fold(word, into: buffer)
      let folded = UnsafeBufferPointer(rebasing: buffer[..<count])
      let skeleton = NameSkeleton(ofFolded: folded)
      let looksFamily = token.isFamily || token.shape >= .inflected
      return NameToken(
        part: part,
        range: token.start..<token.end,
        key: lexicon.aliases.key(ofFolded: folded, skeleton),
        isStrong: token.isStrong,
        isSurname: token.kind == .name && looksFamily && !token.isGiven,
        initials: InitialSet(folded: folded, skeleton)
      )
    }
  }

  /// Whether the words are a brand, a work or a stock figure named like a person.
  private func isEponym(
    _ tokens: UnsafeBufferPointer<TokenReading>,
    in value: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard tokens.count >= 2, tokens.count <= 4 else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: value.count * 2 + 8) { buffer in
      var hash = WordHash()
      for (index, token) in tokens.enumerated() {
        if index > 0 { hash.add(UInt8(ascii: " ")) }
        let word = UnsafeBufferPointer(rebasing: value[token.start..<token.end])
        let count = TextFolding.fold(word, into: buffer)
        for byte in buffer[..<count] { hash.add(byte) }
      }
      return lexicon.classes(of: hash.value).contains(.eponym)
    }
  }
}
