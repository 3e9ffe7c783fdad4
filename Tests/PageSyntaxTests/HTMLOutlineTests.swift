internal import PageSyntax
internal import SourceText
internal import Testing

/// A page whose texts say who sees them: `V` visible, `P` public, `H` hidden.
struct VisibilityCase: CustomTestStringConvertible, Sendable {
  let name: String
  let page: String

  init(_ name: String, _ page: String) {
    self.name = name
    self.page = page
  }

  var testDescription: String { name }

  /// The letters of the page's texts, and those that its outline gives.
  var letters: (expected: String, found: String) {
    var expected = ""
    var found = ""
    read(page) { ledger, outline, text in
      for (index, token) in ledger.tokens.enumerated()
      where [.text, .rawText, .cdata].contains(token.kind)
        && !isStyle(outline.parents[index], ledger)
      {
        for byte in text[token.contentRange] where [0x48, 0x50, 0x56].contains(byte) {
          expected.unicodeScalars.append(Unicode.Scalar(byte))
          found += outline.visibility[index].letter
        }
      }
    }
    return (expected, found)
  }

  private func isStyle(_ parent: Int32, _ ledger: HTMLLedger) -> Bool {
    parent >= 0 && ledger.tokens[Int(parent)].element == .style
  }
}

extension Visibility {
  fileprivate var letter: String {
    switch self {
    case .visible: "V"
    case .public: "P"
    case .hidden: "H"
    }
  }
}

/// Reads a page that has a doctype.
func read(
  _ page: String,
  _ check: (HTMLLedger, HTMLOutline, UnsafeBufferPointer<UInt8>) throws -> Void
) rethrows {
  let bytes = Array((page.hasPrefix("<!") ? page : "<!DOCTYPE html>" + page).utf8)
  try bytes.withUnsafeBufferPointer { text in
    let ledger = HTMLLedger(reading: text)
    let outline = HTMLOutline(text: text, tokens: ledger.tokens, attributes: ledger.attributes)
    try check(ledger, outline, text)
  }
}

