import SourceText
import Testing

/// Codings that put other letters, or the same in another order.
@Suite struct LetterCodingTests {
  static let rotated = [
    CodingCase("letters only", "«znvygb»:wb@rknzcyr.bet?«0»", "«mailto»:jo@example.org?«0»"),
    CodingCase("either case", "«A»M«n»z", "«N»Z«a»m"),
    CodingCase("beyond ASCII", "ж«n»ж", "ж«a»ж"),
  ]

  @Test(arguments: rotated) func `rotated letters`(_ row: CodingCase) {
    row.check(.rot13)
  }

  @Test func `rotating twice changes nothing, at any length`() {
    var random = SeededRandom(seed: 4)
    for count in [0, 1, 4095, 4096, 4097, 10_000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      var once: [UInt8] = []
      var twice: [UInt8] = []
      bytes.withUnsafeBufferPointer { TextCoding.rot13.decode($0, into: &once) }
      once.withUnsafeBufferPointer { TextCoding.rot13.decode($0, into: &twice) }
      #expect(twice == bytes)
      let mapped = bytes.withUnsafeBufferPointer { TextCoding.rot13.decodeMapped($0, at: 7) }
      #expect(mapped.bytes == once)
      if count > 4096 { #expect(mapped.sourceRange(of: 4090..<4097) == 4097..<4104) }
    }
  }

  @Test func `rotated links are known`() {
    for text in [
      "znvygb:wb@rknzcyr.bet", "gry:+442079460011", "uggc://rknzcyr.bet", "UGGCF://rknzcyr.bet",
      "<n uers=\"uggcf://n\">", "a: b: 'gry:020'",
    ] {
      #expect(text.passes(RotatedLetters.holdsLink), "\(text)")
    }
    for text in [
      "", ":", "mailto:jo@example.org", "angry:1", "gry: 12", "gry:", "xznvygb:", "uggc", "uggc:x",
      "http://example.org", "gry:x", "://", "vygb:",
    ] {
      #expect(!text.passes(RotatedLetters.holdsLink), "\(text)")
    }
  }

  static let reversed = [
    CodingCase("a number", "«11»00 6497 020", "020 7946 00«11»"),
    CodingCase("whole characters", "т«ё»🔔ж", "ж🔔«ё»т"),
    CodingCase("characters side by side", "т«ё🔔»ж", "ж«🔔ё»т"),
    CodingCase("a run of characters", "gro«.elpmaxe»@oj", "jo@«example.»org"),
    CodingCase("one", "«a»", "«a»"),
    CodingCase("none", "", ""),
  ]

  @Test(arguments: reversed) func `reversed texts`(_ row: CodingCase) {
    row.check(.reversed)
  }

  @Test func `reversing twice changes no text`() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<500 {
      let text = DecodingPropertyTests.randomText(
        from: DecodingPropertyTests.pieces,
        using: &random
      )
      let string = String(decoding: text, as: UTF8.self)
      #expect(decoded(decoded(string, as: .reversed), as: .reversed) == string)
    }
  }

  @Test func `broken characters are reversed byte by byte`() {
    let bytes: [UInt8] = [0x41, 0xD0, 0x80, 0x80, 0xD0, 0xFF, 0x80]
    var reversed: [UInt8] = []
    bytes.withUnsafeBufferPointer { TextCoding.reversed.decode($0, into: &reversed) }
    #expect(reversed == [0x80, 0xFF, 0xD0, 0x80, 0xD0, 0x80, 0x41])
  }

  @Test func `reversed links are known`() {
    for text in [
      "gro.elpmaxe@oj:otliam", "110064970244+:let", "11-00 6497 (020):let", "gro.elpmaxe//:ptth",
      "a: b/gro.elpmaxe//:sptth", "moc.elpmaxe@oj", "gro.elpmaxe@oj",
    ] {
      #expect(text.passes(ReversedText.holdsLink), "\(text)")
    }
    for text in [
      "", ":", "mailto:jo@example.org", "and then:let us", "12:let us", ":let", "a1100649:let",
      "http://example.org", "//:", "moc.elpmaxe", "110064970244: x:let", "Uhr 12345:let",
    ] {
      #expect(!text.passes(ReversedText.holdsLink), "\(text)")
    }
  }

  static let angular = [
    CodingCase("quotes", "{«&q;»tel«&q;»:&q;«it&s;s»&q;}", "{«\"»tel«\"»:\"«it's»\"}"),
    CodingCase("tags", "«&l;»b«&g;»", "«<»b«>»"),
    CodingCase("read once", "«&a;»q; «&a;»amp;", "«&»q; «&»amp;"),
    CodingCase("others stay", "&quot; &x; & &q &;", "&quot; &x; & &q &;"),
    CodingCase("cut", "a&", "a&"),
  ]

  @Test(arguments: angular) func `state of Angular`(_ row: CodingCase) {
    row.check(.angularEscapes)
  }

  @Test func `state of Angular is known`() {
    #expect("{&q;a&q;:1}".passes(AngularEscapes.areIn))
    #expect("& & &q;".passes(AngularEscapes.areIn))
    for text in ["", "&", "&q", "{\"a\":1}", "?a=1&q=2;", "&quot;"] {
      #expect(!text.passes(AngularEscapes.areIn), "\(text)")
    }
  }
}
