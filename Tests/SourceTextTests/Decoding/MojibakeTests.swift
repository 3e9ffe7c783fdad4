import SourceText
import TestSupport
import Testing

@Suite struct MojibakeTests {
  static let latin = [
    CodingCase("Latin-1", "caf«Ã©», «Ð\u{9f}»Ñ\u{80}", "caf«é», «П»р"),
    CodingCase("windows-1252", "it«â€™»s «Å¸»«ÐŸ»", "it«’»s «Ÿ»«П»"),
    CodingCase("both in one", "«â\u{80}™»«â€\u{99}»", "«’»«’»"),
    CodingCase("four bytes", "«ðŸ””»!", "«🔔»!"),
    CodingCase("what is none stays", "é Ã x «Â£»9 Ð", "é Ã x «£»9 Ð"),
    CodingCase("what has no byte stays", "ж«Ã©»жÃж", "ж«é»жÃж"),
    CodingCase("overlong forms stay", "À\u{80} Á¿ à\u{80}\u{80}", "À\u{80} Á¿ à\u{80}\u{80}"),
    CodingCase("surrogates stay", "í\u{a0}\u{80}", "í\u{a0}\u{80}"),
    CodingCase("cut short", "ab«Ã©»â€", "ab«é»â€"),
  ]

  @Test(arguments: latin) func `read as windows-1252`(_ row: CodingCase) {
    row.check(.mojibakeLatin)
  }

  static let cyrillic = [
    CodingCase("words", "«Рџ»СЂРёРІРµС‚, +7", "«П»ривет, +7"),
    CodingCase("Ukrainian", "«С–»«С—»«С”»", "«і»«ї»«є»"),
    CodingCase("an undefined byte", "«Р\u{98}»", "«И»"),
    CodingCase("quotes", "вЂњ«Рґ»Р°вЂќ", "“«д»а”"),
    CodingCase("prose stays", "Привет, мир", "Привет, мир"),
  ]

  @Test(arguments: cyrillic) func `read as windows-1251`(_ row: CodingCase) {
    row.check(.mojibakeCyrillic)
  }

  /// Prose of many languages, with the signs that stand beside letters in them.
  static let prose = [
    "Le témoin\u{a0}: «\u{a0}Rappelez à 20\u{a0}h\u{a0}», dit la mère d’Élise\u{a0}; un café\u{a0}»",
    "«\u{a0}é\u{a0}»", "café\u{a0}»", "Viel Spaß… und viele Grüße – bis später™", "„Spaß“", "Spaß…",
    "É…", "“MANHÔ", "NÃO PUBLICAR", "A MÃE DELE…", "¿Quién llamó? España…", "« Ça va »", "ÎLE",
    "Привет, мир. Не называть!", "Её звали… Ещё «СССР»", "Р»", "США…", "Москва™", "В\u{a0}США",
    "Її ім’я не називати, своєї й твоєї", "Ні, ні. Ні!", "Мій рік, ЗМІ", "моєї", "її", "Київ",
    "Њујорк, љубав и ђаци", "Σήμερα το πρωί", "בדוי «שם»", "رقم الهاتف", "电话：匿名", "仮名です。",
    "Zażółć gęślą jaźń – „tak”", "Příliš žluťoučký kůň", "İstanbul’da", "Þórður á Íslandi…",
    "Ünlü ğüş", "naïve façade, 20 °C, £9, ©2022, a · b • c", "🔔 ring", "ab\u{a0}c", "", "plain",
  ]

  @Test(arguments: prose) func `prose is no mojibake`(_ text: String) {
    #expect(text.mojibake == nil)
  }

  @Test(arguments: ["windows-1252", "windows-1251"])
  func `what was misread comes back`(_ encoding: String) {
    let coding = encoding == "windows-1252" ? TextCoding.mojibakeLatin : .mojibakeCyrillic
    for text in Self.prose {
      let page = PageText(decoding: Array(text.utf8), given: encoding, as: .other)
      let misread = String(decoding: page.bytes, as: UTF8.self)
      #expect(decoded(misread, as: coding) == text)
      guard text.unicodeScalars.count(where: { $0.value >= 0x80 }) >= 3 else { continue }
      #expect(misread.mojibake == coding, "\(misread)")
    }
  }

  @Test func `text misread twice comes back in two steps`() {
    var text = "Élise n’est pas nommée"
    for _ in 0..<2 {
      let page = PageText(decoding: Array(text.utf8), given: "windows-1252", as: .other)
      text = String(decoding: page.bytes, as: UTF8.self)
    }
    for _ in 0..<2 {
      #expect(text.mojibake == .mojibakeLatin)
      text = decoded(text, as: .mojibakeLatin)
    }
    #expect(text == "Élise n’est pas nommée")
    #expect(text.mojibake == nil)
  }

  static let misread: [(String, TextCoding)] = [
    ("cafÃ©", .mojibakeLatin), ("itâ€™s", .mojibakeLatin), ("20Â°C", .mojibakeLatin),
    ("Ã–sterreich", .mojibakeLatin), ("he said “it is 20Â°C, cafÃ©”", .mojibakeLatin),
    ("Ð\u{9f}Ñ\u{80}Ð¸Ð²ÐµÑ\u{82}", .mojibakeLatin), ("ðŸ””", .mojibakeLatin),
    ("itвЂ™s", .mojibakeCyrillic), ("РњРёСЂ", .mojibakeCyrillic),
  ]

  @Test(arguments: misread) func `short mojibake is known`(_ text: String, _ coding: TextCoding) {
    #expect(text.mojibake == coding)
  }

  @Test func `the beginning of a text decides`() {
    let prose = String(repeating: "Привет ", count: 50)
    #expect((prose + String(repeating: "РџСЂРё", count: 10)).mojibake == nil)
    let misread = String(repeating: "РџСЂРёРІРµС‚ ", count: 50)
    #expect((misread + prose).mojibake == .mojibakeCyrillic)
    #expect((String(repeating: "ring Ana ", count: 90) + misread).mojibake == .mojibakeCyrillic)
  }

  @Test func `of real pages' texts only misread ones count as mojibake`() throws {
    guard let pages = try RealPages() else { return }
    let ends = Set("<>\"\n".utf8)
    var count = 0
    var misread = 0
    for name in pages.names {
      let page = PageText(decoding: try pages.bytes(of: name), as: .markup)
      for text in page.bytes.split(whereSeparator: ends.contains) {
        count += 1
        if text.withUnsafeBufferPointer(Mojibake.coding) != nil { misread += 1 }
      }
    }
    #expect(count > 100_000)
    // Two comments of a script that two of the pages share, misread long before us.
    #expect(misread == 4)
  }
}

extension String {
  /// The coding that undoes the text, where it is mojibake.
  fileprivate var mojibake: TextCoding? {
    Array(utf8).withUnsafeBufferPointer(Mojibake.coding)
  }
}
