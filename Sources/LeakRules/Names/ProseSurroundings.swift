/// What stands around a name in a text, looked at within a fixed distance.
struct ProseSurroundings {
  /// Whether a word for kin, or a part in the story, stands near.
  let hasKinshipWord: Bool
  /// Whether a telephone number stands near.
  let hasPhone: Bool
  /// Whether the word or mark before the name announces it.
  let followsTrigger: Bool

  /// In bytes: some eight words, of which Cyrillic ones take twice the bytes.
  private static let kinshipReach = 45
  private static let phoneReach = 70

  /// Looks around the name at `name`.
  init(_ text: UnsafeBufferPointer<UInt8>, name: Range<Int>, lexicon: NameLexicon) {
    let before = Self.window(text, max(0, name.lowerBound &- Self.kinshipReach), name.lowerBound)
    let afterEnd = min(text.count, name.upperBound &+ Self.kinshipReach)
    let after = Self.window(text, name.upperBound, afterEnd)
    let wordsBefore = Self.classes(in: before, lexicon)
    let wordsAfter = Self.classes(in: after, lexicon)
    hasKinshipWord = wordsBefore.all.union(wordsAfter.all).contains(.kinship)
    followsTrigger = wordsBefore.last.contains(.trigger) || Self.endsInAnnouncement(before)
    let phoneStart = max(0, name.lowerBound &- Self.phoneReach)
    let phoneEnd = min(text.count, name.upperBound &+ Self.phoneReach)
    hasPhone = Self.hasPhoneNumber(UnsafeBufferPointer(rebasing: text[phoneStart..<phoneEnd]))
  }

  /// The text between two offsets; a word cut in two at its edge is not recognised.
  private static func window(
    _ text: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[start..<max(start, end)])
  }

  /// The classes of all words of a text, and those of the last if only spaces follow it.
  private static func classes(
    in text: UnsafeBufferPointer<UInt8>,
    _ lexicon: NameLexicon
  ) -> (all: WordClasses, last: WordClasses) {
    var words = ProseWords(text)
    var all: WordClasses = []
    var last: WordClasses = []
    var lastEnd = 0
    while let word = words.next() {
      let bytes = UnsafeBufferPointer(rebasing: text[word.start..<word.end])
      last = lexicon.classes(of: LexiconText.foldedHash(bytes))
      lastEnd = word.end
      all.formUnion(last)
    }
    let isNext = text[lastEnd...].allSatisfy { $0 == 0x20 }
    return (all, isNext ? last : [])
  }

  /// Whether a text ends in a mark that announces something: “: ”, “(”, “— «”.
  private static func endsInAnnouncement(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = text.count
    while end > 0, text[end &- 1] == 0x20 || text[end &- 1] == 0x22 { end &-= 1 }
    if end >= 2, text[end &- 2] == 0xC2, text[end &- 1] == 0xAB { end &-= 2 }
    if end >= 3, text[end &- 3] == 0xE2, text[end &- 2] == 0x80, text[end &- 1] == 0x9C {
      end &-= 3
    }
    while end > 0, text[end &- 1] == 0x20 { end &-= 1 }
    guard end > 0 else { return false }
    switch text[end &- 1] {
    case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "("), UInt8(ascii: "-"): return true
    case 0x93, 0x94: return end >= 3 && text[end &- 3] == 0xE2 && text[end &- 2] == 0x80
    default: return false
    }
  }

  /// Whether a text holds what looks like a telephone number: nine to fifteen digits.
  ///
  /// A rough test: the phone finder tells better, but knows nothing of this name.
  private static func hasPhoneNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var digits = 0
    var hasSeparator = false
    var first: UInt8 = 0
    var gap = 0
    for index in 0...text.count {
      let byte = index < text.count ? text[index] : 0
      if byte &- 0x30 < 10 {
        if digits == 0 {
          first = byte
          if index > 0, text[index &- 1] == UInt8(ascii: "+") { first = UInt8(ascii: "+") }
        }
        digits &+= 1
        if gap > 0 { hasSeparator = true }
        gap = 0
        continue
      }
      let separates =
        byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "(")
        || byte == UInt8(ascii: ")") || byte == UInt8(ascii: ".")
      if digits > 0, separates, gap < 2 {
        gap &+= 1
        continue
      }
      let begins = first == UInt8(ascii: "+") || first == 0x30 || first == 0x38 || hasSeparator
      // Eight digits are a date more often than a number.
      if 9...15 ~= digits, begins { return true }
      digits = 0
      gap = 0
      hasSeparator = false
    }
    return false
  }
}
