import LeakRules
import Testing

@Suite struct NoteLexiconTests {
  private let workspace = PatternWorkspace()

  @Test func `the lexicons are in order`() throws {
    let lexicon = try NoteLexicon.embedded()
    try lexicon.validate()
    let languages = Set(lexicon.phrases.compactMap(\.language))
    let expected: Set = [
      "en", "ru", "uk", "de", "fr", "es", "it", "pt", "pl", "tr", "ar", "zh", "ja", "ko",
    ]
    #expect(languages.isSuperset(of: expected))
    #expect(Set(lexicon.phrases.map(\.strength)) == Set(NoteLexicon.Strength.allCases))
    #expect(lexicon.phrases.allSatisfy { !$0.literals.isEmpty })
  }

  /// Texts in lower case, Title Case and capitals, in a sentence and at its ends.
  static func variants(of text: String) -> [String] {
    let forms = [text, text.lowercased(), text.uppercased(), title(text)]
    return forms.flatMap { [$0, "… \($0) …", "abc, \($0)", "\($0); abc"] }
  }

  private static func title(_ text: String) -> String {
    text.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
      .joined(separator: " ")
  }

  static let texts =
    NoteReaderTests.plainNotes + NoteReaderTests.notesUnderWeakKey + NoteFalseAlarmTests.prose
    + NoteFalseAlarmTests.interface + NoteFalseAlarmTests.comments

  @Test func `the literals never lose a match a phrase finds alone`() throws {
    let bench = try NoteBench()
    for text in Self.texts.flatMap(Self.variants) {
      let found = Set(try bench.cues(in: text).map(\.phrase))
      for (place, phrase) in bench.lexicon.phrases.enumerated()
      where matches(phrase.pattern, text) {
        #expect(found.contains(place), "\(phrase.pattern.source) in: \(text)")
      }
    }
  }

  @Test func `the literals never lose a text made for a phrase`() throws {
    let bench = try NoteBench()
    var matched: Set<Int> = []
    for (place, phrase) in bench.lexicon.phrases.enumerated() {
      for choice in 0..<4 {
        let sample = ExpressionSample(phrase.pattern.source, choice: choice).text
        for text in [sample, sample.uppercased(), Self.title(sample), "a, \(sample)"]
        where matches(phrase.pattern, text) {
          matched.insert(place)
          let found = try bench.cues(in: text).contains { $0.phrase == place }
          #expect(found, "\(phrase.pattern.source) in: \(text)")
        }
      }
    }
    #expect(matched.count > bench.lexicon.phrases.count * 9 / 10)
  }

  private func matches(_ pattern: Pattern, _ text: String) -> Bool {
    let outcome = Array(text.utf8).withUnsafeBufferPointer {
      pattern.firstMatch(in: $0, from: 0, to: $0.count, using: workspace)
    }
    if case .found = outcome { return true }
    return false
  }

  @Test func `a text with phrases of every lexicon gives the same by either engine`() throws {
    let lexicon = try NoteBench().lexicon
    let text = Self.texts.flatMap(Self.variants).joined(separator: "\n")
    let results = try [0, Int.max].map { bytesBeforeIndex in
      let set = PatternSet(lexicon.entries, bytesBeforeIndex: bytesBeforeIndex)
      return try Array(text.utf8).withUnsafeBufferPointer { bytes throws(LiteralIndexError) in
        try set.matches(
          in: bytes,
          starts: [0],
          ends: [Int32(bytes.count)],
          using: MatchingWorkspace()
        )
      }
    }
    #expect(Set(results[0].found) == Set(results[1].found))
    #expect(results[0].found.count > 500)
  }

  @Test(arguments: [
    ("entry", 1, "before the first [section]"),
    ("# remark\n\n[odd]\nentry", 4, "no section [odd]"),
    ("[strong]\n.*", 2, "no word"),
  ])
  func `a file that is not in order says where`(text: String, line: Int, message: String) {
    #expect {
      _ = try NoteLexicon(files: [(name: "notes-xx.txt", text: text)])
    } throws: { error in
      guard let error = error as? NoteLexiconError else { return false }
      return error.file == "notes-xx.txt" && error.line == line && error.message.contains(message)
    }
  }

  @Test func `a file of another kind is passed over`() throws {
    #expect(try NoteLexicon(files: [(name: "names.txt", text: "x")]).phrases.isEmpty)
  }
}
