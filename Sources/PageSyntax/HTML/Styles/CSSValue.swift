/// The value of a CSS declaration, read for whether it hides.
struct CSSValue {
  private let text: UnsafeBufferPointer<UInt8>
  private var range: Range<Int>

  /// The value at `range`, without whitespace around it.
  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.text = text
    self.range = range
  }

  var isEmpty: Bool { range.isEmpty }

  /// Takes `!important` off the end; returns whether it was there.
  mutating func removeImportant() -> Bool {
    let word: StaticString = "important"
    var end = range.upperBound &- word.utf8CodeUnitCount
    guard end > range.lowerBound, text.holds(word, at: end) else { return false }
    end = trimmed(end)
    guard end > range.lowerBound, text[end &- 1] == UInt8(ascii: "!") else { return false }
    range = range.lowerBound..<trimmed(end &- 1)
    return true
  }

  private func trimmed(_ end: Int) -> Int {
    var end = end
    while end > range.lowerBound, HTMLByteSet.whitespace.contains(text[end &- 1]) { end &-= 1 }
    return end
  }

  /// Whether the value is `word`, ASCII case ignored.
  func isWord(_ word: StaticString) -> Bool {
    range.count == word.utf8CodeUnitCount && text.holds(word, at: range.lowerBound)
  }

  /// Whether `word` stands first, alone or with more words behind it.
  func startsWithWord(_ word: StaticString) -> Bool {
    let end = range.lowerBound &+ word.utf8CodeUnitCount
    guard end <= range.upperBound, text.holds(word, at: range.lowerBound) else { return false }
    return end == range.upperBound || HTMLByteSet.whitespace.contains(text[end])
  }

  // MARK: Numbers

  /// A number and what is written right behind it.
  private struct Dimension {
    var number: Double
    var unit: Range<Int>
    /// The offset past number and unit.
    var end: Int { unit.upperBound }
  }

  /// The number at `start`, whose unit goes on to the next byte that cannot be in one.
  private func dimension(at start: Int) -> Dimension? {
    var index = start
    var isNegative = false
    if index < range.upperBound,
      text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+")
    {
      isNegative = text[index] == UInt8(ascii: "-")
      index &+= 1
    }
    var number = 0.0
    var fraction = 0.0
    let digits = index
    while index < range.upperBound {
      let byte = text[index]
      if byte &- UInt8(ascii: "0") < 10 {
        // Digits beyond what a Double tells apart decide nothing, and could make it infinite.
        if number < 1e15, fraction < 1e15 {
          number = number * 10 + Double(byte &- UInt8(ascii: "0"))
          fraction *= 10
        }
      } else if byte == UInt8(ascii: "."), fraction == 0 {
        fraction = 1
      } else {
        break
      }
      index &+= 1
    }
    guard index > digits else { return nil }
    let unit = index
    while index < range.upperBound,
      text[index].isASCIILetter || text[index] == UInt8(ascii: "%")
    {
      index &+= 1
    }
    number /= max(fraction, 1)
    return Dimension(number: isNegative ? -number : number, unit: unit..<index)
  }

  /// The whole value as a length or number; nil when it is something else.
  private var whole: Dimension? {
    guard let dimension = dimension(at: range.lowerBound), dimension.end == range.upperBound else {
      return nil
    }
    return dimension
  }

  private func isUnit(_ dimension: Dimension, _ unit: StaticString) -> Bool {
    dimension.unit.count == unit.utf8CodeUnitCount
      && text.holds(unit, at: dimension.unit.lowerBound)
  }

  /// The value as a number, a percentage included.
  var number: Double? { whole?.number }

  /// Whether the value is zero of any unit.
  var isZero: Bool { whole.map { $0.number == 0 } ?? false }

  /// Whether the first number is zero.
  var startsWithZero: Bool { dimension(at: range.lowerBound).map { $0.number == 0 } ?? false }

  /// Whether the value is one pixel.
  var isPixel: Bool { whole.map { $0.number == 1 && isUnit($0, "px") } ?? false }

  /// Whether the value is a length that takes text off every screen: 999 pixels or more to the left.
  var isFarAway: Bool {
    guard let first = dimension(at: range.lowerBound) else { return false }
    // The usual size of a font, as good as any for lengths that are meant to be absurd.
    let pixels = isUnit(first, "em") || isUnit(first, "rem") ? first.number * 16 : first.number
    guard isUnit(first, "px") || isUnit(first, "em") || isUnit(first, "rem") || isUnit(first, "pt")
    else { return false }
    return pixels <= -999
  }

  /// Whether a font size depends on the size around it.
  var isRelativeSize: Bool {
    if isWord("inherit") || isWord("unset") || isWord("smaller") || isWord("larger") { return true }
    guard let whole else { return false }
    return isUnit(whole, "em") || isUnit(whole, "%") || isUnit(whole, "ex") || isUnit(whole, "ch")
  }

  // MARK: Functions

  /// The numbers between the brackets of the function `name`, at most four; nil if it is another one.
  private func arguments(of name: StaticString) -> [Dimension]? {
    guard text.holds(name, at: range.lowerBound),
      range.lowerBound &+ name.utf8CodeUnitCount <= range.upperBound
    else { return nil }
    var index = range.lowerBound &+ name.utf8CodeUnitCount
    var arguments: [Dimension] = []
    while index < range.upperBound, arguments.count < 4, text[index] != UInt8(ascii: ")") {
      if let next = dimension(at: index) {
        arguments.append(next)
        index = next.end
      } else {
        index &+= 1
      }
    }
    return arguments
  }

  /// Whether the value is a `rect()` without area.
  var isEmptyRectangle: Bool {
    guard let sides = arguments(of: "rect("), sides.count == 4 else { return false }
    return sides[2].number <= sides[0].number || sides[1].number <= sides[3].number
  }

  /// Whether the value is an `inset()` that meets in the middle, or a circle without radius.
  var isEmptyShape: Bool {
    if let insets = arguments(of: "inset("), let first = insets.first {
      return first.number >= 50 && isUnit(first, "%")
    }
    if let radius = arguments(of: "circle(")?.first { return radius.number == 0 }
    return false
  }

  /// Whether the value is a `scale()` to nothing.
  var isZeroScale: Bool {
    for name: StaticString in ["scale(", "scale3d(", "scalex(", "scaley("] {
      if let factor = arguments(of: name)?.first { return factor.number == 0 }
    }
    return false
  }

  // MARK: Colours

  /// The value as a colour, nil when it is none or more than one.
  var color: CSSColor? {
    if isWord("transparent") { return .transparent }
    if isWord("white") { return .opaque(0xFFFFFF) }
    if isWord("black") { return .opaque(0) }
    if !isEmpty, text[range.lowerBound] == UInt8(ascii: "#") { return hexadecimalColor }
    for name: StaticString in ["rgb(", "rgba("] {
      if let parts = arguments(of: name), parts.count >= 3 {
        if parts.count == 4, parts[3].number == 0 { return .transparent }
        let channels = parts.prefix(3).map { UInt32(min(max($0.number, 0), 255)) }
        return .opaque(channels[0] << 16 | channels[1] << 8 | channels[2])
      }
    }
    guard range.allSatisfy({ text[$0].isASCIILetter }), !isKeyword else { return nil }
    return .named(ByteHash(lowercasing: text, in: range).value)
  }

  /// Whether the value is a word that names no colour.
  private var isKeyword: Bool {
    for word: StaticString in ["inherit", "initial", "unset", "revert", "none", "currentcolor"]
    where isWord(word) {
      return true
    }
    return false
  }

  /// `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`.
  private var hexadecimalColor: CSSColor? {
    var digits: [UInt32] = []
    for index in range.dropFirst().prefix(9) {
      guard let digit = text[index].hexadecimalValue else { return nil }
      digits.append(UInt32(digit))
    }
    if digits.count == 3 || digits.count == 4 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 || digits.count == 8 else { return nil }
    if digits.count == 8, digits[6] == 0, digits[7] == 0 { return .transparent }
    return .opaque(digits.prefix(6).reduce(0) { $0 << 4 | $1 })
  }
}

/// A colour, as far as two of them are compared.
enum CSSColor: Equatable {
  case transparent
  /// Red, green and blue, eight bits each.
  case opaque(UInt32)
  /// The hash of a colour's name.
  case named(UInt64)
}

extension UInt8 {
  /// The value of an ASCII hexadecimal digit.
  var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self &- UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
      asciiLowercased &- UInt8(ascii: "a") &+ 10
    default: nil
    }
  }
}
