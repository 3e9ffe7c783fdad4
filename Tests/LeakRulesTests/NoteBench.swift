import LeakRules

/// Reads texts the way a scan does: literals, patterns, cues, reading.
struct NoteBench {
  private static let embedded = Result { try NoteLexicon.embedded() }
  private static let patternSet = embedded.map { PatternSet($0.entries) }

  let lexicon: NoteLexicon
  let patterns: PatternSet
  private let workspace = MatchingWorkspace()

  init() throws {
    lexicon = try Self.embedded.get()
    patterns = try Self.patternSet.get()
  }

  func cues(in text: String) throws -> [NoteCue] {
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      try patterns.matches(
        in: bytes,
        starts: [0],
        ends: [Int32(bytes.count)],
        using: workspace
      ).found.map { NoteCue(phrase: $0.pattern, range: $0.range) }
    }
  }

  func read(_ text: String, _ facts: NoteFacts = NoteFacts()) throws -> NoteReading? {
    let cues = try cues(in: text)
    return Array(text.utf8).withUnsafeBufferPointer {
      NoteReader(lexicon).read($0, cues: cues, facts: facts, using: workspace.patterns)
    }
  }

  func score(_ text: String, _ facts: NoteFacts = NoteFacts()) throws -> Double {
    try read(text, facts)?.score ?? 0
  }
}
