import LeakRules
import Testing

@Suite struct RequiredLiteralsTests {
  struct Case: CustomTestStringConvertible {
    var expression: String
    /// The literals, or nil when there are none.
    var literals: [String]?

    var testDescription: String { expression }
  }

  static let cases = [
    Case(expression: "verify", literals: ["verify"]),
    Case(expression: #"\bverify\b"#, literals: ["verify"]),
    Case(expression: "(?:alpha|beta)", literals: ["beta", "alpha"]),
    Case(expression: "x(?:alpha|beta)", literals: ["xbeta", "xalpha"]),
    Case(expression: "not for (?:publication|print|air)", literals: ["not for "]),
    Case(expression: "col(?:o|ou)red", literals: ["colored", "coloured"]),
    Case(expression: "gr[ae]yish", literals: ["grayish", "greyish"]),
    Case(expression: "[^a]word", literals: ["word"]),
    Case(expression: "[]a]word", literals: ["]word", "aword"]),
    Case(expression: "[[:alpha:]]word", literals: ["word"]),
    Case(expression: #"[\w-]+@example"#, literals: ["@example"]),
    Case(expression: "key[0-9]{2,}tail", literals: ["tail"]),
    Case(expression: "optional?", literals: ["optiona"]),
    Case(expression: "(?:word)+", literals: ["word"]),
    Case(expression: "(?:word)*", literals: nil),
    Case(expression: "(?:word)?", literals: nil),
    Case(expression: "(?:word){2}", literals: ["wordword"]),
    Case(expression: "(?:word){0,3}tail", literals: ["tail"]),
    Case(expression: "a{3}", literals: ["aaa"]),
    Case(expression: "{word}", literals: ["{word}"]),
    Case(expression: "word|", literals: nil),
    Case(expression: "word|ab", literals: nil),
    Case(expression: "foo(?=barbarian)", literals: ["foo"]),
    Case(expression: "foo(?!barbarian)", literals: ["foo"]),
    Case(expression: "(?<!x)foo(?<=o)bar", literals: ["foobar"]),
    Case(expression: "(?i:WORD)", literals: ["WORD"]),
    Case(expression: "(?i)word", literals: ["word"]),
    Case(expression: "(?<name>word)", literals: ["word"]),
    Case(expression: "(?P<name>word)", literals: ["word"]),
    Case(expression: "(?>word)", literals: ["word"]),
    Case(expression: "(?#remark)word", literals: ["word"]),
    Case(expression: #"(word)\1"#, literals: ["word"]),
    Case(expression: #"a\.b\/c"#, literals: ["a.b/c"]),
    Case(expression: #"tab\tword"#, literals: ["tab\tword"]),
    Case(expression: #"\x41\x{42}\x43"#, literals: ["ABC"]),
    Case(expression: #"\x{43A}\x{43E}\x{442}"#, literals: ["кот", "КОТ", "Кот"]),
    Case(expression: #"\p{Lu}word\d{4}"#, literals: ["word"]),
    Case(expression: ".*", literals: nil),
    Case(expression: "ab", literals: nil),
    Case(expression: #"\d{3}-\d{4}"#, literals: nil),
    Case(expression: "核查", literals: ["核查"]),
    Case(expression: "核", literals: nil),
    Case(expression: "не публиковать", literals: ["убликовать", "УБЛИКОВАТЬ"]),
    Case(expression: "для ок", literals: ["для", "ДЛЯ", "Для"]),
    Case(expression: "iç not", literals: ["iç not", "iÇ not"]),
    Case(expression: "да ok", literals: ["да ok", "ДА ok", "Да ok"]),
    Case(expression: "veröffentlichen", literals: ["ffentlichen"]),
    Case(expression: "(?x) w o r d", literals: nil),
    Case(expression: #"\Qword\E"#, literals: nil),
    Case(expression: "(?R)word", literals: nil),
    Case(expression: "(*UTF)word", literals: nil),
    Case(expression: "(word", literals: nil),
    Case(expression: "word)", literals: nil),
    Case(expression: "[word", literals: nil),
    Case(expression: #"word\"#, literals: nil),
    Case(expression: "", literals: nil),
  ]

  @Test(arguments: cases)
  func `the literals every match holds are found`(row: Case) {
    let found = RequiredLiterals.find(in: row.expression)
    #expect(found.map { $0.map { String(decoding: $0, as: UTF8.self) } } == row.literals)
  }

  @Test func `a lexicon may ask for shorter literals`() {
    #expect(RequiredLiterals.find(in: #"\bTK\b"#) == nil)
    #expect(RequiredLiterals.find(in: #"\bTK\b"#, minimumWeight: 2) == [Array("TK".utf8)])
  }

  @Test func `nesting has a limit`() {
    let deep = String(repeating: "(", count: 5000) + "word" + String(repeating: ")", count: 5000)
    #expect(RequiredLiterals.find(in: deep) == nil)
    let fair = String(repeating: "(", count: 20) + "word" + String(repeating: ")", count: 20)
    #expect(RequiredLiterals.find(in: fair) == [Array("word".utf8)])
  }

  @Test func `broken expressions are read without harm`() {
    let pieces = [
      "(", ")", "[", "]", "{", "}", "\\", "|", "*", "+", "?", "?:", "^", "-", "x{", "\\p{", "[:",
      "а",
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces { _ = RequiredLiterals.find(in: first + second + third) }
      }
    }
  }

  @Test func `many alternatives stay few literals or none`() {
    let words = (0..<300).map { "word\($0)x" }.joined(separator: "|")
    #expect((RequiredLiterals.find(in: "(?:\(words))")?.count ?? 0) <= 300)
    let product = String(repeating: "[ab]", count: 40)
    #expect(RequiredLiterals.find(in: product) == nil || product.isEmpty == false)
  }
}

@Suite struct LetterCaseTests {
  @Test func `case agrees with Unicode wherever it changes a letter`() {
    for value in UInt32(0)...0x2000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let lower = LetterCase.lower(value)
      let upper = LetterCase.upper(value)
      if lower != value {
        #expect(scalar.properties.lowercaseMapping.unicodeScalars.map(\.value) == [lower])
      }
      if upper != value {
        #expect(scalar.properties.uppercaseMapping.unicodeScalars.map(\.value) == [upper])
      }
    }
  }

  @Test(arguments: [
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђћџ", "äöüéèêçñãõåøæœșțąćęłńóśźżğşčřžýůő",
    "αβγδέήίόύώςσ",
  ])
  func `every letter of the lexicons has its capital`(letters: String) {
    for scalar in letters.unicodeScalars {
      #expect(LetterCase.isCasedBeyondASCII(scalar.value), "\(scalar)")
    }
  }

  @Test func `a word has three forms`() {
    let forms = LetterCase.forms(of: Array("жінка".utf8)).map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(forms == ["жінка", "ЖІНКА", "Жінка"])
    #expect(LetterCase.forms(of: Array("word".utf8)).count == 1)
    #expect(LetterCase.forms(of: Array("核查".utf8)).count == 1)
    #expect(LetterCase.forms(of: []).count == 1)
  }
}
