import Foundation
import LeakRules
import TestSupport
import Testing

@Suite struct KeyLexiconTests {
  struct Case: CustomTestStringConvertible {
    var key: String
    var expected: KeyClasses
    var testDescription: String { key }
  }

  static let lexicon = KeyLexicon()

  static func classes(of key: String) -> KeyClasses {
    var key = key
    return key.withUTF8 { lexicon.classes(of: $0) }
  }

  @Test(arguments: [
    Case(key: "caller_phone", expected: .phone),
    Case(key: "called_phone", expected: .phone),
    Case(key: "number_called", expected: .phone),
    Case(key: "whatsapp", expected: .phone),
    Case(key: "telefon", expected: .phone),
    Case(key: "phoneNumber2", expected: .phone),
    Case(key: "номер телефона", expected: .phone),
    Case(key: "receiver", expected: .role),
    Case(key: "speaker", expected: .role),
    Case(key: "caller", expected: .role),
    Case(key: "next_of_kin", expected: .role),
    Case(key: "nextOfKin", expected: .role),
    Case(key: "callee_name", expected: [.name, .role]),
    Case(key: "calleeName", expected: [.name, .role]),
    Case(key: "Callee.Name", expected: [.name, .role]),
    Case(key: "motherFull", expected: .role),
    Case(key: "_nnauthor", expected: .credit),
    Case(key: "credit_raw", expected: .credit),
    Case(key: "real_name", expected: .name),
    Case(key: "Name(real)", expected: .name),
    Case(key: "NAME_REAL", expected: .name),
    Case(key: "ФИО", expected: .name),
    Case(key: "настоящееИмя", expected: .name),
    Case(key: "prénom", expected: .name),
    Case(key: "الاسم", expected: .name),
    Case(key: "姓名", expected: .name),
    Case(key: "supposed_relation", expected: .relation),
    Case(key: "relation", expected: .relation),
    Case(key: "fc_note", expected: .noteStrong),
    Case(key: "fcNote", expected: .noteStrong),
    Case(key: "fc-note-1", expected: .noteStrong),
    Case(key: "editorNotes", expected: .noteStrong),
    Case(key: "desk_note", expected: .noteStrong),
    Case(key: "fact_check_status", expected: .noteStrong),
    Case(key: "fact_check", expected: .noteWeak),
    Case(key: "note", expected: .noteWeak),
    Case(key: "audio_file", expected: .record),
    Case(key: "article:author", expected: .credit),
    Case(key: "dc.creator", expected: .credit),
    Case(key: "newsKeywords", expected: .tags),
    Case(key: "seoTitle", expected: .teaser),
    Case(key: "className", expected: .negative),
    Case(key: "font-family", expected: .negative),
    Case(key: "lastModifiedBy", expected: .staff),
    Case(key: "createdBy", expected: .staff),
    Case(key: "name", expected: .genericName),
    Case(key: "homeAddress", expected: .location),
    Case(key: "contactEmail", expected: .email),
    Case(key: "timestamp", expected: .identifier),
    Case(key: "userId", expected: .identifier),
    Case(key: "countries", expected: .stringTable),
    Case(key: "avatarUrl", expected: [.authorSibling, .link]),
    Case(key: "leadImage", expected: .image),
  ]) func `a key of the incident and its kin is known`(_ row: Case) {
    let found = Self.classes(of: row.key)
    #expect(found.isSuperset(of: row.expected), "\(found.rawValue)")
  }

  @Test(arguments: [
    Case(key: "fontName", expected: [.name, .role]),
    Case(key: "hostname", expected: [.name, .role, .genericName]),
    Case(key: "fileName", expected: [.name, .role]),
    Case(key: "nickel", expected: .name),
    Case(key: "partnerNames", expected: .role),
    Case(key: "data_source", expected: .role),
    Case(key: "note_id", expected: [.noteStrong, .noteWeak]),
    Case(key: "releaseNotes", expected: [.noteStrong, .noteWeak]),
    Case(key: "comments_count", expected: [.noteStrong, .noteWeak]),
    Case(key: "phonetics", expected: .phone),
    Case(key: "voice", expected: .name),
    Case(key: "signal_strength", expected: .phone),
    Case(key: "page", expected: .record),
  ]) func `a key that only looks like one is not`(_ row: Case) {
    #expect(Self.classes(of: row.key).isDisjoint(with: row.expected))
  }

  @Test(arguments: ["", "_", "42", "__", "\u{301}", "$$$", "😀", String(repeating: "a", count: 200)])
  func `a key without words says nothing`(_ key: String) {
    #expect(Self.classes(of: key).isEmpty)
  }

  @Test func `any bytes make a key`() {
    for first in UInt8.min...UInt8.max {
      for second: UInt8 in [0, 0x41, 0x7F, 0x80, 0xBF, 0xC3, 0xE2, 0xF0, 0xFF] {
        [first, second, first].withUnsafeBufferPointer { _ = Self.lexicon.classes(of: $0) }
      }
    }
  }

  @Test func `every list of keys in the folder is read`() throws {
    let folder = packageFolder.appending(path: "rules/lexicons")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let known = KeyLexicon.lists.map(\.file).sorted()
    #expect(files.filter { $0.hasPrefix("keys-") }.sorted() == known)
  }
}
