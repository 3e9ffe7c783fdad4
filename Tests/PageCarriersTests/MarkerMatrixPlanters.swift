import PageCarriers

/// Plants a text in a page, or in a file beside it, in the form a carrier has on real pages.
struct MarkerPlanter: Sendable, CustomStringConvertible {
  /// The carrier that has to find it.
  var carrier: CarrierID
  /// Which of the carrier's forms it is.
  var form: String
  /// What the input is read as.
  var type = PageReader.MediaType.html
  /// What the place holds.
  var slot = Slot.text
  /// The page with the text in it; nil where the place cannot hold the text.
  var page: @Sendable (PlantedText) -> PlantedText?

  /// What stands in a place.
  enum Slot: Sendable {
    /// Text that is examined as it is, or together with words that are no part of it.
    case rawText
    /// Text readers see, in which markup and escapes mean themselves.
    case visibleText
    /// Text in any encoding.
    case text
    /// A value of a script.
    case script
  }

  var description: String { "\(carrier.name), \(form)" }

  init(
    _ carrier: CarrierID,
    _ form: String,
    type: PageReader.MediaType = .html,
    slot: Slot = .text,
    page: @escaping @Sendable (PlantedText) -> PlantedText?
  ) {
    self.carrier = carrier
    self.form = form
    self.type = type
    self.slot = slot
    self.page = page
  }

  /// The ways to write a text that this place holds.
  var encodings: [MatrixEncoding] {
    switch slot {
    case .rawText: MatrixEncoding.literal
    case .visibleText: MatrixEncoding.texts.filter { $0.kind != .coded }
    case .text: MatrixEncoding.texts
    case .script: MatrixEncoding.scripts
    }
  }
}

extension MarkerPlanter {
  static let all = scriptElements + frameworks + scripts + markup + attributes + files

  private static func json(_ planted: PlantedText) -> PlantedText {
    planted.spelled(Spelling.jsonInScript)
  }

  // MARK: Data in scripts

