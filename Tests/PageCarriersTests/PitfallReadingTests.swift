import PageCarriers
import SourceText
import TestSupport
import Testing

/// What misleads a reader of pages, each a test: a value is found with its path at its exact bytes.
///
/// The numbers are those of the list of pitfalls the project began with; what has to be judged, not
/// only read, is in `PitfallJudgementTests`.
@Suite struct PitfallReadingTests {
  /// A page in which `«»` marks where a text stands.
  struct Row: Sendable {
    var page: String
    var text: String
    /// The path of keys and positions; nil where it does not matter.
    var path: String?
    var type = PageReader.MediaType.html

    init(
      _ page: String,
      gives text: String,
      at path: String? = nil,
      as type: PageReader.MediaType = .html
    ) {
      self.page = page
      self.text = text
      self.path = path
      self.type = type
    }
  }

  private func expect(_ rows: Row..., location: SourceLocation = #_sourceLocation) {
    for row in rows {
      let marked = MarkedText(row.page)
      let text = PageText(decoding: marked.bytes, as: .other)
      let content = PageReader.read(text, as: row.type)
      var resolver = SourceResolver(content)
      let isFound = content.fragments.contains { fragment in
        let bytes = content.text(of: fragment)
        guard let place = bytes.firstRange(of: Array(row.text.utf8)) else { return false }
        let range = place.lowerBound - bytes.startIndex..<place.upperBound - bytes.startIndex
        return resolver.pageRange(of: range, in: fragment) == marked.ranges.first
          && (row.path ?? FileReaderTests.path(of: fragment, in: content))
            == FileReaderTests.path(of: fragment, in: content)
      }
      #expect(
        isFound,
        "\(row.text) in \(row.page): \(FileReaderTests.dump(content))",
        sourceLocation: location
      )
    }
  }

  private func data(_ json: String) -> String {
    "<script type=application/json>\(json)</script>"
  }

  private func pushes(_ chunks: String...) -> String {
    chunks.map { "<script>self.__next_f.push([1,\"\($0)\"])</script>" }.joined()
  }

  // MARK: Formats of references

  /// Pitfall 1.
  @Test func `a value is read across pushes, text rows and the bytes of a character`() {
    expect(
      Row(
        pushes(#"0:{\"tel\":\"«020 79"#, #"46 0011»\"}\n"#),
        gives: "020 7946 0011",
        at: "/0/tel"
      ),
      Row(
        pushes(#"0:{\"tel\":\"$1\"}\n1:T1c,Ring «Ana on 020 7"#, #"946 0012» later2:[]\n"#),
        gives: "Ana on 020 7946 0012",
        at: "/0/tel"
      ),
      // `0:{"tel":"Т` ends after the first byte of the letter.
      Row(
        "<script>self.__next_f.push([3,\"MDp7InRlbCI6I«tA=\"])</script>"
          + "<script>self.__next_f.push([3,\"oiAwMjAgNzk0NiAwMDQw»In0K\"])</script>",
        gives: "\u{422} 020 7946 0040",
        at: "/0/tel"
      )
    )
  }

  /// Pitfall 2.
  @Test func `the length of a text row counts bytes, not letters`() {
    expect(
      Row(
        pushes(#"0:{\"note\":\"$1\",\"tel\":\"$2\"}\n1:T13,проверить 2:\"«020 7946 0013»\"\n"#),
        gives: "020 7946 0013",
        at: "/0/tel"
      )
    )
  }

  /// Pitfall 3.
  @Test func `two dollars are one`() {
    expect(Row(pushes(#"0:{\"fee\":\"$«$500 for Ana»\"}\n"#), gives: "$500 for Ana", at: "/0/fee"))
  }

  /// Pitfall 4.
  @Test func `arguments stand where a function has its parameters`() {
    let first = (0..<26).map { String(UnicodeScalar(UInt8(97 + $0))) }
    let names = (first + ["aa", "a$", "a_"]).joined(separator: ",")
    let nulls = Array(repeating: "null", count: 27).joined(separator: ",")
    expect(
      Row(
        "<script>window.__NUXT__=(function(a,b,c){return {data:[{tel:b,fax:a,x:c}]}}"
          + "(void 0,\"«020 7946 0014»\",{}));</script>",
        gives: "020 7946 0014",
        at: "/__NUXT__/data/0/tel"
      ),
      Row(
        "<script>window.__NUXT__=(function(\(names)){return {story:{tel:a$}}}"
          + "(\(nulls),\"«020 7946 0015»\",1));</script>",
        gives: "020 7946 0015",
        at: "/__NUXT__/story/tel"
      ),
      Row(
        "<script>window.__NUXT__=(function(a){return {desk:(function(b){return {tel:b}}"
          + "(\"«020 7946 0016»\"))}}(1));</script>",
        gives: "020 7946 0016",
        at: "/__NUXT__/desk/tel"
      )
    )
  }

  /// Pitfall 5.
  @Test func `a number in devalue is a position, but a number it points to is a value`() {
    expect(
      Row(data(#"[{"views":1,"tel":2},7,«442079460017»]"#), gives: "442079460017", at: "/tel"),
      Row(
        data(#"[{"tel":1},["BigInt","«442079460018»"]]"#),
        gives: "442079460018",
        at: "/tel"
      ),
      Row(data(#"[{"tel":1},«442079460019.0»]"#), gives: "442079460019.0", at: "/tel")
    )
  }

  /// Pitfall 6.
  @Test func `a value stands under a key that is written elsewhere`() {
    expect(
      Row(
        "<script>x.streamController.enqueue(\"[{\\\"_1\\\":2},\\\"callerPhone\\\","
          + "\\\"«020 7946 0020»\\\"]\\n\")</script>",
        gives: "020 7946 0020",
        at: "/callerPhone"
      )
    )
  }

  // MARK: Scripts

  /// Pitfall 7.
  @Test func `a literal may hold undefined, a trailing comma and comments`() {
    expect(
      Row(
        "<script>window.__preloadedData = {a: undefined, /* b */ calls: [{tel: "
          + "\"«020 7946 0021»\",}, ], // end\n};</script>",
        gives: "020 7946 0021",
        at: "/__preloadedData/calls/0/tel"
      )
    )
  }

  /// Pitfall 8.
  @Test func `one script may assign twice, and strings may hold what ends an assignment`() {
    expect(
      Row(
        "<script>Fusion.a={\"t\":\"};}<\\/script>\"};Fusion.globalContent={\"tel\":"
          + "\"«020 7946 0022»\"};Fusion.b={};</script>",
        gives: "020 7946 0022",
        at: "/globalContent/tel"
      )
    )
  }

  /// Pitfall 9.
  @Test func `an escaped end tag and a script in a comment do not end a script`() {
    expect(
      Row(
        "<script>a=\"<\\/script>\";b={tel:\"«020 7946 0023»\"}</script>",
        gives: "020 7946 0023",
        at: "/b/tel"
      ),
      Row(
        "<script>a=\"<!-- <script> </script> -->\";b={tel:\"«020 7946 0024»\"}</script>",
        gives: "020 7946 0024",
        at: "/b/tel"
      )
    )
  }

  /// Pitfall 10.
  @Test func `JSON in JSON in an attribute has three escapes`() {
    expect(
      Row(
        #"<p data-a="{&quot;body&quot;:&quot;{\&quot;tel\&quot;:\&quot;«+44 20 \\u00377946 0025»\&quot;}&quot;}">"#,
        gives: "+44 20 77946 0025",
        at: "/a/body/tel"
      )
    )
  }

  // MARK: Attributes and references

  /// Pitfall 11.
  @Test func `attributes are quoted in every way, named twice, in capitals and broken by lines`() {
    expect(
      Row("<p data-tel='«020 7946 0026»'>", gives: "020 7946 0026", at: "/tel"),
      Row("<p data-tel=«020-7946-0027»>", gives: "020-7946-0027", at: "/tel"),
      Row("<p id=a id='«020 7946 0028»'>", gives: "020 7946 0028", at: "/id"),
      Row("<P DATA-TEL\n=\n\"«020 7946\n0029»\"\n>", gives: "020 7946\n0029")
    )
  }

  /// Pitfall 12.
  @Test func `quotes may be escaped twice`() {
    expect(
      Row(
        "<p data-a=\"{&amp;quot;tel&amp;quot;:&amp;quot;«020 7946 0030»&amp;quot;}\">",
        gives: "020 7946 0030",
        at: "/a/tel"
      )
    )
  }

  /// Pitfall 13; that such digits are a number is `PitfallJudgementTests`'.
  @Test func `digits and spaces may be references`() {
    expect(
      Row("<p>«&#48;&#x32;0&nbsp;7946&#8239;0031»</p>", gives: "020\u{A0}7946\u{202F}0031")
    )
  }

  /// Pitfall 14.
  @Test func `tags in a number do not break it`() {
    expect(
      Row("<p>Call «+7 <span>947</span> 000-<wbr>33-45».</p>", gives: "+7 947 000-33-45")
    )
  }

  // MARK: Encodings

  /// Pitfall 18.
  @Test func `surrogates in escapes are one character`() {
    expect(
      Row(
        data(#"{"note":"«\ud83d\udd14 Ana»"}"#),
        gives: "\u{1F514} Ana",
        at: "/note"
      ),
      Row("<script>a='«\\ud83d\\udd14 Ana»'</script>", gives: "\u{1F514} Ana")
    )
  }

  /// Pitfall 19; line breaks, alphabets, compressed data and tokens are in `MarkerMatrixTests`.
  @Test func `base64 of a picture is no text, and a hash is none either`() {
    let picture =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    for value in ["data:image/png;base64,\(picture)", picture, "d41d8cd98f00b204e9800998ecf8427e"] {
      let page = PageText(decoding: Array("<p data-a='\(value)'>".utf8), as: .other)
      let content = PageReader.read(page, as: .html)
      let texts = content.fragments.filter { $0.form == .attribute }.map {
        String(decoding: content.text(of: $0), as: UTF8.self)
      }
      #expect(texts.allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) }, "\(texts)")
    }
    expect(
      Row(
        "<p data-a='«cmluZyBBbmEgb24gMDIwIDc5NDYgMDAzMg»'>",
        gives: "ring Ana on 020 7946 0032",
        at: "/a"
      )
    )
  }

  /// Pitfall 20.
  @Test func `what keeps a response from being run does not keep it from being read`() {
    for prefix in [")]}',\n", "for(;;);", "while(1);", "/**/cb(", "\u{FEFF}"] {
      let end = prefix.hasSuffix("(") ? ");" : ""
      expect(
        Row(
          "\(prefix){\"tel\":\"«020 7946 0033»\"}\(end)".replacing("\u{FEFF}", with: ""),
          gives: "020 7946 0033",
          as: .json
        )
      )
    }
    expect(
      Row(
        "{\"tel\":\"1\"}\n{\"tel\":\"«020 7946 0034»\"}\n",
        gives: "020 7946 0034",
        at: "/1/tel",
        as: .ndjson
      )
    )
  }

  /// Pitfall 21.
  @Test func `a table in a string may have line breaks in its cells, and tabs between them`() {
    expect(
      Row(
        data(#"{"csv":"id,note,tel\n1,\"a\nb\",«020 7946 0035»\n2,c,\n"}"#),
        gives: "020 7946 0035",
        at: "/csv/0/tel"
      ),
      Row(
        data(#"{"tsv":"id\ttel\n1\t«020 7946 0036»\n2\tx\n"}"#),
        gives: "020 7946 0036",
        at: "/tsv/0/tel"
      )
    )
  }

  /// Pitfall 22.
  @Test func `a comment may hold dashes, be conditional, be left open, or stand in raw text`() {
    expect(
      Row("<!-- a -- «020 7946 0037» --><p>b</p>", gives: "020 7946 0037"),
      Row("<!--[if mso]><xml><tel>«020 7946 0038»</tel></xml><![endif]-->", gives: "020 7946 0038"),
      Row("<![if !mso]><p hidden>«020 7946 0039»</p><![endif]>", gives: "020 7946 0039"),
      Row("<p>b</p><!-- «020 7946 0040»", gives: "020 7946 0040"),
      Row("<script>a()\n<!-- «020 7946 0041» -->\nb()</script>", gives: "020 7946 0041"),
      Row("<style><!-- /* «020 7946 0042» */ --></style>", gives: "020 7946 0042"),
      Row("<textarea><!-- «020 7946 0043» --></textarea>", gives: "020 7946 0043"),
      Row("<title>a <!-- «020 7946 0044» --></title>", gives: "020 7946 0044")
    )
  }

  /// Pitfall 23.
  @Test func `scripts put texts together in many ways`() {
    expect(
      Row("<script>a=`«020 7946 0045» ${b}`</script>", gives: "020 7946 0045", at: "/a"),
      Row("<script>a='«020 79'+\"46 0046»\"</script>", gives: "020 7946 0046", at: "/a"),
      Row(
        "<script>a=String.fromCharCode(«48,50,48,32,55,57,52,54,32,48,48,52,55»)</script>",
        gives: "020 7946 0047",
        at: "/a"
      ),
      Row("<a href='znvygb:«nan@rknzcyr.bet»'>a</a>", gives: "ana@example.org"),
      Row("<p data-a='«gro.elpmaxe@ana»:otliam'>", gives: "ana@example.org", at: "/a"),
      Row("<a data-cfemail='42«232c2302273a232f322e276c2d3025»'>", gives: "ana@example.org")
    )
  }

  /// Pitfall 24.
  @Test func `invisible characters may spell a text`() {
    let hidden = Spelling.invisible("ring Ana")
    expect(Row("<p>Headline«\(hidden)»</p>", gives: "ring Ana"))
  }

  /// Pitfall 29; the work such pages make is counted by the hostile pages.
  @Test func `a page on one line, and one a hundred thousand deep, are read to the end`() {
    let line = String(repeating: "<p class=a>b</p>", count: 60_000)
    expect(Row(line + "<p hidden>«020 7946 0048»", gives: "020 7946 0048"))
    let deep = String(repeating: "<b>", count: 100_000)
    expect(Row(deep + "<p hidden>«020 7946 0049»", gives: "020 7946 0049"))
    let lists = String(repeating: "[", count: 100_000)
    expect(Row(data(lists + "\"«020 7946 0050»\""), gives: "020 7946 0050"))
  }
}
