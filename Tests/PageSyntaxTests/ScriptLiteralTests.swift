import PageSyntax
import Testing

@Suite struct ScriptLiteralTests {
  static let strings = [
    ScriptCase("single quotes", #"a='x'"#, #"a= "x""#),
    ScriptCase("other quote inside", #"f('say "x"',"it's")"#, #"f! ( "say "x"" , "it's" )"#),
    ScriptCase("JSON's escapes", #"a="x\"\u0041\/""#, #"a= j"x\"\u0041\/""#),
    ScriptCase("hexadecimal escape", #"a="\x41""#, #"a= s"\x41""#),
    ScriptCase("braced escape", #"a="\n\u{41}""#, #"a= s"\n\u{41}""#),
    ScriptCase("octal escape", #"a="\101""#, #"a= s"\101""#),
    ScriptCase("escape in single quotes", #"a='\n'"#, #"a= s"\n""#),
    ScriptCase("line continuation", "a='x\\\ny'", "a= s\"x\\\ny\""),
    ScriptCase("line continuation, CRLF", "a='x\\\r\ny'", "a= s\"x\\\r\ny\""),
    ScriptCase("ends with its line", "a='x\nb='y'", "a= ?unterminatedString \"x\" ; b= \"y\""),
    ScriptCase("ends before CRLF", "a=\"x\r\nb=1", "a= ?unterminatedString \"x\" ; b= 1"),
    ScriptCase("empty", #"a="",b=''"#, #"a= "" ; b= """#),
    ScriptCase("joined", #"a="+44 20 "+'7946'+`0011`"#, #"a= "+44 20 " +"7946" +"0011""#),
    ScriptCase("joined over lines", "a='x' +\n // c\n 'y'", "a= \"x\" /* c*/ +\"y\""),
    ScriptCase("not joined", #"a="x"+b+"y"-"z""#, #"a= "x" <b> "y" "z""#),
    ScriptCase("added to", #"a+="x""#, #"a= "x""#),
    ScriptCase("after keywords", #"return"x";case"y":z in"w""#, #""x" ; "y" <z> "w""#),
    ScriptCase("in prose", "don't say 'x'", "<don> ; <t> ; <say> \"x\""),
  ]

  static let templates = [
    ScriptCase("plain", "a=`x\ny`", "a= \"x\ny\""),
    ScriptCase("escape", "a=`\\n`", "a= s\"\\n\""),
    ScriptCase("expression", "`x${a.b}y`", #""x" <a.b> +"y""#),
    ScriptCase("expressions only", "`${a}${b}`", #""" <a> <b>"#),
    ScriptCase("dollars", "`$5 $${a}$`", #""$5 $" <a> +"$""#),
    ScriptCase("object in an expression", "`a${f({k:'x'})}b`", #""a" f! ( { k: "x" } ) "b""#),
    ScriptCase("template in an expression", "`a${c?`b`:''}d`", #""a" <c> "b" "" "d""#),
    ScriptCase("brackets left open", "`a${(b[}c`+'d'", #""a" <b> +"c" +"d""#),
    ScriptCase("brackets too many", "`a${b])}c`", #""a" <b> +"c""#),
    ScriptCase("tagged", "tag`x`", #"<tag> "x""#),
    ScriptCase("never closed", "a=`x${b}y", #"a= "x" <b> +"y" ?unterminatedTemplate"#),
    ScriptCase("cut in an expression", "a=`x${b", #"a= "x" <b>"#),
  ]

  static let numbers = [
    ScriptCase(
      "kinds",
      "[-1,1e3,0x1f,123n,.5,1_000,0b11,1.5E-7,0.5,-.5,0]",
      "[ -1 , 1e3 , 0x1f , 123n , .5 , 1_000 , 0b11 , 1.5E-7 , 0.5 , -.5 , 0 ]"
    ),
    ScriptCase("plus sign", "tel=+79161234567", "tel= +79161234567"),
    ScriptCase("subtraction", "a=b-1+2", "a= <b> 1 2"),
    ScriptCase("method of a number", "1..toFixed(2)", "1. toFixed! ( 2 )"),
    ScriptCase("number and unit", "[12px]", "[ 12 <px> ]"),
    ScriptCase("increment", "a++ +1;--b", "<a> 1 ; <b>"),
  ]

  static let members = [
    ScriptCase("members", "a:'x',b:{c:1}", #"{ a: "x" , b: { c: 1 } }"#),
    ScriptCase("nothing", "", ""),
    ScriptCase("a brace too many", "a:'x'},b:'y'", #"{ a: "x" } ; "y""#),
  ]

  static let words = [
    ScriptCase(
      "literals",
      "[true,null,undefined,NaN,void 0,!0,!1,-Infinity]",
      "[ <true> , <null> , <undefined> , <NaN> , <void 0> , <!0> , <!1> , <Infinity> ]"
    ),
    ScriptCase("negation", "[!a,!!0,!10]", "[ <a> , <!0> , 10 ]"),
    ScriptCase("path", "a=navigator.userAgent", "a= <navigator.userAgent>"),
    ScriptCase("optional path", "a?.b?.('x')", #"<a> ( "x" )"#),
    ScriptCase("name beyond ASCII", "телефон='x';a={имя:'y'}", #"телефон= "x" ; a= { имя: "y" }"#),
    ScriptCase("no-break space", "\u{A0}a\u{2028}='x'", "a= \"x\""),
  ]

  @Test(arguments: strings) func `string literals`(_ example: ScriptCase) {
    #expect(example.told(as: .javascript) == example.events)
  }

  @Test(arguments: templates) func `template literals`(_ example: ScriptCase) {
    #expect(example.told(as: .javascript) == example.events)
  }

  @Test(arguments: numbers) func `numbers in code`(_ example: ScriptCase) {
    #expect(example.told(as: .javascript) == example.events)
  }

  @Test(arguments: members) func `members without their braces`(_ example: ScriptCase) {
    #expect(example.told(as: .members) == example.events)
  }

  @Test(arguments: words) func `bare words`(_ example: ScriptCase) {
    #expect(example.told(as: .javascript) == example.events)
  }
}
