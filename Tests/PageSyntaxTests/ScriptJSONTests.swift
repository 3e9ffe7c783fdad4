import PageSyntax
import Testing

@Suite struct ScriptJSONTests {
  static let cases = [
    ScriptCase("empty", "", ""),
    ScriptCase(
      "members",
      #"{"a":"x","b":[1,-2.5e3,true,null]}"#,
      #"{ a: "x" , b: [ 1 , -2.5e3 , <true> , <null> ] }"#
    ),
    ScriptCase("white space", "{ \"a\" :\t\"x\" ,\n\"b\" : { } }", #"{ a: "x" , b: { } }"#),
    ScriptCase("escapes", #"{"a\"b":"x\u0041\n"}"#, #"{ ja\"b: j"x\u0041\n" }"#),
    ScriptCase("raw line break", "[\"a\nb\"]", "[ \"a\nb\" ]"),
    ScriptCase("scalar", #""x""#, #""x""#),
    ScriptCase("numbers as keys", #"{12:"x"}"#, #"{ 12: "x" }"#),
    ScriptCase("bare and single-quoted keys", #"{a:'x','b':"y"}"#, #"{ a: "x" , b: "y" }"#),
    ScriptCase(
      "key that is a keyword",
      #"{default:"x","if":1,return:2}"#,
      #"{ default: "x" , if: 1 , return: 2 }"#
    ),
    ScriptCase("trailing commas", #"{"a":["x",],}"#, #"{ a: [ "x" , ] , }"#),
    ScriptCase(
      "comments",
      "{// one\n\"a\"/* two */:/*three*/1}",
      #"{ /* one*/ a: /* two */ /*three*/ 1 }"#
    ),
    ScriptCase("byte order mark", "\u{FEFF}{\"a\":1}", #"{ a: 1 }"#),
    ScriptCase("HTML comment", #"<!-- {"a":"x"} -->"#, #"{ a: "x" }"#),
    ScriptCase("CDATA", "//<![CDATA[\n{\"a\":\"x\"}\n//]]>", #"{ a: "x" }"#),
    ScriptCase("CDATA on one line", #"//<![CDATA[ {"a":"x"} //]]>"#, #"{ a: "x" }"#),
    ScriptCase("bare CDATA", #"<![CDATA[{"a":"x"}]]>"#, #"{ a: "x" }"#),
    ScriptCase("endless loop", #"for(;;);{"a":1}"#, "{ a: 1 }"),
    ScriptCase("other endless loop", #"while(1);{"a":1}"#, "{ a: 1 }"),
    ScriptCase("AngularJS prefix", ")]}',\n{\"a\":'x'}", #"{ a: "x" }"#),
    ScriptCase("JSONP", #"/**/ jQuery.cb_1({"a":"x"});"#, #"/**/ cb_1! ( { a: "x" } ) ;"#),
    ScriptCase("lines of JSON", "{\"a\":1}\n{\"a\":2}\n[3]", "{ a: 1 } { a: 2 } [ 3 ]"),
    ScriptCase("comma missing", #"{"a":"x" "b":"y" {"c":1}}"#, #"{ a: "x" b: "y" { c: 1 } }"#),
    ScriptCase("colon missing", #"{"a" "b", "c": 1}"#, #"{ "a" "b" , c: 1 }"#),
    ScriptCase(
      "bracket missing",
      #"{"a":[1,2,"b":"x"},"c":"y"}"#,
      #"{ a: [ 1 , 2 , b: "x" ] } ; c: "y""#
    ),
    ScriptCase("bracket too many", #"{"a":1]},{"b":2}"#, "{ a: 1 } ; { b: 2 }"),
    ScriptCase("never closed", #"{"a":["x"#, #"{ a: [ ?unterminatedString "x" ] }"#),
    ScriptCase("cut in an escape", #"["x\"#, #"[ ?unterminatedString j"x\" ]"#),
    ScriptCase("apostrophe in prose", "it's {\"a\":1}", "<it> ; <s> { a: 1 }"),
    ScriptCase("number with a plus", #"{"tel":+79161234567}"#, "{ tel: +79161234567 }"),
    ScriptCase("no regular expression", #"[/"a"/]"#, #"[ "a" ]"#),
    ScriptCase(
      "function as a value",
      #"{"f":function(a){return "x"},"b":1}"#,
      #"{ f: "x" ; , b: 1 }"#
    ),
  ]

  @Test(arguments: cases) func `JSON and what surrounds it`(_ example: ScriptCase) {
    #expect(example.told(as: .json) == example.events)
  }
}
