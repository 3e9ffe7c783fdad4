import LeakRules
import TestSupport
import Testing

@Suite struct NoteReaderTests {
  /// Notes found without any key.
  static let plainNotes = [
    "FC: checked with his mother by phone, real name is Serhii",
    "Mara Lind, +44 20 7946 0011, FC: confirmed with her, number answers",
    "Not for publication. Surname withheld, see legal.",
    "Do not name him, he deserted in March",
    "off the record: unit 10 of the brigade",
    "Note to desk - cleared by legal on Friday",
    "for fact-checkers: the number belongs to his sister",
    "Lawyered ok w/ standards; keep her anonymous",
    "Наст. имя Олег; не публиковать, просил не называть фамилию",
    "НЕ ПУБЛИКОВАТЬ: перепроверить звание у матери",
    "Не Для Печати, фактчек: звонил жене",
    "проверено через родственников, имя не называть",
    "Не публікувати. Справжнє ім'я: Остап",
    "для фактчекерів: перевірено телефоном, мати підтвердила",
    "Nicht veröffentlichen! Klarname ist Jonas, mit der Mutter abgesprochen",
    "Interne Notiz: bitte prüfen, Angabe unter drei",
    "Ne pas publier, vrai nom : Camille, confirmé par sa mère",
    "Note interne : à vérifier avec la rédaction",
    "No publicar: nombre real es Inés, verificado con su madre",
    "Nota interna. Pidió no ser identificado.",
    "Non pubblicare, vero nome: Chiara; da verificare con la madre",
    "Não publicar. Nome verdadeiro: Inês, confirmado com a mãe",
    "Nie publikować! Prawdziwe nazwisko zna redakcja, sprawdzone telefonicznie",
    "Yayınlamayın, gerçek adı: Emre, annesi ile doğrulandı",
    "ليس للنشر، الاسم الحقيقي: سامي",
    "请勿发表，真名：李明，已与母亲核实",
    "掲載不可。本名は山田太郎、母親に確認済み",
    "게재 금지. 실명은 김철수, 어머니에게 확인 완료",
    "Niet publiceren, echte naam is Joris, gecheckt bij zijn moeder",
    "Ej för publicering, riktiga namnet är Lars",
    "Nezveřejňovat, pravé jméno: Petr",
    "לא לפרסום, שם אמיתי: דנה",
    "منتشر نشود، نام واقعی: رضا",
  ]

  /// Notes that need a key such as `note`.
  static let notesUnderWeakKey = [
    "number registered to his aunt, needs to be verified",
    "speaker is probably Pvt Andriy, relation unclear",
    "spelling per passport scan, TK rank",
    "перезвонить матери, уточнить звание",
    "со слов жены; номер принадлежит сестре",
    "передзвонити, не підтверджено",
    "noch nicht bestätigt, Rückruf von Mutter von Jonas",
    "à recouper avec le frère, pas encore vérifié",
    "falta confirmar el nombre con la madre",
    "da ricontrollare, secondo la madre è vivo",
    "falta confirmar com a mãe, tradução a revisar",
    "do sprawdzenia u matki, oddzwonić",
    "teyit edilmeli, annesi geri arayacak",
    "يجب التحقق من الرتبة مع والدته",
    "待核实，据其母说已回家",
    "要確認、母親に折り返し電話",
    "확인 필요, 어머니에게 다시 전화",
  ]

  @Test(arguments: plainNotes)
  func `a note is found wherever it stands`(text: String) throws {
    let bench = try NoteBench()
    for carrier in [NoteFacts.Carrier.json, .comment, .hiddenText, .attribute] {
      #expect(try bench.score(text, NoteFacts(carrier: carrier)) >= 0.5)
    }
  }

  @Test(arguments: notesUnderWeakKey)
  func `a note in the making is found under a note key`(text: String) throws {
    #expect(try NoteBench().score(text, NoteFacts(keyStrength: .weak)) >= 0.5)
  }

