/// The words of a value, in a buffer that lives as long as the reading of it.
struct TokenList {
  private let buffer: UnsafeMutableBufferPointer<TokenReading>
  private(set) var count = 0
  private(set) var commas = 0
  private var foreignWords = 0
  /// Whether a nickname or call sign stood in quotes or brackets; it is left out.
  private(set) var hasNickname = false

  init(_ buffer: UnsafeMutableBufferPointer<TokenReading>) { self.buffer = buffer }

  var readings: UnsafeBufferPointer<TokenReading> {
    UnsafeBufferPointer(rebasing: buffer[..<count])
  }

  /// Adds a word; false when there is no more room.
  mutating func append(_ reading: TokenReading) -> Bool {
    guard count < buffer.count else { return false }
    buffer[count] = reading
    count &+= 1
    return true
  }

  /// Splits `value` at white space and commas; false when it has too many words for a name.
  mutating func fill(
    from value: UnsafeBufferPointer<UInt8>,
    with classifier: TokenClassifier,
    assumingCapital: Bool,
    isShouted: Bool
  ) -> Bool {
    var index = 0
    while index < value.count {
      if let length = separatorLength(value, at: index) {
        if value[index] == UInt8(ascii: ",") { commas &+= 1 }
        index &+= length
        continue
      }
      if let end = endOfNickname(value, at: index) {
        hasNickname = true
        index = end
        continue
      }
      let start = index
      while index < value.count, separatorLength(value, at: index) == nil {
        index &+= scanScalar(value, at: index).length
      }
      let split = endOfGluedInitials(value, start, index)
      for (from, to) in [(start, split), (split, index)] where from < to {
        let reading = classifier.read(
          value,
          from,
          to,
          assumingCapital: assumingCapital,
          isShouted: isShouted
        )
        if reading.kind == .foreign { foreignWords &+= 1 }
        // One such word is forgiven in a long name, none where capitals are only assumed.
        if foreignWords > (assumingCapital ? 0 : 1) || !append(reading) { return false }
      }
    }
    return true
  }

  @inline(__always)
  private func separatorLength(_ value: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    switch value[index] {
    case UInt8(ascii: " "), 0x09, UInt8(ascii: ","): 1
    case 0xC2 where index &+ 1 < value.count && value[index &+ 1] == 0xA0: 2
    case 0xD8 where index &+ 1 < value.count && value[index &+ 1] == 0x8C: 2
    default: nil
    }
  }

  /// Where a word in quotes or brackets ends that begins at `index`; nil for other words.
  private func endOfNickname(_ value: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let open = scanScalar(value, at: index)
    let close: UInt32
    switch open.value {
    case 0x28: close = 0x29
    case 0x22: close = 0x22
    case 0xAB: close = 0xBB
    case 0x201C, 0x201D: close = 0x201D
    case 0x201E: close = 0x201C
    default: return nil
    }
    // A value all in quotes is a quoted name, not a nickname.
    if index == 0 { return nil }
    var end = index &+ open.length
    while end < value.count {
      let scalar = scanScalar(value, at: end)
      end &+= scalar.length
      if scalar.value == close { return end }
    }
    return nil
  }

  /// Where initials end that stand glued to a surname, as in `И.И.Иванов`; else `start`.
  private func endOfGluedInitials(
    _ value: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Int {
    var index = start
    var split = start
    while index < end {
      let scalar = scanScalar(value, at: index)
      let dot = index &+ scalar.length
      guard letterCase(of: scalar.value) == .upper, dot < end, value[dot] == UInt8(ascii: ".")
      else { break }
      index = dot &+ 1
      split = index
    }
    return end &- split >= 3 ? split : start
  }
}
