/// Names in Han, Hangul and katakana, where a name is two to five characters without a space.
extension NameReader {
  /// Reads a value that begins with such a character; nil when it is no name.
  func readEastAsian(_ value: UnsafeBufferPointer<UInt8>) -> NameReading? {
    guard let run = EastAsianRun(value), run.count >= 2 else { return nil }
    switch run.script {
    case .han: return readHan(run, in: value)
    case .hangul: return readHangul(run, in: value)
    case .katakana: return readKatakana(run, in: value)
    }
  }

  private func readHan(_ run: EastAsianRun, in value: UnsafeBufferPointer<UInt8>) -> NameReading? {
    if let gap = run.gap {
      guard gap <= 3, run.count - gap <= 4 else { return nil }
      let family = classes(run, 0..<gap, in: value)
      if family.contains(.japaneseSurname) { return reading(run, gap, 40, in: value) }
      let first = classes(run, 0..<1, in: value)
      return first.contains(.hanSurname) ? reading(run, gap, 25, in: value) : nil
    }
    guard run.count <= 6 else { return nil }
    for length in [3, 2, 1] where run.count > length && run.count - length <= 3 {
      if length == 1, run.count > 3 { continue }
      if classes(run, 0..<length, in: value).contains(.japaneseSurname) {
        // One-character surnames are shared with Chinese names.
        return reading(run, length, length > 1 ? 30 : 24, in: value)
      }
    }
    guard run.count <= 4 else { return nil }
    if run.count > 2, classes(run, 0..<2, in: value).contains(.hanSurname) {
      return reading(run, 2, 24, in: value)
    }
    if run.count <= 3, classes(run, 0..<1, in: value).contains(.hanSurname) {
      return reading(run, 1, 24, in: value)
    }
    return run.count <= 3 ? reading(run, 1, 9, in: value) : nil
  }

  private func readHangul(
    _ run: EastAsianRun,
    in value: UnsafeBufferPointer<UInt8>
  ) -> NameReading? {
    guard run.count == 3, run.gap == nil || run.gap == 1 else { return nil }
    guard classes(run, 0..<1, in: value).contains(.koreanSurname),
      classes(run, 1..<2, in: value).contains(.koreanGiven),
      classes(run, 2..<3, in: value).contains(.koreanGiven)
    else { return nil }
    return reading(run, 1, 24, in: value)
  }

  /// Foreign names in Japanese: two words with a middle dot between them.
  private func readKatakana(
    _ run: EastAsianRun,
    in value: UnsafeBufferPointer<UInt8>
  ) -> NameReading? {
    guard let gap = run.gap, gap >= 2, run.count - gap >= 2 else { return nil }
    return reading(run, gap, 16, in: value, familyFirst: false)
  }

  private func classes(
    _ run: EastAsianRun,
    _ range: Range<Int>,
    in value: UnsafeBufferPointer<UInt8>
  ) -> WordClasses {
    lexicon.classes(of: UnsafeBufferPointer(rebasing: value[run.bytes(of: range)]))
  }

  private func reading(
    _ run: EastAsianRun,
    _ split: Int,
    _ tenths: Int,
    in value: UnsafeBufferPointer<UInt8>,
    familyFirst: Bool = true
  ) -> NameReading {
    let isKnown = tenths >= 20
    let front = run.bytes(of: 0..<split)
    let back = run.bytes(of: split..<run.count)
    var reading = NameReading(
      likeness: Double(tenths) / 100,
      range: front.lowerBound..<back.upperBound
    )
    reading.isCJK = true
    var whole = WordHash()
    for byte in value[front] { whole.add(byte) }
    for byte in value[back] { whole.add(byte) }
    reading.wholeKey = whole.value
    reading.strongTokenCount = isKnown ? 1 : 0
    reading.unknownCount = isKnown ? 0 : 1
    for (range, isFront) in [(front, true), (back, false)] {
      let isFamily = isFront == familyFirst
      reading.tokens.append(
        NameToken(
          part: isFamily ? .family : .given,
          range: range,
          key: WordHash.of(UnsafeBufferPointer(rebasing: value[range])),
          isStrong: isKnown && isFamily,
          isSurname: isKnown && isFamily,
          initials: []
        )
      )
    }
    return reading
  }
}

/// The characters of a value that is all in one East Asian script, but for one gap.
struct EastAsianRun {
  enum Script { case han, hangul, katakana }

  private static let longest = 24

  let script: Script
  private(set) var count = 0
  /// How many characters stand before the space or middle dot, if there is one.
  private(set) var gap: Int?
  private var starts = InlineArray<25, Int>(repeating: 0)
  private var ends = InlineArray<25, Int>(repeating: 0)

  /// Reads `value`; nil when another script, or a second gap, is in it.
  init?(_ value: UnsafeBufferPointer<UInt8>) {
    guard let first = Self.script(of: scanScalar(value, at: 0).value) else { return nil }
    script = first
    var index = 0
    while index < value.count {
      let scalar = scanScalar(value, at: index)
      if Self.isGap(scalar.value) {
        guard gap == nil, count > 0 else { return nil }
        gap = count
      } else {
        let isKanaGiven = gap != nil && script == .han && (0x3041...0x30FF).contains(scalar.value)
        guard Self.script(of: scalar.value) == script || isKanaGiven, count < Self.longest else {
          return nil
        }
        starts[count] = index
        ends[count] = index &+ scalar.length
        count &+= 1
      }
      index &+= scalar.length
    }
    if gap == count { return nil }
  }

  /// The bytes of a range of characters that is not empty.
  func bytes(of range: Range<Int>) -> Range<Int> {
    starts[range.lowerBound]..<ends[range.upperBound - 1]
  }

  private static func script(of value: UInt32) -> Script? {
    if isHan(value) { return .han }
    if isHangul(value) { return .hangul }
    return isKatakana(value) ? .katakana : nil
  }

  private static func isGap(_ value: UInt32) -> Bool {
    value == 0x20 || value == 0x3000 || value == 0x30FB || value == 0xB7 || value == 0xFF1D
  }
}
