import PageSyntax
import SourceText
import TestSupport
import Testing

@Suite struct HTMLStructureCheckTests {
  @Test func `every kind of token agrees with libxml2`() {
    for row in HTMLLedgerTests.contents {
      let page = MarkedText(row.page).bytes
      #expect(HTMLStructureCheck(of: HTMLLedger(reading: page), in: page).isTrusted, "\(row.name)")
    }
  }

  @Test func `a tag that libxml2 does not take for one is noticed`() {
    let page = Array("<p>a</p>".utf8)
    var tokens = HTMLLedger(reading: page).tokens
    tokens[0] = HTMLToken(
      kind: .startTag,
      element: .p,
      isSelfClosing: false,
      range: 0..<3,
      inner: 1..<1,
      attributes: 0..<0
    )
    let check = HTMLStructureCheck(of: tokens, in: page)
    #expect(!check.isTrusted)
    #expect(check.diagnostics.map(\.level) == [.warning])
  }

  @Test func `running out of time leaves a page untrusted`() {
    let page = Array(String(repeating: "<b>a</b>", count: 1_000).utf8)
    let ledger = HTMLLedger(reading: page)
    #expect(HTMLStructureCheck(of: ledger, in: page).isTrusted)
    let check = HTMLStructureCheck(of: ledger, in: page, timeBudget: .zero)
    #expect(!check.isTrusted)
    #expect(check.diagnostics.map(\.level) == [.warning])
    #expect(check.diagnostics.first?.message.contains("too long") == true)
  }

  @Test func `tags nested too deep are left out, and said to be`() {
    let page = Array(
      (String(repeating: "<div>", count: 600) + "a" + String(repeating: "</div>", count: 600)).utf8
    )
    let check = HTMLStructureCheck(of: HTMLLedger(reading: page), in: page)
    #expect(check.isTrusted)
    #expect(check.diagnostics.map(\.level) == [.note])
  }

  @Test func `a page that nests deeper than estimated is not trusted`() {
    // To libxml2, ul ends p, so that the end tag leaves the list open.
    let page = Array(String(repeating: "<p><ul></p>", count: 5_000).utf8)
    let check = HTMLStructureCheck(of: HTMLLedger(reading: page), in: page)
    #expect(!check.isTrusted)
    #expect(check.diagnostics.last?.message.contains("too deep") == true)
  }

  @Test(arguments: ["<li>a", "<tr><td>a", "<dt>a<dd>b", "<p>a", "<option>a", "<b>a</b><br>"])
  func `long pages without end tags do not nest`(unit: String) {
    let page = Array(String(repeating: unit, count: 2_000).utf8)
    #expect(HTMLStructureCheck(of: HTMLLedger(reading: page), in: page).diagnostics.isEmpty)
  }

  /// Pages in which libxml2 has the marked texts inside an element called hide.
  @Test(arguments: [
    "<hide>«a»<b>«c»</b></hide>d", "<p>a<hide>«b»</p>", "a<hide><script>«b»</script></hide>c",
    "<hide> <svg><![CDATA[«a»]]></svg></hide><!x>b", "<hide><hide>«a»</hide>«b»</hide>c",
    "<hide><div></hide>«a»</div>", "a<br><hide/>«b»", "<svg><hide/>a",
  ])
  func `the check tells which texts libxml2 has in hiding elements`(marked: String) {
    let page = MarkedText(marked)
    let ledger = HTMLLedger(reading: page.bytes)
    let roots = ledger.tokens.map {
      $0.kind == .startTag && page.bytes[$0.nameRange] == Array("hide".utf8)[...]
    }
    let check = page.bytes.withUnsafeBufferPointer {
      HTMLStructureCheck(of: ledger.tokens, in: $0, hidingRoots: roots)
    }
    #expect(check.isTrusted)
    let hidden = ledger.tokens.indices.filter { check.hiddenByLibxml2[$0] }
    #expect(hidden.map { ledger.tokens[$0].contentRange } == page.ranges)
  }

