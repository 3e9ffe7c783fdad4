/// A place in a regular expression, and the steps a reader takes from there.
///
/// The bytes are whole UTF-8 and outlive the cursor.
struct ExpressionCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The byte to be read next; may be set back to where it was.
  var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }
  var current: UInt8? { index < bytes.count ? bytes[index] : nil }
  /// The byte behind the current one.
  var next: UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Takes one character of any length.
  mutating func takeCharacter() -> [UInt8] {
    let start = index
    index += 1
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return Array(bytes[start..<index])
  }

  /// Takes characters that stand for themselves, up to one that has a quantifier.
  mutating func plainText() -> [UInt8] {
    let start = index
    var last = start  // where the last character taken begins
    repeat {
      last = index
      index += 1
      while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    } while index < bytes.count && !Self.isSpecial(bytes[index])
    if last > start, let next = current, Self.isQuantifier(next) { index = last }
    return Array(bytes[start..<index])
  }

  private static func isQuantifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"): true
    default: false
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "\\"),
      UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "|"):
      true
    default: isQuantifier(byte)
    }
  }

  /// Goes behind the next `end`; false when there is none.
  mutating func skip(to end: Unicode.Scalar) -> Bool {
    while let byte = current, byte != UInt8(ascii: end) { index += 1 }
    return take(end)
  }

  mutating func takeNumber() -> Int? {
    var value: Int?
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      value = min((value ?? 0) * 10 + Int(byte & 0x0F), 1 << 20)
      index += 1
    }
    return value
  }

  /// Takes hexadecimal digits.
  mutating func takeHex(atMost count: Int) -> UInt32 {
    var value: UInt32 = 0
    let end = index + count
    while index < end, let digit = current.flatMap(Self.hexValue) {
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  private static func hexValue(_ byte: UInt8) -> UInt32? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt32.init)
  }
}
