/// Says of one word what part of a name it may be.
struct TokenClassifier {
  let lexicon: NameLexicon

  /// Words of more bytes are no names.
  private static let longestWord = 64

  /// Reads the word at `start..<end`, punctuation around it included.
  ///
  /// - Parameters:
  ///   - bytes: The text the word stands in.
  ///   - start: Where the word begins.
  ///   - end: Where it ends, after `start`.
  ///   - assumingCapital: Whether to read the word as if it were capitalised.
  ///   - isShouted: Whether the whole value is in capitals, so that capitals say nothing.
  /// - Returns: The reading; of kind `foreign` for what is no word.
  func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int,
    assumingCapital: Bool = false,
    isShouted: Bool = false
  ) -> TokenReading {
    var first = start
    var last = end
    while first < last, let length = punctuation(bytes, at: first) { first &+= length }
    while last > first, let length = punctuation(bytes, before: last) { last &-= length }
    first = endOfArticle(bytes, first, last)
    guard first < last, last &- first <= Self.longestWord else {
      return TokenReading(kind: .foreign, start: start, end: end)
    }
    let letter = scanScalar(bytes, at: first)
    let letterCase = letterCase(of: letter.value)
    let isDotted = last < end && bytes[last] == UInt8(ascii: ".")
    let word = UnsafeBufferPointer(rebasing: bytes[first..<last])
    let initials = initialCount(word, isDotted: isDotted)
    if initials > 0, letterCase == .upper {
      return TokenReading(kind: .initial, initialCount: initials, start: first, end: last)
    }
    let capital = letterCase == .upper || letterCase == .caseless || assumingCapital
    var reading = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count * 2 + 8) {
      buffer in
      let count = TextFolding.fold(word, into: buffer)
      return classify(UnsafeBufferPointer(rebasing: buffer[..<count]), isCapitalised: capital)
    }
    if letterCase == .none { reading.kind = .foreign }
    if reading.kind == .unknown, !isShouted, hasInnerCapital(word) { reading.kind = .foreign }
    reading.start = first
    reading.end = last
    return reading
  }

  /// Where the word begins after an Arabic article in small letters, as in `al-Harwani`.
  private func endOfArticle(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Int {
    guard end &- start > 5, bytes[start] &- 0x61 < 26 else { return start }
    for index in (start &+ 2)...(start &+ 3) where bytes[index] == UInt8(ascii: "-") {
      let article = UnsafeBufferPointer(rebasing: bytes[start..<index])
      return lexicon.classes(of: article).contains(.particle) ? index &+ 1 : start
    }
    return start
  }

  /// Classifies a folded word by the lists first and by its ending after.
  func classify(_ folded: UnsafeBufferPointer<UInt8>, isCapitalised: Bool) -> TokenReading {
    // Combining marks alone fold to nothing.
    if folded.isEmpty { return TokenReading(kind: .foreign) }
    let classes = lexicon.classes(of: folded)
    if classes.contains(.particle) {
      return TokenReading(kind: .particle, isCapitalised: isCapitalised)
    }
    let isPlainGiven = classes.contains(.given) && !classes.contains(.ambiguous)
    if classes.contains(.title), !isPlainGiven {
      return TokenReading(kind: .title, isCapitalised: isCapitalised)
    }
    if classes.contains(.suffix) {
      return TokenReading(kind: .suffix, isCapitalised: isCapitalised)
    }
    let isListed = !classes.isDisjoint(with: [.given, .family])
    let isOrdinary = !classes.isDisjoint(with: [.dictionary, .screen, .place, .function, .kinship])
    let endings = isOrdinary && !isListed ? [] : lexicon.endingClasses(of: folded)
    if isPatronymic(folded, classes, endings, isListed: isListed) {
      return TokenReading(kind: .patronymic, isCapitalised: isCapitalised)
    }
    if classes.contains(.function) {
      return TokenReading(kind: .foreign, isCapitalised: isCapitalised)
    }
    return classifyName(folded, classes, endings, isOrdinary, isCapitalised)
  }

  /// Classifies a word that is no title, particle or patronymic.
  private func classifyName(
    _ folded: UnsafeBufferPointer<UInt8>,
    _ classes: WordClasses,
    _ endings: EndingClasses,
    _ isOrdinary: Bool,
    _ isCapitalised: Bool
  ) -> TokenReading {
    var reading = TokenReading(kind: .name, isCapitalised: isCapitalised)
    reading.isGiven = classes.contains(.given)
    reading.isFamily = classes.contains(.family)
    reading.isPlace = classes.contains(.place)
    reading.isScreenWord = classes.contains(.screen)
    reading.isAmbiguous =
      !classes.isDisjoint(with: [.ambiguous, .dictionary, .screen]) || isShort(folded)
    if !reading.isGiven { readGivenParts(folded, isOrdinary: isOrdinary, into: &reading) }
    if !reading.isFamily { reading.shape = shape(folded, classes, endings) }
    if reading.isGiven || reading.isFamily { return reading }
    if reading.isScreenWord {
      reading.kind = .organisation
    } else if reading.isPlace {
      reading.kind = .place
    } else if !classes.isDisjoint(with: [.dictionary, .kinship]) {
      reading.kind = .dictionary
    } else if reading.shape > .none {
      reading.isAmbiguous = false
    } else {
      reading.kind = .unknown
    }
    if !isCapitalised, reading.kind != .name { reading.kind = .foreign }
    return reading
  }

  private func isPatronymic(
    _ folded: UnsafeBufferPointer<UInt8>,
    _ classes: WordClasses,
    _ endings: EndingClasses,
    isListed: Bool
  ) -> Bool {
    if classes.contains(.patronymic) { return true }
    guard endings.contains(.patronymic), folded.count > 5 else { return false }
    return folded[0] >= 0x80 || !isListed
  }

  /// What the ending says of a surname; in Latin script only of words of five letters or more.
  private func shape(
    _ folded: UnsafeBufferPointer<UInt8>,
    _ classes: WordClasses,
    _ endings: EndingClasses
  ) -> TokenReading.Shape {
    let isLatin = folded[0] < 0x80
    if classes.contains(.dictionary) { return .none }
    if isLatin, folded.count < 5 { return .none }
    if isLatin, hasSurnamePrefix(folded) { return .strong }
    if endings.contains(.strong) { return .strong }
    if endings.contains(.inflected) { return .inflected }
    return endings.contains(.weak) ? .weak : .none
  }

  /// Mc, Mac, Fitz and O' before three letters or more.
  private func hasSurnamePrefix(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    func begins(_ prefix: StaticString) -> Bool {
      let length = prefix.utf8CodeUnitCount
      guard folded.count >= length &+ 3 else { return false }
      for index in 0..<length where folded[index] != prefix.utf8Start[index] { return false }
      return true
    }
    return begins("mc") || begins("o'") || begins("fitz") || begins("mac") && folded.count >= 7
  }

  /// Recognises compound given names (Anna-Maria) and Cyrillic ones in an oblique case.
  private func readGivenParts(
    _ folded: UnsafeBufferPointer<UInt8>,
    isOrdinary: Bool,
    into reading: inout TokenReading
  ) {
    if folded.contains(UInt8(ascii: "-")) {
      var parts = 0
      var given = 0
      for part in folded.split(separator: UInt8(ascii: "-")) {
        parts += 1
        let classes = lexicon.classes(of: UnsafeBufferPointer(rebasing: part))
        if classes.contains(.given) { given += 1 }
        if classes.contains(.family) { reading.isFamily = true }
      }
      reading.isGiven = parts > 1 && given == parts
    } else if !isOrdinary, folded[0] == 0xD0 || folded[0] == 0xD1 {
      reading.isGiven = isInflectedGivenName(folded)
    }
  }

  /// Whether a Cyrillic word is a given name with a case ending: Сергеем, Елены, Ильёй.
  private func isInflectedGivenName(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    for ending in Self.caseEndings {
      let length = ending.utf8CodeUnitCount
      let stem = folded.count &- length
      guard stem >= 6, endsWith(folded, ending) else { continue }
      var hash = WordHash()
      for byte in folded[..<stem] { hash.add(byte) }
      if lexicon.classes(of: hash.value).contains(.given) { return true }
      for tail in Self.nominativeEndings {
        var whole = hash
        whole.add(UInt8(tail >> 8))
        whole.add(UInt8(tail & 0xFF))
        if lexicon.classes(of: whole.value).contains(.given) { return true }
      }
    }
    return false
  }

  private static let caseEndings: [StaticString] = [
    "ом", "ем", "ой", "ей", "ою", "ею", "а", "я", "у", "ю", "е", "ы", "и", "і",
  ]
  /// а, я, й, ь.
  private static let nominativeEndings: [UInt16] = [0xD0B0, 0xD18F, 0xD0B9, 0xD18C]

  private func endsWith(_ word: UnsafeBufferPointer<UInt8>, _ ending: StaticString) -> Bool {
    let length = ending.utf8CodeUnitCount
    for index in 0..<length
    where word[word.count &- length &+ index] != ending.utf8Start[index] { return false }
    return true
  }

  /// Whether a word has one or two letters, in which case it says little.
  private func isShort(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    folded.count <= 2 || folded[0] >= 0x80 && folded[0] < 0xE0 && folded.count <= 4
  }

  /// How many initials a word is: `I`, `I.`, `I.I`; 0 for other words.
  private func initialCount(_ word: UnsafeBufferPointer<UInt8>, isDotted: Bool) -> Int {
    guard word.count <= 8 else { return 0 }
    var index = 0
    var count = 0
    while index < word.count {
      let scalar = scanScalar(word, at: index)
      guard letterCase(of: scalar.value) == .upper else { return 0 }
      index &+= scalar.length
      count &+= 1
      while index < word.count, word[index] == UInt8(ascii: ".") || word[index] == UInt8(ascii: "-")
      {
        index &+= 1
        if index == word.count { return count }
        if word[index] != UInt8(ascii: ".") && word[index] != UInt8(ascii: "-") { break }
      }
      let followsMark =
        word[index &- 1] == UInt8(ascii: ".") || word[index &- 1] == UInt8(ascii: "-")
      if index < word.count, !followsMark { return 0 }
    }
    return count == 1 || isDotted ? count : 0
  }

  /// Whether a capital follows a small letter, as in component names; not as in McCarthy.
  private func hasInnerCapital(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    var previous = ScalarCase.none
    while index < word.count {
      let scalar = scanScalar(word, at: index)
      let current = letterCase(of: scalar.value)
      if previous == .lower, current == .upper {
        return !(index <= 3 && word[0] < 0x80 && scalar.length == 1)
      }
      previous = current
      index &+= scalar.length
    }
    return false
  }

  /// The length of the punctuation mark at `index`, or nil for a letter.
  @inline(__always)
  private func punctuation(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    if bytes[index] < 0x80 { return Self.isPunctuation(bytes[index]) ? 1 : nil }
    if bytes[index] > 0xE2 || bytes[index] < 0xC2 { return nil }
    let scalar = scanScalar(bytes, at: index)
    return Self.isPunctuation(scalar.value) ? scalar.length : nil
  }

  @inline(__always)
  private func punctuation(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
    let last = bytes[end &- 1]
    if last < 0x80 { return Self.isPunctuation(last) ? 1 : nil }
    for length in 2...3 where end >= length && bytes[end &- length] & 0xC0 == 0xC0 {
      let scalar = scanScalar(bytes, at: end &- length)
      return scalar.length == length && Self.isPunctuation(scalar.value) ? length : nil
    }
    return nil
  }

  @inline(__always)
  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "\""), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "-"), 0x27:
      true
    default: false
    }
  }

  @inline(__always)
  private static func isPunctuation(_ value: UInt32) -> Bool {
    switch value {
    case 0xAB, 0xBB, 0x2013...0x201F, 0x2026, 0xA0: true
    // Marks nobody sees, such as those for the direction of writing.
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069: true
    default: false
    }
  }
}
