import LeakRules
import Testing

@Suite struct NameContextTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var value: String
    var score: ClosedRange<Double>
    var facts: NameFacts
    var testDescription: String { name }

    init(
      _ name: String,
      _ value: String,
      _ score: ClosedRange<Double>,
      _ change: (inout NameFacts) -> Void
    ) {
      (self.name, self.value, self.score) = (name, value, score)
      facts = NameFacts()
      change(&facts)
    }
  }

  static let reader = NameReader()
  static let high = 0.8...9.0
  static let medium = 0.5...0.7999
  static let mediumOrHigh = 0.5...9.0
  static let belowLow = -9.0...0.3499
  static let belowMedium = -9.0...0.4999

  static let cases = [
    Case("the record of the incident", "Nikita Brozhkin", high) {
      $0.key = [.name, .role]
      $0.siblings.hasPhone = true
      $0.siblings.hasRelation = true
      $0.siblings.count = 6
      $0.contrast = .first(visible: 0..<6)
    },
    Case("a caller, nothing beside it", "Nikita Brozhkin", high) { $0.key = .role },
    Case("unknown words in a record", "Qorvath Zelmury", mediumOrHigh) {
      $0.key = [.name, .role]
      $0.siblings.hasPhone = true
      $0.siblings.count = 4
    },
    Case("unknown words under no key", "Qorvath Zelmury", belowLow) { _ in },
    Case("a known name under a plain key", "Nikita Brozhkin", medium) { $0.key = .genericName },
    Case("first name known to readers", "Nikita Brozhkin", high) {
      $0.contrast = .first(visible: 0..<6)
    },
    Case("visible", "Nikita Brozhkin", belowLow) {
      $0.key = [.name, .role]
      $0.siblings.hasPhone = true
      $0.contrast = .full
    },
    Case("an author", "Nikita Brozhkin", belowLow) { $0.key = .credit },
    Case("an author's name", "Nikita Brozhkin", belowLow) {
      $0.key = .genericName
      $0.ancestors = [.credit]
    },
    Case("typed as an author", "Nikita Brozhkin", belowLow) {
      $0.key = .genericName
      $0.isOfAuthorType = true
    },
    Case("beside an avatar", "Nikita Brozhkin", belowLow) {
      $0.key = .genericName
      $0.siblings.hasAuthorKeys = true
      $0.siblings.count = 4
    },
    Case("the source of a picture", "Nikita Brozhkin", belowLow) {
      $0.key = [.role, .imageCredit]
      $0.siblings.hasImageKeys = true
    },
    Case("a tag", "Nikita Brozhkin", belowLow) { $0.key = .tags },
    Case("a tag readers know by its first name", "Nikita Brozhkin", 0.5...0.5) {
      $0.key = .tags
      $0.contrast = .first(visible: 0..<6)
    },
    Case("a headline", "Nikita Brozhkin", belowLow) { $0.key = .teaser },
    Case("an account of the newsroom", "Nikita Brozhkin", belowMedium) { $0.key = .staff },
    Case("a city", "Nikita Brozhkin", belowLow) { $0.key = .negative },
    Case("a table of words", "Nikita Brozhkin", belowLow) { $0.ancestors = [[], .stringTable] },
    Case("a dictionary is no record", "Qorvath Zelmury", belowLow) {
      $0.siblings.hasPhone = true
      $0.siblings.count = 200
    },
    Case("a column without names", "Nikita Brozhkin", belowMedium) {
      $0.column = .init(nameShare: 0.1, distinctCount: 10)
    },
    Case("a column of callers", "Nikita Brozhkin", high) {
      $0.key = .role
      $0.column = .init(nameShare: 0.9, distinctCount: 10)
    },
    Case("a long column of names that nothing calls persons", "Nikita Brozhkin", belowMedium) {
      $0.column = .init(nameShare: 0.9, distinctCount: 10)
    },
    Case("a few names", "Nikita Brozhkin", medium) {
      $0.column = .init(nameShare: 1, distinctCount: 3)
    },
    Case("a hidden link", "Nikita Brozhkin", belowLow) {
      $0.isInLink = true
      $0.contrast = .first(visible: 0..<6)
    },
    Case("markup in a value", "Nikita Brozhkin", belowMedium) { $0.isInNestedMarkup = true },
    Case("a comment that is nothing else", "Nikita Brozhkin", high) {
      $0.place = .comment
      $0.standsAlone = true
    },
    Case("a person under a license", "Nikita Brozhkin", belowLow) {
      $0.key = .role
      $0.ancestors = [.credit]
    },
    Case("a caller under a credit, with a telephone", "Nikita Brozhkin", high) {
      $0.key = .role
      $0.ancestors = [.credit]
      $0.siblings.hasPhone = true
    },
    Case("the surname is public", "Nikita Brozhkin", belowMedium) { $0.contrast = .last },
    Case("one surname alone", "Brozhkin", belowLow) { $0.key = .genericName },
  ]

  @Test(arguments: cases) func `a place raises or lowers a name`(_ row: Case) throws {
    var value = row.value
    let reading = value.withUTF8 { Self.reader.read($0) }
    let judgement = reading.map { NameContext.judge($0, row.facts) }
    let score = reading.flatMap { reading in judgement?.score(of: reading) } ?? 0
    #expect(row.score.contains(score), "\(score) \(judgement?.evidence ?? [])")
  }

  @Test func `a promise of the page weighs only on names readers do not see`() throws {
    var value = "Nikita Brozhkin"
    let reading = try #require(value.withUTF8 { Self.reader.read($0) })
    var facts = NameFacts()
    let without = NameContext.judge(reading, facts).score(of: reading)
    facts.hasPagePromise = true
    #expect(NameContext.judge(reading, facts).score(of: reading) > without)
    facts.contrast = .last
    let last = NameContext.judge(reading, facts)
    #expect(!last.evidence.contains { $0.reason.contains("withheld") })
  }

  @Test func `a mention in a note outweighs one in a text for readers`() throws {
    let text = Array("mother is Yelena Brozhkina".utf8)
    let mention = try #require(
      text.withUnsafeBufferPointer { Self.reader.readProse($0, isNoteLike: true) }.first
    )
    var facts = NameFacts()
    let note = NameContext.judge(mention, facts, in: .note).score(of: mention.reading)
    #expect(note >= 0.8)
    facts.key = .teaser
    let plain = NameContext.judge(mention, facts, in: .hiddenText).score(of: mention.reading)
    #expect(plain < note - 0.4)
    facts.contrast = .full
    let seen = NameContext.judge(mention, facts, in: .note).score(of: mention.reading)
    #expect(seen <= 0)
  }
}
