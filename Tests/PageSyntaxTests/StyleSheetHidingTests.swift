internal import PageSyntax
internal import Testing

@Suite struct StyleSheetHidingTests {
  private static func sheet(_ name: String, _ css: String, _ page: String) -> VisibilityCase {
    VisibilityCase(name, "<style>\(css)</style>\(page)")
  }

  static let selectors = [
    sheet("class", ".a{display:none}", "<p class=a>H<p class='b a c'>H<p class=b>V"),
    sheet("class is case-sensitive", ".a{display:none}", "<p class=A>V"),
    sheet("class among spaces", ".a{display:none}", "<p class=' \n a\t'>H"),
    sheet("id", "#a{display:none}", "<p id=a>H<p id=b>V"),
    sheet("tag", "aside{display:none}", "<aside>H</aside><ASIDE>H</ASIDE>V"),
    sheet("unknown tag", "x-note{display:none}", "<x-note>H</x-note>V"),
    sheet("tag and class", "p.a{display:none}", "<p class=a>H<div class=a>V</div>"),
    sheet("two classes", ".a.b{display:none}", "<p class='b a'>H<p class=a>V<p class=b>V"),
    sheet("id and class", "#i.a{display:none}", "<p id=i class=a>H<p id=i>V"),
    sheet("attribute", "[data-x]{display:none}", "<p data-x>H<p data-y>V"),
    sheet("attribute value", "[data-x=y]{display:none}", "<p data-x=y>H<p data-x=z>V"),
    sheet("quoted value", "[data-x='y z']{display:none}", "<p data-x='y z'>H<p data-x=y>V"),
    sheet("tag and attribute", "p[ data-x = \"y\" ]{display:none}", "<p data-x=y>H"),
    sheet("attribute operator", "[class^=a]{display:none}", "<p class=ab>V"),
    sheet("universal", "*.a{display:none}", "<p class=a>H<p>V"),
    sheet("list", ".a, .b{display:none}", "<p class=a>H<p class=b>H<p class=c>V"),
    sheet(
      "list with others in it",
      ".a:hover, .b > i, .c{display:none}",
      "<p class=a>V<p class=c>H"
    ),
    sheet("escape", ".md\\:x{display:none}", "<p class='md:x'>H<p class=md>V"),
    sheet("numeric escape", ".\\31 a{display:none}", "<p class=1a>H<p class=a>V"),
    sheet("not ASCII", ".скрыто{display:none}", "<p class=скрыто>H"),
    sheet("descendant", ".js .a{display:none}", "<p class=a>V"),
    sheet("child", "p>.a{display:none}", "<p><b class=a>V"),
    sheet("sibling", "p+.a{display:none}", "<p><p class=a>V"),
    sheet("pseudo-class", ".a:hover{display:none}", "<p class=a>V"),
    sheet("negation", ".a:not(.b){display:none}", "<p class=a>V"),
    sheet("pseudo-element", ".a::before{display:none}", "<p class=a>V"),
    sheet("body", "body{display:none}", "<body>V"),
  ]

  static let cascade = [
    sheet("a later rule shows", ".a{display:none}.a{display:block}", "<p class=a>V"),
    sheet("a later rule hides", ".a{display:block}.a{display:none}", "<p class=a>H"),
    sheet("another property", ".a{display:none}.a{color:red}", "<p class=a>H"),
    sheet("the later class", ".a{display:none}.b{display:block}", "<p class='b a'>V"),
    sheet("the id wins", "#i{display:none}.a{display:block}", "<p id=i class=a>H"),
    sheet("two classes win", ".a.b{display:block}.a{display:none}", "<p class='a b'>V<p class=a>H"),
    sheet("importance", ".a{display:none!important}.a{display:block}", "<p class=a>H"),
    sheet("inline shows", ".a{display:none}", "<p class=a style='display:block'>V"),
    sheet(
      "importance over inline",
      ".a{display:none!important}",
      "<p class=a style='display:block'>H"
    ),
    sheet(
      "parts from two rules",
      ".a{overflow:hidden}.b{height:0}",
      "<p class='a b'>H<p class=b>V"
    ),
    sheet("sheets add up", "</style><style>.a{display:none}", "<p class=a>H"),
    VisibilityCase("a sheet below", "<p class=a>H<style>.a{display:none}</style>"),
    sheet(
      "read aloud by its style",
      ".x{position:absolute;width:1px;overflow:hidden;clip:rect(0,0,0,0)}",
      "<p class=x>P"
    ),
    sheet(
      "read aloud by its name",
      ".sr-only{position:absolute;left:-9999px}",
      "<p class=sr-only>P"
    ),
    sheet("not even read aloud", ".sr-only{display:none}", "<p class=sr-only>H"),
  ]

