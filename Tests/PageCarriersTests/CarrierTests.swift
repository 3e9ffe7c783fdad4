import PageCarriers
import SourceText
import TestSupport
import Testing

/// What each carrier gives: texts, who sees them, the key and the path they stand under.
@Suite struct CarrierTests {
  /// A page and one text it must give.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var page: String
    var carrier: String
    var text: String
    var key: String?
    var path = ""
    var visibility = Visibility.hidden
    var codings: [String] = []
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "comment", page: "<p>a<!-- ring «her» -->", carrier: "comment", text: " ring her "),
    Case(name: "bogus comment", page: "<?php «x»?>", carrier: "comment", text: "?php x?"),
    Case(
      name: "visible text",
      page: "<p>Ni<b>ki</b>ta</p>",
      carrier: "text",
      text: "Nikita",
      visibility: .visible
    ),
    Case(
      name: "text of a hidden block",
      page: "<div hidden><p>ring &amp; ask</p></div>",
      carrier: "text",
      text: "ring & ask",
      codings: ["html"]
    ),
    Case(
      name: "text of a template",
      page: "<template><p>Alina</p></template>",
      carrier: "text",
      text: "Alina"
    ),
    Case(
      name: "data attribute",
      page: "<p data-caller='Alina'>",
      carrier: "attribute",
      text: "Alina",
      key: "caller",
      path: "/caller"
    ),
    Case(
      name: "attribute of an end tag",
      page: "<p></p data-caller='Alina'>",
      carrier: "attribute",
      text: "Alina",
      key: "caller",
      path: "/caller"
    ),
    Case(
      name: "hidden input, under its own name",
      page: "<form><input type=hidden name=caller value=Alina></form>",
      carrier: "attribute",
      text: "Alina",
      key: "caller",
      path: "/caller"
    ),
    Case(
      name: "alternative text",
      page: "<img alt='Alina at home'>",
      carrier: "attribute",
      text: "Alina at home",
      key: "alt",
      path: "/alt",
      visibility: .public
    ),
    Case(
      name: "JSON in an attribute",
      page: #"<p data-props='{"calls":[{"who":"Ali\u006ea"}]}'>"#,
      carrier: "attribute",
      text: "Alina",
      key: "who",
      path: "/props/calls/0/who",
      codings: ["json"]
    ),
    Case(
      name: "base64 of JSON in an attribute",
      page: "<p data-state='eyJ3aG8iOiJBbGluYSBadm9ua292YSJ9'>",
      carrier: "attribute",
      text: "Alina Zvonkova",
      key: "who",
      path: "/state/who",
      codings: ["base64", "json"]
    ),
    Case(
      name: "meta of the desk",
      page: "<meta name=source-name content='Alina'>",
      carrier: "meta",
      text: "Alina",
      key: "source-name",
      path: "/source-name"
    ),
    Case(
      name: "meta for link previews",
      page: "<meta property=og:title content='Calls'>",
      carrier: "meta",
      text: "Calls",
      key: "og:title",
      path: "/og:title",
      visibility: .public
    ),
    Case(
      name: "JSON script",
      page: #"<script type="application/json">{"calls":[{"who":"Alina"}]}</script>"#,
      carrier: "script-data",
      text: "Alina",
      key: "who",
      path: "/calls/0/who",
      codings: ["json"]
    ),
    Case(
      name: "JSON in a string of JSON",
      page: #"<script type="application/json">{"body":"{\"who\":\"Alina Z\"}"}</script>"#,
      carrier: "script-data",
      text: "Alina Z",
      key: "who",
      path: "/body/who",
      codings: ["json", "json"]
    ),
    Case(
      name: "assigned literal",
      page: "<script>window.story = {calls: [{who: 'Al\\x69na'}]};</script>",
      carrier: "inline-script",
      text: "Alina",
      key: "who",
      codings: ["javascript"]
    ),
    Case(
      name: "comment of a script",
      page: "<script>a(); // ring Alina\n</script>",
      carrier: "inline-script",
      text: " ring Alina"
    ),
    Case(
      name: "comment of a style sheet",
      page: "<style>/* Alina's card */ p { }</style>",
      carrier: "style-sheet",
      text: " Alina's card "
    ),
    Case(
      name: "string of a style sheet",
      page: "<style>p::after { content: 'Ali\\6e a' }</style>",
      carrier: "style-sheet",
      text: "Alina",
      codings: ["css"]
    ),
    Case(
      name: "text of a property in microdata",
      page: "<div itemscope hidden><p itemprop=caller>Alina</div>",
      carrier: "text",
      text: "Alina",
      key: "caller"
    ),
    Case(
      name: "content of a property of the newsroom's own making",
      page: "<div typeof=Call><span property=caller content=Alina>A.</span></div>",
      carrier: "attribute",
      text: "Alina",
      key: "caller",
      path: "/caller"
    ),
    Case(
      name: "content of a property of schema.org",
      page: "<div itemscope><data itemprop=name value=Alina>A.</data></div>",
      carrier: "attribute",
      text: "Alina",
      key: "name",
      path: "/name",
      visibility: .public
    ),
    Case(
      name: "a newsroom's own key in a public tag",
      page: #"<meta name=parsely-page content='{"title":"Calls","caller":"Alina"}'>"#,
      carrier: "meta",
      text: "Alina",
      key: "caller",
      path: "/parsely-page/caller",
      codings: ["json"]
    ),
    Case(
      name: "bindings are members of an object",
      page: #"<p data-bind="text: label, call: { who: 'Alina' }">"#,
      carrier: "attribute",
      text: "Alina",
      key: "who",
      path: "/bind/call/who",
      codings: ["json"]
    ),
    Case(
      name: "an object that is a script's",
      page: #"<p hx-vals='js:{who: "Alina", at: now()}'>"#,
      carrier: "attribute",
      text: "Alina",
      key: "who",
      path: "/hx-vals/who",
      codings: ["json"]
    ),
    Case(
      name: "selector, swept as raw bytes",
      page: "<style>#caller-alina { color: red }</style>",
      carrier: "raw-source",
      text: "<style>#caller-alina { color: red }</style>"
    ),
  ]

  @Test(arguments: cases)
  func `a carrier gives its text with key, path, visibility and codings`(_ row: Case) throws {
    let bytes = MarkedText(row.page).bytes
    let content = PageReader.read(PageText(decoding: bytes, as: .markup), as: .html)
    let fragment = try #require(
      content.fragments.first { fragment in
        CarrierCatalog.descriptions[Int(fragment.carrier)].id.name == row.carrier
          && content.text(of: fragment).elementsEqual(row.text.utf8)
      },
      "\(Self.dump(content))"
    )
    #expect(content.key(of: fragment).map { content.keys[$0] } == row.key)
    #expect(fragment.visibility == row.visibility)
    var resolver = SourceResolver(content)
    let whole = 0..<fragment.range.count
    #expect(resolver.codings(of: whole, in: fragment) == row.codings)
    if !row.path.isEmpty { #expect(Self.path(of: fragment, in: content) == row.path) }
  }

  @Test func `JSON-LD is made to be shown`() throws {
    let page = #"<script type="application/ld+json">{"@type":"Person","name":"Ilse"}</script>"#
    let content = PageReader.read(PageText(decoding: Array(page.utf8), as: .markup), as: .html)
    let fragment = try #require(
      content.fragments.first { content.text(of: $0).elementsEqual("Ilse".utf8) }
    )
    #expect(fragment.visibility == .public)
    #expect(CarrierCatalog.descriptions[Int(fragment.carrier)].id == "json-ld")
  }

  @Test func `a data file gives its strings with their paths`() throws {
    let data = #"{"rows":[{"who":"Alina"},{"who":"Dmitry"}]}"#
    let content = PageReader.read(PageText(decoding: Array(data.utf8), as: .other), as: .json)
    let found = content.fragments.map { fragment in
      Self.path(of: fragment, in: content) + "="
        + String(decoding: content.text(of: fragment), as: UTF8.self)
    }
    #expect(found.starts(with: ["/rows/0/who=Alina", "/rows/1/who=Dmitry"]))
    let records = content.fragments.prefix(2).map { content.record(of: $0) }
    #expect(records[0] != nil && records[0] != records[1])
  }

  private static func path(of fragment: Fragment, in content: PageContent) -> String {
    content.path(of: fragment).map { step in
      switch step {
      case .key(let key): "/" + content.keys[key]
      case .index(let index): "/\(index)"
      }
    }
    .joined()
  }

  private static func dump(_ content: PageContent) -> [String] {
    content.fragments.map { fragment in
      CarrierCatalog.descriptions[Int(fragment.carrier)].id.name + ": "
        + String(decoding: content.text(of: fragment), as: UTF8.self)
    }
  }
}
