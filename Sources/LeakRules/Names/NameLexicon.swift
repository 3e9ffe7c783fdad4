/// What the word lists say about one word.
struct WordClasses: OptionSet, Sendable {
  let rawValue: UInt32

  static let given = WordClasses(rawValue: 1 << 0)
  static let family = WordClasses(rawValue: 1 << 1)
  static let ambiguous = WordClasses(rawValue: 1 << 2)
  static let dictionary = WordClasses(rawValue: 1 << 3)
  static let place = WordClasses(rawValue: 1 << 4)
  static let screen = WordClasses(rawValue: 1 << 5)
  static let function = WordClasses(rawValue: 1 << 6)
  static let particle = WordClasses(rawValue: 1 << 7)
  static let title = WordClasses(rawValue: 1 << 8)
  static let suffix = WordClasses(rawValue: 1 << 9)
  static let patronymic = WordClasses(rawValue: 1 << 10)
  static let kinship = WordClasses(rawValue: 1 << 11)
  static let trigger = WordClasses(rawValue: 1 << 12)
  static let recording = WordClasses(rawValue: 1 << 13)
  static let hanSurname = WordClasses(rawValue: 1 << 14)
  static let japaneseSurname = WordClasses(rawValue: 1 << 15)
  static let koreanSurname = WordClasses(rawValue: 1 << 16)
  static let koreanGiven = WordClasses(rawValue: 1 << 17)
  static let hanCue = WordClasses(rawValue: 1 << 18)
  static let eponym = WordClasses(rawValue: 1 << 19)
  static let calendar = WordClasses(rawValue: 1 << 20)
  static let hanStop = WordClasses(rawValue: 1 << 21)
}

/// What the end of a word says about it.
struct EndingClasses: OptionSet, Sendable {
  let rawValue: UInt8

  static let strong = EndingClasses(rawValue: 1 << 0)
  static let strongAfterConsonant = EndingClasses(rawValue: 1 << 1)
  static let inflected = EndingClasses(rawValue: 1 << 2)
  static let inflectedAfterConsonant = EndingClasses(rawValue: 1 << 3)
  static let weak = EndingClasses(rawValue: 1 << 4)
  static let patronymic = EndingClasses(rawValue: 1 << 5)
}

/// The word lists of names, read once into tables of hashes.
struct NameLexicon: Sendable {
  private static let wordLists: [(file: String, classes: WordClasses)] = [
    ("given-names.txt", .given),
    ("given-names-faker.txt", .given),
    ("family-names.txt", .family),
    ("ambiguous-names.txt", .ambiguous),
    ("dictionary.txt", .dictionary),
    ("places.txt", .place),
    ("screen-words.txt", .screen),
    ("function-words.txt", .function),
    ("name-particles.txt", .particle),
    ("titles.txt", .title),
    ("name-suffixes.txt", .suffix),
    ("patronymics.txt", .patronymic),
    ("kinship-words.txt", .kinship),
    ("name-triggers.txt", .trigger),
    ("recording-words.txt", .recording),
    ("han-surnames.txt", .hanSurname),
    ("japanese-surnames.txt", .japaneseSurname),
    ("korean-surnames.txt", .koreanSurname),
    ("korean-given-syllables.txt", .koreanGiven),
    ("han-name-cues.txt", .hanCue),
    ("eponyms.txt", .eponym),
    ("calendar-words.txt", .calendar),
    ("han-stop-characters.txt", .hanStop),
  ]
  private static let endingLists: [(file: String, plain: EndingClasses, marked: EndingClasses)] = [
    ("endings-surname-strong.txt", .strong, .strongAfterConsonant),
    ("endings-surname-inflected.txt", .inflected, .inflectedAfterConsonant),
    ("endings-surname-weak.txt", .weak, .weak),
    ("endings-patronymic.txt", .patronymic, .patronymic),
  ]
  /// The names of all lists read, as in `rules/lexicons`.
  static var files: [String] {
    wordLists.map(\.file) + endingLists.map(\.file) + ["aliases.txt"]
  }
  /// In bytes, folded: ten Cyrillic letters.
  private static let longestEnding = 20

