import SourceText
import Testing

/// Codings that write bytes or characters as numbers.
@Suite struct ByteCodingTests {
  static let pairs = [
    CodingCase("pairs", "2b37 «20»39«31»36", "+7« »9«1»6"),
    CodingCase("either case", "«D09f»«d180»", "«П»«р»"),
    CodingCase("line breaks", "«2\r\nb»\n«37»\n", "«+»«7»"),
    CodingCase("a digit cut off from its pair", "4 x«41»,4", "«A»"),
    CodingCase("a letter cut short", "«d0»41«d0»", "«\u{FFFD}»A«\u{FFFD}»"),
    CodingCase("bytes of no letter", "«ff»«80»", "«\u{FFFD}»«\u{FFFD}»"),
    CodingCase("nothing", "xyz", ""),
  ]

  @Test(arguments: pairs) func `hexadecimal texts`(_ row: CodingCase) {
    row.check(.hexadecimal)
  }

  static let separated = [
    CodingCase("escapes", #"\x«2b»\x«37»"#, "«+»«7»"),
    CodingCase("numbers", "0x«2b», 0X«37»", "«+»«7»"),
    CodingCase("colons", "2b:«37»:39", "+«7»9"),
  ]

  @Test(arguments: separated) func `hexadecimal with marks between`(_ row: CodingCase) {
    row.check(.hexadecimal)
  }

  @Test func `text in hexadecimal is told from checksums and numbers`() {
    let texts = [
      "72696e6720416e61", "72696E67 20416E61\n", #"\x72696e6720416e61"#, "0x72696e6720416e61",
      "d09fd180d0b8d0b2d0b5d182", hexadecimal("{\"a\":\"b\",\"c\":1}"),
      hexadecimal("jo@example.org"),
      hexadecimal("https://example.org/a"),
    ]
    for text in texts { #expect(text.passes(Hexadecimal.isText), "\(text)") }
    let others = [
      "", "72696e6720416e6", "72696e672041", "d41d8cd98f00b204e9800998ecf8427e",
      "20220914103045123",
      "2022091410304512", "3132333435363738", "deadbeefdeadbeef", "the face of a decade, bad cafe",
      "72696e6720416e61, x", "72696e6720416e6100", hexadecimal("<<;;--..!!??"), "0x", "\\x",
      "facade facade facade", "00000000000000000000", "ffffffffffffffff",
    ]
    for text in others { #expect(!text.passes(Hexadecimal.isText), "\(text)") }
  }

  @Test func `random numbers are no text`() {
    var random = SeededRandom(seed: 3)
    for (length, most) in [(8, 20), (10, 4), (16, 0), (20, 0), (32, 0)] {
      let count = (0..<20_000).count { _ in
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
        return hexadecimal(bytes).passes(Hexadecimal.isText)
      }
      #expect(count <= most, "\(length) bytes")
    }
  }

  static let cloudflare = [
    CodingCase("an address", "42«28»«2d»02273a232f322e276c2d3025", "«j»«o»@example.org"),
    CodingCase("no key", "", ""),
    CodingCase("a key only", "42", ""),
    CodingCase("a letter of two bytes", "01«d19e»", "«П»"),
  ]

  @Test(arguments: cloudflare) func `addresses of Cloudflare`(_ row: CodingCase) {
    row.check(.cloudflareEmail)
  }

  @Test func `an address of Cloudflare is known`() {
    for key in UInt8.min...UInt8.max {
      let text = hexadecimal([key] + "jo@example.org".utf8.map { $0 ^ key })
      #expect(text.passes(CloudflareEmail.isAddress))
      #expect(decoded(text, as: .cloudflareEmail) == "jo@example.org")
    }
    let others = [
      "", "42", "4228", hexadecimal([0] + Array("jo at example.org".utf8)), "a7@",
      hexadecimal([0] + Array("jo@ex@mple.org".utf8)), "d41d8cd98f00b204e9800998ecf8427e",
      hexadecimal([0] + Array("jo@example.org".utf8)) + "  ", "00 6a40612e 62 ", "006a40612e627",
    ]
    for text in others { #expect(!text.passes(CloudflareEmail.isAddress), "\(text)") }
  }

  static let data = [
    CodingCase("a group", "«Kzcg»OTE2", "«+7 »916"),
    CodingCase("each byte from its characters", "«Kz»cg", "«+»7 "),
    CodingCase("padding and line breaks", "«Kw»==\n«Nw»", "«+»«7»"),
    CodingCase("nothing", "===", ""),
  ]

  @Test(arguments: data) func `base64 of data`(_ row: CodingCase) {
    row.check(.base64Data)
  }

  @Test func `base64 gives any bytes back`() {
    let text = "//79/AGAwMHYAN+tvg=="
    var bytes: [UInt8] = []
    Array(text.utf8).withUnsafeBufferPointer { TextCoding.base64Data.decode($0, into: &bytes) }
    #expect(bytes == [0xFF, 0xFE, 0xFD, 0xFC, 1, 0x80, 0xC0, 0xC1, 0xD8, 0, 0xDF, 0xAD, 0xBE])
    let mapped = Array(text.utf8).withUnsafeBufferPointer {
      TextCoding.base64Data.decodeMapped($0, at: 0)
    }
    #expect(mapped.bytes == bytes)
    #expect(
      (0..<13).map { mapped.sourceRange(of: $0..<$0 + 1)?.lowerBound }.prefix(4) == [0, 1, 2, 4]
    )
  }

  static let lists = [
    CodingCase("a call's arguments", "«43», «0x37»,«32»", "«+»«7»« »"),
    CodingCase("an array", "[«1055»,«0X0440»]", "«П»«р»"),
    CodingCase("the call", "String.fromCharCode(«43»,\n«55»)", "«+»«7»"),
    CodingCase("surrogates", "«55357, 0xDD14» «128276»", "«🔔»«🔔»"),
    CodingCase(
      "lone surrogates",
      "«0xd83d» 65 «0xdd14» «0xd83d» «0xd83d 0xdd14» «0xd83d»",
      "«\u{FFFD}»A«\u{FFFD}»«\u{FFFD}»«🔔»«\u{FFFD}»"
    ),
    CodingCase(
      "no character",
      "«1114112» «99999999999999999999» «0xfffffffffff»",
      "«\u{FFFD}»«\u{FFFD}»«\u{FFFD}»"
    ),
    CodingCase("x of no number", "«65»x«66»", "«A»«B»"),
    CodingCase("nothing", "fromCharCode()", ""),
  ]

  @Test(arguments: lists) func `character codes`(_ row: CodingCase) {
    row.check(.characterCodes)
  }

  @Test func `lists of codes are told from lists of measurements`() {
    let texts = [
      codes("ring Ana"), "[" + codes("ring Ana on 020 7946 0011") + "]", codes("jo@example.org"),
      codes(#"{"a":"b","c":["d"]}"#), "1087, 1088, 1080, 1074, 1077, 1090, 32, 55357, 56596",
      "0x72 0x69 0x6e 0x67 0x20 0x41 0x6e 0x61",
    ]
    for text in texts { #expect(text.passes(CharacterCodes.isText), "\(text)") }
    let others = [
      "", codes("ring An"), "65, 59, 80, 81, 56, 55, 40, 45, 60, 62", "1, 2, 3, 4, 5, 6, 7, 8, 9",
      codes("ring Ana") + " of", "50 51 52 53 54 55 56 57 48 49",
      "300 400 20000000 5000 600 700 800",
      codes("ring Ana") + ".5", "[]", "[[[[[[[[[[[[[[[[[[[[",
    ]
    for text in others { #expect(!text.passes(CharacterCodes.isText), "\(text)") }
  }
}

/// The bytes of `text` in hexadecimal.
func hexadecimal(_ text: String) -> String { hexadecimal(Array(text.utf8)) }

/// `bytes` in hexadecimal.
func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// The code units of `text`, as a list.
func codes(_ text: String) -> String { text.utf16.map { "\($0)" }.joined(separator: ",") }

/// What `text` stands for.
func decoded(_ text: String, as coding: TextCoding) -> String {
  var bytes: [UInt8] = []
  Array(text.utf8).withUnsafeBufferPointer { coding.decode($0, into: &bytes) }
  return String(decoding: bytes, as: UTF8.self)
}

extension String {
  /// Whether `recogniser` says yes to the text.
  func passes(_ recogniser: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    Array(utf8).withUnsafeBufferPointer(recogniser)
  }
}
