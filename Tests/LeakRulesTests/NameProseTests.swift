import LeakRules
import TestSupport
import Testing

@Suite struct NameProseTests {
  static let reader = NameReader()

  static func mentions(_ text: [UInt8], isNoteLike: Bool = true) -> [NameMention] {
    text.withUnsafeBufferPointer { reader.readProse($0, isNoteLike: isNoteLike) }
  }

  @Test(arguments: [
    "FC: speaker is «Nikita Brozhkin», confirmed with his mother «Yelena Brozhkina».",
    "checked with mother («Yelena Viktorovna Brozhkina»), +7 900 555 01 03",
    "Real name: «Brozhkin N. V»., do not publish",
    "caller is «I.I. Brozhkin» from Perm",
    "проверено: солдат «Брожкин Никита Викторович», мать «Елена Брожкина»",
    "Его зовут «Никита Брожкин», не называть",
    "Мать «Елены Брожкиной» подтвердила",
    "Quelle: «Nikita Brozhkin», Mutter «Jelena Brozhkina» bestätigt",
    "la madre «María Quintanar» llamó",
    "真名：«王秀兰»，请勿公开",
    "母亲«王秀兰»说",
    "والدة «محمد حسن» في القاهرة",
    "no names here, only a soldier and his mother",
    "Ask the New York Times and the Supreme Court about United States policy",
    "Please confirm the Fact Check with Legal before Friday",
    "Updated Fri Jan 28 and Mon May 3, 2023",
    "",
  ]) func `names in a note are found where they stand`(_ marked: String) {
    let text = MarkedText(marked)
    #expect(Self.mentions(text.bytes).map(\.range) == text.ranges)
  }

  @Test func `what stands near a name is told`() throws {
    let text = Array("His mother Yelena Brozhkina, +7 900 555 01 03, called.".utf8)
    let mention = try #require(Self.mentions(text).first)
    #expect(mention.isNearKinship)
    #expect(mention.isNearPhone)
    #expect(mention.followsTrigger)
    let bare = try #require(Self.mentions(Array("Then Yelena Brozhkina left.".utf8)).first)
    #expect(!bare.isNearKinship)
    #expect(!bare.isNearPhone)
    #expect(!bare.followsTrigger)
  }

  @Test func `a date is no telephone number`() throws {
    let text = Array("Yelena Brozhkina, 2022-03-14".utf8)
    let mention = try #require(Self.mentions(text).first)
    #expect(!mention.isNearPhone)
  }

  @Test func `an unknown pair is a name only after an announcement in a note`() {
    let text = Array("real name: Qorvath Zelmury".utf8)
    #expect(Self.mentions(text, isNoteLike: false).isEmpty)
    #expect(Self.mentions(text, isNoteLike: true).count == 1)
  }

  @Test(arguments: [
    "call-03-brozhkin-nikita.mp3", "Nikita_Brozhkin_interview.m4a", "/audio/NikitaBrozhkin.wav",
    "https://example.org/media/raw/brozhkina-yelena-call.mp3?v=2", "звонок-никита-брожкин.ogg",
    "scan passport Nikita Brozhkin.pdf", "nikita-brozhkin.jpg",
  ]) func `a file called after a person is read`(_ path: String) {
    var path = path
    let mention = path.withUTF8 { Self.reader.readFileName($0) }
    #expect(mention != nil)
  }

  @Test func `a recording says more than an image`() throws {
    func score(_ path: String) throws -> Double {
      var path = path
      let mention = try #require(path.withUTF8 { Self.reader.readFileName($0) })
      return mention.evidence.reduce(mention.reading.likeness) { $0 + $1.weight }
    }
    #expect(try score("call-nikita-brozhkin.mp3") > score("nikita-brozhkin.mp3"))
    #expect(try score("nikita-brozhkin.mp3") > score("nikita-brozhkin.jpg") + 0.3)
  }

  @Test(arguments: [
    "main.min.js", "hero-image-large.jpg", "new-york-skyline.jpg", "2023-annual-report.pdf",
    "/world/europe/nikita-brozhkin-story.html", "logo.svg", "privacy-policy.pdf", "call-03.mp3",
    "supreme-court-ruling.pdf", "app_icon_dark.png", "", ".", "/", "a.b", ".mp3", "%%%.mp3",
    "roboto-slab-bold.zip", "summer-sale-banner.png", "terms-of-service.docx",
  ]) func `other files hold no name`(_ path: String) {
    var path = path
    #expect(path.withUTF8 { Self.reader.readFileName($0) } == nil)
  }

  @Test func `any bytes are read to the end`() {
    for seed in 0..<30 {
      var state = UInt64(seed)
      let bytes = (0..<1499).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: state >> 40)
        return seed % 2 == 0 ? byte : byte | 0x41
      }
      _ = Self.mentions(bytes)
      _ = bytes[..<300].withUnsafeBufferPointer { Self.reader.readFileName($0) }
    }
  }
}
