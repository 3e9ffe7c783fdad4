import PageSyntax
import Testing

@Suite struct ScriptDialectGuessTests {
  static let json = [
    #"{"a":1}"#, " \n{ \"a\" : \"x\" }", "\u{FEFF}[1,2]",
    #"{"a"# + String(repeating: "b", count: 300),
    #"{a:"x",b:2}"#, #"{'a':'x'}"#, #"{a:{b:[{"c":1}]}}"#, "[]", "{}", " [ ] ", "[1]",
    "[-1.5e3, 2]",
    #"["x","y"]"#, #"[["a",1],["b",2]]"#, "[{}]", #"[{"a":1},"#, "[null,true]", "{12:'x'}",
    ")]}',\n{\"a\":1}", "for(;;);[1]", "while(1);{\"a\":1}", "[1]\n[2]", "[1];",
    #"{"a":1} trailing"#,
    "{a:new Date(1)}", "{at:function(){}}", "{a:void 0}", "{a:!0}",
    "[" + String(repeating: "1,", count: 500),
    #"{"data":undefined,}"#, "[\"" + String(repeating: "x", count: 300) + "\"]", "{a:`x`}",
    String(repeating: "[", count: 200),
  ]

  static let others = [
    "", " ", "text", "\"x\"", "12", "[cq] check this", "{name}", "[1] Footnote", "[if IE]", "{{x}}",
    "{{ \"x\" }}", "{% if a %}", "{color:red;margin:0}", "{ color: red }", "{width:100px}",
    "{content:\"x\";}", "[TK]", "[TK: call her]", "[x]", "[ ] to do", "[...]", "[…]", "{0}",
    "{0} of {1}",
    "[2022-10-11] moved", "[12:30] joined", "{1,3}", "[0-9]+", "[[Main Page]]", "[a](b)", "[1][2]",
    "[\"Yes\"] he said", "[1, p. 4]", "{", "[", "{\"", "[\"open", "{a", "{a:", "[+7 916 000]",
    "{a,b}",
    "{ return 1 }", "{…}", "(1)", "<b>", "{font-family:\"Arial\"}", "[true story]", "[null",
    "{'a'}",
  ]

  func guess(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { ScriptDialectGuess.looksLikeJSON($0) }
  }

  @Test(arguments: json) func `literals`(_ text: String) {
    #expect(guess(text))
  }

  @Test(arguments: others) func `prose, markup and styles`(_ text: String) {
    #expect(!guess(text))
  }

  @Test func `a literal cut at any byte does not trap`() {
    for text in Self.json + Self.others {
      for end in 0...text.utf8.count {
        _ = Array(text.utf8.prefix(end)).withUnsafeBufferPointer {
          ScriptDialectGuess.looksLikeJSON($0)
        }
      }
    }
  }
}
