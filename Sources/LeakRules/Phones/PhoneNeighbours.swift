/// The bytes right before and after a candidate, within its fragment.
struct PhoneNeighbours {
  private let text: UnsafeBufferPointer<UInt8>
  private let fragment: Range<Int>
  private let range: Range<Int>

  init(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>, fragment: Range<Int>) {
    self.text = text
    self.fragment = fragment
    self.range = range
  }

  /// Whether a percent escape follows, which is glue for digits but not for a number in an address.
  var escapes: Bool { byte(after: 0) == UInt8(ascii: "%") }

  /// What the bytes around make of a candidate that has no plus.
  var reason: PhoneShape.Reason? {
    let (before, after) = (byte(before: 0), byte(after: 0))
    let point = UInt8(ascii: ".")
    if before == point, byte(before: 1) != point, !isLetter(byte(before: 1)) { return .decimal }
    if isTime { return .time }
    if isCurrencyBefore || isCurrencyAfter { return .price }
    if isComma(before), isDigit(byte(before: 1)) { return .series }
    if isComma(after), isDigit(byte(after: 1)) || isSignOrPoint(byte(after: 1)) { return .series }
    if isJoint(before), isWord(byte(before: 1)) { return .joined }
    if isJoint(after), isWord(byte(after: 1)) { return .joined }
    if before == UInt8(ascii: "-"), after == UInt8(ascii: "-") { return .joined }
    return after == UInt8(ascii: "@") || before == UInt8(ascii: "@") ? .joined : nil
  }

  /// Whether `XX`, `**` or the like stands for more digits before or behind the candidate.
  var isMasked: Bool {
    var end = range.upperBound
    while end < min(range.upperBound + 3, fragment.upperBound), isPadding(text[end]) { end += 1 }
    if maskLength(at: end) >= 2 { return true }
    var start = range.lowerBound
    while start > max(range.lowerBound - 3, fragment.lowerBound), isPadding(text[start - 1]) {
      start -= 1
    }
    return start - 2 >= fragment.lowerBound && isMask(text[start - 1]) && isMask(text[start - 2])
      && !isEdgeOfWord(start - 3)
  }

  // MARK: Bytes

  private func byte(before distance: Int) -> UInt8? {
    let index = range.lowerBound - 1 - distance
    return index >= fragment.lowerBound && index < text.count ? text[index] : nil
  }

  private func byte(after distance: Int) -> UInt8? {
    let index = range.upperBound + distance
    return index < min(fragment.upperBound, text.count) ? text[index] : nil
  }

  private var isTime: Bool {
    let colon = UInt8(ascii: ":")
    return (byte(before: 0) == colon && isDigit(byte(before: 1)))
      || (byte(after: 0) == colon && isDigit(byte(after: 1)))
  }

  /// `$`, `£`, `¥`, or a sign of U+20A0 to U+20CF such as `€`, with at most a space between.
  private var isCurrencyBefore: Bool {
    let gap = byte(before: 0) == UInt8(ascii: " ") ? 1 : 0
    guard let last = byte(before: gap) else { return false }
    if last == UInt8(ascii: "$") { return true }
    let lead = byte(before: gap + 1)
    return (lead == 0xC2 && (0xA2...0xA5).contains(last))
      || (lead == 0x82 && byte(before: gap + 2) == 0xE2)
  }

  private var isCurrencyAfter: Bool {
    let gap = byte(after: 0) == UInt8(ascii: " ") ? 1 : 0
    guard let first = byte(after: gap) else { return false }
    if first == UInt8(ascii: "$") || first == UInt8(ascii: "%") { return true }
    let second = byte(after: gap + 1) ?? 0
    return (first == 0xC2 && ((0xA2...0xA5).contains(second) || second == 0xB0))
      || (first == 0xE2 && second == 0x82)
  }

  /// How many mask signs stand at `start`, two at most; three bullets count as well.
  private func maskLength(at start: Int) -> Int {
    let end = min(fragment.upperBound, text.count)
    guard start + 1 < end else { return 0 }
    if isMask(text[start]), isMask(text[start + 1]) { return 2 }
    guard start + 3 < end else { return 0 }
    // Two Cyrillic letters that look like X, or two bullets.
    let isHa = { (index: Int) in
      (text[index] == 0xD0 && text[index + 1] == 0xA5)
        || (text[index] == 0xD1 && text[index + 1] == 0x85)
    }
    if isHa(start), isHa(start + 2) { return 2 }
    return text[start] == 0xE2 && text[start + 1] == 0x80 && text[start + 2] == 0xA2
      && text[start + 3] == 0xE2 ? 2 : 0
  }

  private func isEdgeOfWord(_ index: Int) -> Bool {
    index >= fragment.lowerBound && isLetter(text[index]) && !isMask(text[index])
  }

  private func isPadding(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ")")
      || byte == UInt8(ascii: "(")
  }

  private func isMask(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "X"), UInt8(ascii: "x"), UInt8(ascii: "*"), UInt8(ascii: "#"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func isComma(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: ",") }

  private func isSignOrPoint(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private func isJoint(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { $0 &- UInt8(ascii: "0") < 10 } ?? false
  }

  private func isLetter(_ byte: UInt8?) -> Bool {
    byte.map { $0 | 0x20 &- UInt8(ascii: "a") < 26 || $0 >= 0x80 } ?? false
  }

  /// Letters beyond ASCII do not count: notes run them on, identifiers do not have them.
  private func isWord(_ byte: UInt8?) -> Bool {
    isDigit(byte) || (isLetter(byte) && byte.map { $0 < 0x80 } ?? false)
      || byte == UInt8(ascii: "_")
  }
}
