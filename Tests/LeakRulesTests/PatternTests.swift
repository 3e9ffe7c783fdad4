import LeakRules
import TestSupport
import Testing

@Suite struct PatternTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var pattern: String
    var ignoresCase = false
    /// The text; `«»` marks the value, nothing marked means no match.
    var text: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "a word", pattern: #"\bnot for print\b"#, text: "This is «not for print»!"),
    Case(name: "group 1 is the value", pattern: #"id=(\d+)"#, text: "x id=«417»;"),
    Case(name: "group 1 took no part", pattern: #"a(b)?c"#, text: "«ac»"),
    Case(name: "more groups than pairs", pattern: #"(a)(b)(c)(d)"#, text: "«a»bcd"),
    Case(name: "a boundary in Cyrillic", pattern: #"\bне для\b"#, text: "мне для «не для» себя"),
    Case(name: "no boundary in Cyrillic", pattern: #"\bне для"#, text: "мне для"),
    Case(
      name: "Cyrillic in capitals",
      pattern: "не публиковать",
      ignoresCase: true,
      text: "«НЕ ПУБЛИКОВАТЬ»"
    ),
    Case(name: "case counts", pattern: "TK", text: "tk"),
    Case(name: "case counts not", pattern: "TK", ignoresCase: true, text: "«tk»"),
    Case(name: "lookbehind", pattern: #"(?<=key )\w+"#, text: "no key «here»"),
    Case(name: "an empty match is none", pattern: "x*", text: "abc"),
    Case(name: "end of the text", pattern: #"TK$"#, text: "name «TK»"),
    Case(name: "empty text", pattern: "a", text: ""),
    Case(name: "a pattern that is none", pattern: "(", text: "("),
  ]

  @Test(arguments: cases)
  func `the first match is the marked text`(row: Case) {
    let text = MarkedText(row.text)
    let pattern = Pattern(row.pattern, ignoresCase: row.ignoresCase)
    let outcome = search(pattern, text.bytes)
    guard let expected = text.ranges.first else {
      #expect(outcome == .none)
      return
    }
    guard case .found(let value, _) = outcome else {
      Issue.record("no match")
      return
    }
    #expect(value == expected)
  }

  @Test func `a window hides what lies outside, but not the bytes before it`() {
    let bytes = Array("one two three".utf8)
    #expect(search(Pattern("one"), bytes, from: 1) == .none)
    #expect(search(Pattern("three"), bytes, to: 12) == .none)
    #expect(search(Pattern(#"\bne"#), bytes, from: 1) == .none)
    #expect(search(Pattern(#"(?<=one )two"#), bytes, from: 4) == .found(value: 4..<7, whole: 4..<7))
    #expect(search(Pattern("^two"), bytes, from: 4) == .none)
    #expect(search(Pattern("two$"), bytes, to: 7) == .none)
  }

  @Test func `the text far before a window is not its beginning`() {
    let bytes = Array((String(repeating: "a ", count: 200) + "b").utf8)
    #expect(search(Pattern("^[ab]"), bytes, from: 300) == .none)
  }

  @Test func `windows outside the text find nothing`() {
    let bytes = Array("abc".utf8)
    for (from, to) in [(-5, 2), (3, 3), (9, 12), (2, 1), (0, 99)] {
      let outcome = search(Pattern("zz|a"), bytes, from: from, to: to)
      #expect(outcome == (from <= 0 ? .found(value: 0..<1, whole: 0..<1) : .none))
    }
  }

  @Test func `any bytes can be searched, cut anywhere`() {
    let pattern = Pattern(#"\b(?:не|x)\w*"#, ignoresCase: true)
    var bytes = Array("x не НЕ ".utf8) + [0xFF, 0xD0, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x00, 0xF4]
    bytes += Array("xyz".utf8) + [0xE2, 0x82]
    for from in bytes.indices {
      for to in from...bytes.count { _ = search(pattern, bytes, from: from, to: to) }
    }
    guard case .found(let value, _) = search(pattern, bytes, from: 14) else {
      Issue.record("the word behind the broken bytes was not found")
      return
    }
    #expect(Array(bytes[value]) == Array("xyz".utf8))
  }

  @Test func `a search that explodes is given up`() {
    let pattern = Pattern(#"(?:a|aa|a\w)+$"#)
    let bytes = Array((String(repeating: "a", count: 400) + "!").utf8)
    let workspace = PatternWorkspace()
    bytes.withUnsafeBufferPointer { text in
      // The last searches run as machine code, which counts its steps on its own.
      for _ in 0..<205 {
        let outcome = pattern.firstMatch(in: text, from: 0, to: text.count, using: workspace)
        #expect(outcome == .limitReached)
      }
    }
  }

  @Test func `interpreted and machine code agree`() {
    let pattern = Pattern(#"\bимя (\w+)"#, ignoresCase: true)
    let text = MarkedText("ИМЯ «Олена»")
    let first = search(pattern, text.bytes)
    for _ in 0..<400 { #expect(search(pattern, text.bytes) == first) }
  }

  @Test(arguments: [("(", 1), ("a{2,1}", 5), (#"\C"#, 2), ("[z-a]", 3)])
  func `a pattern that is none says where`(source: String, offset: Int) {
    #expect {
      try Pattern(source).validate()
    } throws: { error in
      guard let error = error as? PatternError else { return false }
      return error.offset == offset && !error.message.isEmpty
    }
  }

  private func search(
    _ pattern: Pattern,
    _ bytes: [UInt8],
    from: Int = 0,
    to: Int? = nil
  ) -> Pattern.Outcome {
    bytes.withUnsafeBufferPointer {
      pattern.firstMatch(in: $0, from: from, to: to ?? $0.count, using: PatternWorkspace())
    }
  }
}
