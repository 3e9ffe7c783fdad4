import SourceText
import Testing

@Suite struct EscapeTests {
  static let json = [
    CodingCase("plain", "«+7 916»", "«+7 916»"),
    CodingCase("short escapes", #"«\"»\\\/\b\f\n\r«\t»x"#, "«\"»\\/\u{8}\u{C}\n\r«\t»x"),
    CodingCase("code units", #"«jo\u0040example.org»«\u041F»"#, "«jo@example.org»«П»"),
    CodingCase("a surrogate pair", #"«\ud83d\uDD14»!"#, "«🔔»!"),
    CodingCase("a lone high surrogate", #"«\ud83d»x"#, "«\u{FFFD}»x"),
    CodingCase("two high surrogates", #"«\ud83d»«\ud83d\udd14»"#, "«\u{FFFD}»«🔔»"),
    CodingCase("a lone low surrogate", #"«\udd14»«\ud83d»"#, "«\u{FFFD}»«\u{FFFD}»"),
    CodingCase("a high surrogate and no low", #"«\ud83d»«\u0041»"#, "«\u{FFFD}»«A»"),
    CodingCase("a bad escape stays", #"\q \x41 \' \u12G4 \u{41}"#, #"\q \x41 \' \u12G4 \u{41}"#),
    CodingCase("a good one in a bad one", #"\u12«\n»"#, "\\u12«\n»"),
    CodingCase("cut after the backslash", #"a\"#, #"a\"#),
    CodingCase("cut within a unit", #"a\u004"#, #"a\u004"#),
    CodingCase("cut within a pair", #"«\ud83d»\ud"#, #"«\#u{FFFD}»\ud"#),
    CodingCase("raw line breaks", "«a\r\nb»", "«a\r\nb»"),
  ]

  @Test(arguments: json) func `JSON strings`(_ row: CodingCase) {
    row.check(.jsonEscapes)
  }

  static let script = [
    CodingCase("short escapes", #"\b\f\n\r\t«\v»«\0»"#, "\u{8}\u{C}\n\r\t«\u{B}»«\0»"),
    CodingCase("quotes", #"«\'»\"\`\\«\/»"#, "«'»\"`\\«/»"),
    CodingCase("two digits", #"«\x2b»7«\x2B»«\xe9»"#, "«+»7«+»«é»"),
    CodingCase("four digits", #"«\u002b»7«\ud83d\udd14»«\ud83d»"#, "«+»7«🔔»«\u{FFFD}»"),
    CodingCase("braces", #"«\u{2b}»«\u{1F514}»«\u{00000000041}»"#, "«+»«🔔»«A»"),
    CodingCase("surrogates in braces", #"«\u{d83d}\u{dd14}»«\u{dd14}»"#, "«🔔»«\u{FFFD}»"),
    CodingCase(
      "bad braces stay",
      #"\u{} \u{110000} \u{41 \u{fffffffffff}"#,
      #"\u{} \u{110000} \u{41 \u{fffffffffff}"#
    ),
    CodingCase("octal", #"«\53»7«\053»7«\101»1«\377»«\400»"#, "«+»7«+»7«A»1«ÿ»« 0»"),
    CodingCase("octal stops at 8", #"«\08»"#, "«\u{0}8»"),
    CodingCase("line continuations", "a\\\nb\\\r\nc\\\rd\\\u{2028}e\\\u{2029}f", "abcdef"),
    CodingCase("text across a continuation", "«+7 \\\n916»", "«+7 916»"),
    CodingCase("the character itself", #"«\q»«\8»\«ж»"#, "«q»«8»«ж»"),
    CodingCase("bad digits stay", #"\x4 \xg1 \u12"#, #"\x4 \xg1 \u12"#),
    CodingCase("cut after the backslash", #"a\"#, #"a\"#),
    CodingCase("cut within digits", #"a\x2"#, #"a\x2"#),
  ]

  @Test(arguments: script) func `JavaScript strings`(_ row: CodingCase) {
    row.check(.scriptEscapes)
  }

  static let style = [
    CodingCase("a space ends the digits", #"«\26 »b«\2b7»x"#, "«&»b«\u{2B7}»x"),
    CodingCase("six digits", #"«\00002b»7«\000026»B«\00002b »7"#, "«+»7«&»B«+»7"),
    CodingCase("a line break ends the digits", "«\\2b\r\n»7«\\2b\n»7«\\2b\u{C}»7", "«+»7«+»7«+»7"),
    CodingCase("no character", #"«\0 »«\d800 »«\110000»"#, "«\u{FFFD}»«\u{FFFD}»«\u{FFFD}»"),
    CodingCase("a broken line", "«+7 \\\n916\\\r\n1»", "«+7 9161»"),
    CodingCase("the character itself", #"«\"»«\\»\«ж»«\z»"#, "«\"»«\\»«ж»«z»"),
    CodingCase("cut after the backslash", #"a\"#, #"a\"#),
    CodingCase("cut after the digits", #"a«\2b»"#, "a«+»"),
  ]

  @Test(arguments: style) func `CSS strings`(_ row: CodingCase) {
    row.check(.styleEscapes)
  }

  static let percent = [
    CodingCase("ASCII", "«%2B»7%20916", "«+»7 916"),
    CodingCase("plus is no space", "a+b", "a+b"),
    CodingCase("a letter of two bytes", "«%D0%9F»«%d1%80»", "«П»«р»"),
    CodingCase("a letter of four bytes", "«%F0%9F%94%94»", "«🔔»"),
    CodingCase("no digits stay", "100% %zz %4 %", "100% %zz %4 %"),
    CodingCase("not decoded twice", "«%25»41", "«%»41"),
    CodingCase(
      "a letter cut short",
      "«%D0»x«%F0»«%9F»«%94»«%D0»",
      "«\u{D0}»x«\u{F0}»«\u{9F}»«\u{94}»«\u{D0}»"
    ),
    CodingCase(
      "bytes of no letter",
      "«%FF»«%80»«%C0»«%AF»",
      "«\u{FF}»«\u{80}»«\u{C0}»«\u{AF}»"
    ),
    CodingCase("surrogates", "«%ED»«%A0»«%80»", "«\u{ED}»«\u{A0}»«\u{80}»"),
    CodingCase("letters beside escapes", "«ж%20ж»", "«ж ж»"),
    CodingCase("code units", "«%u041F»«%u0440»%20«%D0%9F»", "«П»«р» «П»"),
    CodingCase(
      "surrogates of code units",
      "«%uD83D%udd14»«%uD83D»x«%uDD14»",
      "«🔔»«\u{FFFD}»x«\u{FFFD}»"
    ),
    CodingCase(
      "a surrogate beside a byte",
      "«%uD83D»«%41»«%D0»«%u0041»",
      "«\u{FFFD}»«A»«\u{D0}»«A»"
    ),
    CodingCase("bad code units stay", "%u %u041 %u04G0 %U0041 %u", "%u %u041 %u04G0 %U0041 %u"),
  ]

  @Test(arguments: percent) func `percent-encoding`(_ row: CodingCase) {
    row.check(.percent)
  }

  @Test func `percent-encoding is known`() {
    for text in ["%41", "100% %2B", "%u0041", "%FF", "%%%41"] {
      #expect(text.passes(PercentEncoding.isIn), "\(text)")
    }
    for text in ["", "%", "100%", "% 41", "%u041", "%4", "%zz", "50%off"] {
      #expect(!text.passes(PercentEncoding.isIn), "\(text)")
    }
  }

  static let form = [
    CodingCase("fields", "n=Ana«+»D«%C3%AD»az&tel=«%2B»34+", "n=Ana« »D«í»az&tel=«+»34 "),
    CodingCase("spaces only", "«+»«+»", "« »« »"),
    CodingCase("a plus within an escape", "%2+B%+u0041%u00+41", "%2 B% u0041%u00 41"),
    CodingCase("code units", "«%u041F»«+»%", "«П»« »%"),
  ]

  @Test(arguments: form) func `fields of forms`(_ row: CodingCase) {
    row.check(.formURL)
  }

  @Test func `fields of forms are known`() {
    for text in ["n=Ana+D", "n=%41", "a=&b[]=c%2Cd", "q=1&note=ring+Ana%21", "a=b+c=d"] {
      #expect(text.passes(FormFields.areText), "\(text)")
    }
    for text in [
      "", "=", "=a+b", "a=b", "a+b", "a = b + c", "a=1+2; b", "ab+cdef==", "ab+cd=", "a&=+b",
      "n=%41 x",
      "ж=+", "/p?q=a+b",
    ] {
      #expect(!text.passes(FormFields.areText), "\(text)")
    }
  }

  static let base64 = [
    CodingCase("a group", "«Kzcg»OTE2", "«+7 »916"),
    CodingCase("each byte from its characters", "«Kz»cg", "«+»7 "),
    CodingCase("a byte in the middle", "K«zc»g", "+«7» "),
    CodingCase("padding of one", "«KzcgOTE»=", "«+7 91»"),
    CodingCase("no padding", "«KzcgOTE»", "«+7 91»"),
    CodingCase("line breaks", "«Kzcg\r\nOTE2»\n", "«+7 916»"),
    CodingCase("both alphabets", "«Pj8-»«Pj8+»«Pz8_»«Pz8/»", "«>?>»«>?>»«???»«???»"),
    CodingCase("one text after the other", "«Kw»==«Nw»==", "«+»«7»"),
    CodingCase("letters across groups", "«0J/RgNC40LLQtdGC»", "«Привет»"),
    CodingCase("a letter in the middle", "0J«/RgN»C40LLQtdGC", "П«р»ивет"),
    CodingCase("bytes of no letter", "«//8»=", "«\u{FFFD}\u{FFFD}»"),
    CodingCase("a letter cut short", "«0A»==", "«\u{FFFD}»"),
    CodingCase("a single character", "K", ""),
    CodingCase("padding only", "====", ""),
  ]

  @Test(arguments: base64) func `base64 texts`(_ row: CodingCase) {
    row.check(.base64)
  }
}
