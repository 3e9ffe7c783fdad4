internal import PageSyntax
internal import Testing

@Suite struct InlineStyleTests {
  /// Styles and who sees what has them: `V`, `P` or `H`.
  static let styles: [(String, String)] = [
    ("display:none", "H"),
    ("DISPLAY : NONE ;", "H"),
    ("display:none!important", "H"),
    ("display:none ! important", "H"),
    ("color:red;display:none", "H"),
    ("display:/* gone */none", "H"),
    ("display:block", "V"),
    ("display:none;display:block", "V"),
    ("display:none!important;display:block", "H"),
    ("--display:none", "V"),
    ("background:url('a;display:none')", "V"),
    ("content:'}';display:none", "H"),
    ("background:url(data:image/png;base64,AA==);display:none", "H"),
    ("display", "V"),
    ("display:", "V"),
    (";;:;display:none", "H"),
    ("}display:block;display:none", "H"),
    ("visibility:hidden", "H"),
    ("visibility:collapse", "H"),
    ("visibility:visible", "V"),
    ("opacity:0", "H"),
    ("opacity:0.0", "H"),
    ("opacity:.0", "H"),
    ("opacity:0%", "H"),
    ("opacity:.01", "V"),
    ("opacity:1", "V"),
    ("clip:rect(0,0,0,0);position:absolute", "H"),
    ("position:absolute;clip:rect(0 0 0 0)", "H"),
    ("position:absolute;clip:rect(1px,1px,1px,1px)", "H"),
    ("position:absolute;clip:rect(0,100px,100px,0)", "V"),
    ("clip:auto", "V"),
    ("clip-path:inset(50%)", "H"),
    ("clip-path:inset(100%)", "H"),
    ("-webkit-clip-path:inset(100%)", "H"),
    ("clip-path:inset(10%)", "V"),
    ("clip-path:circle(0)", "H"),
    ("position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)", "P"),
    ("position:absolute!important;height:1px;overflow:hidden;clip-path:inset(50%)", "P"),
    ("font-size:0", "H"),
    ("font-size:0px", "H"),
    ("font-size:0.5px", "V"),
    ("font:0/0 a", "H"),
    ("font:12px/0 a", "V"),
    ("height:0;overflow:hidden", "H"),
    ("max-height:0;overflow:hidden", "H"),
    ("width:0px;overflow:hidden", "H"),
    ("height:0", "V"),
    ("height:10px;overflow:hidden", "V"),
    ("height:0;overflow:hidden;padding-bottom:56.25%", "V"),
    ("text-indent:-9999px", "H"),
    ("text-indent:-999em", "H"),
    ("text-indent:-20px", "V"),
    ("position:absolute;left:-9999px", "H"),
    ("position:fixed;top:-1000px", "H"),
    ("position:absolute;left:-100em", "H"),
    ("position:absolute;left:-99999rem", "H"),
    ("position:absolute;right:-9999px", "H"),
    ("left:-9999px", "V"),
    ("position:absolute;left:-10px", "V"),
    ("position:absolute;left:-100%", "V"),
    ("transform:scale(0)", "H"),
    ("transform:scale(0, 1)", "H"),
    ("-webkit-transform:scale(0)", "H"),
    ("transform:scale(0.5)", "V"),
    ("color:transparent", "H"),
    ("color:rgba(0,0,0,0)", "H"),
    ("color:#0000", "H"),
    ("color:transparent;-webkit-background-clip:text;background:red", "V"),
    ("color:#fff;background:#FFFFFF", "H"),
    ("color:white;background-color:#fff", "H"),
    ("color:rgb(255, 255, 255);background-color:#fff", "H"),
    ("color:red;background:red", "H"),
    ("color:#fff;background:#000", "V"),
    ("color:#fff;background:#fff url(a.png)", "V"),
    ("color:inherit;background:inherit", "V"),
    ("mso-hide:all", "H"),
    ("content-visibility:hidden", "H"),
    ("content-visibility:auto", "V"),
    ("opacity:" + String(repeating: "9", count: 400), "V"),
    ("opacity:0." + String(repeating: "0", count: 400), "H"),
    ("left:-" + String(repeating: "9", count: 400) + "px;position:fixed", "H"),
    ("color:rgb(" + String(repeating: "9", count: 400) + ",1,1)", "V"),
    ("display:none\\", "V"),
    ("display:none/*", "H"),
    ("content:\"a;display:none", "V"),
  ]

  @Test(arguments: styles)
  func `a style attribute hides what it hides in a browser`(_ style: String, _ letter: String) {
    let quoted = style.replacing("\"", with: "&quot;").replacing("&quot;", with: "\u{22}")
    let quote = style.contains("\"") ? "'" : "\""
    let letters = VisibilityCase(style, "<p style=\(quote)\(quoted)\(quote)>\(letter)</p>V").letters
    #expect(letters.found == letters.expected, "\(style)")
  }

  static let inheritance = [
    VisibilityCase(
      "visibility is undone inside",
      "<p style='visibility:hidden'>H<b style='visibility:visible'>V</b>H</p>V"
    ),
    VisibilityCase(
      "visibility is inherited on",
      "<p style='visibility:hidden'>H<b style='visibility:inherit'>H</b></p>V"
    ),
    VisibilityCase(
      "display is not undone inside",
      "<p style='display:none'>H<b style='display:block;visibility:visible'>H</b></p>V"
    ),
    VisibilityCase(
      "opacity is not undone inside",
      "<p style='opacity:0'>H<b style='opacity:1'>H</b></p>V"
    ),
    VisibilityCase(
      "a size shows again",
      "<p style='font-size:0'>H<b style='font-size:16px'>V</b><i style='font-size:2em'>H</i></p>V"
    ),
    VisibilityCase(
      "a colour shows again",
      "<p style='color:transparent'>H<b style='color:red'>V</b><i style='color:inherit'>H</i></p>V"
    ),
    VisibilityCase(
      "read aloud, but not where all is hidden",
      "<p style='visibility:hidden'><b class=sr-only>H</b></p>V"
    ),
    VisibilityCase("hidden wins over an inline display", "<p hidden style='display:none'>H</p>V"),
  ]

  @Test(arguments: inheritance)
  func `what a style hides can be shown again only as CSS allows`(_ page: VisibilityCase) {
    let letters = page.letters
    #expect(letters.found == letters.expected, "\(page.page)")
  }

  @Test func `only the element that hides is a hiding root`() {
    read("<div hidden><p>H<p style='display:none'>H</div><p class=sr-only>P") {
      ledger,
      outline,
      _ in
      let roots = ledger.tokens.indices.filter { outline.hidingRoots[$0] }
      #expect(roots.map { ledger.tokens[$0].element } == [.div, .p])
      #expect(roots.map { outline.parents[$0] } == [-1, 1])
    }
  }
}
