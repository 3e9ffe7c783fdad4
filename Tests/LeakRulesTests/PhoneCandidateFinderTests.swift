import LeakRules
import TestSupport
import Testing

@Suite struct PhoneCandidateFinderTests {
  static let spellings: [(name: String, text: String, traits: PhoneCandidate.Traits)] = [
    ("international", "call «+380 67 123 45 67» now", [.plus, .spaced]),
    ("no separators", "id «380671234567»", []),
    ("brackets", "«(067) 123-45-67»", [.parenthesis, .spaced, .dashed]),
    ("bracket of the sentence", "(see «067 123-45-67» or not", [.spaced, .dashed]),
    ("bracket around the code", "«(+44) 20 7946 0958»", [.plus, .parenthesis, .spaced]),
    ("plus and a space", "Tel: «+ 44 20 7946 0958»", [.plus, .spaced]),
    ("a sum, no plus", "x + «207 946 0958»", [.spaced]),
    ("points", "«067.123.45.67»", [.dotted]),
    ("slashes", "«030/23125-000»", [.slashed, .dashed]),
    ("percent escape", "phone=«%2B380671234567»&x", [.plus]),
    ("full width", "«＋３８０６７１２３４５６７»", [.plus, .wide]),
    ("Arabic digits", "هاتف: «٠٩٤٤١٢٣٤٥٦»", [.wide]),
    ("Persian digits", "«۰۹۱۲۱۲۳۴۵۶۷»", [.wide]),
    ("Devanagari digits", "«९८७६५४३२१०»", [.wide]),
    ("Bengali digits", "«০১৭১২৩৪৫৬৭৮»", [.wide]),
    ("no-break spaces", "«+380\u{A0}67\u{202F}123\u{2009}4567»", [.plus, .spaced, .wide]),
    ("no-break hyphens", "«067\u{2011}123\u{2011}4567»", [.dashed, .wide]),
    ("soft hyphens", "«067\u{AD}123\u{AD}4567»", [.wide]),
    (
      "joiners and direction marks", "\u{202D}«+380\u{200B}67\u{2060}1234567»\u{202C}",
      [.plus, .wide]
    ),
    ("dialling link", #"href="tel:«+380671234567»""#, [.plus, .dialLink]),
    ("dialling link in capitals", "TEL:«0671234567»", [.dialLink]),
    ("WhatsApp", "https://wa.me/«380671234567»", [.dialLink]),
    ("WhatsApp query", "https://api.whatsapp.com/send?phone=«380671234567»", [.dialLink]),
    ("Telegram", "t.me/«+380671234567»", [.plus, .dialLink]),
    ("Viber", "viber://chat?number=«%2B380671234567»", [.plus, .dialLink]),
    ("a word that ends in tel", "hotel:«0671234567»", []),
    ("letters before", "a«0671234567»", [.gluedLeft]),
    ("letters behind", "«0671234567»b", [.gluedRight]),
    ("Cyrillic before", "тел«0671234567»", [.gluedLeft]),
    ("Chinese around", "电话«13912345678»请", []),
    ("file name", "call_«79471203345»_mother.mp3", [.gluedLeft, .gluedRight]),
    ("extension", "«202-555-0143» ext. 12", [.dashed, .extended]),
    ("short extension", "«202-555-0143»x12", [.dashed, .extended]),
    (
      "Russian extension", "«8 (495) 000-00-12», доб. 114",
      [.spaced, .parenthesis, .dashed, .extended]
    ),
    ("German extension", "«030 23125 000» Durchwahl 12", [.spaced, .extended]),
    ("French extension", "«01 99 00 12 34» poste 12", [.spaced, .extended]),
    ("measures", "«1234567»x100px", [.gluedRight]),
    ("end of a sentence", "«067 123 45 67». 12 people", [.spaced]),
    ("Russian way out", "«8~10 380 67 123 45 67»", [.spaced, .waved]),
    ("escaped spaces", "tel:«+41%2041%20544%2000%2012»", [.plus, .spaced, .dialLink]),
    ("trunk zero", "«+44 (0)20 7946 0958»", [.plus, .spaced, .parenthesis]),
  ]

  @Test(arguments: spellings.indices)
  func `a number is found as it is written`(index: Int) {
    let row = Self.spellings[index]
    let marked = MarkedText(row.text)
    let found = candidates(in: marked.bytes)
    #expect(found.map(\.range) == marked.ranges, "\(row.name)")
    #expect(found.first?.traits == row.traits, "\(row.name)")
  }

  static let several = [
    "«067 123 45 67»\n«050 123 45 67»",
    "«067 123 45 67»\t«050 123 45 67»",
    "«067 123 45 67», «050 123 45 67»",
    "«067 123 45 67» «050 765 43 21»",
    "«0671234567» «0507654321» «0931234567»",
    "«030 23125000» / «030 23125001»",
    "«+380671234567»«+380501234567»",
    "«20220928»-«79471203345»",
    "«2022-09-28» «(646) 200-0012»",
    "«4111 1111 1111 1111»",
    "123 456 and 12:30:45 and 3.14",
    "",
    "+",
    "(+(+((",
  ]

  @Test(arguments: several)
  func `numbers in a row are told apart`(text: String) {
    let marked = MarkedText(text)
    #expect(candidates(in: marked.bytes).map(\.range) == marked.ranges)
  }

  @Test func `eight bytes at a time find what one byte at a time finds`() {
    for padding in 0..<17 {
      let before =
        String(repeating: "é", count: padding / 2) + String(repeating: "a", count: padding % 2)
      let text = MarkedText(before + " «+380671234567»" + String(repeating: " ", count: padding))
      #expect(candidates(in: text.bytes).map(\.range) == text.ranges)
    }
  }

  @Test func `any bytes are survived, at any cut`() {
    var bytes: [UInt8] = Array("(＋٣%2B+\u{202D}0\u{2011}६(1) 2/3.4~5 - 67 8９ ext tel:+".utf8)
    bytes += [0xEF, 0xBC, 0xE0, 0xA5, 0xD9, 0xC2, 0xE2, 0x80, 0xFF, 0x00]
    for rotation in bytes.indices {
      for end in bytes.indices {
        let text = Array((bytes[rotation...] + bytes[..<rotation]).prefix(end))
        for candidate in candidates(in: text) {
          #expect(candidate.range.upperBound <= text.count)
        }
      }
    }
  }

  @Test func `a long run is one candidate or many, never lost time`() {
    let digits = [UInt8](repeating: 0x37, count: 100_000)
    #expect(candidates(in: digits).map(\.digitCount) == [100_000])
    let row = Array(String(repeating: "0671234567 ", count: 10_000).utf8)
    #expect(candidates(in: row).count == 10_000)
    let signs = Array(("1" + String(repeating: "\u{200B}", count: 100_000)).utf8)
    #expect(candidates(in: signs).isEmpty)
  }

  private func candidates(in bytes: [UInt8]) -> [PhoneCandidate] {
    var found: [PhoneCandidate] = []
    bytes.withUnsafeBufferPointer { PhoneCandidateFinder().find(in: $0, into: &found) }
    return found
  }
}
