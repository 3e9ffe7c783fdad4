import PageCarriers
import SourceText
import TestSupport
import Testing

/// What files that are no pages give: texts, who sees them, the key and the path they stand under.
@Suite struct FileReaderTests {
  /// A file and one text it must give, whose bytes `«»` mark: from the first mark to the last.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var type: PageReader.MediaType
    var file: String
    var text: String
    var path = ""
    var visibility = Visibility.hidden
    var form = Fragment.Form.string
    var testDescription: String { name }
  }

  static let tables = [
    Case(
      name: "cell under its column",
      type: .csv,
      file: "who,phone\nAlina,«+7 947 000-12-03»\n",
      text: "+7 947 000-12-03",
      path: "/0/phone"
    ),
    Case(
      name: "cell with doubled quotes and a line break",
      type: .csv,
      file: "who,note\r\n,\r\nAlina,\"«say \"\"no\"\";\r\nring»\"\r\n",
      text: "say \"no\";\r\nring",
      path: "/0/note"
    ),
    Case(
      name: "cell past the header",
      type: .tsv,
      file: "who\tphone\nAlina\t\t«Dmitry»",
      text: "Dmitry",
      path: "/0/2"
    ),
    Case(
      name: "table without a header",
      type: .csv,
      file: "Alina,«+7 947 000-12-03»\nDmitry,+7 947 000-77-31",
      text: "+7 947 000-12-03",
      path: "/0/1"
    ),
    Case(
      name: "a column named by a value",
      type: .csv,
      file: "day,«+7 947 000-12-03»\nMonday,2\n",
      text: "+7 947 000-12-03"
    ),
    Case(
      name: "a number as data has it",
      type: .csv,
      file: "id,phone\n1,«79470001203»\n",
      text: "79470001203",
      path: "/0/phone",
      form: .number
    ),
    Case(
      name: "a number with its leading zero",
      type: .csv,
      file: "id,phone\n1,«02079460018»\n",
      text: "02079460018",
      path: "/0/phone"
    ),
    Case(
      name: "JSON in a cell",
      type: .csv,
      file: "id,data\n1,\"{\"\"who\"\": \"\"«Alina»\"\"}\"\n",
      text: "Alina",
      path: "/0/data/who"
    ),
  ]

  static let captions = [
    Case(
      name: "cue, in spite of tags",
      type: .webVTT,
      file: "WEBVTT\n\n00:01.000 --> 00:02.000\n«+7 <i>947</i> 000&#45;12-03»\n",
      text: "+7 947 000-12-03",
      path: "/0/text",
      visibility: .public,
      form: .text
    ),
    Case(
      name: "voice",
      type: .webVTT,
      file: "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v «Alina Z»>Mum\n",
      text: "Alina Z",
      path: "/0/voice"
    ),
    Case(
      name: "note",
      type: .webVTT,
      file: "WEBVTT\n\nNOTE «ring Alina»\n\n",
      text: "ring Alina",
      form: .comment
    ),
    Case(
      name: "cue that is named",
      type: .subRip,
      file: "«call-79470001203»\n00:00:01,000 --> 00:00:02,000\nMum\n",
      text: "call-79470001203",
      path: "/0/id"
    ),
    Case(
      name: "comment of a style",
      type: .webVTT,
      file: "WEBVTT\n\nSTYLE\n/*« Alina »*/ ::cue {}\n\n",
      text: " Alina ",
      form: .comment
    ),
    Case(
      name: "text without a time",
      type: .webVTT,
      file: "WEBVTT\n\n«ring Alina»\n\n",
      text: "ring Alina",
      form: .text
    ),
  ]

  static let data = [
    Case(
      name: "line of data",
      type: .ndjson,
      file: "{\"a\":1}\n\n{\"calls\":[{\"who\":\"«Ali\\u006ea»\"}]}",
      text: "Alina",
      path: "/1/calls/0/who"
    ),
    Case(
      name: "line after one that is cut off",
      type: .ndjson,
      file: "{\"a\":\"b\n{\"who\":\"«Alina»\"}\n",
      text: "Alina",
      path: "/1/who"
    ),
    Case(
      name: "argument of a call",
      type: .json,
      file: "callback({\"who\": \"«Alina»\"});",
      text: "Alina",
      path: "/0/who"
    ),
    Case(
      name: "exported literal",
      type: .javascript,
      file: "export default {calls: [{who: '«Alina»'}]};",
      text: "Alina",
      path: "/calls/0/who"
    ),
    Case(
      name: "string of a style sheet",
      type: .css,
      file: "p::after { content: '«Ali\\6e a»' }",
      text: "Alina"
    ),
    Case(
      name: "paragraph",
      type: .plainText,
      file: "Call\nlist\n\n  \n«ring Alina\ntoday»\n\nbye",
      text: "ring Alina\ntoday",
      form: .text
    ),
    Case(
      name: "data in plain text",
      type: .plainText,
      file: "Export\n\n{\"who\": \"«Alina»\"}\n",
      text: "Alina",
      path: "/who"
    ),
  ]

  @Test(arguments: tables + captions + data)
  func `a file gives its text with key, path, visibility and exact bytes`(_ row: Case) throws {
    let marked = MarkedText(row.file)
    let content = PageReader.read(PageText(decoding: marked.bytes, as: .other), as: row.type)
    let fragment = try #require(
      content.fragments.first { content.text(of: $0).elementsEqual(row.text.utf8) },
      "\(Self.dump(content))"
    )
    #expect(fragment.visibility == row.visibility)
    #expect(Self.path(of: fragment, in: content) == row.path)
    #expect(fragment.form == row.form)
    var resolver = SourceResolver(content)
    #expect(resolver.pageRange(of: 0..<fragment.range.count, in: fragment) == marked.ranges.first)
  }

  @Test(arguments: [
    (PageReader.MediaType.csv, "a,b\n1x,2x\n3x,4x\n"),
    (.ndjson, "{\"a\":\"1x\",\"b\":\"2x\"}\n{\"a\":\"3x\",\"b\":\"4x\"}"),
    (.webVTT, "WEBVTT\n\n00:01.0 --> 00:02.0\n<v 1x>2x\n\n00:02.0 --> 00:03.0\n<v 3x>4x"),
    (.xml, "<rss><item><a>1x</a><b>2x</b></item><item><a>3x</a><b>4x</b></item></rss>"),
    (.xml, "<rows><row a='1x' b='2x'/><row a='3x' b='4x'/></rows>"),
  ])
  func `rows, lines, cues and items are records`(
    _ type: PageReader.MediaType,
    _ file: String
  ) throws {
    let content = PageReader.read(PageText(decoding: Array(file.utf8), as: .other), as: type)
    let records = try ["1x", "2x", "3x", "4x"].map { text in
      let fragment = try #require(
        content.fragments.first { content.text(of: $0).elementsEqual(text.utf8) }
      )
      return try #require(content.record(of: fragment))
    }
    #expect(records[0] == records[1] && records[2] == records[3] && records[0] != records[2])
  }

  static func path(of fragment: Fragment, in content: PageContent) -> String {
    content.path(of: fragment).map { step in
      switch step {
      case .key(let key): "/" + content.keys[key]
      case .index(let index): "/\(index)"
      }
    }
    .joined()
  }

  static func dump(_ content: PageContent) -> [String] {
    content.fragments.map { fragment in
      "\(fragment.form) \(fragment.visibility) \(path(of: fragment, in: content)): "
        + String(decoding: content.text(of: fragment), as: UTF8.self)
    }
  }
}
