import SourceText
import Testing

@Suite struct DecodingPropertyTests {
  /// Pieces that begin, end or break the escapes of all codings.
  static let pieces: [[UInt8]] =
    [
      "&", "&amp", "&amp;", "&not", "in;", "&#", "x", "43", ";", "=", "\\", "\\u", "{", "}", "\\x",
      "d83d", "dd14", "41", "0", "7", "8", "\r", "\n", " ", "%", "%D0", "%9F", "%F0", "ж", "🔔",
      "\u{2028}", "\"", "'", "Kzcg", "-", "_", "/", "\u{0}", "a", "Z", "\u{C}",
      "%u041f", "%uD83D", "%uDD14", "+", "&q;", "&a;", "q;", "0x2b", ",", "55357", "56596", "2b37",
      "\u{C3}", "\u{A9}", "\u{9F}", "\u{E2}", "\u{80}", "\u{99}", "\u{20AC}", "\u{2122}", "Р",
      "џ", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200B}\u{FEFF}", "\u{2062}", "\u{1D173}",
      "\u{200B}\u{200B}\u{200B}\u{200B}", "H4sI",
    ].map { Array($0.utf8) }

  /// Bytes that are no UTF-8, as a broken page has them.
  static let broken: [[UInt8]] = [
    [0xFF], [0xD0], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0x80], [0xC0, 0xAF], [0xC1, 0xBF],
    [0xE0, 0x80, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80],
    [0xE2, 0x80], [0xF0, 0x9D, 0x85], [0xEF, 0xBB], [0x8B], [0x1F, 0x8B, 8], [0x78, 0x9C],
  ]

  /// Codings of texts; the others stand for any bytes.
  static let textCodings = TextCoding.allCases.filter { ![.base64Data, .inflate].contains($0) }

  static func randomText(
    from pieces: [[UInt8]],
    using random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
      pieces.randomElement(using: &random) ?? []
    }
  }

  @Test(arguments: TextCoding.allCases)
  func `both decoders agree, whatever the bytes`(_ coding: TextCoding) {
    var random = SeededRandom(seed: 7)
    for _ in 0..<3_000 {
      let raw = Self.randomText(from: Self.pieces + Self.broken, using: &random)
      let mapped = raw.withUnsafeBufferPointer { coding.decodeMapped($0, at: 0) }
      var bytes = Array("before".utf8)
      raw.withUnsafeBufferPointer { coding.decode($0, into: &bytes) }
      #expect(bytes.dropFirst(6) == mapped.bytes[...], "\(raw)")
    }
  }

  @Test(arguments: TextCoding.allCases)
  func `what is literal stands for itself`(_ coding: TextCoding) {
    var random = SeededRandom(seed: 8)
    var literalCount = 0
    for _ in 0..<3_000 {
      let raw = Self.randomText(from: Self.pieces + Self.broken, using: &random)
      guard raw.withUnsafeBufferPointer({ coding.isLiteral($0) }) else { continue }
      literalCount += 1
      var bytes: [UInt8] = []
      raw.withUnsafeBufferPointer { coding.decode($0, into: &bytes) }
      #expect(bytes == raw)
    }
    #expect(literalCount > 50)
  }

  @Test(arguments: TextCoding.allCases)
  func `both decoders agree on random bytes`(_ coding: TextCoding) {
    var random = SeededRandom(seed: 11)
    for _ in 0..<1_000 {
      let count = Int.random(in: 0...200, using: &random)
      let raw = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let mapped = raw.withUnsafeBufferPointer { coding.decodeMapped($0, at: 5) }
      var bytes: [UInt8] = []
      raw.withUnsafeBufferPointer { coding.decode($0, into: &bytes) }
      #expect(bytes == mapped.bytes, "\(raw)")
      guard !bytes.isEmpty else { continue }
      let whole = mapped.sourceRange(of: 0..<bytes.count)
      #expect(whole.map { 5 <= $0.lowerBound && $0.upperBound <= 5 + raw.count } == true)
    }
  }

  @Test(arguments: textCodings)
  func `valid UTF-8 stays valid`(_ coding: TextCoding) {
    var random = SeededRandom(seed: 9)
    for _ in 0..<3_000 {
      let raw = Self.randomText(from: Self.pieces, using: &random)
      var bytes: [UInt8] = []
      raw.withUnsafeBufferPointer { coding.decode($0, into: &bytes) }
      #expect(String(validating: bytes, as: UTF8.self) != nil, "\(raw)")
    }
  }

  @Test(arguments: TextCoding.allCases)
  func `every decoded piece leads back into the source`(_ coding: TextCoding) {
    var random = SeededRandom(seed: 10)
    for _ in 0..<3_000 {
      let raw = Self.randomText(from: Self.pieces, using: &random)
      let mapped = raw.withUnsafeBufferPointer { coding.decodeMapped($0, at: 0) }
      guard !mapped.bytes.isEmpty else { continue }
      let start = Int.random(in: 0..<mapped.bytes.count, using: &random)
      let end = Int.random(in: start + 1...mapped.bytes.count, using: &random)
      let source = mapped.sourceRange(of: start..<end)
      #expect(source.map { $0.lowerBound >= 0 && $0.upperBound <= raw.count } == true)
      #expect(source?.isEmpty == false)
    }
  }
}

/// A small generator with a seed, so that a failure comes back (Steele, Lea, Flood: SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
