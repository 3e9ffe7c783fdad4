/// Data hidden in characters nobody sees, which content platforms add to strings to tell an editor
/// where each came from.
///
/// Three forms: two characters are the hexadecimal digits of a byte; four of an alphabet of four are
/// its bits, two by two, after a mark of four U+200B; eight of any two characters are its bits.
///
/// Source: the encoders of @vercel/stega 0.1 to 1.1 and `src/stega/stega.ts` of @sanity/client 7.14,
/// which write and read the first two forms.
package enum ZeroWidth {
  /// The fewest characters that hold something worth reading.
  private static let leastCount = 8
  /// The fewest bytes those have.
  private static let leastLength = leastCount * 3

  /// The ranges of `text`, in order, in which at least eight invisible characters side by side
  /// spell readable text.
  ///
  /// Looks at one byte in 24 of a text without such characters.
  package static func runs(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = leastLength &- 1
    while index < text.count {
      if mayBelong[Int(text[index])], let run = run(in: text, around: index) {
        if Alphabet(of: run, in: text).map({ ZeroWidthReader(text, run, $0) })?.isText() == true {
          runs.append(run)
        }
        index = run.upperBound &+ leastLength &- 1
      } else {
        index &+= leastLength
      }
    }
    return runs
  }

  /// Decodes what is hidden in `raw` into `sink`; what can be seen is left out.
  ///
  /// The bytes stand for UTF-8, and what is none becomes U+FFFD.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    var index = 0
    while index < raw.count {
      let end = endOfRun(in: raw, from: index)
      guard end > index else {
        index &+= 1
        continue
      }
      if let alphabet = Alphabet(of: index..<end, in: raw) {
        var reader = ZeroWidthReader(raw, index..<end, alphabet)
        reader.readText(into: &sink)
      }
      index = end
    }
  }

  /// The run of invisible characters one of which has a byte at `index`, when it is long enough.
  private static func run(
    in text: UnsafeBufferPointer<UInt8>,
    around index: Int
  ) -> Range<Int>? {
    var start = index
    while start > 0, index &- start < 3, text[start] & 0xC0 == 0x80 { start &-= 1 }
    guard let character = InvisibleDigit(in: text, at: start), start &+ character.length > index
    else { return nil }
    // Backwards the run is short: the byte looked at before lies outside.
    while let length = lengthOfDigit(in: text, endingAt: start) { start &-= length }
    let end = endOfRun(in: text, from: start)
    return end &- start >= leastLength ? start..<end : nil
  }

  private static func lengthOfDigit(
    in text: UnsafeBufferPointer<UInt8>,
    endingAt end: Int
  ) -> Int? {
    for length in 3...4 where end >= length {
      if InvisibleDigit(in: text, at: end &- length)?.length == length { return length }
    }
    return nil
  }

  private static func endOfRun(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while let digit = InvisibleDigit(in: text, at: end) { end &+= digit.length }
    return end
  }

  /// For each byte whether it is one of an invisible character.
  private static let mayBelong: [Bool] = {
    var bytes = [Bool](repeating: false, count: 256)
    let digits = "\u{200B}\u{200C}\u{200D}\u{2060}\u{2061}\u{2062}\u{2063}\u{FEFF}"
    for byte in digits.utf8 { bytes[Int(byte)] = true }
    for scalar in UInt32(0x1D173)...0x1D17A {
      for byte in Unicode.Scalar(scalar).map({ Array($0.utf8) }) ?? [] { bytes[Int(byte)] = true }
    }
    return bytes
  }()

  /// How digits are put together to bytes.
  fileprivate struct Alphabet {
    /// How many bits a digit has.
    var bits: UInt32
    /// For each hexadecimal digit its value in this alphabet.
    var values: [UInt8]

    private static let hexadecimal = Alphabet(bits: 4, values: Array(0...15))
    /// U+200B, U+200C, U+200D and U+FEFF; no other character occurs.
    private static let quaternary = Alphabet(
      bits: 2,
      values: [0, 1, 2, 0, 0, 0, 3] + Array(repeating: 0, count: 9)
    )

    /// The alphabet of the characters of `run`; nil when they are all the same and say nothing.
    init?(of run: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
      var seen: UInt32 = 0
      var count = 0
      var zeros = 0
      var index = run.lowerBound
      while index < run.upperBound, let digit = InvisibleDigit(in: text, at: index) {
        seen |= 1 << UInt32(digit.value)
        if zeros == count, digit.value == 0 { zeros += 1 }
        count += 1
        index &+= digit.length
      }
      guard seen.nonzeroBitCount > 1 else { return nil }
      let isQuaternary = seen & ~0b100_0111 == 0
      if isQuaternary, zeros >= 4 {
        self = .quaternary
      } else if seen.nonzeroBitCount == 2, count % 8 == 0 {
        self = Self.binary(of: seen, run: run, in: text)
      } else {
        self = isQuaternary ? .quaternary : .hexadecimal
      }
    }

    private init(bits: UInt32, values: [UInt8]) {
      self.bits = bits
      self.values = values
    }

    /// Mostly the lower character is 0; the other way round, where only that can be read.
    private static func binary(
      of seen: UInt32,
      run: Range<Int>,
      in text: UnsafeBufferPointer<UInt8>
    ) -> Alphabet {
      let upper = 31 - seen.leadingZeroBitCount
      let usual = Alphabet(bits: 1, values: (0...15).map { $0 == upper ? 1 : 0 })
      let other = Alphabet(bits: 1, values: (0...15).map { $0 == upper ? 0 : 1 })
      let isUsual = ZeroWidthReader(text, run, usual).isText()
      return !isUsual && ZeroWidthReader(text, run, other).isText() ? other : usual
    }
  }
}

