import LeakReporting
import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// Whatever stands where in hidden data, and wherever an excerpt is cut: no report holds half of it.
@Suite struct SecrecyFuzzTests {
  static let seeds: [UInt64] = Array(1...320)

  /// The groups the seeds are tested in, so that a failure names few of them.
  static let groups = stride(from: 0, to: seeds.count, by: 40).map { $0..<$0 + 40 }

  @Test(arguments: groups)
  func `no report on a random page holds a piece of what the page hides`(
    _ group: Range<Int>
  ) throws {
    var findingCount = 0
    for seed in Self.seeds[group] {
      let page = RandomPage(seed: seed)
      let report = try SampleScan.scanner(.low).scan(Array(page.text.utf8), named: "page.html")
      findingCount += report.findings.count
      for format in [ReportFormat.text, .json] {
        let output = Output(try SampleScan.text(of: [report], as: format, revealing: false))
        let leaks = page.secrets.flatMap { secret in
          secret.pieces(in: output).map { "\(secret.kind): \($0)" }
        }
        #expect(leaks == [], "seed \(seed), \(format): \(output.lines(with: page.secrets))")
      }
    }
    // A report on nothing keeps every secret.
    #expect(findingCount > group.count * 4)
  }

  @Test(arguments: groups)
  func `fingerprints do not change with the numbers of a page`(_ group: Range<Int>) throws {
    for seed in Self.seeds[group] {
      let scanner = try SampleScan.scanner(.low)
      let prints = [RandomPage.Digits.first, .second].map { digits in
        scanner.scan(Array(RandomPage(seed: seed, digits: digits).text.utf8), named: "page.html")
          .findings.map(\.fingerprint)
      }
      #expect(Set(prints[0]) == Set(prints[1]), "seed \(seed)")
    }
  }

  @Test func `a report that shows values is caught`() throws {
    let page = RandomPage(seed: 1)
    let report = try SampleScan.scanner(.low).scan(Array(page.text.utf8), named: "page.html")
    let output = try SampleScan.text(of: [report], as: .text, revealing: true)
    let kinds = Set(page.secrets.filter { !$0.pieces(in: Output(output)).isEmpty }.map(\.kind))
    #expect(kinds.count > 2, "\(kinds)")
  }
}

// MARK: What is looked for

/// A report in the forms secrets are looked for in.
private struct Output {
  /// The lines, in lower case, without fingerprints.
  var lines: [String]
  /// The digits of each line that stand together, or with a few marks between them.
  var digitRuns: [String]
  /// All digits of each line.
  var digitLines: [String]

  init(_ text: String) {
    let plain = text.replacing(#/v1:[0-9a-f]{16}/#, with: "")
    lines = plain.lowercased().split(whereSeparator: \.isNewline).map(String.init)
    digitRuns = lines.flatMap(Self.runs)
    digitLines = lines.map { line in String(line.compactMap(Self.digit)) }
  }

  /// The lines a secret stands in.
  func lines(with secrets: [Secret]) -> [String] {
    lines.filter { line in
      let alone = Output(line)
      return secrets.contains { !$0.pieces(in: alone).isEmpty }
    }
  }

  private static func digit(_ character: Character) -> Character? {
    character.wholeNumberValue.flatMap { 0...9 ~= $0 ? "\($0)".first : nil }
  }

  private static func runs(in line: String) -> [String] {
    var runs = [""]
    var gap = 0
    for character in line {
      if let digit = digit(character) {
        runs[runs.count - 1].append(digit)
        gap = 0
      } else {
        gap += character.isLetter ? 4 : 1
        if gap > 3, runs.last != "" { runs.append("") }
      }
    }
    return runs.filter { $0.count > 4 }
  }
}

/// A value that a page hides.
private struct Secret {
  enum Kind { case number, name, mailbox, document, note }

  var kind: Kind
  /// The value as it stands among others.
  var value: String
  /// What of it may not be shown: the digits of a number, a surname, invented words.
  var words: [String]

  /// The pieces of the secret that stand in a report.
  func pieces(in output: Output) -> [String] {
    words.flatMap { word -> [String] in
      switch kind {
      case .number:
        let isInLine = output.digitLines.contains { $0.contains(word.suffix(7)) }
        return word.windows(of: 5).filter { run in output.digitRuns.contains { $0.contains(run) } }
          + (isInLine ? [word] : [])
      case .document: return found(word.windows(of: 8), in: output)
      default: return found(word.windows(of: 5), in: output)
      }
    }
  }

  private func found(_ pieces: [String], in output: Output) -> [String] {
    pieces.filter { piece in output.lines.contains { $0.contains(piece) } }
  }
}

extension String {
  /// All stretches of so many characters, in lower case.
  fileprivate func windows(of count: Int) -> [String] {
    let characters = Array(lowercased())
    guard characters.count > count else { return [lowercased()] }
    return (0...characters.count - count).map { String(characters[$0..<$0 + count]) }
  }
}

// MARK: Pages

/// A page made of records whose values, keys, ids and names of attributes are secrets.
private struct RandomPage {
  /// Which digits the numbers end with; all else of a page is the same.
  enum Digits: Int { case first, second }

  private(set) var text = ""
  private(set) var secrets: [Secret] = []
  private var random: SplitMix
  private let digits: Digits

  init(seed: UInt64, digits: Digits = .first) {
    random = SplitMix(state: seed)
    self.digits = digits
    let records = (0..<2).map { _ in record() }
    let id = slug(of: records[0])
    let name = slug(of: records[1])
    text = "<!doctype html><html lang=\"en\"><body><p>Nikita and Павел called the desk.</p>\n"
    text += body(of: records, id: id, name: name, shape: Int(seed % 5))
    text += "</body></html>\n"
  }