  @Test func `random pages of broken markup are tiled and agree with libxml2`() {
    var random = SplitMix(state: 20_260_101)
    for round in 0..<3_000 {
      let page = BrokenMarkup.page(&random)
      let ledger = HTMLLedger(reading: page)
      expectTiling(ledger, of: page)
      let check = HTMLStructureCheck(of: ledger, in: page)
      #expect(check.isTrusted, "round \(round): \(String(decoding: page, as: UTF8.self))")
    }
  }

  @Test(.enabled(if: sharedFolder != nil))
  func `real pages are tiled and agree with libxml2`() throws {
    let pages = try #require(try RealPages())
    #expect(pages.names.count >= RealPages.expectedCount)
    for name in pages.names {
      let page = try pages.bytes(of: name)
      let ledger = HTMLLedger(reading: page)
      expectTiling(ledger, of: page)
      let check = HTMLStructureCheck(of: ledger, in: page)
      #expect(check.isTrusted && check.diagnostics.isEmpty, "\(name)")
    }
  }
}

extension HTMLStructureCheck {
  /// Checks a ledger that hides nothing; the tests' way in.
  init(of ledger: HTMLLedger, in page: [UInt8], timeBudget: Duration = defaultTimeBudget) {
    self.init(of: ledger.tokens, in: page, timeBudget: timeBudget)
  }

  init(of tokens: [HTMLToken], in page: [UInt8], timeBudget: Duration = defaultTimeBudget) {
    self = page.withUnsafeBufferPointer {
      HTMLStructureCheck(
        of: tokens,
        in: $0,
        hidingRoots: [Bool](repeating: false, count: tokens.count),
        timeBudget: timeBudget
      )
    }
  }
}

/// Pages made of the pieces of markup that parsers disagree on.
enum BrokenMarkup {
  private static let names = [
    "a", "b", "p", "div", "table", "tr", "td", "tbody", "ul", "li", "dd", "form", "select",
    "option",
    "html", "head", "body", "title", "script", "style", "textarea", "xmp", "iframe", "noscript",
    "template", "svg", "math", "mi", "desc", "foreignObject", "annotation-xml", "br", "img",
    "image",
    "wbr", "section", "h1", "frameset", "frame", "plaintext", "x-y", "a:b", "q\0q", "é", "SCRIPT",
    "input", "button", "base", "link", "meta", "col", "caption", "object", "font", "a$b", "n.n",
    String(repeating: "n", count: 120),
  ]
  private static let pieces = [
    "a", " ", "\n", "&amp;", "&", "<", ">", "</", "</>", "< a", "<3", "\0", "\u{C}", "é",
    "\u{FFFE}",
    "<!--", "-->", "--!>", "<!-->", "<!--->", "<!---->", "<!-- a -->", "<!", "<!x>",
    "<!DOCTYPE html>",
    "<!doctype", "<?php $a>1 ?>", "<?", "</ x>", "</!", "<![CDATA[", "]]>", "]]", "<![cdata[a]]>",
    "\"", "'", "=", "/", "/>", "--", "<!--<script>", "</script", "</script>", "</style >", "<a b='",
    "<a b=\"c", "</p/x>", "<br/>", "</br>", "<svg/>", "<a b=c d='e' @f=\"g>h\" b>", "</a b='>'>",
  ]

  /// A page of up to forty pieces.
  static func page(_ random: inout SplitMix) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      let name = names[Int.random(in: 0..<names.count, using: &random)]
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4: bytes += Array("<\(name)>".utf8)
      case 4: bytes += Array("<\(name) /".utf8) + [UInt8(ascii: ">")]
      case 5, 6: bytes += Array("</\(name)>".utf8)
      case 7: bytes.append(UInt8.random(in: 0...255, using: &random))
      default: bytes += Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
      }
    }
    return bytes
  }
}
