import Testing

@testable import LeakRules

@Suite struct NearestWordTests {
  static let words = ["carriers", "confidence", "keys", "kind", "why", "words"]

  static let cases: [(String, String?)] = [
    ("carriers", "carriers"), ("carrier", "carriers"), ("Carreirs", "carriers"),
    ("confidense", "confidence"), ("kyes", "keys"), ("key", "keys"), ("wrods", "words"),
    ("wy", "why"), ("colour", nil), ("k", nil), ("", nil), ("carrierscarriers", nil),
  ]

  @Test(arguments: cases)
  func `the nearest word is the one meant`(_ word: String, _ nearest: String?) {
    #expect(nearestWord(to: word, in: Self.words) == nearest)
  }

  @Test func `of two words the first wins`() {
    #expect(nearestWord(to: "cat", in: ["bat", "rat"]) == "bat")
  }

  @Test func `a word too long to be mistyped is near nothing`() {
    let long = String(repeating: "a", count: 65)
    #expect(nearestWord(to: long, in: [long]) == nil)
    #expect(nearestWord(to: String(repeating: "a", count: 64), in: [long]) == nil)
  }
}
