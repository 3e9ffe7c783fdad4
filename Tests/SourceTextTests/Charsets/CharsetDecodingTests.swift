import Foundation
import SourceText
import Testing

/// Characters of an encoding with their bytes.
struct CharsetSample: CustomTestStringConvertible, Sendable {
  var label: String
  /// Each character, `=`, its bytes in hexadecimal; `_` is a space.
  var characters: [(text: String, bytes: [UInt8])]

  init(_ label: String, _ characters: String) {
    self.label = label
    self.characters = characters.split(separator: " ").map { pair in
      let fields = pair.split(separator: "=")
      let bytes = stride(from: 0, to: fields[1].count, by: 2).compactMap { offset in
        UInt8(fields[1].dropFirst(offset).prefix(2), radix: 16)
      }
      return (fields[0] == "_" ? " " : String(fields[0]), bytes)
    }
  }

  var testDescription: String { label }
}

@Suite struct CharsetDecodingTests {
  static let samples = [
    CharsetSample(
      "windows-1251",
      "+=2B П=CF ё=B8 т=F2 р=F0 №=B9 _=20 Ґ=A5 ї=BF —=97 \u{98}=98 >=3E"
    ),
    CharsetSample("koi8-r", "<=3C p=70 >=3E П=F0 ё=A3 т=D4 р=D2 _=20 з=DA"),
    CharsetSample("koi8-u", "П=F0 ї=A7 ў=AE"),
    CharsetSample("ibm866", "П=8F ё=F1 т=E2 р=E0 _=20 №=FC"),
    CharsetSample("iso-8859-5", "П=BF ё=F1 т=E2 р=E0 _=20 №=F0 _=20 ї=F7"),
    CharsetSample("x-mac-cyrillic", "П=8F ё=DE т=F2 р=F0 _=20 №=DC _=20 ї=BB €=FF"),
    CharsetSample("iso-8859-2", "Ł=A3 ó=F3 d=64 ź=BC"),
    CharsetSample("windows-1252", "é=E9 €=80 \u{81}=81 a=61"),
    CharsetSample("latin1", "–=96 ÿ=FF"),
    CharsetSample("windows-874", "ก=A1 \u{FFFD}=DB a=61"),
    CharsetSample("x-user-defined", "a=61 \u{F780}=80 \u{F7FF}=FF"),
    CharsetSample("shift_jis", "電=9364 ｶ=B6 ﾅ=C5 0=30 表=955C ソ=835C \\=5C ~=7E \u{FFFD}=FF a=61"),
    CharsetSample("euc-jp", "電=C5C5 話=CFC3 ｶ=8EB6 ﾅ=8EC5 _=20 0=30 3=33 丂=8FB0A1"),
    CharsetSample("gb18030", "电=B5E7 话=BBB0 _=20 0=30 €=A2E3 😀=9439FC36 €=80 \u{FFFD}=FF"),
    CharsetSample("gb2312", "电=B5E7 话=BBB0 _=20 0=30 镕=E946"),
    CharsetSample("big5", "電=B971 話=B8DC _=20 0=30 2=32 許=B35C"),
    CharsetSample("euc-kr", "전=C0FC 화=C8AD _=20 0=30 똠=8C63"),
    CharsetSample(
      "utf-16le",
      "<=3C00 П=1F04 ё=5104 _=2000 😀=3DD800DE \u{FFFD}=3DD8 電=FB96 \u{FFFD}=00DE"
    ),
    CharsetSample("utf-16be", "<=003C П=041F ё=0451 _=0020 😀=D83DDE00 \u{FFFD}=D83D 電=96FB"),
    CharsetSample(
      "utf-8",
      "<=3C П=D09F \u{FFFD}=FF 😀=F09F9880 \u{FFFD}=F09F98 _=20 \u{FFFD}=C0 \u{FFFD}=AF 電=E99BBB"
    ),
  ]

  @Test(arguments: samples)
  func `each character leads back to its bytes`(_ sample: CharsetSample) {
    // Often enough to pass many anchors, which then fall on any place of a character.
    let characters = Array(repeatElement(sample.characters, count: 50).joined())
    let page = PageText(
      decoding: characters.flatMap(\.bytes),
      given: sample.label,
      as: .other
    )
    #expect(String(decoding: page.bytes, as: UTF8.self) == characters.map(\.text).joined())
    var text = 0
    var source = 0
    for character in characters {
      let end = text + character.text.utf8.count
      let span = SourceSpan(source, source + character.bytes.count)
      #expect(page.sourceSpan(of: text..<end) == span)
      #expect(page.sourceSpan(of: end - 1..<end) == span)
      #expect(page.sourceSpan(of: text..<text) == SourceSpan(source, source))
      text = end
      source = span.end
    }
    #expect(page.sourceSpan(of: text..<text) == SourceSpan(source, source))
    #expect(page.sourceSpan(of: 0..<text) == SourceSpan(0, source))
  }

  @Test(arguments: samples)
  func `a text cut anywhere keeps its whole characters`(_ sample: CharsetSample) {
    let bytes = sample.characters.flatMap(\.bytes)
    for end in 0...bytes.count {
      let page = PageText(decoding: Array(bytes[..<end]), given: sample.label, as: .other)
      var expected = ""
      var length = 0
      for character in sample.characters {
        guard length + character.bytes.count <= end else { break }
        expected += character.text
        length += character.bytes.count
      }
      let text = String(decoding: page.bytes, as: UTF8.self)
      #expect(text.unicodeScalars.starts(with: expected.unicodeScalars), "\(end)")
      #expect(length == end || text.unicodeScalars.count > expected.unicodeScalars.count)
    }
  }

