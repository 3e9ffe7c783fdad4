import SourceText
import Testing

@Suite struct CharsetPropertyTests {
  static let labels = [
    "utf-8", "utf-16le", "utf-16be", "windows-1251", "koi8-r", "iso-8859-6", "shift_jis", "euc-jp",
    "iso-2022-jp", "gb18030", "big5", "euc-kr",
  ]

  /// Bytes at random, of which most look like the encodings' own.
  static func randomBytes(using random: inout SeededRandom) -> [UInt8] {
    let leads: [UInt8] = [0x1B, 0x24, 0x28, 0x42, 0x80, 0x81, 0x88, 0x8E, 0x8F, 0xD0, 0xD8, 0xFF]
    return (0..<Int.random(in: 0...600, using: &random)).map { _ in
      switch Int.random(in: 0..<4, using: &random) {
      case 0: leads.randomElement(using: &random) ?? 0
      case 1: UInt8.random(in: 0x30...0x7E, using: &random)
      default: UInt8.random(in: 0...255, using: &random)
      }
    }
  }

  @Test(arguments: labels)
  func `any bytes become UTF-8 whose characters lie side by side in the page`(_ label: String) {
    var random = SeededRandom(seed: 11)
    for _ in 0..<4 {
      let source = Self.randomBytes(using: &random)
      let page = PageText(decoding: source, given: label, as: .other)
      guard let text = String(validating: page.bytes, as: UTF8.self) else {
        Issue.record("not UTF-8: \(source)")
        continue
      }
      var offset = 0
      var last = SourceSpan(page.charset.origin == .byteOrderMark ? 2 : 0, 2)
      var isFirst = true
      for scalar in text.unicodeScalars {
        let count = UTF8.width(scalar)
        let span = page.sourceSpan(of: offset..<offset + count)
        let follows = isFirst ? span.start >= 0 : span.start >= last.end
        let isSideBySide = label == "iso-2022-jp" || isFirst || span.start == last.end
        // One character of Big5 can become two.
        #expect(follows && isSideBySide || span == last, "\(label) \(offset) \(source)")
        #expect(span.count > 0)
        last = span
        isFirst = false
        offset += count
      }
      #expect(isFirst || label == "iso-2022-jp" || last.end == source.count)
    }
  }

  @Test(arguments: labels.filter { $0 != "iso-2022-jp" })
  func `a character's bytes alone decode to the character`(_ label: String) {
    var random = SeededRandom(seed: 12)
    for _ in 0..<3 {
      let source = Self.randomBytes(using: &random)
      let page = PageText(decoding: source, given: label, as: .other)
      guard page.charset.origin == .given else { continue }
      var offset = 0
      for scalar in String(decoding: page.bytes, as: UTF8.self).unicodeScalars {
        let range = offset..<offset + UTF8.width(scalar)
        offset = range.upperBound
        let span = page.sourceSpan(of: range)
        let alone = PageText(
          decoding: Array(source[span.start..<span.end]),
          given: label,
          as: .other
        )
        guard alone.charset.origin == .given else { continue }
        #expect(
          String(decoding: alone.bytes, as: UTF8.self).unicodeScalars.contains(scalar),
          "\(label) \(span) \(source)"
        )
      }
    }
  }

  @Test func `UTF-8 is checked and repaired as the standard library does`() {
    var random = SeededRandom(seed: 13)
    let pieces = DecodingPropertyTests.pieces + DecodingPropertyTests.broken
    for _ in 0..<4_000 {
      let source = DecodingPropertyTests.randomText(from: pieces, using: &random)
      let page = PageText(decoding: source, given: "utf-8", as: .other)
      #expect(page.bytes == Array(String(decoding: source, as: UTF8.self).utf8), "\(source)")
    }
  }
}