@Suite struct HTMLOutlineTests {
  static let structure = [
    VisibilityCase("plain text", "V"),
    VisibilityCase("hidden attribute", "<div hidden>H</div>V"),
    VisibilityCase("hidden until found", #"<div hidden="until-found">H</div>V"#),
    VisibilityCase("upper case", "<DIV HIDDEN>H</DIV>V"),
    VisibilityCase("nested in hidden", "<div hidden>H<p>H<b>H</b></p>H</div>V"),
    // What ends a paragraph.
    VisibilityCase("section ends p", "<p hidden>H<section>V"),
    VisibilityCase("article ends p", "<p hidden>H<article>V"),
    VisibilityCase("main ends p", "<p hidden>H<main>V"),
    VisibilityCase("nav ends p", "<p hidden>H<nav>V"),
    VisibilityCase("header ends p", "<p hidden>H<header>V"),
    VisibilityCase("footer ends p", "<p hidden>H<footer>V"),
    VisibilityCase("aside ends p", "<p hidden>H<aside>V"),
    VisibilityCase("figure ends p", "<p hidden>H<figure>V"),
    VisibilityCase("figcaption ends p", "<p hidden>H<figcaption>V"),
    VisibilityCase("details ends p", "<p hidden>H<details open>V"),
    VisibilityCase("summary ends p", "<p hidden>H<summary>V"),
    VisibilityCase("dialog ends p", "<p hidden>H<dialog open>V"),
    VisibilityCase("search ends p", "<p hidden>H<search>V"),
    VisibilityCase("address ends p", "<p hidden>H<address>V"),
    VisibilityCase("blockquote ends p", "<p hidden>H<blockquote>V"),
    VisibilityCase("pre ends p", "<p hidden>H<pre>V"),
    VisibilityCase("form ends p", "<p hidden>H<form>V"),
    VisibilityCase("ul ends p", "<p hidden>H<ul><li>V"),
    VisibilityCase("hr ends p", "<p hidden>H<hr>V"),
    VisibilityCase("heading ends p", "<p hidden>H<h2>V"),
    VisibilityCase("p ends p", "<p hidden>H<p>V"),
    VisibilityCase("table ends p", "<p hidden>H<table><tr><td>V"),
    VisibilityCase("span stays in p", "<p hidden>H<span>H"),
    VisibilityCase("custom element stays in p", "<p hidden>H<x-note>H</x-note>H</p>V"),
    VisibilityCase("button keeps p open", "<p hidden>H<button>H<p>H</p>H<div>H</div></button>H"),
    VisibilityCase("object keeps p open", "<p hidden>H<object><div>H</div></object>H"),
    VisibilityCase("a block in a span ends p", "<p hidden><span>H<div>V"),
    VisibilityCase("end tag of p without p", "<div hidden>H</p>H</div>V"),
    // Void elements.
    VisibilityCase("wbr has no content", "<wbr hidden>V"),
    VisibilityCase("source has no content", "<picture><source hidden>V</picture>"),
    VisibilityCase("track has no content", "<div><track hidden>V"),
    VisibilityCase("embed has no content", "<embed hidden>V"),
    VisibilityCase("img has no content", "<img hidden>V"),
    VisibilityCase("br has no content", "<br hidden>V"),
    VisibilityCase("input has no content", "<input type=hidden>V<input hidden>V"),
    VisibilityCase("a slash closes no div", "<div hidden />H</div>V"),
    // Lists.
    VisibilityCase("dd ends dd", "<dl><dd hidden>H<dd>V</dl>"),
    VisibilityCase("dt ends dd", "<dl><dd hidden>H<dt>V</dl>"),
    VisibilityCase("dd ends dt through p", "<dl><dt hidden>H<p>H<dd>V</dl>"),
    VisibilityCase("li ends li", "<ul><li hidden>H<li>V</ul>"),
    VisibilityCase("li ends li through div", "<ul><li hidden><div>H<li>V</ul>"),
    VisibilityCase("li stays in section", "<ul><li hidden><section>H<li>H</section></ul>V"),
    VisibilityCase("li of an inner list", "<ul><li hidden>H<ul><li>H</ul>H<li>V</ul>"),
    VisibilityCase("ol in hidden ul", "<ul hidden><ol>H</ol>H</ul>V"),
    VisibilityCase("li end tag in an inner list", "<ul><li hidden><ol>H</li>H</ol>H</li>V</ul>"),
    VisibilityCase("dl ends dd", "<dl><dd hidden>H</dl>V"),
    // Headings.
    VisibilityCase("heading ends heading", "<h1 hidden>H<h2>V"),
    VisibilityCase("any heading end tag ends it", "<h1 hidden>H</h3>V"),
    VisibilityCase("div stays in heading", "<h1 hidden>H<div>H</h1>V"),
    // Formatting and misnesting.
    VisibilityCase("p in hidden i", "<i hidden><p>H</p>H</i>V"),
    VisibilityCase("i goes on after p", "<p><i hidden>H</p>H<p>H</i>V"),
    VisibilityCase("b ends over p", "<b hidden>H<p>H</b>V</p>V"),
    VisibilityCase("b ends over div", "<b hidden><div>H</b>V</div>V"),
    VisibilityCase("b ends over two blocks", "<b hidden><div>H<section>H</b>V</section>V</div>V"),
    VisibilityCase("i stays when b ends", "<b hidden>H<i>H</b>V</i>V"),
    VisibilityCase("hidden i goes on when b ends", "<b>V<i hidden>H</b>H</i>V"),
    VisibilityCase("b in p ends outside", "<p>V<b hidden>H</p>H</b>V"),
    VisibilityCase("hidden block in b", "<b>V<div hidden>H</b>H</div>V"),
    VisibilityCase("a ends a", "<a hidden>H<a>V</a>V"),
    VisibilityCase("nobr ends nobr", "<nobr hidden>H<nobr>V</nobr>V"),
    VisibilityCase("formatting does not enter cells", "<b hidden>H<table><tr><td>H</table>H</b>V"),
    VisibilityCase("formatting does not leave cells", "<table><tr><td><b hidden>H<td>V</table>V"),
    VisibilityCase(
      "fourth twin is not opened again",
      "<p><u><u><u><u hidden>H<p>H</u></u></u></u>V"
    ),
    VisibilityCase("end tag of b without b", "<div hidden>H</b>H</div>V"),
    VisibilityCase("font", "<font hidden>H<p>H</font>V"),
    VisibilityCase("span does not go on", "<p><span hidden>H</p>V"),
    // Special elements stop end tags.
    VisibilityCase("section ends open div", "<section hidden><div>H</section>V"),
    VisibilityCase("span end tag stops at div", "<span hidden><div>H</span>H</div>H</span>V"),
    VisibilityCase("unknown end tag", "<div hidden>H</nope>H</div>V"),
    VisibilityCase("custom element ends", "<x-a hidden>H<x-b>H</x-a>V"),
    VisibilityCase("div end tag does not leave a cell", "<div hidden><table><tr><td></div>H"),
    VisibilityCase("button ends button", "<button hidden>H<button>V"),
    VisibilityCase("form in form", "<form><div hidden>H<form hidden>H</div>V"),
    VisibilityCase("form ends without its div", "<form hidden><div>H</form>H</div>V"),
    // Tables.
    VisibilityCase("hidden cell", "<table><tr><td hidden>H<td>V</table>"),
    VisibilityCase("hidden row", "<table><tr hidden><td>H<tr><td>V</table>"),
    VisibilityCase("hidden group", "<table><tbody hidden><tr><td>H<tbody><tr><td>V</table>"),
    VisibilityCase("hidden head", "<table><thead hidden><tr><th>H<tbody><tr><td>V</table>"),
    VisibilityCase("hidden caption", "<table><caption hidden>H<tr><td>V</table>"),
    VisibilityCase("caption ends", "<table><caption hidden>H</caption><tr><td>V</table>"),
    VisibilityCase("text leaves a hidden table", "<table hidden>V<tr><td>H</table>V"),
    VisibilityCase("div leaves a hidden table", "<table hidden><div>V</div><tr><td>H</table>V"),
    VisibilityCase("text leaves a hidden row", "<table><tr hidden>V<td>H</table>V"),
    VisibilityCase(
      "text stays around a hidden table",
      "<div hidden><table>H<tr><td>H</table></div>V"
    ),
    VisibilityCase("b leaves a hidden table", "<table hidden><b>V<tr><td>H</table>V"),
    VisibilityCase("table in cell", "<table><tr><td hidden><table><tr><td>H</table>H<td>V</table>"),
    VisibilityCase("table ends table", "<table hidden><tr><table><tr><td>V</table>V"),
    VisibilityCase("table ends open cells", "<table hidden><tr><td><div>H</table>V"),
    VisibilityCase("cell without table", "<div hidden>H<td>H</div>V"),
    VisibilityCase("row end tag", "<table><tr hidden><td><p>H</tr><tr><td>V</table>"),
    VisibilityCase("colgroup ends", "<table><colgroup hidden><col><tr><td>V</table>"),
    VisibilityCase("form in table", "<table hidden><form><tr><td>H</table>V"),
    // Controls.
    VisibilityCase("option ends option", "<select size=2><option hidden>H<option>V</select>V"),
    VisibilityCase(
      "optgroup ends option",
      "<select size=3><option hidden>H<optgroup><option>V</select>V"
    ),
    VisibilityCase("select ends select", "<select hidden><option>H<select>V"),
    VisibilityCase("textarea", "<textarea hidden>H<p></textarea>V<textarea>V</textarea>"),
    VisibilityCase("label", "<label hidden>H<input>H</label>V"),
    // Ruby.
    VisibilityCase("rt ends rp", "<ruby>V<rp>H<rt>V<rp>H</ruby>V"),
    // Elements that hide.
    VisibilityCase("template", "<template>H<div>H</template>V"),
    VisibilityCase("template ends open elements", "<template><div><p>H</template>V"),
    VisibilityCase("cells in template", "<template><tr><td>H</template>V"),
    VisibilityCase("template in table", "<table><template><tr><td>H</template><tr><td>V</table>"),
    VisibilityCase("shadow root", "<div><template shadowrootmode=open>V</template></div>"),
    VisibilityCase("old shadow root", "<div><template shadowroot=open>V</template></div>"),
    VisibilityCase("dialog", "<dialog>H</dialog>V"),
    VisibilityCase("noscript", "<noscript>P<p>P</noscript>V"),
    VisibilityCase("noscript with open div", "<div><noscript><div>P</noscript>V</div>"),
    VisibilityCase("noscript holds end tags", "<div hidden><noscript>H</div>H</noscript>H</div>V"),
    VisibilityCase("iframe", "<iframe>H<p></iframe>V"),
    VisibilityCase("noframes", "<noframes>H</noframes>V"),
    VisibilityCase("noembed", "<noembed>H</noembed>V"),
    VisibilityCase("video", "<video>H<p>H</p></video>V"),
    VisibilityCase("video does not end over an open p", "<video>H<p>H</video>H"),
    VisibilityCase("audio", "<audio>H</audio>V"),
    VisibilityCase("canvas", "<canvas>H</canvas>V"),
    VisibilityCase("datalist", "<datalist><option>H</datalist>V"),
    VisibilityCase("script", "<script>/* H */</script>V"),
    VisibilityCase("title", "<head><title>P</title></head><body>V"),
    VisibilityCase("details", "<details><summary>V</summary>V</details>V"),
    VisibilityCase("aria-hidden alone", "<div aria-hidden=true>V</div>"),
    VisibilityCase("xmp", "<xmp>V<b></xmp>V"),
    VisibilityCase("plaintext", "<div hidden>H</div><plaintext>V</div>"),
    VisibilityCase("read-aloud class", "<span class='x sr-only'>P</span>V"),
    VisibilityCase("read-aloud class in hidden", "<div hidden><span class=sr-only>H</span></div>V"),
    VisibilityCase("hidden beats read-aloud class", "<span class=sr-only hidden>H</span>V"),
    // Head and body.
    VisibilityCase("open head", "<head><title>P</title><main>V"),
    VisibilityCase("hidden head", "<head hidden><title>P</title><p>V"),
    VisibilityCase("body that hides itself", "<body style='opacity:0'>V"),
    VisibilityCase("text before body", "V<body>V"),
    VisibilityCase("after body", "<div hidden>H</div></body></html>V"),
    VisibilityCase("body end tag in hidden div", "<div hidden>H</body>H"),
    // SVG and MathML.
    VisibilityCase("svg texts", "<svg><text>V</text><title>P</title><desc>H</desc></svg>V"),
    VisibilityCase("svg metadata", "<svg><metadata>H<x>H</x></metadata><text>V</text></svg>V"),
    VisibilityCase(
      "svg defs",
      "<svg><defs><text>H</text></defs><symbol><text>H</text></symbol></svg>V"
    ),
    VisibilityCase("svg display", "<svg><text display=none>H</text><text>V</text></svg>V"),
    VisibilityCase("svg visibility", "<svg><g visibility=hidden><text>H</text></g></svg>V"),
    VisibilityCase("svg self-closing", "<svg><g display=none /><text>V</text></svg>V"),
    VisibilityCase("div ends svg", "<svg style='display:none'><g>H<div>V"),
    VisibilityCase(
      "foreignObject",
      "<svg><foreignObject><div hidden>H</div><p>V</foreignObject></svg>V"
    ),
    VisibilityCase("svg in hidden div", "<div hidden><svg><text>H</svg>H</div>V"),
    VisibilityCase("div end tag ends svg", "<div hidden><svg><text>H</div>V"),
    VisibilityCase("math", "<math><mi>V</mi><annotation>P</annotation></math>V"),
    VisibilityCase("title in hidden svg", "<svg hidden><title>H</title></svg>V"),
    // Quirks.
    VisibilityCase("without doctype a table stays in p", "<!-- --><p hidden>H<table><tr><td>H"),
  ]

  @Test(arguments: structure)
  func `texts are seen by whom the page's elements let see them`(_ page: VisibilityCase) {
    let letters = page.letters
    #expect(letters.found == letters.expected, "\(page.page)")
  }

  private static let formats = (0..<20).map { "<b id=\($0)>" }.joined()
  private static let formatEnds = String(repeating: "</b>", count: 20)

  /// Pages made to be slow: what comes first, what is repeated, and what as often behind it.
  ///
  /// A `#` stands for the number of the repetition.
  static let hostile: [(name: String, before: String, repeated: String, after: String)] = [
    ("deep divs", "", "<div>", "</div>"),
    ("end tags of nothing", "", "<b>", "</x>"),
    ("formatting and blocks", "", "<b hidden><div>", "</b>"),
    ("sixteen formats over blocks", Self.formats, "<div>", Self.formatEnds),
    ("formatting in a table", "<div><table>", "<b>", "</div>"),
    ("formatting opened again", "", "<p><b id=#>x", ""),
    ("forms over blocks", "<form>", "<div>", "</form><form>"),
    ("links in links", "", "<a hidden><div>", ""),
    ("items in sections", "", "<li><section>", "</li>"),
    ("tables in cells", "", "<table><tr><td>", "</tr>"),
    ("tables in tables", "", "<table>", "x"),
    ("graphics", "", "<svg><g>", "</x></p>"),
    ("HTML in graphics", "", "<svg><foreignObject>", "</svg>"),
    ("templates", "", "<template><b>", "</template></b>"),
    ("buttons in objects", "", "<object><button>", "<p></button>"),
    ("custom elements", "", "<x-#><x-b>", "</x-c></x-#>"),
  ]

  @Test(arguments: hostile)
  func `work grows with the page, not with its square`(
    _ page: (name: String, before: String, repeated: String, after: String)
  ) {
    func numbered(_ piece: String, _ count: Int) -> String {
      (0..<count).map { piece.replacing("#", with: "\($0)") }.joined()
    }
    func steps(_ count: Int) -> Int {
      let text =
        page.before + numbered(page.repeated, count) + numbered(page.after, count)
      var steps = 0
      read(text) { _, outline, _ in steps = outline.steps }
      return steps
    }
    let small = steps(300)
    let large = steps(3_000)
    #expect(large <= 11 * small + 1_000, "\(page.name): \(small) steps, then \(large)")
    #expect(large < 3_000 * 100, "\(page.name)")
  }

  @Test func `any bytes give an outline`() {
    let pieces = [
      "<b hidden>", "</b>", "<table>", "<td class=a>", "</table>", "<svg>", "</svg>",
      "<p style='a:",
      "'", "<form>", "</form>", "<template>", "</template>", "x", "<style>.a{", "}", "</style>",
      "<!--", "-->", "<a>", "<li>", "<select>", "<option>", "<noscript>", "</noscript>", "\u{0}",
      "<math><mi>", "<button>", "<div>", "</div>", "<col>", "<caption>", "<tr>", "</tr>", "\\", "@",
    ]
    var random = SplitMix64(state: 7)
    for _ in 0..<1_000 {
      let page = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      read(page) { ledger, outline, _ in
        let isSound = outline.parents.enumerated().allSatisfy { index, parent in
          parent < index && (parent < 0 || ledger.tokens[Int(parent)].kind == .startTag)
        }
        #expect(isSound && outline.parents.count == ledger.tokens.count, "\(page)")
      }
    }
  }

  @Test func `a token's parent is the start tag around it`() {
    read("<div>a<p>b<br>c</div>d") { ledger, outline, text in
      let names = ledger.tokens.indices.map { index in
        let parent = outline.parents[index]
        return parent < 0 ? "-" : "\(ledger.tokens[Int(parent)].element)"
      }
      // doctype <div> a <p> b <br> c </div> d
      #expect(names == ["-", "-", "div", "div", "p", "p", "p", "p", "-"])
    }
  }

  @Test func `an empty page has an empty outline`() {
    let text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    let outline = HTMLOutline(text: text, tokens: [], attributes: [])
    #expect(outline.parents.isEmpty)
    #expect(outline.steps == 0)
  }
}

/// A small random number generator, so that every run has the same pages.
///
/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
