/// The capitalised words of a text, by key, and which of them stand together.
///
/// Built in one pass; every question is then one or two look-ups, however long the text.
struct WordIndex: Sendable {
  /// One word of the text with all its places summed up.
  struct Entry: Sendable {
    /// Where the word first stands alone: no other name-like word beside it; -1 if nowhere.
    var bareStart: Int32 = -1
    var bareEnd: Int32 = 0
    /// Whether it stands beside another capitalised word anywhere, as part of a fuller name.
    var isAttached = false
    /// The initials that stand beside it, and where it stands with the first of them.
    var initials: InitialSet = []
    var initialStart: Int32 = 0
    var initialEnd: Int32 = 0
  }

  private var slots: WordTable<Int32>
  private var entries: [Entry] = []
  private var pairs: WordTable<Bool>
  private(set) var eastAsian = EastAsianIndex()

  /// Creates the index of a text of up to `longestText` bytes; what is beyond is left out.
  init(
    _ text: UnsafeBufferPointer<UInt8>,
    lexicon: NameLexicon,
    known: WordCache<VisibleWord>
  ) {
    let text = UnsafeBufferPointer(rebasing: text[..<min(text.count, Self.longestText)])
    slots = WordTable(capacity: 64 + text.count / 64, empty: -1)
    pairs = WordTable(capacity: 64 + text.count / 64, empty: false)
    var window = WordWindow()
    var scanner = VisibleWordScanner(text, lexicon: lexicon, known: known)
    while let word = scanner.next() {
      window.push(word)
      record(window)
    }
    // One more step lets the last word see that nothing follows it.
    window.push(VisibleWord(kind: .punctuation, start: text.count, end: text.count))
    record(window)
    if scanner.sawEastAsian { eastAsian = EastAsianIndex(text, lexicon: lexicon) }
  }

  /// In bytes; the longest articles have a tenth of it.
  private static let longestText = 400_000

  /// What is known of a word; nil when the text does not have it.
  func entry(of key: UInt64) -> Entry? {
    let slot = slots[key | 1 == key ? key : Self.aliasHash(key)]
    return slot < 0 ? nil : entries[Int(slot)]
  }

  /// Whether two words stand within three words of each other, in any order.
  func standTogether(_ one: UInt64, _ other: UInt64) -> Bool { pairs[Self.pairHash(one, other)] }

  /// Takes in the window's middle word, whose neighbours on both sides are known.
  private mutating func record(_ window: WordWindow) {
    guard let word = window.middle, word.isNameLike else { return }
    var entry = Entry()
    let hash = word.key | 1 == word.key ? word.key : Self.aliasHash(word.key)
    let known = slots[hash]
    if known >= 0 { entry = entries[Int(known)] }
    let isAttached = window.middleIsAttached
    if isAttached { entry.isAttached = true }
    if !isAttached, entry.bareStart < 0 {
      entry.bareStart = Int32(word.start)
      entry.bareEnd = Int32(word.end)
    }
    let initials = window.initialsBesideMiddle
    if !initials.isEmpty {
      if entry.initials.isEmpty {
        entry.initialStart = Int32(word.start)
        entry.initialEnd = Int32(word.end)
      }
      entry.initials.formUnion(initials)
    }
    if known >= 0 {
      entries[Int(known)] = entry
    } else {
      slots.update(hash) { $0 = Int32(entries.count) }
      entries.append(entry)
    }
    for distance in 1...3 {
      guard let earlier = window.word(beforeMiddle: distance), earlier.isNameLike else { continue }
      pairs.update(Self.pairHash(earlier.key, word.key)) { $0 = true }
    }
  }

  /// Alias keys are even; tables want odd hashes.
  private static func aliasHash(_ key: UInt64) -> UInt64 { (key &* 0x9E37_79B9_7F4A_7C15) | 1 }

  private static func pairHash(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let low = min(one, other)
    let high = max(one, other)
    var mixed = (low ^ (high << 31 | high >> 33)) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 29 ^ high) &* 0xBF58_476D_1CE4_E5B9
    return (mixed ^ mixed >> 32) | 1
  }
}

/// A word or mark of a visible text.
struct VisibleWord: Sendable {
  enum Kind: Sendable {
    /// A capitalised word, or one of a script without case, that may be a name.
    case name
    /// A single letter with a dot or alone: the initial of a name.
    case initial
    /// A function word, a title, a word in small letters.
    case other
    case punctuation
  }

  var kind: Kind
  var start: Int
  var end: Int
  var key: UInt64 = 0
  var initials: InitialSet = []
  /// Whether only the place at a sentence's beginning explains the capital.
  var isOrdinary = false

  /// A word of a script without case that no list calls a name: most are no names.
  var isUnlistedCaseless = false

  var isNameLike: Bool { kind == .name }
  /// Whether the word, beside a given name, makes a fuller name of it.
  var mayBelongToName: Bool { kind == .name && !isUnlistedCaseless }
}

/// The last words of a text, the newest but one being the one looked at.
private struct WordWindow {
  private var words = InlineArray<6, VisibleWord?>(repeating: nil)

  mutating func push(_ word: VisibleWord) {
    for index in 0..<5 { words[index] = words[index + 1] }
    words[5] = word
  }

  var middle: VisibleWord? { words[4] }

  func word(beforeMiddle distance: Int) -> VisibleWord? { words[4 - distance] }

  /// Whether another name-like word stands directly beside the middle one.
  ///
  /// A capitalised ordinary word before it does not count at the start of a sentence: “Later Ivan”.
  var middleIsAttached: Bool {
    if let next = words[5], next.mayBelongToName { return true }
    guard let previous = words[3], previous.mayBelongToName else { return false }
    let beginsSentence = words[2] == nil || words[2]?.kind == .punctuation
    return !(previous.isOrdinary && beginsSentence)
  }

  var initialsBesideMiddle: InitialSet {
    var found: InitialSet = []
    if let next = words[5], next.kind == .initial { found.formUnion(next.initials) }
    if let previous = words[3], previous.kind == .initial { found.formUnion(previous.initials) }
    return found
  }
}
