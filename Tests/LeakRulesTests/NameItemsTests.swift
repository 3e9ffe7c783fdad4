import LeakRules
import TestSupport
import Testing

@Suite struct NameItemsTests {
  static let reader = NameReader()
  static let keys = KeyLexicon()

  static func items(_ text: [UInt8]) -> [NameReader.Item] {
    text.withUnsafeBufferPointer { reader.readItems($0, keys) }
  }

  @Test(arguments: [
    "«Nikita Brozhkin», +7 900 555 01 03, hold for legal",
    "«Nikita Brozhkin» = the mother, per phone records",
    "+7 900 555 01 03; «Pavel Gusarenko»; do not name",
    "caller: «Pavel Gusarenko»",
    "«محمد الحرواني»، هاتف",
    "«林 智也», +81 90 0000 0000",
    "«Drew Sander», TK confirm the unit",
    "Nikita Brozhkin",
    "We spoke to nobody, and nobody called",
    "",
  ]) func `each item of a short list is read as a field`(_ marked: String) {
    let text = MarkedText(marked)
    #expect(Self.items(text.bytes).map(\.mention.range) == text.ranges)
  }

  @Test func `a number among the items is told, a date is not`() throws {
    let phone = try #require(Self.items(Array("Nikita Brozhkin, 79005550103".utf8)).first)
    #expect(phone.mention.isNearPhone)
    let date = try #require(Self.items(Array("Nikita Brozhkin, 2022-03-14".utf8)).first)
    #expect(!date.mention.isNearPhone)
  }

  @Test func `the label before an item is its key`() throws {
    let text = Array("caller: Pavel Gusarenko, Nikita Brozhkin".utf8)
    #expect(Self.items(text).map { $0.label.contains(.role) } == [true, false])
  }

  @Test func `a long list is prose`() {
    let text = Array(repeating: "Pavel Gusarenko", count: 20).joined(separator: ", ")
    #expect(Self.items(Array(text.utf8)).isEmpty)
  }

  @Test func `fields are read in a structure that was cut in two`() throws {
    let text = Array(#"er":"x","speaker":"Pavel Gusarenko","phone":"+7"}]\n"#.utf8)
    let found = text.withUnsafeBufferPointer { Self.reader.readFields($0, Self.keys) }
    #expect(found.count == 1)
    #expect(found.first?.label.contains(.role) == true)
    #expect(
      found.first.map { String(decoding: text[$0.mention.range], as: UTF8.self) }
        == "Pavel Gusarenko"
    )
  }

  @Test(arguments: [#"""#, #"":""#, #""a":"#, #""a":"Pavel Gusarenko"#, #"":"":"":""#])
  func `a cut anywhere ends a field`(_ piece: String) {
    let found = Array(piece.utf8).withUnsafeBufferPointer { Self.reader.readFields($0, Self.keys) }
    #expect(found.isEmpty)
  }
}
