/// A word's matching key: equal for the spellings, scripts and cases one name is written in.
///
/// `Сергея`, `Sergey` and `Serhii` have one skeleton; so have `Кожевиным` and `Kozhevin`. It is
/// coarse (`Maria` and `Mario` meet), which is harmless where two words of a name must agree.
package struct NameSkeleton: Hashable, Sendable {
  /// The hash of the skeleton's letters.
  package let hash: UInt64
  /// The first letter of the skeleton, ASCII; 0 in scripts that are not transliterated.
  package let firstLetter: UInt8

  /// The skeleton of a word as written.
  package init(of word: UnsafeBufferPointer<UInt8>) {
    let capacity = min(word.count, Self.longestWord) * 2 + 8
    self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      let cut = UnsafeBufferPointer(rebasing: word[..<min(word.count, Self.longestWord)])
      let count = TextFolding.fold(cut, into: buffer)
      return NameSkeleton(ofFolded: UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// The skeleton of a folded word.
  init(ofFolded folded: UnsafeBufferPointer<UInt8>) {
    let length = min(folded.count, Self.longestWord)
    let word = UnsafeBufferPointer(rebasing: folded[..<Self.endWithoutPossessive(folded, length)])
    let found = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length * 2 + 8) { buffer in
      var letters = SkeletonLetters(buffer)
      guard letters.transliterate(word) else { return (hash: UInt64(0), first: UInt8(0)) }
      letters.stripEndings()
      return (letters.hash, letters.first)
    }
    hash = found.hash == 0 ? WordHash.of(word) : found.hash
    firstLetter = found.first
  }

  /// In bytes; no name is longer, and a longer word is compared by its beginning.
  private static let longestWord = 80

  /// Where the word ends when `'s` is left away.
  private static func endWithoutPossessive(_ word: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    guard end > 3, word[end &- 1] == UInt8(ascii: "s"), word[end &- 2] == 0x27 else { return end }
    return end &- 2
  }
}

/// The letters of a skeleton while it is made.
///
/// The code: g, kh = h; w = v; y, j = i; q, c = k; sh, sch, sz = s; zh = z; ch, cz = C; ts, tz = T.
private struct SkeletonLetters {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  private var isCyrillic = false

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  var first: UInt8 { count > 0 ? buffer[0] : 0 }

  var hash: UInt64 { WordHash.of(UnsafeBufferPointer(rebasing: buffer[..<count])) }

  /// Writes the word's letters; false when the script is not transliterated.
  mutating func transliterate(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < word.count {
      let byte = word[index]
      if byte == 0x27 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
        index &+= 1
      } else if byte < 0x80 {
        index &+= addLatin(word, at: index)
      } else {
        let scalar = scanScalar(word, at: index)
        guard addCyrillic(scalar.value) else { return false }
        index &+= scalar.length
      }
    }
    if hasSuffix("of"), word.last == UInt8(ascii: "f") { buffer[count &- 1] = UInt8(ascii: "v") }
    if hasSuffix("ef"), word.last == UInt8(ascii: "f") { buffer[count &- 1] = UInt8(ascii: "v") }
    return count > 0
  }

  /// Adds a letter; a doubled one counts once.
  private mutating func add(_ letter: UInt8) {
    guard count == 0 || buffer[count &- 1] != letter, count < buffer.count else { return }
    buffer[count] = letter
    count &+= 1
  }

  private mutating func add(_ letters: StaticString) {
    for index in 0..<letters.utf8CodeUnitCount { add(letters.utf8Start[index]) }
  }

  /// Adds the Latin letter, or group of letters, at `index` and returns how many bytes it took.
  private mutating func addLatin(_ word: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    for group in Self.groups where Self.beginsGroup(word[index]) {
      let length = group.from.utf8CodeUnitCount
      guard group.from.utf8Start[0] == word[index], index &+ length <= word.count else { continue }
      var offset = 1
      while offset < length, group.from.utf8Start[offset] == word[index &+ offset] { offset &+= 1 }
      if offset == length {
        add(group.to)
        return length
      }
    }
    switch word[index] {
    case UInt8(ascii: "w"): add(UInt8(ascii: "v"))
    case UInt8(ascii: "y"), UInt8(ascii: "j"): add(UInt8(ascii: "i"))
    case UInt8(ascii: "g"): add(UInt8(ascii: "h"))
    case UInt8(ascii: "q"): add(UInt8(ascii: "k"))
    case UInt8(ascii: "c"): add(softensC(word, at: index) ? UInt8(ascii: "C") : UInt8(ascii: "k"))
    case UInt8(ascii: "x"): add("ks")
    case let letter: add(letter)
    }
    return 1
  }

  /// Whether one of the groups begins with `letter`.
  @inline(__always)
  private static func beginsGroup(_ letter: UInt8) -> Bool {
    let letters: UInt32 = 0b11_0000_1100_1000_0110_0000_0100
    return letter &- 0x61 < 26 && letters >> UInt32(letter &- 0x61) & 1 == 1
  }

  /// Whether a bare `c` stands for č or ć whose accent was left away: before e and i, and in -vic.
  private func softensC(_ word: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    if index &+ 1 < word.count {
      return word[index &+ 1] == UInt8(ascii: "e") || word[index &+ 1] == UInt8(ascii: "i")
    }
    return hasSuffix("vi") || hasSuffix("Ci") || hasSuffix("si")
  }

  private static let groups: [(from: StaticString, to: StaticString)] = [
    ("shch", "s"), ("tsch", "C"), ("sch", "s"), ("szcz", "s"), ("sh", "s"), ("sz", "s"),
    ("tch", "C"),
    ("ch", "C"), ("cz", "C"), ("zh", "z"), ("kh", "h"), ("ts", "T"), ("tz", "T"), ("ph", "f"),
    ("ck", "k"), ("yu", "iu"), ("ju", "iu"), ("ya", "ia"), ("ja", "ia"), ("yo", "e"), ("ye", "e"),
  ]

  /// Adds a Cyrillic letter; false for any other.
  private mutating func addCyrillic(_ value: UInt32) -> Bool {
    switch value {
    case 0x430..<0x450:
      let index = Int(value &- 0x430)
      switch value {
      case 0x44E: add("iu")
      case 0x44F: add("ia")
      case 0x44A, 0x44C: break
      default: add(Self.cyrillic.utf8Start[index])
      }
    case 0x454: add(UInt8(ascii: "e"))
    case 0x456, 0x457, 0x458: add(UInt8(ascii: "i"))
    case 0x459: add(UInt8(ascii: "l"))
    case 0x45A: add(UInt8(ascii: "n"))
    case 0x452: add(UInt8(ascii: "d"))
    case 0x45B: add(UInt8(ascii: "C"))
    case 0x45E: add(UInt8(ascii: "u"))
    case 0x491: add(UInt8(ascii: "h"))
    default: return false
    }
    isCyrillic = true
    return true
  }

  /// The codes of а to ь; the letters with two codes, or none, are left to the caller.
  private static let cyrillic: StaticString = "abvhdezziiklmnoprstufhTCss.i.e.."

  private func hasSuffix(_ suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard count >= length else { return false }
    for index in 0..<length where buffer[count &- length &+ index] != suffix.utf8Start[index] {
      return false
    }
    return true
  }

  /// Takes away what grammar adds: gender and case.
  mutating func stripEndings() {
    stripAdjectiveEnding()
    stripPossessiveEnding()
    if isCyrillic, count > 5 {
      for ending in Self.caseEndings where hasSuffix(ending) {
        count &-= ending.utf8CodeUnitCount
        break
      }
    }
    var end = count
    while end > 0, isVowel(buffer[end &- 1]) { end &-= 1 }
    if end >= 2 { count = end }
  }

  /// -ский and its forms: Zelenskyy, Зеленского, Zelenska.
  private mutating func stripAdjectiveEnding() {
    for ending in Self.adjectiveEndings where hasSuffix(ending) {
      let stem = count &- ending.utf8CodeUnitCount
      guard stem >= 3, buffer[stem &- 1] == UInt8(ascii: "k") else { continue }
      let before = buffer[stem &- 2]
      if before == UInt8(ascii: "s") || before == UInt8(ascii: "T") || before == UInt8(ascii: "z") {
        count = stem
        return
      }
    }
  }

  /// -ов, -ин and their forms: Petrova, Петровым, Кожевиной.
  private mutating func stripPossessiveEnding() {
    for ending in Self.possessiveEndings where hasSuffix(ending) {
      let stem = count &- ending.utf8CodeUnitCount
      guard stem >= 4 else { continue }
      switch (buffer[stem &- 2], buffer[stem &- 1]) {
      case (UInt8(ascii: "o"), UInt8(ascii: "v")), (UInt8(ascii: "e"), UInt8(ascii: "v")),
        (UInt8(ascii: "i"), UInt8(ascii: "v")), (UInt8(ascii: "i"), UInt8(ascii: "n")):
        count = stem
        return
      default: continue
      }
    }
  }

  private func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  private static let caseEndings: [StaticString] = ["oiu", "iei", "om", "em", "oi", "ei"]
  private static let adjectiveEndings: [StaticString] = [
    "aia", "oho", "omu", "uiu", "oi", "im", "om", "iu", "ia", "ei", "i",
  ]
  private static let possessiveEndings: [StaticString] = [
    "oiu", "imi", "im", "oi", "ih", "a", "u", "e", "i",
  ]
}