/// An invisible character, as the hexadecimal digit it stands for.
private struct InvisibleDigit {
  var value: UInt8
  /// How many bytes it has.
  var length: Int

  /// Reads the character at `start`; nil when it is no digit.
  @inline(__always)
  init?(in text: UnsafeBufferPointer<UInt8>, at start: Int) {
    guard start &+ 2 < text.count else { return nil }
    length = 3
    switch (text[start], text[start &+ 1], text[start &+ 2]) {
    case (0xE2, 0x80, 0x8B...0x8D): value = text[start &+ 2] &- 0x8B
    case (0xE2, 0x81, 0xA2...0xA3): value = text[start &+ 2] &- 0xA2 &+ 3
    case (0xE2, 0x81, 0xA0): value = 5
    case (0xEF, 0xBB, 0xBF): value = 6
    case (0xE2, 0x81, 0xA1): value = 7
    case (0xF0, 0x9D, 0x85):
      guard let last = text.byte(at: start &+ 3), 0xB3...0xBA ~= last else { return nil }
      value = last &- 0xB3 &+ 8
      length = 4
    default: return nil
    }
  }
}

/// Reads the bytes that a run of invisible characters stands for; NUL is left out.
private struct ZeroWidthReader: WrittenBytes {
  private(set) var byteStart = 0
  private(set) var byteEnd: Int

  private let text: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let alphabet: ZeroWidth.Alphabet

  init(
    _ text: UnsafeBufferPointer<UInt8>,
    _ run: Range<Int>,
    _ alphabet: ZeroWidth.Alphabet
  ) {
    self.text = text
    self.alphabet = alphabet
    byteEnd = run.lowerBound
    end = run.upperBound
  }

  mutating func next() -> UInt8? {
    while byteEnd < end {
      byteStart = byteEnd
      var value: UInt32 = 0
      var bitCount: UInt32 = 0
      while bitCount < 8 {
        guard byteEnd < end, let digit = InvisibleDigit(in: text, at: byteEnd) else {
          byteEnd = end
          return nil
        }
        value = value << alphabet.bits | UInt32(alphabet.values[Int(digit.value)])
        bitCount += alphabet.bits
        byteEnd &+= digit.length
      }
      // The mark in front of an alphabet of four, and what some encoders put between texts.
      if value != 0 { return UInt8(truncatingIfNeeded: value) }
    }
    return nil
  }

  /// Whether the bytes are readable text.
  func isText() -> Bool {
    var reader = self
    return reader.areReadable()
  }
}