  @Test(arguments: [
    "Olena says the call was in the second week",
    "голос узнала соседка по дому",
    "他说那天晚上在家里",
  ])
  func `a newsroom key over a sentence is enough`(text: String) throws {
    #expect(try NoteBench().score(text, NoteFacts(keyStrength: .strong)) >= 0.5)
    #expect(try NoteBench().score(text, NoteFacts(keyStrength: .weak)) < 0.5)
    #expect(try NoteBench().read(text) == nil)
  }

  @Test func `a whole record of an exposed person gives high confidence`() throws {
    let facts = NoteFacts(keyStrength: .strong, traits: [.siblingHasPhone, .siblingHasPerson])
    #expect(try NoteBench().score("checked w/ mother, do not name", facts) >= 0.8)
  }

  @Test(arguments: [
    "", "   ", "null", "n/a", "N/A", "-", "--", "none", "TBD", "tbd.", "[REDACTED]", "XXX",
    "xxxxxx",
    "***", "…", "(removed)", "[удалено]", "0", "2024-11-03", "true", "已删除", "?", "TK",
    "https://example.org/not-for-publication", "/desk/not-for-publication", "fc_notes",
  ])
  func `what stands for nothing is no note`(text: String) throws {
    #expect(try NoteBench().read(text, NoteFacts(keyStrength: .strong)) == nil)
  }

  @Test func `the cue words are marked and the language is told`() throws {
    let text = MarkedText("Звонил жене, «не публиковать», «перезвонить» в среду")
    let reading = try #require(try NoteBench().read(String(decoding: text.bytes, as: UTF8.self)))
    #expect(reading.cueRanges == text.ranges)
    #expect(reading.language == "ru")
  }

  @Test func `evidence never quotes the value`() throws {
    let text = "Not for publication: Zebedee Quux, call back"
    let reading = try #require(try NoteBench().read(text, NoteFacts(keyStrength: .strong)))
    for evidence in reading.evidence {
      #expect(!evidence.reason.contains("Quux") && !evidence.reason.contains("publication"))
    }
  }

  @Test(arguments: [
    NoteFacts(traits: .keyIsTeaser),
    NoteFacts(traits: .keyIsTagsOrNegative),
    NoteFacts(traits: .keyIsCredit),
    NoteFacts(traits: .ancestorIsReaderComments),
    NoteFacts(carrier: .jsonLD),
    NoteFacts(carrier: .meta),
    NoteFacts(carrier: .scriptComment),
  ])
  func `a place made for readers speaks against a note`(facts: NoteFacts) throws {
    let bench = try NoteBench()
    let text = "He asked not to be named in this story"
    #expect(try bench.score(text) >= 0.5)
    #expect(try bench.score(text, facts) < 0.5)
  }

  @Test(arguments: [
    ("Correction: ", ""), ("Editor’s note – ", ""), ("От редакции: ", ""),
    ("", " Enter your password."),
    ("", " if (a) { b(); }"), ("", String(repeating: " and so on", count: 100)),
  ])
  func `what is written for readers or machines speaks against a note`(
    opening: String,
    ending: String
  ) throws {
    let bench = try NoteBench()
    let text = "he asked not to be named"
    #expect(try bench.score(text, NoteFacts(carrier: .comment)) >= 0.5)
    #expect(try bench.score(opening + text + ending, NoteFacts(carrier: .comment)) < 0.5)
  }

  @Test func `a key that only looks like a note's adds nothing`() throws {
    let facts = NoteFacts(keyStrength: .strong, traits: .keyIsNoNote)
    #expect(try NoteBench().read("Eleven people have left one so far", facts) == nil)
  }

  @Test func `any bytes can be read`() throws {
    let bench = try NoteBench()
    var bytes = Array("FC: не публиковать 请勿发表".utf8) + [0xFF, 0xC3, 0xE2, 0x28, 0x00]
    while !bytes.isEmpty {
      _ = try bench.read(String(decoding: bytes, as: UTF8.self), NoteFacts(keyStrength: .strong))
      bytes.withUnsafeBufferPointer {
        _ = NoteReader(bench.lexicon).read(
          $0,
          cues: [NoteCue(phrase: 0, range: 0..<1), NoteCue(phrase: -1, range: 0..<99)],
          facts: NoteFacts(keyStrength: .strong),
          using: PatternWorkspace()
        )
      }
      bytes.removeLast()
    }
  }
}
