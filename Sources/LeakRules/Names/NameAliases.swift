/// Forms of one given name as one key: Sasha, Alexander and Саша are the same to a reader.
struct NameAliases: Sendable {
  /// Marks a skeleton that several groups share; it then stands for itself only.
  private static let shared = UInt32.max

  private var byWord = WordTable<UInt32>(capacity: 900, empty: 0)
  private var bySkeleton = WordTable<UInt32>(capacity: 900, empty: 0)
  private var groupCount: UInt32 = 0

  /// Adds a group: words with one space between them.
  mutating func addGroup(_ line: UnsafeBufferPointer<UInt8>) {
    groupCount += 1
    let group = groupCount
    for word in line.split(separator: UInt8(ascii: " ")) {
      let bytes = UnsafeBufferPointer(rebasing: word)
      byWord.update(LexiconText.foldedHash(bytes)) { $0 = group }
      bySkeleton.update(NameSkeleton(of: bytes).hash) { known in
        known = known == 0 || known == group ? group : Self.shared
      }
    }
  }

  /// The key under which a folded word is compared: its group's, or its skeleton's.
  func key(ofFolded folded: UnsafeBufferPointer<UInt8>, _ skeleton: NameSkeleton) -> UInt64 {
    var group = byWord[WordHash.of(folded)]
    if group == 0 { group = bySkeleton[skeleton.hash] }
    // Group keys are even, hashes odd, so the two never meet.
    return group == 0 || group == Self.shared ? skeleton.hash : UInt64(group) << 1
  }
}