  static let groups = [
    sheet("print", "@media print{.a{display:none}}", "<p class=a>V"),
    sheet("screen", "@media screen{.a{display:none}}", "<p class=a>H"),
    sheet("all", "@media all{.a{display:none}}", "<p class=a>H"),
    sheet("only screen", "@media only screen {.a{display:none}}", "<p class=a>H"),
    sheet("screen or print", "@media print, screen{.a{display:none}}", "<p class=a>H"),
    sheet("not print", "@media not print{.a{display:none}}", "<p class=a>H"),
    sheet("narrow screens", "@media (max-width:600px){.a{display:none}}", "<p class=a>V"),
    sheet(
      "narrow screens by type",
      "@media screen and (max-width:9px){.a{display:none}}",
      "<p class=a>V"
    ),
    sheet(
      "shown on wide screens",
      ".a{display:none}@media (min-width:9px){.a{display:block}}",
      "<p class=a>V"
    ),
    sheet("shown in print", ".a{display:none}@media print{.a{display:block}}", "<p class=a>H"),
    sheet(
      "after a group",
      "@media print{.b{color:red}}.a{display:none}",
      "<p class=a>H<p class=b>V"
    ),
    sheet("supports", "@supports (display:grid){.a{display:none}}", "<p class=a>H"),
    sheet("does not support", "@supports not (display:grid){.a{display:none}}", "<p class=a>V"),
    sheet("layer", "@layer base, x;@layer base{.a{display:none}}", "<p class=a>H"),
    sheet(
      "groups in groups",
      "@layer b{@media screen{.a{display:none}}}.b{display:none}",
      "<p class=a>H<p class=b>H"
    ),
    sheet("print in a layer", "@layer b{@media print{.a{display:none}}}", "<p class=a>V"),
    sheet("keyframes", "@keyframes a{from{opacity:0}to{opacity:1}}", "<p class=a>V<from>V</from>"),
    sheet("font-face", "@font-face{src:url(a)}.a{display:none}", "<p class=a>H"),
    sheet("import", "@import 'a;{';.a{display:none}", "<p class=a>H"),
    sheet("a rule in a rule", ".a{color:red;.b{display:none}}", "<p class=a>V<p class=b>V"),
    sheet("a state in a rule", ".a{&:hover{display:none}color:red}", "<p class=a>V"),
    sheet("after a rule in a rule", ".a{b{color:red}display:none}", "<p class=a>H"),
  ]

  static let syntax = [
    sheet("comments", "/*{*/.a/**/{/*}*/display:none/*;*/}/**/", "<p class=a>H"),
    sheet("a comment in a selector", ".a /* .b */ {display:none}", "<p class=a>H"),
    sheet("strings", ".b{content:'}.c{'}.a{display:none}", "<p class=a>H<p class=c>V"),
    sheet("HTML comment marks", "<!-- .a{display:none} -->", "<p class=a>H"),
    sheet("missing brace at the end", ".a{display:none", "<p class=a>H"),
    sheet("missing semicolon", ".a{color:red display:none}", "<p class=a>V"),
    sheet("stray brace", "}.a{display:none}.b{display:none}", "<p class=a>V<p class=b>H"),
    sheet("group without its end", "@media screen{.a{display:none}", "<p class=a>H"),
    sheet("empty", "", "V"),
    sheet("only a comment", "/*", "V"),
    sheet("only an escape", "\\", "V"),
    sheet("only an at", "@", "V"),
    sheet("open attribute selector", ".a[{display:none}", "<p class=a>V"),
    sheet("empty names", ".{display:none}#{display:none}[]{display:none}", "<p class id>V"),
  ]

  static let sheets = [
    VisibilityCase("media of the sheet", "<style media=print>.a{display:none}</style><p class=a>V"),
    VisibilityCase("screen sheet", "<style media=screen>.a{display:none}</style><p class=a>H"),
    VisibilityCase("other type", "<style type=text/x>.a{display:none}</style><p class=a>V"),
    VisibilityCase("CSS type", "<style type='text/css'>.a{display:none}</style><p class=a>H"),
    VisibilityCase(
      "sheet for no scripts",
      "<noscript><style>.a{display:none}</style></noscript><p class=a>V"
    ),
    VisibilityCase(
      "sheet in a template",
      "<template><style>p{display:none}</style></template><p>V"
    ),
    VisibilityCase("sheet in svg", "<svg><style>.a{display:none}</style></svg><p class=a>H"),
  ]

  @Test(arguments: selectors + cascade + groups + syntax + sheets)
  func `the page's own rules hide what they hide in a browser`(_ page: VisibilityCase) {
    let letters = page.letters
    #expect(letters.found == letters.expected, "\(page.page)")
  }

  @Test func `more rules than are kept do not fail, and the first still hold`() {
    let rules = (0..<30_000).map { ".x\($0){display:none}" }.joined()
    let page = "<style>\(rules)</style><p class=x7>H<p class=x29999>V"
    let letters = VisibilityCase("many rules", page).letters
    #expect(letters.found == letters.expected)
  }
}
