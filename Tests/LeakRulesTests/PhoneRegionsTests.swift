import LeakRules
import Testing

@Suite struct PhoneRegionsTests {
  static let pages: [(language: String?, host: String?, explicit: [String], regions: [String])] = [
    ("ru", "example.org", [], ["RU", "UA", "BY", "KZ"]),
    ("ru", "example.ua", [], ["UA", "RU", "BY", "KZ"]),
    ("uk", nil, [], ["UA"]),
    ("de", nil, [], ["DE", "AT", "CH"]),
    ("de-AT", nil, [], ["AT", "DE", "CH"]),
    ("en", nil, [], ["US", "GB"]),
    ("en-GB", nil, [], ["GB", "US"]),
    ("en", "news.example.co.uk", [], ["GB", "US"]),
    ("en", "example.io", [], ["US", "GB"]),
    ("en_IN", nil, [], ["IN", "US", "GB"]),
    ("zh-Hant-TW", nil, [], ["TW", "CN", "HK"]),
    (nil, "пример.рф", [], ["RU"]),
    ("en", nil, ["ru", "UA"], ["RU", "UA", "US", "GB"]),
    (nil, nil, ["SY"], ["SY"]),
    (nil, nil, ["A", "B", "C", "D", "E"], ["A", "B", "C", "D", "E"]),
    (nil, nil, [], ["US", "GB"]),
    ("", "", [], ["US", "GB"]),
    ("xx", "localhost", [], ["US", "GB"]),
  ]

  @Test(arguments: pages.indices)
  func `language and host tell where a page is read`(index: Int) {
    let page = Self.pages[index]
    let regions = PhoneRegions.regions(
      language: page.language,
      host: page.host,
      explicit: page.explicit
    )
    #expect(regions == page.regions, "\(page)")
  }

  static let words: [(text: String, announcement: PhoneWords.Announcement)] = [
    ("call the Phone: ", .strong), ("ТЕЛЕФОНА ", .strong), ("Тел. ", .strong), ("ТЕЛ.:", .strong),
    ("Téléphone\u{A0}: ", .strong), ("TÉLÉPHONE ", .strong), ("Τηλέφωνο ", .strong),
    ("هاتف ", .strong), ("טלפון: ", .strong), ("手机", .strong), ("拨打电话", .strong),
    ("फ़ोन ", .strong), ("điện thoại ", .strong), ("전화 ", .strong), ("Tel.-Nr. ", .strong),
    ("Number ", .weak), ("НОМЕР ", .weak), ("phone_id ", .weak), ("hotel ", .none),
    ("intel ", .none), ("", .none), ("telephone is far away in this sentence, here ", .none),
  ]

  @Test(arguments: words.indices)
  func `words before a number announce it`(index: Int) {
    let row = Self.words[index]
    let bytes = Array(row.text.utf8)
    let announcement = bytes.withUnsafeBufferPointer {
      PhoneWords().announcement(in: $0, from: 0, to: $0.count)
    }
    #expect(announcement == row.announcement, "\(row.text)")
  }
}
