import LeakRules
import PageCarriers
import SourceText
import Testing

@Suite struct RuleFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var errors: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ errors: String...) {
      self.name = name
      self.text = text
      self.errors = errors
    }
  }

  static let reader = RuleFile(knownCarriers: ["comment", "data-attribute", "json-ld"])

  static func errors(in text: String, named file: String = RuleText.file) -> [String] {
    do throws(RuleFileErrors) {
      _ = try reader.read(text, named: file)
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }

  @Test func `every key of a rule is read`() throws {
    let rule = try Self.reader.read(
      RuleText.adding(
        """
        words: [door]
        keys: [note, entry code]
        except: [json-ld]
        visibility: [hidden, public]
        raise:
          - { when: key, is: [door, gate], weight: 0.2, reason: the key says door }
          - { when: record, has: [name, phone], weight: 0.1, reason: somebody lives there }
        lower:
          - { when: value, matches: '^0000$', weight: 0.5, reason: it is no code }
          - { when: carrier, is: comment, weight: 0.25, reason: a comment }
        references: https://example.org/doors
        """
      ),
      named: RuleText.file
    )
    #expect(rule.id == "door-code")
    #expect(rule.title == "Code of a door")
    #expect(rule.kind == .secret)
    #expect(rule.severity == .high)
    #expect(rule.why == "It opens a door.")
    #expect(rule.fix == "Change the code.")
    #expect(rule.matcher == .patterns([RulePattern(#"door (\d{4})"#, words: ["door"])]))
    #expect(rule.keys == ["note", "entry code"])
    #expect(rule.scope == RuleScope(exceptions: ["json-ld"], visibility: [.hidden, .public]))
    #expect(rule.confidence == 0.6)
    #expect(
      rule.conditions == [
        RuleCondition(.key, .isOne(of: ["door", "gate"]), Evidence("the key says door", 0.2)),
        RuleCondition(
          .record,
          .holdsOne(of: [.name, .phone]),
          Evidence("somebody lives there", 0.1)
        ),
        RuleCondition(.value, .matches(RulePattern("^0000$")), Evidence("it is no code", -0.5)),
        RuleCondition(.carrier, .isOne(of: ["comment"]), Evidence("a comment", -0.25)),
      ]
    )
    #expect(rule.references == ["https://example.org/doors"])
    #expect(rule.examples.map(\.expectation) == [.leaks, .leaks, .clean, .clean])
    #expect(rule.examples.first?.text == "<!-- door «1234» -->")
    #expect(rule.examples.first?.position == RulePosition(10, 5))
  }

  @Test func `an example says what it is`() throws {
    let example =
      "  - { clean: '{\"door\": 1}', as: json, region: UA, name: a number, why: no code }"
    let rule = try Self.reader.read(RuleText.replacing(13, with: example), named: RuleText.file)
    let last = try #require(rule.examples.last)
    #expect(last.format == .json)
    #expect(last.region == "UA")
    #expect(last.name == "a number")
    #expect(last.why == "no code")
  }

  @Test func `a finder and whole values need no pattern`() throws {
    let finder = RuleText.replacing(7, with: "finder: note").replacing(
      "confidence: 0.6\n",
      with: ""
    )
    #expect(try Self.reader.read(finder, named: RuleText.file).matcher == .finder(.note))
    let whole = RuleText.replacing(7, with: "whole: true\nkeys: [door code]")
    let rule = try Self.reader.read(whole, named: RuleText.file)
    #expect(rule.matcher == .keys)
    #expect(rule.scope == RuleScope())
  }

  static let wrongKeys = [
    Case(
      "a mistyped key",
      RuleText.adding("carrier: [comment]"),
      "rules/door-code.yml:14:1: unknown key 'carrier'; did you mean 'carriers'?"
    ),
    Case(
      "a key of another tool",
      RuleText.adding("entropy: 3"),
      "rules/door-code.yml:14:1: unknown key 'entropy'; known: id, title, kind, severity, why, fix, "
        + "finder, pattern, words, near, keys, whole, carriers, except, visibility, confidence, raise, "
        + "lower, examples, references"
    ),
    Case(
      "a missing key",
      RuleText.replacing(5, with: nil),
      "rules/door-code.yml:1:1: missing key 'why'"
    ),
    Case(
      "a key that stands there twice",
      RuleText.adding("fix: Paint it."),
      "rules/door-code.yml:6:1: the key 'fix' stands here twice"
    ),
    Case(
      "a key that is a list",
      RuleText.adding("? [a, b]\n: c"),
      "rules/door-code.yml:14:3: 'rule' must be keys with values, each key a word"
    ),
    Case(
      "a mistyped key of a condition",
      RuleText.adding("raise:\n  - { when: key, is: [a], wieght: 0.1, weight: 0.1, reason: b }"),
      "rules/door-code.yml:15:27: unknown key 'wieght'; did you mean 'weight'?"
    ),
    Case(
      "several things at once, in the order of the file",
      RuleText.replacing(3, with: "kind: sekret\nseverty: high").replacing("fix:", with: "fox:"),
      "rules/door-code.yml:1:1: missing key 'fix'",
      "rules/door-code.yml:3:7: 'kind' cannot be 'sekret'; did you mean 'secret'?",
      "rules/door-code.yml:4:1: unknown key 'severty'; did you mean 'severity'?",
      "rules/door-code.yml:7:1: unknown key 'fox'; did you mean 'fix'?"
    ),
  ]

  static let wrongValues = [
    Case(
      "a title that is a list",
      RuleText.replacing(2, with: "title: [a, b]"),
      "rules/door-code.yml:2:8: 'title' must be text"
    ),
    Case(
      "a title that is nothing",
      RuleText.replacing(2, with: "title:"),
      "rules/door-code.yml:2:7: 'title' must be text"
    ),
    Case(
      "a blank title",
      RuleText.replacing(2, with: "title: ' '"),
      "rules/door-code.yml:2:8: 'title' is blank"
    ),
    Case(
      "an id in capitals",
      RuleText.replacing(1, with: "id: Door-Code"),
      "rules/door-code.yml:1:5: the id 'Door-Code' must be lower-case words joined by '-'"
    ),
    Case(
      "an id that ends in a dash",
      RuleText.replacing(1, with: "id: door-"),
      "rules/door-code.yml:1:5: the id 'door-' must be lower-case words joined by '-'"
    ),
    Case(
      "an id that is not the file's name",
      RuleText.replacing(1, with: "id: gate-code"),
      "rules/door-code.yml:1:5: the id is 'gate-code', so the file must be called 'gate-code.yml'"
    ),
    Case(
      "a severity that does not exist",
      RuleText.replacing(4, with: "severity: extreme"),
      "rules/door-code.yml:4:11: 'severity' cannot be 'extreme'; known: low, medium, high, critical"
    ),
    Case(
      "a confidence in words",
      RuleText.replacing(8, with: "confidence: high"),
      "rules/door-code.yml:8:13: 'confidence' must be a number from 0.0 to 1.0"
    ),
    Case(
      "a confidence in quotes",
      RuleText.replacing(8, with: "confidence: '0.5'"),
      "rules/door-code.yml:8:13: 'confidence' must be a number from 0.0 to 1.0"
    ),
    Case(
      "a confidence above 1",
      RuleText.replacing(8, with: "confidence: 60"),
      "rules/door-code.yml:8:13: 'confidence' must be a number from 0.0 to 1.0"
    ),
    Case(
      "a confidence that is no number at all",
      RuleText.replacing(8, with: "confidence: nan"),
      "rules/door-code.yml:8:13: 'confidence' must be a number from 0.0 to 1.0"
    ),
    Case(
      "a pattern that does not compile",
      RuleText.replacing(7, with: "pattern: ['door', 'gate (\\d']"),
      "rules/door-code.yml:7:19: this pattern does not compile: missing closing parenthesis "
        + "(at its byte 8)"
    ),
    Case(
      "a pattern that may match anywhere",
      RuleText.replacing(7, with: "pattern: '\\d{4}'"),
      "rules/door-code.yml:7:10: no three letters stand in all this pattern matches; "
        + "add 'words' or 'keys'"
    ),
    Case(
      "an empty list",
      RuleText.adding("words: []"),
      "rules/door-code.yml:14:8: 'words' is an empty list"
    ),
    Case(
      "a carrier that does not exist",
      RuleText.adding("carriers: [comment, json_ld]"),
      "rules/door-code.yml:14:21: 'carriers' cannot be 'json_ld'; did you mean 'json-ld'?"
    ),
    Case(
      "a carrier that does not exist, in a condition",
      RuleText.adding("raise: [{ when: carrier, is: x, weight: 0.1, reason: y }]"),
      "rules/door-code.yml:14:30: 'is' cannot be 'x'; known: comment, data-attribute, json-ld"
    ),
    Case(
      "a visibility that does not exist",
      RuleText.adding("visibility: hiden"),
      "rules/door-code.yml:14:13: 'visibility' cannot be 'hiden'; did you mean 'hidden'?"
    ),
    Case(
      "a reference that is no URL",
      RuleText.adding("references: [the door]"),
      "rules/door-code.yml:14:14: the reference 'the door' is no URL"
    ),
  ]

  static let wrongMatchers = [
    Case(
      "nothing to find",
      RuleText.replacing(7, with: nil),
      "rules/door-code.yml:1:1: a rule has a 'finder', a 'pattern', or 'keys' with 'whole: true'"
    ),
    Case(
      "a finder and a pattern",
      RuleText.adding("finder: note"),
      "rules/door-code.yml:14:1: 'finder' does not go with 'pattern'"
    ),
    Case(
      "a finder with words and a confidence",
      RuleText.replacing(7, with: "finder: note\nwords: [door]"),
      "rules/door-code.yml:8:1: 'words' does not belong here: a built-in finder brings its own",
      "rules/door-code.yml:9:1: 'confidence' does not belong here: a built-in finder brings its own"
    ),
    Case(
      "whole values of no key",
      RuleText.replacing(7, with: "whole: true"),
      "rules/door-code.yml:1:1: missing key 'keys'"
    ),
    Case(
      "whole values, but not",
      RuleText.replacing(7, with: "whole: false\nkeys: door"),
      "rules/door-code.yml:7:1: 'whole' is true or absent"
    ),
    Case(
      "whole values, perhaps",
      RuleText.replacing(7, with: "whole: yes\nkeys: door"),
      "rules/door-code.yml:7:1: 'whole' is true or absent",
      "rules/door-code.yml:7:8: 'whole' must be true or false"
    ),
    Case(
      "a pattern without confidence",
      RuleText.replacing(8, with: nil),
      "rules/door-code.yml:1:1: missing key 'confidence'"
    ),
    Case(
      "carriers and exceptions",
      RuleText.adding("carriers: comment\nexcept: json-ld"),
      "rules/door-code.yml:15:1: 'except' does not belong here: the rule lists its 'carriers'"
    ),
  ]

  static let wrongConditions = [
    Case(
      "conditions that are no list",
      RuleText.adding("raise: { when: key }"),
      "rules/door-code.yml:14:8: 'raise' must be a list of conditions"
    ),
    Case(
      "a condition that is a word",
      RuleText.adding("lower: [key]"),
      "rules/door-code.yml:14:9: 'lower' must be keys with values"
    ),
    Case(
      "a condition without anything",
      RuleText.adding("lower:\n  - { is: [a] }"),
      "rules/door-code.yml:15:5: missing key 'when'",
      "rules/door-code.yml:15:5: missing key 'weight'",
      "rules/door-code.yml:15:5: missing key 'reason'"
    ),
    Case(
      "a weight below zero",
      RuleText.adding("lower: [{ when: key, is: a, weight: -0.5, reason: b }]"),
      "rules/door-code.yml:14:37: 'weight' must be a number from 0.01 to 1.0"
    ),
    Case(
      "two tests",
      RuleText.adding("lower: [{ when: key, is: a, matches: b, weight: 0.5, reason: c }]"),
      "rules/door-code.yml:14:29: a condition on the key has one test: 'is' or 'matches'"
    ),
    Case(
      "no test",
      RuleText.adding("lower: [{ when: record, weight: 0.5, reason: c }]"),
      "rules/door-code.yml:14:9: a condition on the record has one test: 'has'"
    ),
    Case(
      "a test of something else",
      RuleText.adding("lower: [{ when: language, matches: u., weight: 0.5, reason: c }]"),
      "rules/door-code.yml:14:27: a condition on the language has one test: 'is'"
    ),
    Case(
      "a pattern of a condition that does not compile",
      RuleText.adding("lower: [{ when: key, matches: 'a)', weight: 0.5, reason: c }]"),
      "rules/door-code.yml:14:31: this pattern does not compile: unmatched closing parenthesis "
        + "(at its byte 1)"
    ),
  ]

  static let wrongExamples = [
    Case(
      "too few",
      RuleText.replacing(13, with: nil),
      "rules/door-code.yml:10:3: a rule has at least 2 examples with 'clean'"
    ),
    Case(
      "both at once",
      RuleText.replacing(13, with: "  - { clean: a, leaks: «b» }\n  - clean: c\n  - clean: d"),
      "rules/door-code.yml:13:5: an example has either 'leaks' or 'clean'"
    ),
    Case(
      "a leak without marks",
      RuleText.replacing(10, with: "  - leaks: door 1234"),
      "rules/door-code.yml:10:12: an example that leaks marks each value: «…»"
    ),
    Case(
      "a mark that does not end",
      RuleText.replacing(10, with: "  - leaks: door «1234» «4"),
      "rules/door-code.yml:10:12: each '«' needs its '»', and none inside another"
    ),
    Case(
      "a mark in a mark",
      RuleText.replacing(10, with: "  - leaks: door «12«3»4»"),
      "rules/door-code.yml:10:12: each '«' needs its '»', and none inside another"
    ),
    Case(
      "a clean example with marks",
      RuleText.replacing(13, with: "  - clean: door «1234»"),
      "rules/door-code.yml:13:12: a clean example marks nothing; write '&laquo;' for the character"
    ),
    Case(
      "a region in words",
      RuleText.replacing(13, with: "  - { clean: a, region: Ukraine }"),
      "rules/door-code.yml:13:25: 'region' must be two capital letters, as in UA"
    ),
    Case(
      "a format that does not exist",
      RuleText.replacing(13, with: "  - { clean: a, as: xml }"),
      "rules/door-code.yml:13:21: 'as' cannot be 'xml'; known: html, json"
    ),
    Case(
      "examples that are no list",
      RuleText.lines.replacing("examples:\n", with: "examples: none\nreferences:\n")
        .replacing("- leaks:", with: "-").replacing("- clean:", with: "-"),
      "rules/door-code.yml:9:11: 'examples' must be a list of examples",
      "rules/door-code.yml:11:5: the reference '<!-- door «1234» -->' is no URL",
      "rules/door-code.yml:12:5: the reference '<p hidden>door «4321»</p>' is no URL",
      "rules/door-code.yml:13:5: the reference '<p>door 1234</p>' is no URL",
      "rules/door-code.yml:14:5: the reference '<p>a door</p>' is no URL"
    ),
  ]

  static let wrongYAML = [
    Case("nothing", "", "rules/door-code.yml:1:1: the file is empty"),
    Case("only a comment", "# a door\n", "rules/door-code.yml:1:1: the file is empty"),
    Case(
      "a list",
      "- a\n",
      "rules/door-code.yml:1:1: 'rule' must be keys with values"
    ),
    Case(
      "a quote that does not end",
      "id: 'door\n",
      "rules/door-code.yml:2:1: found unexpected end of stream"
    ),
    Case(
      "a control character",
      RuleText.replacing(2, with: "title: ä\u{1}"),
      "rules/door-code.yml:2:9: control characters are not allowed"
    ),
    Case(
      "two documents",
      RuleText.adding("---\nid: a"),
      "rules/door-code.yml:14:1: but found another document"
    ),
    Case(
      "an anchor",
      RuleText.replacing(2, with: "title: &door Code"),
      "rules/door-code.yml:2:8: anchors and aliases are not read; write the value out"
    ),
    Case(
      "an alias",
      RuleText.replacing(2, with: "title: &door Code\nwords: *door"),
      "rules/door-code.yml:2:8: anchors and aliases are not read; write the value out"
    ),
    Case(
      "an alias of nothing",
      RuleText.replacing(2, with: "title: *door"),
      "rules/door-code.yml:2:8: found undefined alias"
    ),
  ]

  @Test(
    arguments: [wrongKeys, wrongValues, wrongMatchers, wrongConditions, wrongExamples, wrongYAML]
      .joined()
  )
  func `what is wrong is said with its place`(_ wrong: Case) {
    #expect(Self.errors(in: wrong.text) == wrong.errors)
  }

  @Test func `a file that doubles itself with each line is refused, quickly`() {
    var bomb = "a0: &a0 [x, x]\n"
    for level in 1...40 {
      bomb += "a\(level): &a\(level) [*a\(level - 1) , *a\(level - 1) ]\n"
    }
    bomb += "? [*a40 ]\n: x\n"
    #expect(
      Self.errors(in: bomb)
        == ["rules/door-code.yml:6:13: anchors and aliases are not read; write the value out"]
    )
  }

  @Test func `words in stars are no aliases`() {
    let why =
      "why: Never *ever* use * or *.png, **bold**, a*b *or* 2 * 3; it is *not a door* at all."
    #expect(Self.errors(in: RuleText.replacing(5, with: why)).isEmpty)
  }

  @Test func `a file as deep as it is long is refused`() {
    let deep = "id: " + String(repeating: "[", count: 100_000)
    #expect(Self.errors(in: deep).count == 1)
    let dashes = String(repeating: "- ", count: 100_000)
    #expect(Self.errors(in: dashes).count == 1)
  }

  @Test func `a file of more than a mebibyte is refused`() {
    let long = RuleText.adding("# " + String(repeating: "a", count: RuleFile.maximumSize))
    #expect(Self.errors(in: long) == ["rules/door-code.yml: the file is larger than 1 MiB"])
  }

  @Test func `a rule cut at any byte is an error or a rule`() {
    let bytes = Array(RuleText.adding("words: [door]\nlower: [{ when: key, is: a }]").utf8)
    for end in bytes.indices {
      _ = Self.errors(in: String(decoding: bytes[..<end], as: UTF8.self))
    }
  }
}
