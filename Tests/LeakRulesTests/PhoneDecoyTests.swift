import LeakRules
import Testing

@Suite struct PhoneDecoyTests {
  static let everywhere = ["US", "GB", "RU", "UA", "DE", "FR"]

  static let decoys: [(name: String, texts: [String])] = [
    ("dates", ["2022-09-28 22", "28.09.2022 14", "09/28/2022 10", "2022/09/28/12", "09.08.22 22"]),
    ("timestamps", ["20220928123456", "20220928-123456", "2022-09-28T22:00:00.000+03:00"]),
    ("times", ["12:30:45.1234567", "1234567:89", "22:00 2022-08-09"]),
    ("years", ["2019-2023", "2019 2020 2021", "1939–1945"]),
    ("seconds since 1970", ["1663459200", "1700000000"]),
    ("milliseconds since 1970", ["1663459200000", "1700000000123"]),
    ("article identifiers", ["100000007123", "2023456789", "104567890", "1000000071234567"]),
    ("decimals", ["50.450123", "0.123456789", "650.2530000", "-122.4194155"]),
    ("coordinates", ["50.450100,30.523400", "50.4501 30.5234", "[50.450100, 30.523400]"]),
    ("addresses of computers", ["38.223.21.219", "192.168.100.200", "8.8.8.8:1234567"]),
    ("versions", ["1.2.345678", "10.15.7.1234", "v2022.10.11.1234"]),
    ("books", ["9780306406157", "978-0-306-40615-7", "0-306-40615-2", "ISBN 978 3 16 148410 0"]),
    ("cards", ["4111 1111 1111 1111", "3782-822463-10005", "4111111111111111"]),
    ("researchers", ["0000-0002-1825-0097"]),
    ("prices", ["$1234567890", "€ 2023456789", "1 234 567 890 €", "2023456789 ₽"]),
    ("quantities", ["1 234 567 890", "12.345.678", "1,234,567,890", "7 900 000 000"]),
    ("hashes", ["d41d8cd98f00b204e9800998ecf8427e", "a2024561414b", "#2024561414"]),
    ("identifiers with parts", ["550e8400-e29b-41d4-a716-446655440000", "046-1297901-ab"]),
    (
      "paths of drawings",
      ["M10.5-20.25,30.5-40.25z", "100 200 300 400 500 60 70", "12.5-3.25-4.5 6"]
    ),
    ("series of numbers", ["2024561414,2024561415", "1,2024561414"]),
    ("pictures", ["https://img.example.org/crop/1200-800-100-200/a.jpg", "photo-2024561414.jpg"]),
    ("picture names", ["https://img.example.org/2022/09/12125551234.png", "19176543210.webp"]),
    ("all the same", ["+7 999 999-99-99", "0000000", "+1 (111) 111-1111", "000-000-0000"]),
    ("counting", ["1234567890", "+1 234 567 890", "123-456-7890", "0123456789", "9876543210"]),
    ("masked", ["+7 9XX XXX-XX-03", "+7 947 120 XX 03", "+7 947 120-**-**", "+7 947 120 ХХ ХХ"]),
    ("masked in front", ["XXX 947 120 0012"]),
    ("sums", ["a+1234567", "x + 2024561414", "2+380670000012", "e+2024561414"]),
    ("measurement ids", ["GTM-2024561", "UA-12345678-1", "G-2024561414", "pub-2024561414000"]),
    ("objects", ["doi:10.1000/2024561414", "/22/2024561414/ad", "issn 1234-5679"]),
    ("court dockets", ["1:22-cv-2024561", "No. 20-2024561414"]),
    ("addresses of letters", ["user+2024561414@example.org"]),
    ("names in programs", [".mobile-header.jsx-2297530454", #"mobile_300x250":"93484973""#]),
    (
      "ad units near a word",
      [#"{"mobile_native":"93501878","x":1}"#, "phone-number-asks-14847827.php"]
    ),
    ("years near a word", ["Telefon © 2000-2018"]),
    ("drawings near a word", [#"phone</title><path d="M43 93.1c3.8 2.1 13.8-6.8 15.6-7.5"#]),
    ("addresses near a word", ["http://mobile.example.org/2017/01/13/world"]),
    ("view boxes", [#"viewBox="0 0 168.272 39.167""#, #"viewBox="0 0 512 832.328""#]),
    ("scripts", ["0x2024561414", "2024561414px", "&#2024561414;", "%2024561414"]),
  ]

  @Test(arguments: decoys.indices)
  func `what only looks like a number stays below medium`(index: Int) {
    let row = Self.decoys[index]
    for text in row.texts {
      let readings = PhoneTesting.read(text, PhoneContext(regions: Self.everywhere))
      for reading in readings {
        #expect(reading.score < 0.5, "\(row.name): \(text): \(reading.evidence)")
      }
    }
  }

  @Test func `a number literal needs a telephone's key`() {
    for text in ["380670000012", "2024561414", "79471200012"] {
      let context = PhoneContext(isNumberLiteral: true, regions: Self.everywhere)
      #expect(PhoneTesting.read(text, context).isEmpty)
    }
  }

  @Test func `a key for identifiers silences digits without separators`() {
    for text in ["380670000012", "2024561414", "audio/79471200012.mp3"] {
      let context = PhoneContext(keyIsIdentifier: true, regions: ["UA", "US"])
      #expect(PhoneTesting.read(text, context).isEmpty, "\(text)")
    }
  }

  @Test func `not even a telephone's key makes a number of these`() {
    let texts = [
      "2022-09-28", "1663459200", "192.168.100.200", "0000000000", "1234567890", "12:30:45.1234567",
      "50.4501 30.5234", "+7 9XX XXX-XX-03",
    ]
    for text in texts {
      let context = PhoneContext(keyIsPhone: true, regions: ["US", "UA"])
      #expect(PhoneTesting.read(text, context).isEmpty, "\(text)")
    }
  }
}
