/// Where short runs of Han, Hangul and katakana stand in a text.
///
/// Two characters are indexed everywhere, three to six where the first of them begin with a
/// surname. Words in katakana are indexed whole, and joined over a middle dot or space.
struct EastAsianIndex: Sendable {
  private var places: WordTable<Int32>

  /// Creates an empty index.
  init() { places = WordTable(capacity: 1, empty: -1) }

  /// Creates the index of a text.
  init(_ text: UnsafeBufferPointer<UInt8>, lexicon: NameLexicon) {
    places = WordTable(capacity: text.count / 8, empty: -1)
    var recent = RecentCharacters(text, lexicon: lexicon)
    var katakana = KatakanaWords()
    var index = 0
    while index < text.count {
      let scalar = scanScalar(text, at: index)
      let end = index &+ scalar.length
      let isGap = Self.isGap(scalar.value)
      if isKatakana(scalar.value) {
        katakana.add(text, index..<end)
      } else {
        add(katakana.finishWord())
        if !isGap { katakana = KatakanaWords() }
      }
      if isHan(scalar.value) || isHangul(scalar.value) || (0x3041...0x3096).contains(scalar.value) {
        recent.push(index..<end)
        recent.forEachRun { add($0) }
      } else if !isGap {
        recent.clear()
      }
      index = end
    }
    add(katakana.finishWord())
  }

  /// Where the characters of this hash first stand; nil when nowhere.
  func place(of hash: UInt64) -> Int? {
    let place = places[hash]
    return place < 0 ? nil : Int(place)
  }

  private mutating func add(_ run: IndexedRun) {
    places.update(run.hash) { if $0 < 0 { $0 = Int32(run.start) } }
  }

  private mutating func add(_ runs: (word: IndexedRun, whole: IndexedRun)?) {
    guard let runs else { return }
    add(runs.word)
    add(runs.whole)
  }

  private static func isGap(_ value: UInt32) -> Bool {
    value == 0x20 || value == 0x3000 || value == 0x30FB || value == 0xB7 || value == 0xFF1D
  }
}

/// A run of characters: its hash and where it begins.
private struct IndexedRun {
  var hash: UInt64
  var start: Int
}

/// The katakana word that is being read, and the words joined to it.
private struct KatakanaWords {
  private var word = WordHash()
  private var whole = WordHash()
  private var wordStart = -1
  private var wholeStart = -1

  mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    if wordStart < 0 { wordStart = range.lowerBound }
    if wholeStart < 0 { wholeStart = range.lowerBound }
    for index in range {
      word.add(text[index])
      whole.add(text[index])
    }
  }

  mutating func finishWord() -> (word: IndexedRun, whole: IndexedRun)? {
    guard wordStart >= 0 else { return nil }
    let found = (
      IndexedRun(hash: word.value, start: wordStart),
      IndexedRun(hash: whole.value, start: wholeStart)
    )
    word = WordHash()
    wordStart = -1
    return found
  }
}

/// The last six characters of a text, with whether a surname begins at each.
private struct RecentCharacters {
  private static let most = 6

  private let text: UnsafeBufferPointer<UInt8>
  private let lexicon: NameLexicon
  private var ranges = InlineArray<6, Range<Int>>(repeating: 0..<0)
  private var beginsSurname = InlineArray<6, Bool>(repeating: false)
  private var count = 0

  init(_ text: UnsafeBufferPointer<UInt8>, lexicon: NameLexicon) {
    self.text = text
    self.lexicon = lexicon
  }

  mutating func clear() { count = 0 }

  mutating func push(_ range: Range<Int>) {
    for slot in 0..<(Self.most - 1) {
      ranges[slot] = ranges[slot + 1]
      beginsSurname[slot] = beginsSurname[slot + 1]
    }
    ranges[Self.most - 1] = range
    beginsSurname[Self.most - 1] = false
    count = min(count + 1, Self.most)
    // This character may end a surname of one to three characters.
    for length in 1...3 where length <= count {
      let classes = lexicon.classes(of: hash(length))
      let surnames: WordClasses = [.hanSurname, .japaneseSurname, .koreanSurname]
      if !classes.isDisjoint(with: surnames) { beginsSurname[Self.most - length] = true }
    }
  }

  /// Calls `body` with the runs that end at the newest character.
  func forEachRun(_ body: (IndexedRun) -> Void) {
    for length in 2..<(Self.most + 1) where length <= count {
      guard length == 2 || beginsSurname[Self.most - length] else { continue }
      body(IndexedRun(hash: hash(length), start: ranges[Self.most - length].lowerBound))
    }
  }

  /// The hash of the newest `length` characters.
  private func hash(_ length: Int) -> UInt64 {
    var hash = WordHash()
    for slot in (Self.most - length)..<Self.most {
      for byte in text[ranges[slot]] { hash.add(byte) }
    }
    return hash.value
  }
}
