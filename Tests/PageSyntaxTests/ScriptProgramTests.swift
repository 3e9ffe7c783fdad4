import PageSyntax
import Testing

@Suite struct ScriptProgramTests {
  static let state = [
    ScriptCase(
      "property",
      #"window.__STATE__={"a":{title:'x',tel:undefined},}"#,
      #"__STATE__= { a: { title: "x" , tel: <undefined> } , }"#
    ),
    ScriptCase(
      "subscript",
      #"window['x-y'] = {"a":1};window["b"]["c"]="d""#,
      #"<window> x-y= { a: 1 } ; <window> "b" c= "d""#
    ),
    ScriptCase(
      "declarations",
      #"var callData = "x", b = 'y'; const {c} = d"#,
      #"callData= "x" ; b= "y" ; { <c> } <d>"#
    ),
    ScriptCase("property of a variable", #"s.prop12="x";s.t()"#, #"prop12= "x" ; t! ( )"#),
    ScriptCase("comparison is no assignment", #"a=="x"||b==='y'"#, #"<a> "x" <b> "y""#),
    ScriptCase(
      "compound assignments",
      #"a||="x";b??='y';c=c||'z'"#,
      #"a= "x" ; b= "y" ; c= <c> "z""#
    ),
    ScriptCase("push", #"dataLayer.push({"a":"x"},2)"#, #"push! ( { a: "x" } , 2 )"#),
    ScriptCase(
      "setTargeting",
      #"googletag.pubads().setTargeting("k","v")"#,
      #"pubads! ( ) setTargeting! ( "k" , "v" )"#
    ),
    ScriptCase("JSON.parse", #"a=JSON.parse('{"b":"it\'s"}')"#, #"a= parse! ( s"{"b":"it\'s"}" )"#),
    ScriptCase(
      "constructors",
      #"{at:new Date(1663146000000),m:new Map([["k","v"]])}"#,
      #"Date! ( 1663146000000 ) ; Map! ( [ [ "k" , "v" ] ] ) ;"#
    ),
    ScriptCase("freeze", #"x=Object.freeze({a:"b"})"#, #"x= freeze! ( { a: "b" } )"#),
    ScriptCase(
      "flight",
      #"(self.__next_f=self.__next_f||[]).push([1,"7:[\"$\"]\n"])"#,
      #"__next_f= <self.__next_f> [ ] push! ( [ 1 , j"7:[\"$\"]\n" ] )"#
    ),
    ScriptCase(
      "Nuxt 2",
      #"window.__NUXT__=(function(a,b){b.note=a;return {data:[{tel:b}]}}("x",{}));"#,
      #"__NUXT__= note= <a> ; { data: [ { tel: <b> } ] } ; ( "x" , { } ) ;"#
    ),
    ScriptCase(
      "spread and methods",
      #"x={...a,get b(){return "c"},async *d(){},"e"(){},[f+"g"]:1,h}"#,
      #"x= { <a> , b: "c" ; , d: ; , e: ; , <f> "g" 1 , <h> }"#
    ),
    ScriptCase("computed member", "x={['a']:'b',[`c`]:1}", #"x= { "a" "b" , "c" 1 }"#),
    ScriptCase("default values", #"function f(a="x",{b="y"}){}"#, #"a= "x" { b= "y" } ;"#),
    ScriptCase("object returned", #"return{a:"x"}"#, #"{ a: "x" }"#),
    ScriptCase("JSON in a program", "{\"a\":1}\n{\"b\":2}", "{ a: 1 } { b: 2 }"),
  ]

  static let blocks = [
    ScriptCase(
      "switch",
      #"switch(a){case 'x':f("y");break;case"z":default:g('w')}"#,
      #"<a> "x" f! ( "y" ) ; "z" g! ( "w" ) ;"#
    ),
    ScriptCase(
      "conditionals",
      #"a={b:c?"k":"v","d":e?{f:1}:g?2:3}"#,
      #"a= { b: <c> "k" "v" , d: <e> { f: 1 } <g> 2 3 }"#
    ),
    ScriptCase("conditional in a block", #"if(a){b?"k":"v"}"#, #"<a> <b> "k" "v" ;"#),
    ScriptCase("label", "x:for(;;){break x}", "; <x> ;"),
    ScriptCase(
      "use strict",
      #"!function(){"use strict";a="b"}()"#,
      #""use strict" ; a= "b" ; ( )"#
    ),
    ScriptCase(
      "arrow functions",
      #"a=b=>{c("x")};d=(e,f)=>({g:"y"});h=async()=>"z""#,
      #"a= c! ( "x" ) ; d= <e> ; <f> { g: "y" } ; h= "z""#
    ),
    ScriptCase(
      "class",
      #"class A extends B{#p="x";static q={r:1};s(t="u"){return'v'}get w(){return 1}}"#,
      #"<B> #p= "x" ; q= { r: 1 } ; s: t= "u" "v" ; w: 1 ;"#
    ),
    ScriptCase(
      "keywords before a block",
      #"if(a)b();else{c("x")}try{d("y")}catch{}finally{}do{}while(e)"#,
      #"<a> b! ( ) ; c! ( "x" ) ; d! ( "y" ) ; <e>"#
    ),
    ScriptCase(
      "loop over an object",
      #"for(const k in{a:"x"})f(k)"#,
      #"<k> { a: "x" } f! ( <k> )"#
    ),
    ScriptCase(
      "modules",
      #"import a,{b as c}from"./d";export default{e:"f"};import("g")"#,
      #"<a> ; { <c> } "./d" ; { e: "f" } ; import! ( "g" )"#
    ),
    ScriptCase("next line is a statement", "a='x'\nb('y')", #"a= "x" ; b! ( "y" )"#),
    ScriptCase("call on the next line", "a\n  .b('x')\n  .c('y')", #"<a> b! ( "x" ) c! ( "y" )"#),
  ]

  static let expressions = [
    ScriptCase("quote in a regular expression", #"a=/'/g;b='x'"#, #"a= ; b= "x""#),
    ScriptCase("slash in a class", #"a.replace(/[/"]/g,"x")"#, #"replace! ( , "x" )"#),
    ScriptCase("escaped slash", #"f(/\/"/.test(a),"x")"#, #"f! ( test! ( <a> ) , "x" )"#),
    ScriptCase(
      "after keywords and signs",
      #"return/"/.x;typeof/'/;a&&/"/;!/'/;b?/"/:/'/"#,
      #"; <a> ; <b>"#
    ),
    ScriptCase("after a condition", #"if(a)/'/.test("x")"#, #"<a> test! ( "x" )"#),
    ScriptCase(
      "division",
      #"a/b+"x"/c;(d)/2+'y'/e;f[0]/"z"/g"#,
      #"<a> <b> "x" <c> ; <d> 2 "y" <e> ; <f> 0 "z" <g>"#
    ),
    ScriptCase("never past its line", "a=/x'\nb='y'", #"a= <x> ; b= "y""#),
    ScriptCase(
      "markup before an object",
      #"<p class="a">see {"b":"c"}</p> if this {"d":1}"#,
      #"<p> ; "a" <see> { b: "c" } <p> <this> { d: 1 }"#
    ),
    ScriptCase("end tag in prose", #"<b>x</b> "y" </i>"#, #"<b> <x> <b> "y" <i>"#),
  ]

  static let comments = [
    ScriptCase(
      "both kinds",
      "// a\nb /* c\nd */ = /**/ 'x' //",
      "/* a*/ <b> /* c\nd */ /**/ \"x\" /**/"
    ),
    ScriptCase("HTML-like", "<!-- a\nb='x'\n--> c", "/* a*/ b= \"x\" /* c*/"),
    ScriptCase("not HTML-like", "a<!--b;while(n-->0)f('x')", "<a> <b> ; <n> 0 f! ( \"x\" )"),
    ScriptCase("CDATA", "//<![CDATA[\na='x'\n//]]>", "/*<![CDATA[*/ a= \"x\" /*]]>*/"),
    ScriptCase("CDATA in a comment", "/*<![CDATA[*/a='x'/*]]>*/", "/*<![CDATA[*/ a= \"x\" /*]]>*/"),
    ScriptCase("slashes in a string", "a='http://example.org/*'", "a= \"http://example.org/*\""),
    ScriptCase("carriage return", "// a\r\n'x'", "/* a*/ \"x\""),
    ScriptCase("never closed", "a='x'/* b", "a= \"x\" ?unterminatedComment /* b*/"),
    ScriptCase("cut", "/*", "?unterminatedComment /**/"),
  ]

  @Test(arguments: state) func `state in programs`(_ example: ScriptCase) {
    #expect(example.told(as: .javascript) == example.events)
  }

  @Test(arguments: blocks) func `blocks are no objects`(_ example: ScriptCase) {
    #expect(example.told(as: .javascript) == example.events)
  }

  @Test(arguments: expressions) func `regular expressions`(_ example: ScriptCase) {
    #expect(example.told(as: .javascript) == example.events)
  }

  @Test(arguments: comments) func `what comments hold`(_ example: ScriptCase) {
    #expect(example.told(as: .javascript) == example.events)
  }
}
