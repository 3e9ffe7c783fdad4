import PageCarriers
import SourceText
import Testing

/// Formats in which key and value stand apart: each value is found under its resolved path.
@Suite struct ReferenceFormatTests {
  /// A page or file, and the paths and values it must give; `nil` names a value without a path.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var values: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ values: [String]) {
      self.name = name
      self.text = text
      self.values = values
    }
  }

  /// `/path=value` of every string and number of a page.
  private static func values(of text: String) -> [String] {
    let page = PageText(decoding: Array(text.utf8), as: .markup)
    let type = PageReader.mediaType(of: page, name: "page")
    let content = PageReader.read(page, as: type)
    return content.fragments.filter { $0.form == .string || $0.form == .number }.map { fragment in
      content.path(of: fragment).map { step in
        switch step {
        case .key(let key): "/" + content.keys[key]
        case .index(let index): "/\(index)"
        }
      }
      .joined() + "=" + String(decoding: content.text(of: fragment), as: UTF8.self)
    }
  }

  private static func check(_ row: Case) {
    let found = values(of: row.text)
    for value in row.values { #expect(found.contains(value), "\(value) is not in \(found)") }
  }

  private static func data(_ json: String, _ attributes: String = "type=application/json") -> String
  {
    "<script \(attributes)>\(json)</script>"
  }

  static let devalueCases = [
    Case(
      "a record by position",
      data(#"[{"story":1},{"tel":2,"name":3},"020 7946 0011","Ana"]"#),
      ["/story/tel=020 7946 0011", "/story/name=Ana"]
    ),
    Case(
      "Nuxt's reactive wrappers",
      data(#"[["ShallowReactive",1],{"data":2},["Reactive",3],{"tel":4},"020 7946 0012"]"#),
      ["/data/tel=020 7946 0012"]
    ),
    Case(
      "a number of its own, a big integer, a date",
      data(
        #"[{"tel":1,"msisdn":2,"at":3},442079460013,["BigInt","442079460014"],["Date","2022-09-14T10:00"]]"#
      ),
      ["/tel=442079460013", "/msisdn=442079460014", "/at=2022-09-14T10:00"]
    ),
    Case(
      "a map and a set",
      data(#"[{"m":1,"s":4},["Map",2,3],"tel","020 7946 0015",["Set",5],"020 7946 0016"]"#),
      ["/m/tel=020 7946 0015", "/s/0=020 7946 0016"]
    ),
    Case(
      "an object without prototype",
      data(#"[{"a":1},["null","tel",2],"020 7946 0017"]"#),
      ["/a/tel=020 7946 0017"]
    ),
    Case(
      "a list with holes",
      data(#"[{"a":1},[-7,9,4,2],"020 7946 0018"]"#),
      ["/a/4=020 7946 0018"]
    ),
    Case(
      "a scalar that two records share",
      data(#"[{"a":1,"b":2},{"tel":3},{"phone":3},"020 7946 0019"]"#),
      ["/a/tel=020 7946 0019", "/b/phone=020 7946 0019"]
    ),
    Case(
      "a record that holds itself",
      data(#"[{"me":0,"you":1,"tel":2},{"me":0},"020 7946 0020"]"#),
      ["/tel=020 7946 0020"]
    ),
    Case(
      "a value nothing refers to",
      data(#"[{"a":1},"x","020 7946 0021"]"#),
      ["=020 7946 0021"]
    ),
    Case(
      "SvelteKit's data of several nodes, as a file",
      #"{"type":"data","nodes":[null,{"type":"data","data":[{"tel":1},"020 7946 0022"],"uses":{}}]}"#,
      ["/nodes/1/data/tel=020 7946 0022"]
    ),
    Case(
      "in a string of a script",
      #"<script>x=JSON.parse("[{\"tel\":1},\"020 7946 0023\"]")</script>"#,
      ["/x/tel=020 7946 0023"]
    ),
    Case(
      "a list of records with small numbers is no devalue",
      data(#"[{"id":1,"tel":"020 7946 0024"},{"id":2,"tel":"020 7946 0025"}]"#),
      ["/0/tel=020 7946 0024", "/1/tel=020 7946 0025"]
    ),
  ]

  @Test(arguments: devalueCases) func `devalue`(_ row: Case) { Self.check(row) }

  private static func stream(_ chunks: String...) -> String {
    chunks.map {
      let text = $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("\n", with: "\\n")
      return "<script>window.__reactRouterContext.streamController.enqueue(\"\(text)\");</script>"
    }
    .joined()
  }

  static let turboStreamCases = [
    Case(
      "keys and values by position",
      stream("[{\"_1\":2},\"loaderData\",{\"_3\":4},\"tel\",\"020 7946 0026\"]\n"),
      ["/loaderData/tel=020 7946 0026"]
    ),
    Case(
      "a chunk that ends in a number",
      stream("[{\"_1\":2},\"tel\",\"020 79", "46 0027\"]\n"),
      ["/tel=020 7946 0027"]
    ),
    Case(
      "a promise resolved in a later line",
      stream("[{\"_1\":2},\"later\",[\"P\",7]]\n", "P7:[{\"_4\":5},\"tel\",\"020 7946 0028\"]\n"),
      ["/later/tel=020 7946 0028"]
    ),
    Case(
      "a map, a list, a URL and a set",
      stream(
        "[{\"_1\":2,\"_5\":6,\"_8\":9,\"_10\":11},\"m\",[\"M\",3,4],\"tel\",\"020 7946 0029\",\"l\",[7],"
          + "\"020 7946 0030\",\"u\",[\"U\",\"tel:02079460031\"],\"s\",[\"S\",12],\"020 7946 0032\"]\n"
      ),
      [
        "/m/tel=020 7946 0029", "/l/0=020 7946 0030", "/u=tel:02079460031", "/s=020 7946 0032",
      ]
    ),
  ]

  @Test(arguments: turboStreamCases) func `turbo-stream`(_ row: Case) { Self.check(row) }

  private static func pushes(_ chunks: String...) -> String {
    "<script>(self.__next_f=self.__next_f||[]).push([0])</script>"
      + chunks.map { "<script>self.__next_f.push(\($0))</script>" }.joined()
  }

  static let flightCases = [
    Case(
      "a push that ends in a number",
      pushes(#"[1,"0:{\"tel\":\"020 79"]"#, #"[1,"46 0033\"}\n"]"#),
      ["/0/tel=020 7946 0033"]
    ),
    Case(
      "a text row counted in bytes, its key elsewhere",
      pushes(
        #"[1,"0:{\"note\":\"$2\",\"tel\":\"$3\"}\n2:T13,провер"]"#,
        #"[1,"ить 3:\"020 7946 0034\"\n"]"#
      ),
      ["/0/note=проверить ", "/0/tel=020 7946 0034"]
    ),
    Case(
      "a literal dollar and a date",
      pushes(#"[1,"0:{\"tel\":\"$$020 7946 0035\",\"at\":\"$D2022-09-14\"}\n"]"#),
      ["/0/tel=$020 7946 0035", "/0/at=2022-09-14"]
    ),
    Case(
      "a reference to a row, a lazy one, and one to a member",
      pushes(
        #"[1,"0:{\"a\":\"$1\",\"b\":\"$L2\",\"c\":\"$3:props:desk:tel\"}\n"]"#,
        #"[1,"1:{\"tel\":\"020 7946 0036\"}\n2:{\"tel\":\"020 7946 0037\"}\n"]"#,
        #"[1,"3:[\"$\",\"div\",null,{\"desk\":{\"tel\":\"020 7946 0038\"}}]\n"]"#
      ),
      ["/0/a/tel=020 7946 0036", "/0/b/tel=020 7946 0037", "/0/c=020 7946 0038"]
    ),
    Case(
      "rows that refer to each other",
      pushes(#"[1,"0:{\"a\":\"$1\",\"tel\":\"020 7946 0039\"}\n1:{\"b\":\"$0\",\"c\":\"$1\"}\n"]"#),
      ["/0/tel=020 7946 0039"]
    ),
    Case(
      "bytes in Base64, cut in the middle of a character",
      pushes("[3,\"MDp7InRlbCI6ItA=\"]", "[3,\"oiAwMjAgNzk0NiAwMDQwIn0K\"]"),
      ["/0/tel=Т 020 7946 0040".replacing("Т", with: "\u{422}")]
    ),
    Case(
      "a module row and a hint",
      pushes(
        #"[1,"2:I[\"static/020 7946 0041.js\",[\"a\"]]\n:HL[\"/a 020 7946 0042.css\",\"style\"]\n"]"#
      ),
      ["/2/0=static/020 7946 0041.js", "/1/0=/a 020 7946 0042.css"]
    ),
    Case(
      "as a file",
      "0:{\"tel\":\"$2\"}\n2:\"020 7946 0043\"\n",
      ["/0/tel=020 7946 0043"]
    ),
  ]

  @Test(arguments: flightCases) func `flight`(_ row: Case) { Self.check(row) }

  static let othersCases = [
    Case(
      "Astro: objects, lists, an older list",
      "<astro-island props='{\"a\":[0,{\"tel\":[0,\"020 7946 0044\"]}],\"l\":[1,[[0,\"020 7946 0045\"]]]}'>",
      ["/props/a/tel=020 7946 0044", "/props/l/0=020 7946 0045"]
    ),
    Case(
      "Qwik 1",
      data(
        #"{"ctx":{},"objs":["020 7946 0046",{"tel":"0!"},["1"],{"list":"2"}]}"#,
        "type=qwik/json"
      ),
      ["/list/0/tel=020 7946 0046"]
    ),
    Case(
      "Qwik 2",
      data(#"[5,[4,"tel",4,"020 7946 0047"],4,"020 7946 0048"]"#, "type=qwik/state"),
      ["/0/tel=020 7946 0047", "/1=020 7946 0048"]
    ),
    Case(
      "Nuxt 2: arguments stand where the parameters do",
      #"<script>window.__NUXT__=(function(a,b){return {data:[{tel:a,x:b}]}}("020 7946 0049",void 0));</script>"#,
      ["/__NUXT__/data/0/tel=020 7946 0049"]
    ),
    Case(
      "Nuxt 2: members assigned to an argument, and long names",
      #"<script>window.__NUXT__=(function(aa,a$){aa.tel=a$;aa.n="x y";return {d:aa}}({},"020 7946 0050"));</script>"#,
      ["/__NUXT__/d/tel=020 7946 0050", "/__NUXT__/d/n=x y"]
    ),
    Case(
      "Nuxt 2: an argument with two meanings, and a function in a function",
      #"<script>x=(function(a){return {tel:a,phone:a,f:(function(b){return {fax:b}}("020 7946 0051"))}}("020 7946 0052"))</script>"#,
      ["/x/tel=020 7946 0052", "/x/phone=020 7946 0052", "/x/f/fax=020 7946 0051"]
    ),
    Case(
      "an object assigned to itself",
      #"<script>x=(function(c){c.me=c;c.tel="020 7946 0053";return {c:c}}({}))</script>"#,
      ["/x/c/tel=020 7946 0053"]
    ),
    Case(
      "pairs of a map",
      #"<script>var m=new Map([["tel","020 7946 0054"],["n",{a:"b c d e"}]])</script>"#,
      ["/m/tel=020 7946 0054", "/m/n/a=b c d e"]
    ),
    Case(
      "the first argument names the second, unless it is said to somebody",
      #"<script>ads.setTargeting("tel",["020 7946 0055"]);log("to you",{tel:"020 7946 0056"})</script>"#,
      ["/tel/0=020 7946 0055", "/1/tel=020 7946 0056"]
    ),
    Case(
      "what decodes its argument is no step",
      #"<script>var s=JSON.parse(decodeURIComponent("%7B%22tel%22%3A%22020%207946%200057%22%7D"))</script>"#,
      ["/s/tel=020 7946 0057"]
    ),
    Case(
      "data in a string of a list",
      data(#"{"list":["a","{\"tel\":\"020 7946 0058\"}"]}"#),
      ["/list/1/tel=020 7946 0058"]
    ),
    Case(
      "Astro's older lists, strings of JSON",
      #"<astro-island props='{"calls":[1,"[[0,{\"tel\":[0,\"020 7946 0059\"]}]]"]}'></astro-island>"#,
      ["/props/calls/0/tel=020 7946 0059"]
    ),
    Case(
      "a web token in a cookie",
      #"<script>document.cookie="s=eyJhbGciOiJIUzI1NiJ9.eyJ0ZWwiOiIwMjAgNzk0NiAwMDYwIn0.c2lnbmF0dXJl; path=/"</script>"#,
      ["/cookie/tel=020 7946 0060"]
    ),
  ]

  static let tableCases = [
    Case(
      "the first row names the columns",
      data(
        #"{"values":[["id","who","tel"],["1","Ana B.","020 7946 0061"],["2","","020 7946 0062"]]}"#
      ),
      ["/values/1/who=Ana B.", "/values/1/tel=020 7946 0061", "/values/2/tel=020 7946 0062"]
    ),
    Case(
      "the columns stand beside the rows",
      data(#"{"columns":["id","tel"],"data":[["1","020 7946 0063"]]}"#),
      ["/data/0/tel=020 7946 0063"]
    ),
    Case(
      "Google's cells",
      data(
        #"{"cols":[{"label":"id"},{"label":"tel"}],"rows":[{"c":[null,{"v":"020 7946 0064"}]}]}"#
      ),
      ["/rows/0/tel=020 7946 0064"]
    ),
    Case(
      "pairs have no first row",
      data(#"{"list":[["who","tel"],["Ana B.","020 7946 0065"]]}"#),
      ["/list/1/1=020 7946 0065"]
    ),
    Case(
      "a row of values is no header",
      data(#"{"list":[["a","Ana Bell","020 7946 0066"],["b","Bo Lund","020 7946 0067"]]}"#),
      ["/list/1/2=020 7946 0067"]
    ),
  ]

  @Test(arguments: tableCases) func `tables in data`(_ row: Case) { Self.check(row) }

  @Test(arguments: othersCases) func `other formats`(_ row: Case) { Self.check(row) }
}
