/// Knows what keys mean, in the languages of `rules/lexicons/keys-*.txt`.
///
/// Reading the lists takes about a millisecond; create one lexicon and keep it.
package struct KeyLexicon: Sendable {
  /// What a phrase means as the whole key, as the end of one, and anywhere in one.
  struct Entry: Sendable {
    var whole: KeyClasses = []
    var ending: KeyClasses = []
    var anywhere: KeyClasses = []
  }

  /// The lists, each with the class its phrases give.
  package static let lists: [(file: String, classes: KeyClasses)] = [
    ("keys-name.txt", .name),
    ("keys-role.txt", .role),
    ("keys-generic-name.txt", .genericName),
    ("keys-record.txt", .record),
    ("keys-credit.txt", .credit),
    ("keys-tags.txt", .tags),
    ("keys-teaser.txt", .teaser),
    ("keys-negative.txt", .negative),
    ("keys-staff.txt", .staff),
    ("keys-phone.txt", [.phone, .record]),
    ("keys-relation.txt", [.relation, .record]),
    ("keys-email.txt", .email),
    ("keys-location.txt", .location),
    ("keys-note-strong.txt", .noteStrong),
    ("keys-note-weak.txt", .noteWeak),
    ("keys-note-not.txt", .noNote),
    ("keys-identifier.txt", .identifier),
    ("keys-string-table.txt", .stringTable),
    ("keys-author-sibling.txt", .authorSibling),
    ("keys-image.txt", .image),
    ("keys-image-sibling.txt", .imageSibling),
    ("keys-image-credit.txt", .imageCredit),
    ("keys-url.txt", .link),
  ]

  private var table = WordTable<Entry>(capacity: 3000, empty: Entry())
  private let namingWords: [UInt64]

  private static let creditEndings: [StaticString] = ["author", "authors", "byline"]

  /// Reads the embedded lists.
  package init() {
    namingWords = ["name", "names", "full", "real", "id"].map { word in
      var word = word
      return word.withUTF8 { WordHash.of($0) }
    }
    for list in Self.lists {
      LexiconText(named: list.file).forEachEntry { entry in
        let marker = entry[0]
        let isMarked = marker == UInt8(ascii: "=") || marker == UInt8(ascii: "*")
        let phrase = isMarked ? UnsafeBufferPointer(rebasing: entry[1...]) : entry
        table.update(LexiconText.foldedHash(phrase)) { known in
          known.whole.formUnion(list.classes)
          if marker != UInt8(ascii: "=") { known.ending.formUnion(list.classes) }
          if marker == UInt8(ascii: "*") { known.anywhere.formUnion(list.classes) }
        }
      }
    }
  }

  /// What `key` says; nothing for one of more than 96 bytes.
  ///
  /// - Parameter key: The key as written, without a `data-` or `x-` prefix.
  /// - Returns: All classes the key belongs to.
  package func classes(of key: UnsafeBufferPointer<UInt8>) -> KeyClasses {
    guard !key.isEmpty, key.count <= KeyPhrase.longestKey else { return [] }
    let capacity = KeyPhrase.longestKey * 2
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      classes(of: KeyPhrase(key, in: buffer))
    }
  }

  private func classes(of phrase: borrowing KeyPhrase) -> KeyClasses {
    let words = phrase.wordCount
    guard words > 0 else { return [] }
    let whole = table[phrase.hash(0..<words)].whole
    var found = whole
    for length in 1...3 where length < words {
      found.formUnion(table[phrase.hash(words &- length..<words)].ending)
    }
    // `nnauthor`, `wpbyline`: written together with a prefix of the site's own.
    if phrase.endsInOneOf(Self.creditEndings) { found.insert(.credit) }
    let last = phrase.hash(words &- 1..<words)
    let namesRole = words > 1 && namingWords.contains(last)
    let isPlural = last == namingWords[1]
    for start in 0..<words {
      for length in 1...2 where start &+ length <= words && length < words {
        let entry = table[phrase.hash(start..<start &+ length)]
        found.formUnion(entry.anywhere)
        // `name_of_caller`, `callerFull`: a role beside a naming word. A list of the names of what
        // may be anything, such as `partnerNames`, is none of persons.
        let role = isPlural ? entry.ending : entry.whole
        if namesRole, start &+ length < words, role.contains(.role) { found.insert(.role) }
      }
    }
    if found.contains(.noNote) {
      found.subtract([.noNote, .noteStrong, .noteWeak])
      found.formUnion(whole.intersection(.noteStrong))
    }
    return found
  }
}
