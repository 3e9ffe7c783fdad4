import SourceText
import Testing

@Suite struct CharacterReferenceTests {
  static let inText = [
    CodingCase("plain text", "«+7 000 555-01-03»", "«+7 000 555-01-03»"),
    CodingCase("empty", "", ""),
    CodingCase("a reference in the middle", "a«&amp;»b«c»", "a«&»b«c»"),
    CodingCase("text around a reference", "«a&amp;b»", "«a&b»"),
    CodingCase("references only", "«&plus;»«7»«&lpar;»«916»«&rpar;»", "«+»«7»«(»«916»«)»"),
    CodingCase("no semicolon", "«&nbsp»7 «&copy»2", "«\u{A0}»7 «\u{A9}»2"),
    CodingCase("the longest name wins", "«&notin;» «&not»it; «&notit;»", "«∉» «¬»it; «¬it;»"),
    CodingCase("two code points", "«&NotEqualTilde;»", "«\u{2242}\u{338}»"),
    CodingCase("an unknown name", "&caller;&caller", "&caller;&caller"),
    CodingCase("a name needing its semicolon", "&plus7 &lang=", "&plus7 &lang="),
    CodingCase("not decoded twice", "«&amp;»plus;", "«&»plus;"),
    CodingCase("decimal", "«&#43;»«&#55;»", "«+»«7»"),
    CodingCase("decimal without semicolon", "«&#43»x«&#55»", "«+»x«7»"),
    CodingCase("hexadecimal", "«&#x2b;»«&#X2B;»«&#x2b» ", "«+»«+»«+» "),
    CodingCase("windows-1252 numbers", "«&#150;»«&#x80;»«&#129;»", "«–»«€»«\u{81}»"),
    CodingCase(
      "numbers of no character",
      "«&#0;»«&#xD800;»«&#x110000;»",
      "«\u{FFFD}»«\u{FFFD}»«\u{FFFD}»"
    ),
    CodingCase("a number past all integers", "«&#99999999999999999999;»", "«\u{FFFD}»"),
    CodingCase("no digits", "&#; &#x; &#xg; &# &", "&#; &#x; &#xg; &# &"),
    CodingCase("cut after the ampersand", "a&", "a&"),
    CodingCase("cut after the number sign", "a&#", "a&#"),
    CodingCase("cut within a name", "a«&am»", "a«&am»"),
    CodingCase("cut before the semicolon", "a«&amp»", "a«&»"),
    CodingCase("ampersands in a row", "&&«&amp;»&", "&&«&»&"),
    CodingCase("NUL stands for nothing", "«9\u{0}1\u{0}6»", "«916»"),
    CodingCase("NUL ends a reference", "«&am»\u{0}p;", "«&am»p;"),
    CodingCase("NUL only", "\u{0}", ""),
    CodingCase("other scripts", "«Ё&nbsp;ж»", "«Ё\u{A0}ж»"),
  ]

  @Test(arguments: inText) func `references in text`(_ row: CodingCase) {
    row.check(.textReferences)
  }

  static let inAttributes = [
    CodingCase("a query is kept", "?a=1&copy=2&reg=3", "?a=1&copy=2&reg=3"),
    CodingCase("a letter or digit follows", "&copyx &copy1", "&copyx &copy1"),
    CodingCase("the shorter name is not tried", "&notit;", "&notit;"),
    CodingCase("nothing follows", "«&copy»", "«©»"),
    CodingCase("something else follows", "«&copy»&«&amp»-", "«©»&«&»-"),
    CodingCase("with semicolon", "«&copy;»=«&quot;»", "«©»=«\"»"),
    CodingCase("numbers", "«&#43»x=«&#x2b»=", "«+»x=«+»="),
    CodingCase("NUL", "9«\u{0}»1", "9«\u{FFFD}»1"),
  ]

  @Test(arguments: inAttributes) func `references in attribute values`(_ row: CodingCase) {
    row.check(.attributeReferences)
  }
}
