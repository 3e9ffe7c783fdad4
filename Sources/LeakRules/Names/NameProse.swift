/// Names inside longer texts: notes, comments, hidden paragraphs.
extension NameReader {
  private static let mostRunWords = 6

  /// Finds names in `text`.
  ///
  /// Cased scripts give runs of two to five capitalised words; scripts without case runs of known
  /// names; Han text names that follow a word such as 母亲 or 姓名. One pass, with a bounded look
  /// around each name.
  ///
  /// - Parameters:
  ///   - text: The text, decoded.
  ///   - isNoteLike: Whether the text, or its key, is a note for colleagues: then a word that
  ///     announces a name makes up for an unknown one.
  /// - Returns: The mentions in order of the text.
  package func readProse(
    _ text: UnsafeBufferPointer<UInt8>,
    isNoteLike: Bool
  ) -> [NameMention] {
    var mentions: [NameMention] = []
    withUnsafeTemporaryAllocation(of: TokenReading.self, capacity: Self.mostRunWords) { buffer in
      var words = ProseWords(text)
      var run = TokenList(buffer)
      while let word = words.next() {
        if !word.continuesRun || run.count == Self.mostRunWords {
          finish(&run, in: text, isNoteLike, &mentions)
          run = TokenList(buffer)
        }
        guard let reading = runReading(of: word, in: text, runIsEmpty: run.count == 0) else {
          finish(&run, in: text, isNoteLike, &mentions)
          run = TokenList(buffer)
          continue
        }
        _ = run.append(reading)
      }
      finish(&run, in: text, isNoteLike, &mentions)
      if words.sawHan {
        mentions += readHanProse(text, isNoteLike: isNoteLike)
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
      }
    }
    return mentions
  }

  /// The reading of a word that may belong to a name; nil for one that ends a run.
  private func runReading(
    of word: ProseWords.Word,
    in text: UnsafeBufferPointer<UInt8>,
    runIsEmpty: Bool
  ) -> TokenReading? {
    let classifier = TokenClassifier(lexicon: lexicon)
    switch word.letterCase {
    case .upper: return classifier.read(text, word.start, word.end)
    case .lower:
      guard !runIsEmpty, word.end &- word.start <= 6 else { return nil }
      let reading = classifier.read(text, word.start, word.end)
      return reading.kind == .particle ? reading : nil
    case .caseless:
      let reading = classifier.read(text, word.start, word.end)
      return reading.kind == .name && (reading.isGiven || reading.isFamily) ? reading : nil
    case .none: return nil
    }
  }

  /// Judges a run of words and adds it to the mentions when it is a name.
  private func finish(
    _ run: inout TokenList,
    in text: UnsafeBufferPointer<UInt8>,
    _ isNoteLike: Bool,
    _ mentions: inout [NameMention]
  ) {
    guard run.count >= 2, let tokens = trimmed(run.readings), tokens.count <= 5 else { return }
    let score = NameScore(tokens)
    let start = tokens[0].start
    let end = tokens[tokens.count - 1].end
    guard score.hasFamily || score.patronymicCount > 0, score.points >= Self.leastPoints,
      !isDate(tokens, end: end, in: text)
    else { return }
    let surroundings = ProseSurroundings(text, name: start..<end, lexicon: lexicon)
    let isAnnounced = isNoteLike && surroundings.followsTrigger && score.badCount == 0
    let isName = score.hasGiven || score.initialCount > 0 || score.patronymicCount > 0
    guard isAnnounced && tokens.count <= 3 || isName && score.strongCount > 0 else { return }
    mentions.append(
      mention(
        of: reading(of: tokens, score, in: text),
        surroundings,
        isNoteLike: isNoteLike
      )
    )
  }

  /// The evidence of a name's surroundings in a text.
  func mention(
    of reading: NameReading,
    _ surroundings: ProseSurroundings,
    isNoteLike: Bool
  ) -> NameMention {
    var mention = NameMention(reading: reading, evidence: [])
    mention.isNearKinship = surroundings.hasKinshipWord
    mention.isNearPhone = surroundings.hasPhone
    mention.followsTrigger = surroundings.followsTrigger
    mention.evidence.append(Evidence("it stands in running text", -0.15))
    if mention.isNearKinship {
      mention.evidence.append(Evidence("a word for kin or for a part in the story is near", 0.2))
    }
    if mention.isNearPhone {
      mention.evidence.append(Evidence("a telephone number is near", 0.25))
    }
    if isNoteLike {
      mention.evidence.append(Evidence("it stands in a note", 0.2))
      if mention.followsTrigger {
        mention.evidence.append(Evidence("the word before it announces a name", 0.25))
      }
    }
    return mention
  }

  /// The run without ordinary words at its ends; nil when less than two words stay.
  private func trimmed(
    _ run: UnsafeBufferPointer<TokenReading>
  ) -> UnsafeBufferPointer<TokenReading>? {
    var first = 0
    var last = run.count
    while last - first > 1, Self.isOrdinary(run[first].kind) { first += 1 }
    while last - first > 1,
      Self.isOrdinary(run[last - 1].kind) || run[last - 1].kind == .organisation
    { last -= 1 }
    return last - first >= 2 ? UnsafeBufferPointer(rebasing: run[first..<last]) : nil
  }

  private static func isOrdinary(_ kind: TokenReading.Kind) -> Bool {
    kind == .dictionary || kind == .foreign || kind == .particle
  }

  /// Whether the words are a date: “Fri Jan”, or “June” with a number after it.
  private func isDate(
    _ tokens: UnsafeBufferPointer<TokenReading>,
    end: Int,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let calendar = tokens.filter { isCalendarWord($0, in: text) }.count
    if calendar >= 2 { return true }
    guard calendar == 1 else { return false }
    var index = end
    while index < text.count, index < end &+ 3, text[index] == 0x20 || text[index] == 0x2C {
      index &+= 1
    }
    return index < text.count && text[index] &- 0x30 < 10
  }

  private func isCalendarWord(
    _ token: TokenReading,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let word = UnsafeBufferPointer(rebasing: text[token.start..<token.end])
    return lexicon.classes(of: LexiconText.foldedHash(word)).contains(.calendar)
  }
}
