import LeakRules
import TestSupport
import Testing

/// Tries the patterns of the embedded rules on values, without carriers or records.
@Suite struct RulePatternTests {
  /// A value in which `«»` mark what the rule finds; without marks, it finds nothing.
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: String
    var value: String
    var testDescription: String { "\(rule): \(value)" }
  }

  static func cases(_ rule: String, _ values: String...) -> [Case] {
    values.map { Case(rule: rule, value: $0) }
  }

  static let catalog = Result { try RuleCatalog.embedded() }

  // MARK: Values

  static let addresses = cases(
    "email-address",
    "«jo@example.org»",
    "write to «jo.lind+notes@mail.example.org», please.",
    "<«jo@example.org»>;«mara_k@example.co.uk»",
    "mailto:«jo@example.org»?subject=x",
    "E-Mail:«jo@example.org»",
    "Jo «o'neill@example.org»",
    "«JO@EXAMPLE.ORG»",
    "«jo@xn--e1afmkfd.example»",
    "почта «jo@example.org»",
    "«jo [at] example [dot] org»",
    "«jo(at)example.org»",
    "«jo {at} mail.example (dot) org» or so",
    "https://jo@example.org/path",
    "https://user:word@example.org/",
    "@desk@social.example.org",
    "jo@example",
    "jo@@example.org",
    "jo@example.o",
    "vue@3.2.1",
    "@scope/pkg@1.0.0",
    "a@b@c.example",
    "look at example dot org",
    ""
  )

  static let documents = cases(
    "internal-link",
    "«https://docs.google.com/document/d/1AbCdEfGhIjKlMnOp/edit#heading=h.1»",
    "see «docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOp/edit?gid=0», row 4",
    "(«https://docs.google.com/document/d/1AbCdEfGhIjKlMnOp/edit»).",
    "«https://docs.google.com/a/example.org/document/u/1/d/1AbCdEfGhIjKl/edit»",
    "https://docs.google.com/spreadsheets/d/e/2PACX-1vAbCdEfGhIjKl/pubhtml",
    "https://docs.google.com/forms/d/e/1FAIpQLSabcdefghijk/viewform",
    "https://docs.google.com/",
    "«https://drive.google.com/drive/folders/1AbCdEfGh?usp=sharing»",
    "«https://drive.google.com/file/d/1AbCdEfGh/view»",
    "https://www.google.com/drive/",
    "«https://www.dropbox.com/s/abc123/calls.zip?dl=0»",
    "https://www.dropbox.com/",
    "«https://example-my.sharepoint.com/:w:/g/personal/jo_example_org/EaBc»",
    "«https://www.notion.so/example/Calls-0123456789abcdef0123456789abcdef»",
    "https://www.notion.so/product",
    "«https://airtable.com/appAbC123/tblXyz»",
    "«https://www.figma.com/file/AbCdEf/Calls»",
    "https://www.figma.com/blog/",
    "«https://otter.ai/u/AbCd-EfGh»",
    "«https://app.trint.com/editor/AbCdEf»",
    "«https://example.slack.com/archives/C0123ABCD»",
    "https://slack.com/help",
    "«https://example.atlassian.net/browse/GFX-12»",
    "«https://jira.example.org/browse/GFX-12»",
    "«https://trello.com/c/AbCdEf12/3-calls»",
    "https://trello.com/about"
  )

  static let hosts = cases(
    "internal-link",
    "«https://staging.example.org/calls»",
    "«//www-stg2.example.org»",
    "«https://preview-42.graphics.example.org:8443/x?y=1»",
    "«wss://uat.api.example.co.uk/socket»",
    "«https://intranet.example.org»",
    "«http://graphics.corp.example.org/»",
    "«http://newsbox.local:3000/calls»",
    "«https://wiki.intern/calls»",
    "«http://10.0.12.7/»",
    "«http://192.168.1.20:8080/calls»",
    "«http://172.16.0.9»",
    "«http://localhost:8000/calls»",
    "«https://0a1b2c3d.ngrok-free.app/calls»",
    "https://dev.to/example",
    "https://stage.example",
    "https://backstage.example.org/",
    "https://www.example.org/staging/",
    "https://localnews.example.org/",
    "https://news.local.example.org/",
    "https://authors.example.org/",
    "http://172.15.0.9",
    "http://10.0.12.7.example.org/",
    "http://localhost/",
    "10.0.12.7"
  )

  static let files = cases(
    "internal-link",
    "«/Users/jlind/Desktop/calls/FINAL.ai»",
    "path=«file:///Users/jlind/calls.csv»",
    #"«C:\Users\Jo Lind\Documents\calls.xlsx»"#,
    #""«C:\\Users\\jlind\\calls.xlsx»""#,
    "«file:///C:/Users/jlind/calls.html»",
    "«/home/jlind/projects/calls/build.js»",
    "«file:////server/share/calls.doc»",
    "/Users/Shared/fonts/a.ttf",
    "https://example.org/Users/jlind/photos",
    "/home/news/europe/today",
    #"C:\Windows\System32"#,
    #"C:\Users\Public\Documents\a.txt"#
  )

  static let places = cases(
    "location",
    "«48.464717»",
    "«-0.127758»",
    "«179.123456»",
    "«48.464717, 35.046183»",
    "(«48.4647;35.0461»)",
    "«90.0000,180.0000»",
    "https://maps.example.org/?q=«48.464717,35.046183»&z=12",
    "https://maps.example.org/maps/@«48.464717,35.046183»,17z",
    "geo:«48.464717,35.046183»",
    "https://maps.example.org/#map=17/«48.46471/35.04618»",
    "48.46",
    "48.464",
    "181.123456",
    "1.23456.7",
    "v48.464717",
    "48.464717px",
    "https://example.org/?v=48.464717",
    "0.1234567890123456789"
  )

  @Test(arguments: [addresses, documents, hosts, files, places].joined())
  func `a pattern finds what it should and no more`(_ example: Case) throws {
    let marked = MarkedText(example.value)
    let found = try Self.values(of: example.rule, in: marked.bytes)
    let text = found.map { String(decoding: marked.bytes[$0], as: UTF8.self) }
    #expect(found == marked.ranges, "found \(text)")
  }

  @Test func `a pattern takes bounded time on what almost matches`() throws {
    for piece in ["a", "a.", "a-", "a@", "1.", "//a.", "/Users/", "48.4647,", "https://staging."] {
      let bytes = Array(String(repeating: piece, count: 20_000 / piece.utf8.count).utf8)
      for rule in Self.patternRules {
        for pattern in try Self.patterns(of: rule) {
          let outcome = bytes.withUnsafeBufferPointer { text in
            // As long a window as the scan ever takes.
            pattern.firstMatch(in: text, from: 0, to: 8192, using: PatternWorkspace())
          }
          #expect(outcome != .limitReached, "\(rule) on \(piece)")
        }
      }
    }
  }

  // MARK: Weights

  /// The score of a value alone: where the rule starts, and what the value itself says.
  static func score(of value: String, by id: String) throws -> Double {
    let rule = try #require(try catalog.get()[id])
    let bytes = Array(value.utf8)
    return rule.conditions.reduce(rule.confidence) { score, condition in
      guard condition.subject == .value, case .matches(let pattern) = condition.test else {
        return score
      }
      let outcome = bytes.withUnsafeBufferPointer { text in
        Pattern(pattern.expression)
          .firstMatch(in: text, from: 0, to: text.count, using: PatternWorkspace())
      }
      return outcome == .none ? score : score + condition.evidence.weight
    }
  }

  static let patternRules = ["email-address", "internal-link", "location"]

  @Test(arguments: patternRules)
  func `a pattern finds every value its rule's examples mark, and the value speaks for itself`(
    _ id: String
  ) throws {
    let rule = try #require(try Self.catalog.get()[id])
    for example in rule.examples where example.expectation == .leaks {
      let marked = MarkedText(example.text)
      for range in marked.ranges {
        let text = String(decoding: marked.bytes[range], as: UTF8.self)
        let value = text.replacing("%40", with: "@")
        let found = try Self.values(of: id, in: Array(value.utf8))
        #expect(found == [0..<value.utf8.count], "\(example.name ?? "")")
        #expect(try Self.score(of: value, by: id) >= rule.confidence, "\(example.name ?? "")")
      }
    }
  }

  static let believed = [
    ("email-address", "mara.lind@tidning.example.org"), ("email-address", "jo@gmail.com"),
    ("email-address", "informer.petrenko@ukr.net"), ("email-address", "editha@example.org"),
    ("internal-link", "https://docs.google.com/document/d/1AbCdEfGhIjKlMnOp/edit"),
    ("internal-link", "https://staging.example.org/calls"),
    ("internal-link", "/Users/jlind/Desktop/calls.ai"),
  ]

  @Test(arguments: believed)
  func `what looks like a leak is at least of medium confidence`(
    _ rule: String,
    _ value: String
  ) throws {
    #expect(try Self.score(of: value, by: rule) >= 0.5)
  }

  static let doubted = [
    ("email-address", "info@example.org"), ("email-address", "no-reply@example.org"),
    ("email-address", "press.office@example.org"), ("email-address", "Redaktion@example.org"),
    ("email-address", "you@example.com"), ("email-address", "jane.doe@example.org"),
    ("email-address", "jo@domain.com"), ("email-address", "logo@2x.png"),
    ("email-address", "sprite@3x.webp"), ("email-address", "core@18.2.next"),
    ("email-address", "git@github.com"), ("email-address", "a@o1.ingest.sentry.io"),
    ("internal-link", "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjK/pubhtml"),
    ("internal-link", "https://cms.example.org/uploads/lead.jpg"),
    ("internal-link", "https://dev.virtualearth.net/REST"),
    ("internal-link", "http://localhost:3000"),
    ("internal-link", "/home/runner/work/site/index.js"),
    ("location", "48.464717"),
  ]

  @Test(arguments: doubted)
  func `what is commonly harmless is of no confidence alone`(
    _ rule: String,
    _ value: String
  ) throws {
    #expect(try Self.score(of: value, by: rule) < 0.351)
  }

  // MARK: Matching

  static func patterns(of id: String) throws -> [Pattern] {
    let rule = try #require(try catalog.get()[id])
    guard case .patterns(let patterns) = rule.matcher else { return [] }
    return patterns.map { Pattern($0.expression) }
  }

  /// The ranges the rule's patterns find, without those inside others.
  static func values(of id: String, in bytes: [UInt8]) throws -> [Range<Int>] {
    let workspace = PatternWorkspace()
    var found: [Range<Int>] = []
    for pattern in try patterns(of: id) {
      bytes.withUnsafeBufferPointer { text in
        var start = 0
        while case .found(let value, let whole) = pattern.firstMatch(
          in: text,
          from: start,
          to: text.count,
          using: workspace
        ) {
          found.append(value)
          start = whole.upperBound
        }
      }
    }
    let outer = Set(found).filter { range in
      !found.contains {
        $0 != range && $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
      }
    }
    return outer.sorted { $0.lowerBound < $1.lowerBound }
  }
}