  @Test func `ISO-2022-JP switches sets, and forgets none at an anchor`() {
    let unit = Array("a\u{1B}$BEEOC\u{1B}(I6E\u{1B}(J\\~\u{1B}(Bz".utf8)
    let units = 100
    let source = Array(repeatElement(unit, count: units).joined())
    let page = PageText(decoding: source, given: "iso-2022-jp", as: .other)
    let text = "a電話ｶﾅ¥‾z"
    #expect(String(decoding: page.bytes, as: UTF8.self) == String(repeating: text, count: units))
    let length = text.utf8.count
    for start in stride(from: 0, to: page.bytes.count, by: length) {
      let unitStart = start / length * unit.count
      #expect(
        page.sourceSpan(of: start + 4..<start + 7) == SourceSpan(unitStart + 6, unitStart + 8)
      )
      #expect(
        page.sourceSpan(of: start + 7..<start + 10) == SourceSpan(unitStart + 11, unitStart + 12)
      )
    }
  }

  @Test func `a long text in one shift state maps back`() {
    let source =
      Array("\u{1B}$B".utf8) + Array(repeatElement(Array("EE".utf8), count: 5000).joined())
    let page = PageText(decoding: source, given: "iso-2022-jp", as: .other)
    #expect(page.bytes.count == 15000)
    #expect(page.sourceSpan(of: 14997..<15000) == SourceSpan(10001, 10003))
  }

  @Test func `a character of Big5 that stands for two keeps both`() {
    let unit: [UInt8] = [0x61, 0x88, 0x62, 0x88, 0xA5, 0x62]
    let source = Array(repeatElement(unit, count: 300).joined())
    let page = PageText(decoding: source, given: "big5", as: .other)
    let text = "aÊ\u{304}ê\u{30C}b"
    #expect(String(decoding: page.bytes, as: UTF8.self) == String(repeating: text, count: 300))
    let last = page.bytes.count - text.utf8.count
    #expect(page.sourceSpan(of: last + 1..<last + 5) == SourceSpan(299 * 6 + 1, 299 * 6 + 3))
  }

  @Test func `a broken lead byte does not take the markup behind it along`() {
    for label in ["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"] {
      let page = PageText(decoding: [0x61, 0x8F] + Array("<b>".utf8), given: label, as: .markup)
      #expect(page.bytes.suffix(3).elementsEqual("<b>".utf8), "\(label)")
      #expect(page.sourceSpan(of: page.bytes.count - 3..<page.bytes.count) == SourceSpan(2, 5))
    }
  }

  @Test func `the single-byte tables are those of the C library, but for what browsers changed`() {
    // Where the library knows no character the standard has a control, or what its history left.
    let changed: [String: [UInt8: Unicode.Scalar]] = [
      "koi8-u": [0xAE: "\u{45E}", 0xBE: "\u{40E}"],
      "macintosh": [0xC6: "\u{2206}", 0xF0: "\u{F8FF}"],
      "windows-1255": [0xCA: "\u{5BA}"],
      "x-mac-cyrillic": [0xFF: "\u{20AC}"],
    ]
    let names = ["iso-8859-8-i": "iso-8859-8", "windows-874": "cp874", "x-mac-cyrillic": "mac-uk"]
    for name in singleByteNames {
      let descriptor = iconv_open("UTF-8", names[name] ?? name)
      guard Int(bitPattern: descriptor) != -1 else {
        Issue.record("the C library lacks \(name)")
        continue
      }
      defer { iconv_close(descriptor) }
      let page = PageText(decoding: Array(0x80...0xFF), given: name, as: .other)
      let characters = String(decoding: page.bytes, as: UTF8.self).unicodeScalars
      for (byte, ours) in zip(UInt8(0x80)...0xFF, characters) {
        let theirs = scalar(of: byte, by: descriptor)
        let control = byte < 0xA0 ? Unicode.Scalar(byte) : "\u{FFFD}"
        let expected = changed[name]?[byte] ?? theirs ?? control
        #expect(ours == expected, "\(name) \(String(byte, radix: 16))")
      }
    }
  }

  private let singleByteNames =
    ["ibm866", "koi8-r", "koi8-u", "macintosh", "windows-874", "x-mac-cyrillic"]
    + ([2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map { "iso-8859-\($0)" } + ["iso-8859-8-i"])
    + (0...8).map { "windows-125\($0)" }

  private func scalar(of byte: UInt8, by descriptor: iconv_t?) -> Unicode.Scalar? {
    var input = [CChar(bitPattern: byte)]
    var output = [CChar](repeating: 0, count: 16)
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var fromLeft = 1
        var to = output.baseAddress
        var toLeft = 16
        iconv(descriptor, nil, nil, nil, nil)
        iconv(descriptor, &from, &fromLeft, &to, &toLeft)
        // Some keep a letter back, to see whether an accent follows.
        iconv(descriptor, nil, nil, &to, &toLeft)
        return 16 - toLeft
      }
    }
    let bytes = output.prefix(count).map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
  }
}
