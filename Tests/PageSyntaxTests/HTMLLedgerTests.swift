import PageSyntax
import TestSupport
import Testing

/// What the ledger makes of one construct: the kind of its token that holds the marked bytes.
struct LedgerCase: CustomTestStringConvertible {
  var name: String
  /// A page with the content of one token marked.
  var page: String
  var kind: HTMLToken.Kind

  var testDescription: String { name }
}

@Suite struct HTMLLedgerTests {
  static let contents = [
    LedgerCase(name: "text", page: "<p>«a b»</p>", kind: .text),
    LedgerCase(name: "text with a stray <", page: "<p>«1 < 2 <3 <»", kind: .text),
    LedgerCase(name: "text that ends in </", page: "«a </»", kind: .text),
    LedgerCase(name: "text with NUL", page: "<b>«916\u{0}0123»</b>", kind: .text),
    LedgerCase(name: "comment", page: "<!--« x »-->y", kind: .comment),
    LedgerCase(name: "comment with --!>", page: "<!--« x »--!>y", kind: .comment),
    LedgerCase(name: "comment in a comment", page: "<!--« a <!-- b »--> c", kind: .comment),
    LedgerCase(name: "comment that is not closed", page: "<!--« a > b </p»", kind: .comment),
    LedgerCase(name: "text after <!-->", page: "<!-->«a»", kind: .text),
    LedgerCase(name: "text after <!--->", page: "<!--->«a»", kind: .text),
    LedgerCase(name: "<!x>", page: "a<!«x»>b", kind: .bogusComment),
    LedgerCase(name: "</ x>", page: "a</« x»>b", kind: .bogusComment),
    LedgerCase(name: "</!-- x -->", page: "a</«!-- x --»>b", kind: .bogusComment),
    LedgerCase(name: "<?php ?>", page: "a<«?php if($a»>1) ?>", kind: .bogusComment),
    LedgerCase(name: "<?php to the end", page: "a<«?php echo 1;»", kind: .bogusComment),
    LedgerCase(name: "CDATA in HTML", page: "<b><!«[CDATA[x]]»></b>", kind: .bogusComment),
    LedgerCase(name: "CDATA in SVG", page: "<svg><![CDATA[«a>b]]c»]]>d", kind: .cdata),
    LedgerCase(name: "CDATA to the end", page: "<math><![CDATA[«a]]»", kind: .cdata),
    LedgerCase(name: "doctype", page: "<!DOCTYPE« html PUBLIC \"a\" \"b\" [x]»>", kind: .doctype),
    LedgerCase(name: "doctype that is not closed", page: "<!doctype« html»", kind: .doctype),
    LedgerCase(name: "script", page: "<script>«if (a<b) \"</b>\"»</script>", kind: .rawText),
    LedgerCase(
      name: "script, other end tag",
      page: "<script>«a</scriptx>b»</script >",
      kind: .rawText
    ),
    LedgerCase(
      name: "script, escaped twice",
      page: "<script>«<!--<script>a</script>b-->c»</script>",
      kind: .rawText
    ),
    LedgerCase(name: "script, <!-->", page: "<script>«<!--><script>»</script>x", kind: .rawText),
    LedgerCase(name: "script that is not closed", page: "<script>«a</script»", kind: .rawText),
    LedgerCase(name: "<script/>", page: "<script/>«a»</script>", kind: .rawText),
    LedgerCase(name: "textarea", page: "<textarea>«<b><!-- x»</TEXTAREA>", kind: .rawText),
    LedgerCase(name: "title", page: "<title>«a<b>&amp;»</title>", kind: .rawText),
    LedgerCase(name: "iframe", page: "<iframe>«<p><!-- x»</iframe>", kind: .rawText),
    LedgerCase(name: "xmp", page: "<xmp>«<!-- x»</xmp>", kind: .rawText),
    LedgerCase(name: "noembed", page: "<noembed>«<!-- x»</noembed>", kind: .rawText),
    LedgerCase(name: "noframes", page: "<noframes>«<!-- x»</noframes>", kind: .rawText),
    LedgerCase(name: "plaintext", page: "<plaintext>«a</plaintext><b>»", kind: .rawText),
    LedgerCase(name: "noscript is markup", page: "<noscript><b>«a»</b></noscript>", kind: .text),
    LedgerCase(name: "title of an SVG", page: "<svg><title>«a»<b>", kind: .text),
    LedgerCase(name: "style of an SVG", page: "<svg><style>«a»<b>", kind: .text),
    LedgerCase(
      name: "style in HTML in an SVG",
      page: "<svg><foreignObject><style>«<b>»</style>",
      kind: .rawText
    ),
    LedgerCase(
      name: "script after an SVG that is not closed",
      page: "<svg><p><script>«<b>»",
      kind: .rawText
    ),
    LedgerCase(
      name: "script after a button whose SVG is not closed",
      page: "<button><svg><path></button><script>«<b>»",
      kind: .rawText
    ),
    LedgerCase(
      name: "CDATA after a link in an SVG",
      page: "<svg><a></a><![CDATA[«a»]]>",
      kind: .cdata
    ),
    LedgerCase(name: "text after </body></html>", page: "</body></html>«a»", kind: .text),
    LedgerCase(name: "tag the end cuts off", page: "a<b c=\"d e>f«»", kind: .cutTag),
  ]

  @Test(arguments: contents)
  func `a construct becomes the token that holds its content`(row: LedgerCase) throws {
    let page = MarkedText(row.page)
    let ledger = HTMLLedger(reading: page.bytes)
    let expected = try #require(page.ranges.first)
    let token = try #require(ledger.tokens.first { $0.contentRange == expected })
    #expect(token.kind == row.kind)
    expectTiling(ledger, of: page.bytes)
  }

