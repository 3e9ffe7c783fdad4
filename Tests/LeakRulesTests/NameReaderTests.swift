import Foundation
import LeakRules
import TestSupport
import Testing

@Suite struct NameReaderTests {
  static let reader = NameReader()

  static func read(_ value: String) -> NameReading? {
    var value = value
    return value.withUTF8 { reader.read($0) }
  }

  @Test(arguments: [
    "Pavel Gusarenko", "GUSARENKO Pavel", "Gusarenko, Pavel", "P. V. Gusarenko", "Gusarenko P.V.",
    "Nikita Brozhkin", "Yelena Viktorovna Brozhkina", "Sgt. Marcus Thornbury",
    "Maria del Olmo Quintanar",
    "Anna-Maria Vestergren", "Seán O'Dwyer", "Fatima al-Harwani", "Nguyễn Văn Thuận",
    "ivan brozhenko", "Mehmet Karaoğlu", "Zoltán Kerekesházi", "Kateřina Dvořánková",
    "Павел Гусаренко", "Брожкин Никита Викторович", "Брожкина Е. В.", "И.И. Брожкин", "И.И.Брожкин",
    "Сергею Брожкину", "Олена Гусаренко", "Пётр «Седой» Брожкин", "НИКИТА БРОЖКИН",
    "محمد الحرواني", "فاطمة حسن", "דוד הרואני", "Γιώργος Βαρδάκης", "अमित कुमार", "გიორგი ვაშაძე",
    "王秀兰", "欧阳明华", "佐藤健太", "山田 太郎", "김민준", "ジョン・スミス",
  ]) func `a name is read in every script`(_ name: String) {
    let reading = Self.read(name)
    #expect((reading?.likeness ?? 0) >= 0.15, "\(reading?.likeness ?? -1)")
  }

  @Test(arguments: [
    "", "a", "  ", "hello", "the quick brown fox", "Read more", "Sign in", "Subscribe now",
    "New York", "Tel Aviv", "San Francisco", "Rio de Janeiro", "Нижний Новгород", "Нью-Йорк",
    "São Paulo", "Los Angeles", "Costa Rica", "United Kingdom", "North Korea",
    "Times New Roman", "Helvetica Neue", "Open Sans", "Franklin Gothic", "Comic Sans",
    "ArticleBody", "HeroImageBlock", "StoryCard Container", "Button Primary", "Google Analytics",
    "Privacy Policy", "Terms of Service", "Mehr lesen", "Jetzt abonnieren", "Alle Artikel",
    "Lire la suite", "Se connecter", "Política de privacidad", "Leer más", "Iniciar sesión",
    "Leggi tutto", "Saiba mais", "Czytaj więcej", "Devamını oku", "Читать дальше", "Подписаться",
    "Новости политики", "Главная страница", "Увійти", "Читати далі",
    "اقرأ المزيد", "الصفحة الرئيسية",
    "עוד חדשות", "Διαβάστε περισσότερα", "और पढ़ें", "阅读更多内容吧", "続きを読む", "더 보기",
    "War in Ukraine", "Breaking News", "The Daily Show", "Climate Change Report",
    "Supreme Court Ruling", "Bank of America", "Harvard University", "Red Cross", "Apple Music",
    "Harry Potter", "Ralph Lauren", "Анна Каренина", "John Doe", "Goldman Sachs",
    "rgba(0,0,0)", "user@example.org", "+1 202 555 0101", "2023-01-05", "https://example.org",
    "Ivan2000", "a/b", "Summer Sale", "Black Friday", "Mother of Pearl", "Dark Blue",
    "Friday Morning", "Page Not Found", "Something Went Wrong",
  ]) func `a thing is no name`(_ text: String) {
    let reading = Self.read(text)
    #expect((reading?.likeness ?? 0) < 0.35, "\(reading?.likeness ?? -1)")
  }

  @Test func `ordinary words are a name only where one is expected`() {
    var name = "Drew Sander"
    #expect(name.withUTF8 { Self.reader.read($0) } == nil)
    #expect(name.withUTF8 { Self.reader.read($0, isExpected: true)?.isOrdinary } == true)
    var phrase = "drew a field"
    #expect(phrase.withUTF8 { Self.reader.read($0, isExpected: true) } == nil)
  }

  @Test func `a few capitals alone are no name`() {
    #expect(Self.read("IMA") == nil)
    #expect(Self.read("Ima") != nil)
  }

  @Test func `the parts of a name are told apart`() throws {
    let reading = try #require(Self.read("Брожкин Никита Викторович"))
    #expect(reading.family.map(\.range) == [0..<14])
    #expect(reading.given.map(\.range) == [15..<27])
    #expect(reading.patronymics.count == 1)
    #expect(reading.strongTokenCount == 3)
  }

  @Test func `initials are counted and left out of the words`() throws {
    let reading = try #require(Self.read("Gusarenko P.V."))
    #expect(reading.initialCount == 2)
    #expect(reading.tokens.map(\.part) == [.family])
  }

  @Test func `an East Asian name is split into family and given name`() throws {
    let reading = try #require(Self.read("佐藤健太"))
    #expect(reading.isCJK)
    #expect(reading.family.map(\.range) == [0..<6])
    #expect(reading.given.map(\.range) == [6..<12])
  }

  @Test func `evidence adds up to the likeness and holds no value`() throws {
    let reading = try #require(Self.read("Pavel Gusarenko"))
    #expect(reading.evidence.map(\.weight).reduce(0, +) == reading.likeness)
    #expect(!reading.evidence.contains { $0.reason.contains("Pavel") })
  }

  @Test(arguments: NameReader.lexiconFiles) func `a word list exists and says what it is`(
    _ file: String
  ) throws {
    let path = packageFolder.appending(path: "rules/lexicons").appending(path: file)
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.contains { !$0.hasPrefix("#") })
    #expect(lines.contains { $0.hasPrefix("# Language:") })
    #expect(lines.contains { $0.hasPrefix("# Source:") })
  }

  @Test func `any bytes can be read`() {
    var bytes: [UInt8] = []
    var state: UInt64 = 42
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes.append(UInt8(truncatingIfNeeded: state >> 33) | (state >> 60 == 0 ? 0 : 0x80))
    }
    for length in [1, 2, 3, 5, 8, 13, 60, 129] {
      for start in stride(from: 0, to: bytes.count - length, by: 7) {
        bytes[start..<start + length].withUnsafeBufferPointer { _ = Self.reader.read($0) }
      }
    }
  }
}
