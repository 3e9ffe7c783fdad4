import LeakRules
import Testing

@Suite struct VisibleNamesTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var hidden: String
    var page: String
    var contrast: String
    var testDescription: String { name }
    init(_ name: String, _ hidden: String, _ page: String, _ contrast: String) {
      (self.name, self.hidden, self.page, self.contrast) = (name, hidden, page, contrast)
    }
  }

  static let reader = NameReader()

  /// The contrast as a word, with the visible form where there is one: `first Nikita`.
  static func contrast(_ row: Case, semiPublic: String = "", credits: [String] = []) -> String {
    let names = VisibleNames(
      visible: Array(row.page.utf8),
      semiPublic: Array(semiPublic.utf8),
      credits: credits.map { Array($0.utf8) },
      reader: reader
    )
    var hidden = row.hidden
    guard let reading = hidden.withUTF8({ reader.read($0) }) else { return "no name" }
    let page = Array(row.page.utf8)
    switch names.contrast(of: reading) {
    case .first(let range): return "first " + String(decoding: page[range], as: UTF8.self)
    case .initial(let range): return "initial " + String(decoding: page[range], as: UTF8.self)
    case let other: return "\(other)"
    }
  }

  @Test(arguments: [
    Case("whole name", "Pavel Gusarenko", "Said Pavel Gusarenko, 34.", "full"),
    Case("other order", "Gusarenko Pavel", "Said Pavel Gusarenko, 34.", "full"),
    Case("other script", "Павел Гусаренко", "Said Pavel Gusarenko, 34.", "full"),
    Case("diminutive", "Alexander Brozhkin", "Sasha Brozhkin called.", "full"),
    Case("case ending", "Никита Брожкин", "Мы говорили с Никитой Брожкиным.", "full"),
    Case("patronymic between", "Никита Брожкин", "Никита Викторович Брожкин", "full"),
    Case("patronymic hidden, name whole", "Брожкин Никита Викторович", "Никита Брожкин", "full"),
    Case("first name alone", "Nikita Brozhkin", "“They lied,” Nikita told her.", "first Nikita"),
    Case(
      "first in cyrillic",
      "Никита Брожкин",
      "«Нас обманули», — говорит Никита.",
      "first Никита"
    ),
    Case("diminutive alone", "Alexander Brozhkin", "Here Sasha wept.", "first Sasha"),
    Case("case ending alone", "Елена Брожкина", "Он позвонил Елене утром.", "first Елене"),
    Case("after sentence start", "Nikita Brozhkin", "Later Nikita called.", "first Nikita"),
    Case("after a title", "Nikita Brozhkin", "a call from Sgt. Nikita.", "first Nikita"),
    Case("patronymic hidden", "Nikita Viktorovich", "Then Nikita called.", "first Nikita"),
    Case("initial of surname", "Nikita Brozhkin", "Nikita B. called his mother.", "initial Nikita"),
    Case("initial, other script", "Никита Жуков", "Nikita Z. called.", "initial Nikita"),
    Case("another's initial", "Nikita Brozhkin", "Nikita K. called.", "first Nikita"),
    Case("another's full name", "Nikita Brozhkin", "Nikita Vestergren called.", "common"),
    Case("bare once, full once", "Nikita Brozhkin", "Nikita Vestergren. Nikita called.", "common"),
    Case("surname before, at a start", "Nikita Brozhkin", "Vestergren Nikita called.", "common"),
    Case("surname only", "Nikita Brozhkin", "Captain Brozhkin was there.", "last"),
    Case("relative's surname", "Yelena Brozhkina", "Anton Brozhkin called.", "last"),
    Case(
      "two other people",
      "Nikita Brozhkin",
      "Nikita came. Far from there was Brozhkin.",
      "split"
    ),
    Case("nothing", "Nikita Brozhkin", "A soldier called his mother.", "none"),
    Case("empty page", "Nikita Brozhkin", "", "none"),
    Case("lower case is no name", "Mark Thornbury", "we mark the day", "none"),
    Case("chinese whole", "王秀兰", "他的母亲王秀兰说", "full"),
    Case("chinese given", "王秀兰", "秀兰说", "first 秀兰"),
    Case("chinese nothing", "王秀兰", "他的母亲说", "none"),
    Case("japanese, space", "山田 太郎", "山田太郎さんは", "full"),
    Case("japanese given", "山田 太郎", "太郎さんは", "first 太郎"),
    Case("japanese family", "佐藤健太", "佐藤さんは", "last"),
    Case("korean whole", "김민준", "김민준은 말했다", "full"),
    Case("katakana whole", "ジョン・スミス", "ジョン・スミス氏", "full"),
    Case("arabic whole", "محمد الحرواني", "قال محمد الحرواني إن", "full"),
    Case("arabic first", "محمد الحرواني", "قال محمد إن الحرب", "first محمد"),
  ]) func `what readers know of a hidden name is told`(_ row: Case) {
    #expect(Self.contrast(row) == row.contrast)
  }

  @Test func `a name in titles and captions is half public`() {
    let row = Case("", "Nikita Brozhkin", "A page", "semi")
    #expect(Self.contrast(row, semiPublic: "Photo of Nikita Brozhkin") == "semi")
  }

  @Test func `an author is credited`() {
    let row = Case("", "Nikita Brozhkin", "A page", "credit")
    #expect(Self.contrast(row, credits: ["Nikita Brozhkin"]) == "credit")
    #expect(Self.contrast(row, credits: ["Anton Brozhkin"]) == "none")
  }

  @Test func `any bytes can be indexed`() {
    for seed in 0..<40 {
      var state = UInt64(seed)
      let bytes = (0..<997).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 40)
      }
      _ = VisibleNames(visible: bytes, semiPublic: bytes, credits: [bytes], reader: Self.reader)
    }
  }

  @Test func `a long page of one word is indexed once`() throws {
    let page = String(repeating: "Nikita Brozhkin ", count: 30_000)
    #expect(Self.contrast(Case("", "Nikita Brozhkin", page, "full")) == "full")
  }
}