  /// A tag with the name and value of each of its attributes marked, in turn.
  static let tags = [
    "<a «b»=«c»>",
    "<a «b»=\"«c d»\" «e»=\'«f>\"»\'>",
    "<a «b»«»>",
    "<a «b»«» «c»«»>",
    "<a «b» = «c»>",
    "<a «b»= «»>",
    "<a «b»=\"«c»\"«d»=\'«e»\'>",
    "<a «b»=«c/»>",
    "<a/«b»=«c»>",
    "<a «b»=«c» «B»=«d»>",
    "<a «=b»=«c»>",
    "<a «\"b\"»=«c»>",
    "<a «@click»=\"«a>b»\" «[x]»=«y» «{{z}}»«» «:é»=«1»>",
    "</a «b»=\"«c>»\">",
    "<a\u{C}«b»=«c»\u{C}«d»=«e»>",
    "<a «b»=\"«c> <p>»",
    "<a «b»=«c»",
    "<a «b»=«»",
    "<a «b»«»",
  ]

  @Test(arguments: tags)
  func `a tag keeps every attribute in its place`(tag: String) throws {
    let page = MarkedText(tag)
    let ledger = HTMLLedger(reading: page.bytes)
    expectTiling(ledger, of: page.bytes)
    #expect(ledger.tokens.count == 1)
    #expect(ledger.attributes.flatMap { [$0.nameRange, $0.valueRange] } == page.ranges)
  }

  @Test func `a tag tells its element, whatever its case`() {
    let names = HTMLElement.allCases.filter { $0 != .other }.map(\.name)
    let page = Array(names.map { "</\($0.uppercased())>" }.joined().utf8)
    let elements = HTMLLedger(reading: page).tokens.map(\.element)
    #expect(elements == HTMLElement.allCases.filter { $0 != .other })
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: [
    "h7", "h1\0", "\0h1", "aa", "annotation-xmlx", "a-much-too-long-name", "s\u{11}",
  ])
  func `a name that no element has is other`(name: String) {
    let ledger = HTMLLedger(reading: Array("</x\(name)><a\(name)>".utf8))
    #expect(ledger.tokens.map(\.element) == [.other, .other])
  }

  @Test func `tags of SVG and MathML are foreign until HTML comes back`() {
    let page = """
      <p><svg><g><foreignObject><i></i></foreignObject><path/></g></svg><b>
      <svg><g></div><b><math><mi><u></mi><mfrac></math><s>
      """
    let ledger = HTMLLedger(reading: Array(page.utf8))
    let foreign = ledger.tokens.filter(\.isForeign).map {
      String(decoding: Array(page.utf8)[$0.range], as: UTF8.self)
    }
    #expect(
      foreign == [
        "<svg>", "<g>", "<foreignObject>", "</foreignObject>", "<path/>", "</g>", "</svg>",
        "<svg>", "<g>", "<math>", "<mi>", "</mi>", "<mfrac>", "</math>",
      ]
    )
  }

  @Test func `a page cut at any byte is tiled`() {
    let page = Array(
      """
      <!DOCTYPE html><html lang=en><!-- a --!><!-- b --><title>T &amp; t</title>\0
      <script>if (a<b) "<!--<script>c</script>-->"</script><p id="x" id='y' @z="a>b"></p x>
      <svg><![CDATA[d]]><style>e</style></svg><?php f ?></ g></><textarea/>h</textarea><!i
      """.utf8
    )
    for count in 0...page.count {
      expectTiling(HTMLLedger(reading: Array(page[..<count])), of: Array(page[..<count]))
    }
  }

  @Test(arguments: 1...9)
  func `of more tokens than may be the rest is one, which is no text`(_ limit: Int) {
    let page = Array("<p a b c=d>e</p><!--f--><p g>h".utf8)
    let ledger = page.withUnsafeBufferPointer { HTMLLedger(reading: $0, mostTokens: limit) }
    expectTiling(ledger, of: page)
    #expect(ledger.attributes.count <= limit)
    let isWhole = limit > 5
    #expect((ledger.endOfStructure == page.count) == isWhole)
    guard let last = ledger.tokens.last, !isWhole else { return }
    #expect(last.kind == .cutTag && Int(last.start) == ledger.endOfStructure)
    #expect(last.nameRange.isEmpty && last.attributeRange.isEmpty)
  }
}

extension HTMLLedger {
  /// Reads an array; the tests' way in.
  init(reading bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { HTMLLedger(reading: $0) }
  }
}

/// Expects that the tokens are all bytes of the page, and that all they point to lies in them.
func expectTiling(
  _ ledger: HTMLLedger,
  of bytes: [UInt8],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var end: Int32 = 0
  var attributes: Int32 = 0
  for token in ledger.tokens {
    guard token.start == end, token.end > token.start, token.attributeStart == attributes,
      token.range.contains(token.nameRange), token.range.contains(token.contentRange),
      ledger.attributes[token.attributeRange].allSatisfy({
        token.nameEnd <= $0.nameStart && $0.nameStart < $0.nameEnd && $0.nameEnd <= $0.valueStart
          && $0.valueStart <= $0.valueEnd && $0.valueEnd <= token.end
      })
    else {
      Issue.record("bad token \(token) after \(end)", sourceLocation: sourceLocation)
      return
    }
    end = token.end
    attributes += token.attributeCount
  }
  #expect(Int(end) == bytes.count, sourceLocation: sourceLocation)
  #expect(Int(attributes) == ledger.attributes.count, sourceLocation: sourceLocation)
}
