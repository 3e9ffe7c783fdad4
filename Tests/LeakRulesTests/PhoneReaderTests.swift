import LeakRules
import TestSupport
import Testing

@Suite struct PhoneReaderTests {
  // MARK: Spellings

  /// National numbers nobody answers: reserved where there is a block, zero-heavy elsewhere.
  static let numbers: [(region: String, code: String, trunk: String, groups: [String])] = [
    ("US", "1", "1", ["202", "555", "0143"]),
    ("RU", "7", "8", ["947", "000", "00", "12"]),
    ("UA", "380", "0", ["67", "000", "00", "12"]),
    ("DE", "49", "0", ["30", "23125", "000"]),
    ("FR", "33", "0", ["6", "39", "98", "00", "12"]),
    ("GB", "44", "0", ["7700", "900", "012"]),
  ]

  struct Spelling: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var write: @Sendable (_ code: String, _ trunk: String, _ groups: [String]) -> String
    var key = false
  }

  static let spellings: [Spelling] = [
    Spelling(testDescription: "E.164") { "+\($0)\($2.joined())" },
    Spelling(testDescription: "international") { "+\($0) \($2.joined(separator: " "))" },
    Spelling(testDescription: "national") { "\($0 == "1" ? "" : $1)\($2.joined(separator: " "))" },
    Spelling(
      testDescription: "bare under a key",
      write: { "\($0 == "1" ? "" : $1)\($2.joined())" },
      key: true
    ),
    Spelling(testDescription: "points") { "+\($0).\($2.joined(separator: "."))" },
    Spelling(testDescription: "dialling link") { "tel:+\($0)-\($2.joined(separator: "-"))" },
    Spelling(testDescription: "written prefix") { "00\($0) \($2.joined(separator: " "))" },
    Spelling(testDescription: "trunk in brackets") { "+\($0) (\($1))\($2.joined(separator: " "))" },
    Spelling(testDescription: "no-break spaces") {
      "+\($0)\u{A0}\($2.joined(separator: "\u{A0}"))"
    },
    Spelling(testDescription: "percent escape") { "%2B\($0)\($2.joined())" },
    Spelling(
      testDescription: "code without plus under a key",
      write: { "\($0)\($2.joined())" },
      key: true
    ),
  ]

  @Test(arguments: spellings)
  func `each spelling of a number is read as the same number`(spelling: Spelling) throws {
    for row in Self.numbers {
      // A trunk one in brackets is no North American habit.
      if row.region == "US", spelling.testDescription == "trunk in brackets" { continue }
      let text = spelling.write(row.code, row.trunk, row.groups)
      let reading = try #require(
        read(text, PhoneContext(keyIsPhone: spelling.key, regions: [row.region])).first,
        "\(row.region): \(text)"
      )
      #expect(reading.number.e164 == "+\(row.code)\(row.groups.joined())", "\(text)")
      // A reserved number stays low by itself; what it would be worth is in its evidence.
      let worth = reading.evidence.reduce(0) { $0 + $1.weight }
      #expect(worth >= 0.5, "\(text): \(reading.evidence)")
      if reading.number.isReservedForFiction, !spelling.key { #expect(reading.score < 0.5) }
    }
  }

  // MARK: Confidence

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var score: ClosedRange<Double>
    var context = PhoneContext(regions: ["UA"])

    init(
      _ name: String,
      _ text: String,
      _ score: ClosedRange<Double>,
      _ regions: [String] = ["UA"],
      key: Bool = false,
      identifier: Bool = false,
      literal: Bool = false
    ) {
      testDescription = name
      self.text = text
      self.score = score
      context = PhoneContext(
        keyIsPhone: key,
        keyIsIdentifier: identifier,
        isNumberLiteral: literal,
        regions: regions
      )
    }
  }

  static let low = 0.35...0.49
  static let medium = 0.5...0.79
  static let high = 0.8...1.0

  static let cases: [Case] = [
    Case("plus", "+380670000012", high),
    Case("plus, elsewhere", "+7 947 000-00-12", high, ["US"]),
    Case("plus in brackets", "(+49) 30 230000 12", high, ["US"]),
    Case("dialling link", "tel:0670000012", high),
    Case("dialling link with escapes", "tel:+380%2067%20000%2000%2012", high),
    Case("WhatsApp without plus", "https://wa.me/380670000012", high, ["US"]),
    Case("key", "0670000012", high, key: true),
    Case("key, code without plus", "79471200012", high, ["US"], key: true),
    Case("key, number literal", "79471200012", high, ["US"], key: true, literal: true),
    Case("key, national number of elsewhere", "8 (947) 120-00-12", high, ["US"], key: true),
    Case("key, unassigned block", "0000120012", medium, ["US"], key: true),
    Case("plus, unassigned block", "+7 201 000-00-12", medium),
    Case("formatted", "(067) 000-00-12", medium),
    Case("formatted with its code, elsewhere", "7 (947) 120-00-12", medium, ["US"]),
    Case("formatted after a word", "моб. 067 000 00 12", high),
    Case("bare after a word", "тел. 0670000012", medium),
    Case("bare after a word, glued", "тел0670000012", medium),
    Case("bare after a Chinese word", "电话13900000012", medium, ["CN"]),
    Case("bare after an inflected word", "по телефону 89470000012", medium, ["RU"]),
    Case("bare, scarce", "380670000012", low),
    Case("words before a formatted number, broken line", "Тел.:\n+380 67 000 00 12", high),
    Case("recording", "audio/79471200012.mp3", medium, ["US"]),
    Case("recording of a call", "call_79471200012_mother.mp3", medium, ["US"]),
    Case("dated recording", "20220928-79471200012.m4a", medium, ["US"]),
    Case("picture of a call", "https://example.org/whatsapp-79471200012.jpg", medium, ["US"]),
    Case("behind a postal code", "NY 10003 (646) 200-0012", medium, ["US"]),
    Case("behind a date", "2022-09-28 (646) 200-0012", medium, ["US"]),
    Case("fiction", "+1 202-555-0143", low, ["US"]),
    Case("fiction, formatted", "(202) 555-0143", low, ["US"]),
    Case("fiction under a key", "202-555-0143", high, ["US"], key: true),
    Case("counting up at its end", "+38 067 123 45 67", low),
    Case("way out of Russia", "8~10 380 67 000 00 12", high, ["RU"]),
    Case("way out of America", "011 44 20 7000 0012", high, ["US"]),
    Case("extension", "030 230000-12 Durchwahl 4", medium, ["DE"]),
    Case("Arabic digits", "هاتف ٠٩٤٤٠٠٠٠١٢", medium, ["SY"]),
    Case("full-width digits", "＋３８０６７０００００１２", high),
  ]

  @Test(arguments: cases)
  func `what speaks for a number sets the confidence`(row: Case) throws {
    let reading = try #require(read(row.text, row.context).first, "\(row)")
    #expect(row.score.contains(reading.score), "\(row): \(reading.score) \(reading.evidence)")
  }

  @Test func `the reading tells which bytes spell the number`() throws {
    let marked = MarkedText("2022-09-28 «(646) 200-0012»")
    let reading = try #require(
      read(String(decoding: marked.bytes, as: UTF8.self), PhoneContext(regions: ["US"])).first
    )
    #expect(reading.range == marked.ranges.first)
  }

  @Test func `evidence never quotes the value`() throws {
    for row in Self.cases {
      for reading in read(row.text, row.context) {
        #expect(reading.evidence.allSatisfy { !$0.reason.contains { $0.isNumber } })
      }
    }
  }

  private func read(_ text: String, _ context: PhoneContext) -> [PhoneReading] {
    PhoneTesting.read(text, context)
  }
}

/// Finds and reads the numbers of one fragment.
enum PhoneTesting {
  static func read(_ text: String, _ context: PhoneContext) -> [PhoneReading] {
    let reader = PhoneReader()
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      var candidates: [PhoneCandidate] = []
      PhoneCandidateFinder().find(in: buffer, into: &candidates)
      return candidates.compactMap {
        reader.read($0, in: buffer, fragment: 0..<buffer.count, context: context)
      }
    }
  }
}
