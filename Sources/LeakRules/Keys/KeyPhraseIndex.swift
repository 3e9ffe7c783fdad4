/// Tells which of several lists of phrases have one that stands in a key, as whole words:
/// `next of kin` stands in `caller_nextOfKin`.
struct KeyPhraseIndex: Sendable {
  /// For each phrase a place in `owners`; -1 for other words.
  private var places: WordTable<Int32>
  /// The lists each phrase is in.
  private var owners: [[Int]] = []
  private var longestPhrase = 0

  /// Creates an index of lists of keys, written in any way.
  init(_ lists: [[String]]) {
    places = WordTable(capacity: lists.reduce(0) { $0 + $1.count }, empty: -1)
    for (list, phrases) in lists.enumerated() {
      for phrase in phrases { add(phrase, of: list) }
    }
  }

  private mutating func add(_ phrase: String, of list: Int) {
    var phrase = phrase
    phrase.withUTF8 { bytes in
      Self.withPhrase(of: bytes) { words in
        guard words.wordCount > 0 else { return }
        longestPhrase = max(longestPhrase, words.wordCount)
        places.update(words.hash(0..<words.wordCount)) { place in
          if place < 0 {
            place = Int32(owners.count)
            owners.append([])
          }
          owners[Int(place)].append(list)
        }
      }
    }
  }

  /// The lists that have a phrase in `key`, each once; none for a key of more than 96 bytes.
  func lists(with key: UnsafeBufferPointer<UInt8>) -> [Int] {
    var found: [Int] = []
    guard longestPhrase > 0, !key.isEmpty, key.count <= KeyPhrase.longestKey else { return found }
    Self.withPhrase(of: key) { words in
      for start in 0..<words.wordCount {
        for end in start &+ 1...start &+ longestPhrase where end <= words.wordCount {
          let place = places[words.hash(start..<end)]
          guard place >= 0 else { continue }
          for list in owners[Int(place)] where !found.contains(list) { found.append(list) }
        }
      }
    }
    return found
  }

  private static func withPhrase(
    of key: UnsafeBufferPointer<UInt8>,
    _ body: (borrowing KeyPhrase) -> Void
  ) {
    let capacity = KeyPhrase.longestKey * 2
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      body(KeyPhrase(key, in: buffer))
    }
  }
}
