/// Splits a visible text into words and marks.
struct VisibleWordScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private let lexicon: NameLexicon
  private let known: WordCache<VisibleWord>
  private var index = 0
  /// Whether Han, Hangul or kana was met, which are indexed by character instead.
  private(set) var sawEastAsian = false

  private static let longestWord = 64

  init(
    _ text: UnsafeBufferPointer<UInt8>,
    lexicon: NameLexicon,
    known: WordCache<VisibleWord>
  ) {
    self.text = text
    self.lexicon = lexicon
    self.known = known
  }

  /// The next word or mark; nil at the end.
  mutating func next() -> VisibleWord? {
    while index < text.count {
      let start = index
      let scalar = scanScalar(text, at: index)
      index &+= scalar.length
      switch letterCase(of: scalar.value) {
      case .none:
        if Self.isMark(scalar.value) {
          return VisibleWord(kind: .punctuation, start: start, end: index)
        }
        if scalar.value &- 0x30 < 10 { return number(from: start) }
      case .lower:
        skipWord()
        return VisibleWord(kind: .other, start: start, end: index)
      case .caseless:
        if isHan(scalar.value) || isHangul(scalar.value) || (0x3041...0x30FF).contains(scalar.value)
        {
          sawEastAsian = true
          skipWord()
          return VisibleWord(kind: .other, start: start, end: index)
        }
        skipWord()
        return word(from: start, isCaseless: true)
      case .upper:
        skipWord()
        return word(from: start)
      }
    }
    return nil
  }

  private mutating func number(from start: Int) -> VisibleWord {
    skipWord()
    return VisibleWord(kind: .other, start: start, end: index)
  }

  /// Moves to the end of the word, over apostrophes and hyphens inside it.
  private mutating func skipWord() {
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let isLetter = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
        let isJoint = byte == 0x27 || byte == UInt8(ascii: "-")
        if !isLetter, !(isJoint && index &+ 1 < text.count && text[index &+ 1] >= 0x41) { return }
        index &+= 1
        continue
      }
      let scalar = scanScalar(text, at: index)
      let joins = scalar.value == 0x2019 || scalar.value == 0x2BC || scalar.value == 0xAD
      let isMark = (0x300...0x36F).contains(scalar.value)
      // Vowel signs and the like inside words of other scripts.
      let isSign = (0x590...0x8FF).contains(scalar.value) || (0x900...0xDFF).contains(scalar.value)
      if letterCase(of: scalar.value) == .none, !joins, !isMark,
        !(isSign && !Self.isMark(scalar.value))
      {
        return
      }
      index &+= scalar.length
    }
  }

  private mutating func word(from start: Int, isCaseless: Bool = false) -> VisibleWord {
    let end = index
    let isDotted = end < text.count && text[end] == UInt8(ascii: ".")
    guard end &- start <= Self.longestWord else {
      return VisibleWord(kind: .other, start: start, end: end)
    }
    let raw = UnsafeBufferPointer(rebasing: text[start..<end])
    // Whether it is caseless follows from its first letter.
    var word = known.value(of: raw) {
      var word = VisibleWord(kind: .name, start: 0, end: 0)
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: raw.count * 2 + 8) { buffer in
        let count = TextFolding.fold(raw, into: buffer)
        describe(UnsafeBufferPointer(rebasing: buffer[..<count]), isCaseless, as: &word)
      }
      return word
    }
    word.start = start
    word.end = end
    let isLetter = scanScalar(text, at: start).length == end &- start
    if isLetter, letterCase(of: scanScalar(text, at: start).value) == .upper {
      word.kind = .initial
      // The dot belongs to the initial and ends no sentence.
      if isDotted { index &+= 1 }
    }
    return word
  }

  private func describe(
    _ folded: UnsafeBufferPointer<UInt8>,
    _ isCaseless: Bool,
    as word: inout VisibleWord
  ) {
    let classes = lexicon.classes(of: folded)
    let isNotOfName = !classes.isDisjoint(with: [.function, .title, .particle])
    let isLetter = !folded.isEmpty && scanScalar(folded, at: 0).length == folded.count
    if folded.isEmpty || !isLetter && isNotOfName && classes.isDisjoint(with: [.given, .family]) {
      word.kind = .other
      return
    }
    word.isUnlistedCaseless = isCaseless && classes.isDisjoint(with: [.given, .family])
    let skeleton = NameSkeleton(ofFolded: folded)
    word.key = lexicon.aliases.key(ofFolded: folded, skeleton)
    word.initials = InitialSet(folded: folded, skeleton)
    word.isOrdinary =
      !classes.isDisjoint(with: [.dictionary, .screen]) && !classes.contains(.given)
  }

  private static func isMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x0A, 0x21, 0x22, 0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0xAB, 0xBB: true
    case 0x2D, 0x2013, 0x2014, 0x2018...0x201F, 0x2026, 0x60C, 0x61B, 0x61F, 0x6D4, 0x964: true
    default: false
    }
  }
}