  private static let scriptElements = [
    MarkerPlanter("json-ld", "a property of schema.org") {
      json($0).inside(
        #"<script type="application/ld+json">{"@type":"NewsArticle","description":""#,
        #""}</script>"#
      )
    },
    MarkerPlanter("json-ld", "a property of the newsroom's own in a graph") {
      json($0).inside(
        #"<script type="application/ld+json">{"@graph":[{"@type":"Person","deskNote":""#,
        #""}]}</script>"#
      )
    },
    MarkerPlanter("next-data", "the props of the page") {
      json($0).inside(
        #"<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"note":""#,
        #""}},"page":"/story"}</script>"#
      )
    },
    MarkerPlanter("script-data", "JSON") {
      json($0).inside(
        #"<script type="application/json" data-settings>{"calls":[{"note":""#,
        #""}]}</script>"#
      )
    },
    MarkerPlanter("script-data", "JSON in which all is escaped") {
      $0.spelled(Spelling.unicodeEscapes).inside(
        #"<script type="application/json">{"calls":[{"note":""#,
        #""}]}</script>"#
      )
    },
    MarkerPlanter("script-data", "SvelteKit's fetched body") {
      json($0.spelled(Spelling.json).inside(#"{"note":""#, #""}"#)).inside(
        #"<script type="application/json" data-sveltekit-fetched data-url="/api">{"status":200,"body":""#,
        #""}</script>"#
      )
    },
    MarkerPlanter("script-data", "SvelteKit's fetched body in base64") {
      $0.spelled(Spelling.json).inside(#"{"note":""#, #""}"#).base64().inside(
        #"<script type="application/json" data-sveltekit-fetched data-b64>{"status":200,"body":""#,
        #""}</script>"#
      )
    },
    MarkerPlanter("script-data", "Angular's state in its own escapes") {
      $0.spelled(Spelling.json).inside(#"{"calls":{"note":""#, #""}}"#).spelled(Spelling.angular)
        .inside(#"<script id="ng-state" type="application/json">"#, "</script>")
    },
    MarkerPlanter("script-data", "a template") {
      $0.spelled(Spelling.references)
        .inside(#"<script type="text/template"><li data-note=""#, #""></li></script>"#)
    },
  ]

  // MARK: Formats of frameworks

  private static let frameworks = [
    MarkerPlanter("nuxt-data", "devalue") {
      json($0).inside(
        #"<script type="application/json" data-nuxt-data="app" id="__NUXT_DATA__">[["ShallowReactive",1],{"data":2},{"note":3},""#,
        #""]</script>"#
      )
    },
    MarkerPlanter("qwik-state", "version 1") {
      json($0).inside(
        #"<script type="qwik/json">{"refs":{},"ctx":{},"objs":[{"note":"1"},""#,
        #""],"subs":[]}</script>"#
      )
    },
    MarkerPlanter("qwik-state", "version 2") {
      json($0).inside(#"<script type="qwik/state">[5,[0,"note",0,""#, #""]]</script>"#)
    },
    MarkerPlanter("next-flight", "a row") {
      json($0.spelled(Spelling.json).inside(#"0:["$","p",null,{"note":""#, "\"}]\n")).inside(
        #"<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,""#,
        #""])</script>"#
      )
    },
    MarkerPlanter("next-flight", "a row cut in two") {
      $0.spelled(Spelling.json).inside(#"0:["$","p",null,{"note":""#, "\"}]\n").cut(
        by: #""])</script><p>x</p><script>self.__next_f.push([1,""#,
        Spelling.jsonInScript
      )
      .inside(#"<script>self.__next_f.push([1,""#, #""])</script>"#)
    },
    MarkerPlanter("next-flight", "a row of text, cut in two") { planted in
      let length = String(planted.text.utf8.count, radix: 16)
      return planted.inside(#"0:{"note":"$1"}"# + "\n1:T\(length),", "2:[\"end\"]\n")
        .cut(by: #""]);self.__next_f.push([1,""#, Spelling.jsonInScript)
        .inside(#"<script>self.__next_f.push([1,""#, #""])</script>"#)
    },
    MarkerPlanter("next-flight", "bytes cut in the middle of a character") { planted in
      let row = planted.spelled(Spelling.json).inside(#"0:["$","p",null,{"note":""#, "\"}]\n")
      return row.base64Chunks(glue: #""])</script><script>self.__next_f.push([3,""#)
        .inside(#"<script>self.__next_f.push([3,""#, #""])</script>"#)
    },
    MarkerPlanter("turbo-stream", "a line") {
      json(
        $0.spelled(Spelling.json)
          .inside(#"[{"_1":2},"loaderData",{"_3":4},"note",""#, "\"]\n")
      )
      .inside(
        #"<script>window.__reactRouterContext.streamController.enqueue(""#,
        #"");</script>"#
      )
    },
    MarkerPlanter("turbo-stream", "a promise, cut in two") {
      $0.spelled(Spelling.json)
        .inside(#"[{"_1":2},"story",["P",2]]"# + "\n" + #"P2:[{"_4":5},"note",""#, "\"]\n")
        .cut(
          by: #"")</script><script>window.__remixContext.streamController.enqueue(""#,
          Spelling.jsonInScript
        )
        .inside(#"<script>window.__remixContext.streamController.enqueue(""#, #"")</script>"#)
    },
  ]

  // MARK: Scripts

  private static let scripts = [
    MarkerPlanter("inline-script", "a string in double quotes") {
      json($0).inside(#"<script>window.story={"calls":[{"note":""#, #""}]};</script>"#)
    },
    MarkerPlanter("inline-script", "a string in single quotes") {
      $0.spelled(Spelling.singleQuoted).inside("<script>show('", "', 7)</script>")
    },
    MarkerPlanter("inline-script", "a comment at the end of a line") {
      $0.unless("\n", "</script", "<!--")?.inside("<script>load(); // ", "\nshow()</script>")
    },
    MarkerPlanter("inline-script", "a comment of several lines") {
      $0.unless("*/", "</script", "<!--")?.inside("<script>/* ", "\n */ load()</script>")
    },
    MarkerPlanter("inline-script", "a variable", slot: .script) {
      $0.inside("<script>var note = ", ";\nshow(note)</script>")
    },
    MarkerPlanter("inline-script", "a member of an argument", slot: .script) {
      $0.inside("<script type=module>load({id: 7, note: ", ", desk: /x\"/})</script>")
    },
    MarkerPlanter("inline-script", "Nuxt 2, an argument of a function", slot: .script) {
      $0.inside(
        "<script>window.__NUXT__=(function(a,b){return {data:[{note:a,views:b}]}}(",
        ",7));</script>"
      )
    },
    MarkerPlanter("inline-script", "Nuxt 2, a member of a parameter", slot: .script) {
      $0.inside(
        "<script>window.__NUXT__=(function(a,b){a.note=",
        ";return {data:[a],views:b}}({},7));</script>"
      )
    },
    MarkerPlanter("script-file", "an exported value", type: .javascript, slot: .script) {
      $0.inside("export default {calls: [{note: ", "}]};\n")
    },
    MarkerPlanter("script-file", "a comment", type: .javascript) {
      $0.unless("*/")?.inside("/* ", " */\nload();\n")
    },
  ]

  // MARK: Markup

  private static let markup = [
    MarkerPlanter("comment", "a comment") {
      $0.unless("-->", "--!>")?.inside("<p>Story</p><!-- ", " --><p>End</p>")
    },
    MarkerPlanter("comment", "an instruction", slot: .rawText) {
      $0.unless(">")?.inside("<p>Story</p><?note ", " ?><p>End</p>")
    },
    MarkerPlanter("comment", "a declaration", slot: .rawText) {
      $0.unless(">")?.inside("<p>Story</p><!note ", "><p>End</p>")
    },
    MarkerPlanter("comment", "a conditional comment") {
      $0.spelled(Spelling.references)
        .inside("<!--[if lt IE 9]><p data-note=\"", "\"></p><![endif]--><p>End</p>")
    },
    MarkerPlanter("comment", "a comment that is not closed") {
      $0.unless("-->", "--!>")?.inside("<p>Story</p><!-- ", " ")
    },
    MarkerPlanter("style-sheet", "a comment") {
      $0.unless("*/", "</style")?.inside("<style>p { /* ", " */ }</style>")
    },
    MarkerPlanter("style-sheet", "a string") {
      $0.spelled(Spelling.style).inside("<style>p::after { content: \"", "\" }</style>")
    },
    MarkerPlanter("style-sheet", "an address") {
      $0.spelled(Spelling.style).inside("<style>p { background: url(\"", "\") }</style>")
    },
    MarkerPlanter("text", "a hidden block") {
      $0.spelled(Spelling.references).inside("<p>Story</p><div hidden>", "</div>")
    },
    MarkerPlanter("text", "a hidden block, cut by tags") {
      $0.cut(by: "<b>", Spelling.references).inside("<div hidden>", "</b></div>")
    },
    MarkerPlanter("text", "a template") {
      $0.spelled(Spelling.references).inside("<template><li>", "</li></template>")
    },
    MarkerPlanter("text", "text for browsers without scripts") {
      $0.spelled(Spelling.references).inside("<noscript><p>", "</p></noscript>")
    },
    MarkerPlanter("text", "a hidden field of several lines") {
      $0.spelled(Spelling.references).inside("<textarea hidden>", "</textarea>")
    },
    MarkerPlanter("text", "metadata of a drawing") {
      $0.unless("]]>")?.inside("<svg><metadata><![CDATA[", "]]></metadata></svg>")
    },
    MarkerPlanter("text", "a paragraph", slot: .visibleText) {
      $0.spelled(Spelling.references).inside("<p>", "</p>")
    },
    MarkerPlanter("text", "a title", slot: .visibleText) {
      $0.spelled(Spelling.references).inside("<title>", "</title>")
    },
    MarkerPlanter("raw-source", "a selector", slot: .rawText) {
      $0.inside("<style>#desk-", " { color: red }</style>")
    },
    MarkerPlanter("raw-source", "a pattern of a script", slot: .rawText) {
      $0.inside("<script>/", "/.test(note)</script>")
    },
  ]

  // MARK: Attributes

  private static let attributes = [
    MarkerPlanter("meta", "a name of the desk") {
      $0.spelled(Spelling.references).inside("<meta name=desk-note content=\"", "\">")
    },
    MarkerPlanter("meta", "a name made to be shown") {
      $0.spelled(Spelling.references).inside("<meta property='og:description' content='", "'>")
    },
    MarkerPlanter("attribute", "double quotes") {
      $0.spelled(Spelling.references).inside("<p data-note=\"", "\">Story</p>")
    },
    MarkerPlanter("attribute", "single quotes and a name in capitals") {
      $0.spelled(Spelling.references).inside("<P DATA-NOTE = '", "'>Story</P>")
    },
    MarkerPlanter("attribute", "no quotes") {
      $0.spelled(Spelling.unquotedAttribute).inside("<p data-note=", ">Story</p>")
    },
    MarkerPlanter("attribute", "a name twice") {
      $0.spelled(Spelling.references).inside("<p title=x title=\"", "\">Story</p>")
    },
    MarkerPlanter("attribute", "an end tag") {
      $0.spelled(Spelling.references).inside("<p>Story</p data-note=\"", "\">")
    },
    MarkerPlanter("attribute", "an alternative text") {
      $0.spelled(Spelling.references).inside("<img src=a.jpg alt=\"", "\">")
    },
    MarkerPlanter("attribute", "a hidden field") {
      $0.spelled(Spelling.references).inside("<input type=hidden name=note value=\"", "\">")
    },
    MarkerPlanter("attribute", "JSON in it") {
      $0.spelled(Spelling.json).inside(#"{"calls":[{"note":""#, #""}]}"#)
        .spelled(Spelling.references).inside("<p wire:snapshot=\"", "\">Story</p>")
    },
    MarkerPlanter("attribute", "a string of JSON by itself") {
      $0.spelled(Spelling.json).inside("\"", "\"").spelled(Spelling.references)
        .inside("<p data-note=\"", "\">Story</p>")
    },
    MarkerPlanter("attribute", "props of an Astro island") {
      $0.spelled(Spelling.json).inside(#"{"story":[0,{"note":[0,""#, #""]}]}"#)
        .spelled(Spelling.references).inside("<astro-island props=\"", "\"></astro-island>")
    },
    MarkerPlanter("attribute", "a page in it") {
      $0.spelled(Spelling.references).inside("<p data-note=\"", "\">x</p>")
        .spelled(Spelling.references).inside("<iframe srcdoc=\"", "\"></iframe>")
    },
    MarkerPlanter("attribute", "an event handler", slot: .script) {
      $0.inside("show(", ")").spelled(Spelling.references).inside("<p onclick=\"", "\">Story</p>")
    },
    MarkerPlanter("attribute", "a component's data", slot: .script) {
      $0.inside("{ open: false, note: ", " }").spelled(Spelling.references)
        .inside("<p x-data=\"", "\">Story</p>")
    },
    MarkerPlanter("attribute", "a link that is a script", slot: .script) {
      $0.inside("javascript:show(", ")").spelled(Spelling.references)
        .inside("<a href=\"", "\">Story</a>")
    },
  ]
}

extension PlantedText {
  /// The UTF-8 in two chunks of Base64, cut past the marker's first byte.
  fileprivate func base64Chunks(glue: String) -> PlantedText {
    let bytes = Array(text.utf8)
    let middle = range.lowerBound + 1
    let first = Self.base64(of: Array(bytes[..<middle]), marking: range.lowerBound..<middle)
    let second = Self.base64(of: Array(bytes[middle...]), marking: 0..<range.count - 1)
    return PlantedText(
      before: first.before,
      marker: first.marker + first.after + glue + second.marker,
      after: second.after
    )
  }
}