  private let words: LexiconTable
  private var endings = WordTable<EndingClasses>(capacity: 400, empty: [])
  private(set) var aliases = NameAliases()

  /// Reads the embedded lists.
  init() {
    let lists = Self.wordLists.map { (LexiconText(named: $0.file), $0.classes) }
    var words = LexiconTable(capacity: lists.reduce(0) { $0 + $1.0.lineCount })
    for (text, classes) in lists { words.add(text, classes.rawValue) }
    self.words = words
    for list in Self.endingLists {
      LexiconText(named: list.file).forEachEntry { entry in
        let isMarked = entry[0] == UInt8(ascii: "~")
        let ending = isMarked ? UnsafeBufferPointer(rebasing: entry[1...]) : entry
        var hash = WordHash()
        for byte in ending.reversed() { hash.add(byte) }
        endings.update(hash.value) { $0.formUnion(isMarked ? list.marked : list.plain) }
      }
    }
    LexiconText(named: "aliases.txt").forEachEntry { aliases.addGroup($0) }
  }

  /// What the lists say about a folded word.
  @inline(__always)
  func classes(of hash: UInt64) -> WordClasses { WordClasses(rawValue: words[hash]) }

  /// What the lists say about a folded word, or about the dictionary word it is a form of.
  func classes(of folded: UnsafeBufferPointer<UInt8>) -> WordClasses {
    let classes = classes(of: WordHash.of(folded))
    guard classes.isEmpty, folded.count > 3, folded[0] < 0x80 else { return classes }
    return isFormOfDictionaryWord(folded) ? .dictionary : []
  }

  /// Whether a dictionary word is left when -s, -ed, -ly or -'s is taken away.
  ///
  /// The export leaves such forms out of the dictionary.
  private func isFormOfDictionaryWord(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = folded[folded.count &- 1]
    let before = folded[folded.count &- 2]
    let ending: Int
    switch (before, last) {
    case (UInt8(ascii: "e"), UInt8(ascii: "d")), (UInt8(ascii: "l"), UInt8(ascii: "y")),
      (0x27, UInt8(ascii: "s")):
      ending = 2
    case (_, UInt8(ascii: "s")): ending = 1
    default: return false
    }
    let stem = UnsafeBufferPointer(rebasing: folded[..<(folded.count &- ending)])
    return classes(of: WordHash.of(stem)).contains(.dictionary)
  }

  /// What the ending of a folded word says; at least two letters must stand before it.
  func endingClasses(of folded: UnsafeBufferPointer<UInt8>) -> EndingClasses {
    var hash = WordHash()
    var found: EndingClasses = []
    let stemEnd = endOfShortestStem(folded)
    let lowest = max(stemEnd, folded.count &- Self.longestEnding)
    var index = folded.count
    while index > lowest {
      index &-= 1
      hash.add(folded[index])
      guard folded[index] & 0xC0 != 0x80 else { continue }
      var classes = endings[hash.value]
      if classes.isEmpty { continue }
      if classes.contains(.strongAfterConsonant) || classes.contains(.inflectedAfterConsonant) {
        if followsVowel(folded, index) {
          classes.subtract([.strongAfterConsonant, .inflectedAfterConsonant])
        }
      }
      found.formUnion(classes)
    }
    if found.contains(.strongAfterConsonant) { found.insert(.strong) }
    if found.contains(.inflectedAfterConsonant) { found.insert(.inflected) }
    return found
  }

  /// Where the first two letters of a word end.
  private func endOfShortestStem(_ folded: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    for _ in 0..<2 where index < folded.count {
      index &+= scanScalar(folded, at: index).length
    }
    return index
  }

  /// Whether the letter before `index` is a vowel.
  private func followsVowel(_ folded: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch folded[index &- 1] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      return true
    case let tail where index >= 2 && tail >= 0x80:
      switch UInt16(folded[index &- 2]) << 8 | UInt16(tail) {
      // а е и о, у ы э ю я, є і ї
      case 0xD0B0, 0xD0B5, 0xD0B8, 0xD0BE: return true
      case 0xD183, 0xD18B, 0xD18D, 0xD18E, 0xD18F, 0xD194, 0xD196, 0xD197: return true
      default: return false
      }
    default: return false
    }
  }
}
