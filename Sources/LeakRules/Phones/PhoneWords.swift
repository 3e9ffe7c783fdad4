/// The words that announce a telephone number: `rules/lexicons/phone-words.txt`.
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

  private var words: [String: Announcement] = [:]
  private var stems: [(stem: String, announcement: Announcement)] = []
  /// Words of scripts that put no spaces between them.
  private var unspaced: [(word: String, announcement: Announcement)] = []

  /// Reads the list compiled into the program.
  package init() {
    let file = EmbeddedFile.all.first { $0.name == "phone-words.txt" }
    self.init(list: file?.text.description ?? "")
  }

  /// Reads a list: one lower-case word a line, a star for any ending, a tilde for a weak word.
  package init(list: String) {
    for line in list.split(separator: "\n") where !line.hasPrefix("#") {
      let announcement: Announcement = line.hasPrefix("~") ? .weak : .strong
      let word = String(line.drop { $0 == "~" })
      if word.hasSuffix("*") {
        stems.append((String(word.dropLast()), announcement))
      } else if let first = word.unicodeScalars.first, Self.isUnspaced(first) {
        unspaced.append((word, announcement))
      } else {
        words[word] = announcement
      }
    }
  }

  /// What the words in `text` before `end` announce, not looking beyond `start`.
  package func announcement(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Announcement {
    // Letters beyond ASCII take two or three bytes each.
    var first = max(start, end - Self.window)
    if text[first..<end].contains(where: { $0 >= 0x80 }) {
      first = max(start, end - 2 * Self.window)
    }
    guard first < end else { return .none }
    let isCut = first > start
    while first < end, text[first] & 0xC0 == 0x80 { first += 1 }
    let window = String(decoding: text[first..<end], as: UTF8.self).lowercased()
    return announcement(in: window, firstWordIsCut: isCut)
  }

  /// What the words of a file name or key, parted by anything but letters, announce.
  package func announcement(in window: String, firstWordIsCut: Bool = false) -> Announcement {
    var strongest = Announcement.none
    var scalars = window.unicodeScalars[...]
    var isFirst = firstWordIsCut
    while let start = scalars.firstIndex(where: Self.isLetter) {
      let end = scalars[start...].firstIndex { !Self.isLetter($0) } ?? scalars.endIndex
      if !isFirst || start > scalars.startIndex {
        strongest = max(strongest, announcement(of: String(scalars[start..<end])))
      }
      isFirst = false
      scalars = scalars[end...]
    }
    for entry in unspaced where entry.announcement > strongest && window.contains(entry.word) {
      strongest = entry.announcement
    }
    return strongest
  }

  private func announcement(of word: String) -> Announcement {
    if let announcement = words[word] { return announcement }
    return stems.first { word.hasPrefix($0.stem) }?.announcement ?? .none
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Thai, and the scripts of China, Japan and Korea.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    (0x0E00...0x0E7F).contains(scalar.value) || (0x2E80...0xD7AF).contains(scalar.value)
  }
}