  private mutating func body(
    of records: [[Secret]],
    id: String,
    name: String,
    shape: Int
  ) -> String {
    switch shape {
    case 0: return "<script id=\"\(id)\" type=\"application/json\">\(data(records))</script>"
    case 1:
      return "<div id=\"\(id)\" class=\"call \(name)\" data-\(name)=\"1\" "
        + "data-calls='\(data(records))\(padding())\(trailing(records))'></div>"
    case 2: return "<!-- \(data(records))\(padding())\(trailing(records)) -->"
    case 3:
      let items = records.map { record in
        let spans = record.map {
          "<span data-\(name)=\"\($0.value)\">\($0.value)</span>\(padding())"
        }
        return "<p class=\"\(name)\">" + spans.joined() + "</p>"
      }
      return "<div hidden id=\"\(id)\">\(items.joined())</div>"
    default:
      return "<script>window.calls = \(data(records)); // \(trailing(records))\n</script>"
    }
  }

  /// The records as data: each secret once as a value, or as a key, or as both.
  private mutating func data(_ records: [[Secret]]) -> String {
    let objects = records.map { record in
      let members = record.shuffled(using: &random).map { secret in
        let key = Self.key(of: secret.kind)
        let value =
          switch Int.random(in: 0..<4, using: &random) {
          case 0: "\"\(key)\":\"\(secret.value)\""
          case 1: "\"\(secret.value)\":true"
          case 2: "\"\(secret.value)\":{\"\(key)\":\"\(secret.value)\"}"
          default: "\"\(key)\":{\"text\":\"\(secret.value)\",\"\(secret.value)\":[1]}"
          }
        return padding() + value
      }
      return "{" + members.joined(separator: ",") + padding() + "}"
    }
    return "[" + objects.joined(separator: ",") + "]"
  }

  private mutating func trailing(_ records: [[Secret]]) -> String {
    let chosen = records.joined().shuffled(using: &random).prefix(3)
    return chosen.map { $0.value + padding() }.joined(separator: " ")
  }

  /// Up to 80 bytes that say nothing, so that an excerpt may end anywhere.
  private mutating func padding() -> String {
    String(repeating: " ", count: Int.random(in: 0...80, using: &random))
  }

  /// An id, class or data attribute made of a record's number, name or mailbox.
  private mutating func slug(of record: [Secret]) -> String {
    let secret = record[Int.random(in: 0..<4, using: &random)]
    let separator = Bool.random(using: &random) ? "-" : "."
    let words = secret.words.joined(separator: separator).lowercased()
    return secret.kind == .number ? "call-\(words)" : words
  }

  private static func key(of kind: Secret.Kind) -> String {
    switch kind {
    case .number: "caller_phone"
    case .name: "caller_name"
    case .mailbox: "email"
    case .document: "doc"
    case .note: "fc_note"
    }
  }

  // MARK: Secrets

  private mutating func record() -> [Secret] {
    let record = [number(), name(), mailbox(), document(), note()]
    secrets += record
    return record
  }

  private mutating func number() -> Secret {
    let ending = Int.random(in: 1000..<5000, using: &random) + digits.rawValue * 4000
    let (block, pair) = ("\(ending / 100)", "\(ending % 100 + 100)".dropFirst())
    let spaced = "947000\(ending)".map(String.init)
    let spellings = [
      "+7 947 000-\(block)-\(pair)", "8 (947) 000-\(block)-\(pair)", "7947000\(ending)",
      "+7.947.000.\(block).\(pair)", "+7 " + spaced.joined(separator: " "),
      "+7-" + spaced.joined(separator: "-"),
    ]
    return Secret(
      kind: .number,
      value: spellings[Int.random(in: 0..<6, using: &random)],
      words: ["947000\(ending)"]
    )
  }

  private mutating func name() -> Secret {
    let names = [
      ("Nikita", "Orlovetsky"), ("Yelena", "Babushkina"), ("Pavel", "Gusarenko"),
      ("Павел", "Гусаренко"), ("Елена", "Орловецкая"), ("Микита", "Звонаренко"),
    ]
    let (given, family) = names[Int.random(in: 0..<6, using: &random)]
    return Secret(kind: .name, value: "\(given) \(family)", words: [family])
  }

  private mutating func mailbox() -> Secret {
    let words = [word(), word()]
    let host = ["gmail.com", "example.org"][Int.random(in: 0..<2, using: &random)]
    return Secret(
      kind: .mailbox,
      value: words.joined(separator: ".") + "@" + host,
      words: words
    )
  }

  private mutating func document() -> Secret {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    let id = "1" + String((0..<43).map { _ in letters.randomElement(using: &random) ?? "a" })
    return Secret(
      kind: .document,
      value: "https://docs.google.com/document/d/\(id)/edit",
      words: [id]
    )
  }

  private mutating func note() -> Secret {
    let words = [word(), word(), word()]
    return Secret(
      kind: .note,
      value: "FC: \(words[0]) \(words[1]), do not publish the surname, \(words[2]) agreed",
      words: words
    )
  }

  /// A word of no language, eight to twelve letters long.
  private mutating func word() -> String {
    let syllables = ["zubk", "plim", "vrax", "gobz", "thur", "mnux", "qorl", "dwiz", "krul"]
    return (0..<2).map { _ in syllables.randomElement(using: &random) ?? "zubk" }.joined()
  }
}
