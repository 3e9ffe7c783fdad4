import PageCarriers
import SourceText
import TestSupport
import Testing

/// Files nobody wrote on purpose, or somebody did: all end, and what they hold is found.
@Suite struct HostileFileTests {
  /// A file of a type, with a number in it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var type: PageReader.MediaType
    var text: String
    var testDescription: String { name }
  }

  static let number = "79470001203"

  // Quadratic work on any of these would take minutes.
  static let cases = [
    Case(
      name: "a quote nothing closes before 1 MB",
      type: .csv,
      text: "a,b\n1,\"" + many("x y z, \"\"w\"\"\n", 70_000) + "1,\(number)"
    ),
    Case(
      name: "100,000 columns",
      type: .csv,
      text: many("c,", 100_000) + "phone\n" + many("1,", 100_000) + number + "\n"
    ),
    Case(name: "100,000 rows", type: .csv, text: "a,b\n" + many("1,x\n", 100_000) + "2,\(number)"),
    Case(
      name: "a cell of quotes",
      type: .csv,
      text: "a,b\n1,\"" + many("\"\"", 200_000) + number + "\""
    ),
    Case(
      name: "100,000 nested elements",
      type: .xml,
      text: many("<a><b>", 50_000) + "<phone>\(number)</phone>" + many("</b></a>", 50_000)
    ),
    Case(
      name: "100,000 elements of as many names, closed in the wrong order",
      type: .xml,
      text: (0..<50_000).map { "<a\($0)>" }.joined() + number
        + (0..<50_000).map { "</a\($0)></z\($0)>" }.joined()
    ),
    Case(
      name: "nothing but openings of declarations",
      type: .xml,
      text: many("<!DOCTYPE a [ <? <![CDATA", 40_000) + "><a>\(number)</a>"
    ),
    Case(
      name: "entities of entities",
      type: .xml,
      text: "<!DOCTYPE a [<!ENTITY b0 'x'>"
        + (1..<60).map { "<!ENTITY b\($0) '\(many("&b\($0 - 1);", 20))'>" }.joined()
        + "]><a>&b59;\(number)</a>"
    ),
    Case(
      name: "elements side by side with others between",
      type: .xml,
      text: "<a>" + many("<b><c/></b><d><e/></d>", 30_000) + "<b><f>\(number)</f></b></a>"
    ),
    Case(
      name: "tags nothing closes in one cue",
      type: .webVTT,
      text: "WEBVTT\n\n00:01.000 --> 00:02.000\n" + many("<v a {\\", 100_000) + number
    ),
    Case(
      name: "nothing but arrows",
      type: .subRip,
      text: many("00:01,0 --> ", 50_000) + "\n" + many("--> ->", 50_000) + "\n" + number
    ),
    Case(name: "blank lines", type: .plainText, text: many("\n \n", 200_000) + number),
    Case(name: "lines of brackets", type: .ndjson, text: many("{[\n", 100_000) + number),
    Case(name: "openings of comments", type: .css, text: many("/* url( \" ", 100_000) + number),
    Case(
      name: "a drawing of nothing but definitions",
      type: .svg,
      text: "<svg>" + many("<defs><g>", 50_000) + "<text>\(number)"
    ),
  ]

  @Test(arguments: cases)
  func `what a hostile file holds is found`(_ row: Case) {
    let content = PageReader.read(
      PageText(decoding: Array(row.text.utf8), as: .other),
      as: row.type
    )
    #expect(content.fragments.contains { Self.holdsNumber(content.text(of: $0)) })
    #expect(content.diagnostics.filter { $0.level == .warning }.isEmpty)
  }

  @Test(arguments: PageReader.MediaType.allCases)
  func `any bytes can be read as any type`(_ type: PageReader.MediaType) {
    var generator = SplitMix(state: 7)
    let pieces = [
      "<", ">", "a", "\"", "'", ",", ";", "\n", "\r", "\t", "-->", "WEBVTT", "NOTE", "{", "}", "[",
      "]",
      ":", "/*", "*/", "<!--", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE ", "&amp;", "\u{feff}",
      "é",
      "\0", "1", " ", "</a>", "<svg>", "<text>", "<a b='c'>", "url(",
    ]
    for _ in 0..<400 {
      let count = Int.random(in: 0..<40, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let content = PageReader.read(PageText(decoding: Array(text.utf8), as: .other), as: type)
      var resolver = SourceResolver(content)
      for fragment in content.fragments {
        let range = resolver.pageRange(of: 0..<fragment.range.count, in: fragment)
        #expect(range.map { $0.upperBound <= content.text.bytes.count } ?? true, "\(text)")
      }
    }
  }

  private static func many(_ piece: String, _ count: Int) -> String {
    String(repeating: piece, count: count)
  }

  private static func holdsNumber(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= number.utf8.count else { return false }
    return text.withUnsafeBufferPointer { $0.contains(Array(number.utf8)) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether `bytes` stand in the text.
  fileprivate func contains(_ bytes: [UInt8]) -> Bool { offset(of: bytes, from: 0) != nil }
}
