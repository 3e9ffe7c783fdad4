import LeakRules
import Testing

@Suite struct PatternSetTests {
  /// Fragments joined by line feeds, as an arena holds them.
  struct Arena {
    var bytes: [UInt8] = []
    var starts: [Int32] = []
    var ends: [Int32] = []

    init(_ fragments: [String]) {
      for fragment in fragments {
        starts.append(Int32(bytes.count))
        bytes += Array(fragment.utf8)
        ends.append(Int32(bytes.count))
        bytes.append(0x0A)
      }
    }

    func matches(_ set: PatternSet) throws -> PatternMatches {
      try bytes.withUnsafeBufferPointer { bytes throws(LiteralIndexError) in
        try set.matches(in: bytes, starts: starts, ends: ends, using: MatchingWorkspace())
      }
    }

    func texts(_ set: PatternSet) throws -> [String] {
      try matches(set).found.map {
        "\($0.pattern)/\($0.fragment): " + String(decoding: bytes[$0.range], as: UTF8.self)
      }
    }
  }

  private func set(_ expressions: [String], runLimit: Int = 1000, index: Bool = false) -> PatternSet
  {
    PatternSet(
      expressions.enumerated().map { place, expression in
        PatternSet.Entry(
          id: place,
          pattern: Pattern(expression),
          literals: RequiredLiterals.find(in: expression) ?? []
        )
      },
      runLimit: runLimit,
      bytesBeforeIndex: index ? 0 : 1 << 20
    )
  }

  @Test(arguments: [false, true])
  func `matches are reported with their pattern and fragment`(index: Bool) throws {
    let set = set([#"word(\d)"#, #"\bother\b"#], index: index)
    let arena = Arena(["word1", "", "none", "another other word2 word3"])
    #expect(try Set(arena.texts(set)) == ["0/0: 1", "1/3: other", "0/3: 2", "0/3: 3"])
  }

  @Test func `a match never crosses fragments, nor sees beyond one`() throws {
    let set = set([#"word\s+tail"#, "^tail$"])
    #expect(try Arena(["word", "tail"]).texts(set) == ["1/1: tail"])
  }

  @Test func `each match is reported once however many literals it holds`() throws {
    let expression = "(?:word )+end"
    let set = PatternSet([
      PatternSet.Entry(
        id: 7,
        pattern: Pattern(expression),
        literals: [Array("word".utf8), Array("end".utf8), Array("ord".utf8)]
      )
    ])
    #expect(try Arena(["word word word end, word end"]).matches(set).found.count == 2)
  }

  @Test func `all matches of a long text are found, whatever their distance`() throws {
    let set = set([#"word\d+"#])
    for gap in [0, 1, 200, 255, 256, 257, 511, 512, 513, 700, 5000] {
      let text = (0..<40).map { "word\($0)" + String(repeating: ".", count: gap) }.joined()
      let found = try Arena([text]).texts(set)
      #expect(found == (0..<40).map { "0/0: word\($0)" }, "gap \(gap)")
    }
  }

  @Test func `a match that begins late in a window is found by the next`() throws {
    let set = set([#"word[^w]{0,200}tail"#])
    for place in [300, 400, 450, 500, 507] {
      let text =
        "word" + String(repeating: ".", count: place) + "word"
        + String(repeating: ".", count: 150) + "tail"
      #expect(try Arena([text]).matches(set).found.count == 1, "at \(place)")
    }
  }

  @Test func `a match longer than the window is found whole, up to a limit`() throws {
    let set = set(["word[a-z]+"])
    for length in [400, 600, 5000] {
      let found = try Arena(["- word" + String(repeating: "x", count: length) + " -"]).matches(set)
      #expect(found.found.map(\.range.count) == [length + 4])
    }
    let longest = try Arena(["word" + String(repeating: "x", count: 100_000)]).matches(set)
    #expect(longest.found.map(\.range.count) == [8192])
  }

  @Test func `the work on a page is limited, and the limit reported`() throws {
    let text = String(repeating: "word ", count: 5000)
    let all = try Arena([text]).matches(set(["word"], runLimit: 10_000))
    #expect(all.found.count == 5000 && !all.limitReached)
    let some = try Arena([text]).matches(set(["word"], runLimit: 100))
    #expect(some.found.count < 200 && some.limitReached)
  }

  @Test func `literals without a match cost few runs`() throws {
    let text = String(repeating: "word ", count: 50_000)
    let result = try Arena([text]).matches(set([#"word\d"#], runLimit: 1500))
    #expect(result.found.isEmpty && !result.limitReached)
  }

  @Test func `a pattern that explodes is dropped, the others go on`() throws {
    let set = set([#"word(?:a|aa|a\w)+$"#, "tail"])
    let part = "word" + String(repeating: "a", count: 300) + "! tail "
    let result = try Arena([String(repeating: part, count: 60)]).matches(set)
    #expect(result.limitReached)
    #expect(result.found.filter { $0.pattern == 1 }.count == 60)
  }

  @Test func `empty arenas and tables that do not fit are survived`() throws {
    let set = set(["word"])
    #expect(try Arena([]).matches(set).found.isEmpty)
    #expect(try Arena(["", ""]).matches(set).found.isEmpty)
    #expect(try Arena(["word"]).matches(PatternSet([])).found.isEmpty)
    var torn = Arena(["a word"])
    torn.ends = [9999]
    #expect(try torn.matches(set).found.count == 1)
    torn.starts = [4]
    #expect(try torn.matches(set).found.isEmpty)
    torn.starts = []
    #expect(try torn.matches(set).found.isEmpty)
    (torn.starts, torn.ends) = ([9999], [9999])
    #expect(try torn.matches(set).found.isEmpty)
    torn.starts = [9999, -3]
    torn.ends = [3, 2]
    #expect(try torn.matches(set).found.isEmpty)
  }
}
