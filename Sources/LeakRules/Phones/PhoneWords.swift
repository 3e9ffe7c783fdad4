/// The words that announce a telephone number: `rules/lexicons/phone-words.txt`.
///
/// Asked for every candidate in running text, so it works on bytes: words are known by their hash.
package struct PhoneWords: Sendable {
  /// How strongly the words before a candidate announce a number.
  package enum Announcement: Int, Hashable, Sendable, Comparable {
    case none
    /// A word such as `number` that stands before other numbers as well.
    case weak
    case strong

    /// Orders by strength.
    package static func < (left: Announcement, right: Announcement) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// How far before the candidate words are looked for, in bytes of ASCII text.
  private static let window = 32

  private var words: [UInt64: Announcement] = [:]
  private var stems: [UInt64: Announcement] = [:]
  /// Words of scripts that put no spaces between them.
  private var unspaced: [(word: [UInt8], announcement: Announcement)] = []
  /// One bit for each hash in `stems`, by its low bits: spares most look-ups.
  private var stemFilter = [UInt64](repeating: 0, count: 64)

  /// Reads the list compiled into the program.
  package init() {
    let file = EmbeddedFile.all.first { $0.name == "phone-words.txt" }
    self.init(list: file?.text.description ?? "")
  }

  /// Reads a list: one lower-case word a line, a star for any ending, a tilde for a weak word.
  package init(list: String) {
    for line in list.split(separator: "\n") where !line.hasPrefix("#") {
      let announcement: Announcement = line.hasPrefix("~") ? .weak : .strong
      let isStem = line.hasSuffix("*")
      let word = line.utf8.filter { $0 != UInt8(ascii: "~") && $0 != UInt8(ascii: "*") }
      if let first = line.unicodeScalars.first(where: { $0 != "~" }), Self.isUnspaced(first.value) {
        unspaced.append((word, announcement))
        continue
      }
      var hash = RunningHash()
      word.withUnsafeBufferPointer { bytes in
        PhoneLetters.forEach(in: bytes, from: 0, to: bytes.count) { letter, _ in hash.add(letter) }
      }
      if isStem {
        stems[hash.value] = announcement
        stemFilter[Int(hash.value & 63)] |= 1 << (hash.value >> 6 & 63)
      } else {
        words[hash.value] = announcement
      }
    }
  }

  /// What the words in `text` before `end` announce, not looking beyond `start`.
  package func announcement(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Announcement {
    guard start < end else { return .none }
    // Letters beyond ASCII take two or three bytes each.
    var first = max(start, end - Self.window)
    if text[first..<end].contains(where: { $0 >= 0x80 }) {
      first = max(start, end - 2 * Self.window)
    }
    // A word the window cuts is looked at from its middle: skip it.
    if first > start {
      while first < end, PhoneLetters.isLetterByte(text[first - 1]) { first += 1 }
    }
    return strongest(in: text, from: first, to: end)
  }

  /// What the word that touches `end` announces; underscores between them do not count.
  package func touching(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Announcement {
    var end = end
    while end > start, text[end - 1] == UInt8(ascii: "_") { end -= 1 }
    var first = end
    while first > max(start, end - 2 * Self.window), PhoneLetters.isLetterByte(text[first - 1]) {
      first -= 1
    }
    return strongest(in: text, from: first, to: end)
  }

  /// The strongest word from `start` to `end`.
  package func strongest(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Announcement {
    var strongest = Announcement.none
    var stem = Announcement.none
    var hash = RunningHash()
    var wordStart = start
    func endWord(at index: Int) {
      let found = max(words[hash.value] ?? .none, stem)
      if found > strongest {
        strongest = max(
          strongest,
          isPartOfName(text, from: wordStart, to: index) ? .weak : found
        )
      }
      hash = RunningHash()
      stem = .none
    }
    PhoneLetters.forEach(in: text, from: start, to: end) { letter, index in
      guard let letter else { return hash.isEmpty ? () : endWord(at: index) }
      if hash.isEmpty { wordStart = index }
      hash.add(letter)
      if stemFilter[Int(hash.value & 63)] & 1 << (hash.value >> 6 & 63) != 0,
        let found = stems[hash.value]
      {
        stem = max(stem, found)
      }
    }
    if !hash.isEmpty { endWord(at: end) }
    let part = text[start..<max(start, end)]
    if strongest < .strong, part.contains(where: { $0 >= 0xE0 }) {
      for entry in unspaced where entry.announcement > strongest && contains(part, entry.word) {
        strongest = entry.announcement
      }
    }
    return strongest
  }

  /// Whether a word is part of a name in a program, as in `.mobile-header` and `mobile_300x250`.
  private func isPartOfName(
    _ text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Bool {
    func isSmall(_ index: Int) -> Bool {
      text.indices.contains(index) && text[index] &- UInt8(ascii: "a") < 26
    }
    if end < text.count {
      if text[end] == UInt8(ascii: "_"), end + 1 < text.count,
        PhoneLetters.isLetterByte(text[end + 1]) || text[end + 1] &- UInt8(ascii: "0") < 10
      {
        return true
      }
      if text[end] == UInt8(ascii: "-"), isSmall(end + 1) { return true }
    }
    guard start > 0 else { return false }
    return text[start - 1] == UInt8(ascii: ".") && start > 1
      && PhoneLetters.isLetterByte(text[start - 2])
  }

  private func contains(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    return (text.startIndex...text.endIndex - word.count).contains {
      text[$0...].starts(with: word)
    }
  }

  /// Thai, and the scripts of China, Japan and Korea.
  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    (0x0E00...0x0E7F).contains(scalar) || (0x2E80...0xD7AF).contains(scalar)
  }
}

/// FNV-1a over a word's letters, 64 bits.
private struct RunningHash {
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  private(set) var value = Self.start
  var isEmpty: Bool { value == Self.start }

  mutating func add(_ letter: UInt32?) {
    guard let letter else { return }
    value = (value ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
  }
}

/// The letters of a text in lower case.
private enum PhoneLetters {
  /// Calls `body` with each letter, or nil for anything that parts words, and its offset.
  @inline(__always)
  static func forEach(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int,
    _ body: (UInt32?, Int) -> Void
  ) {
    var index = start
    while index < end {
      let lead = UInt32(text[index])
      let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var scalar = length == 1 ? lead : lead & (0xFF >> UInt32(length + 1))
      for offset in 1..<max(length, 2) where length > 1 && index + offset < end {
        scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F)
      }
      body(lowercased(scalar), index)
      index += length
    }
  }

  static func isLetterByte(_ byte: UInt8) -> Bool {
    byte | 0x20 &- UInt8(ascii: "a") < 26 || byte >= 0x80
  }

  /// The letter in lower case, for the scripts that have cases; nil for what is no letter.
  private static func lowercased(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x61...0x7A: scalar
    case 0x41...0x5A: scalar + 0x20
    case 0...0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFF20: nil
    case 0xC0...0xDE: scalar + 0x20
    // Latin and Cyrillic with marks: capital and small letter take turns.
    case 0x139...0x148: scalar + (scalar & 1)
    case 0x100...0x177, 0x460...0x4FF, 0x1E00...0x1EFF: scalar | 1
    case 0x391...0x3A9: scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    case 0x410...0x42F: scalar + 0x20
    case 0x531...0x556: scalar + 0x30
    default: scalar
    }
  }
}
