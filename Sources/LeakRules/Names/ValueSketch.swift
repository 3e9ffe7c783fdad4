/// A value at a glance: whether it can be a name at all.
///
/// One pass over bytes with one table look-up each; most values of a page end here.
struct ValueSketch {
  /// All letters are ASCII and small: `ivan petrov`.
  private(set) var isAllLowercase = false
  /// No small ASCII letter, and more than three letters in all.
  private(set) var isAllUppercase = false
  /// Begins with Han, Hangul or kana.
  private(set) var isEastAsian = false

  private struct Seen: OptionSet {
    let rawValue: UInt8
    static let upper = Seen(rawValue: 1)
    static let lower = Seen(rawValue: 2)
    static let beyondASCII = Seen(rawValue: 4)
    static let space = Seen(rawValue: 8)
    static let other = Seen(rawValue: 16)
    static let never = Seen(rawValue: 128)
  }

  /// Looks at `value`; nil when it cannot be a name.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - longest: The most bytes a name may have.
  init?(_ value: UnsafeBufferPointer<UInt8>, longest: Int) {
    guard value.count >= 2, value.count <= longest else { return nil }
    var seen: Seen = []
    var spaces = 0
    for byte in value {
      let kind = Self.kind(of: byte)
      if kind == .never { return nil }
      seen.formUnion(kind)
      if kind == .space { spaces &+= 1 }
    }
    guard seen.contains(.upper) || seen.contains(.beyondASCII) else {
      guard spaces == 1 || spaces == 2, value.count <= 40 else { return nil }
      isAllLowercase = true
      return
    }
    if spaces > 8 { return nil }
    if seen.contains(.beyondASCII) {
      let first = scanScalar(value, at: 0).value
      isEastAsian = isHan(first) || isHangul(first) || (0x3041...0x30FF).contains(first)
    }
    if !seen.contains(.lower), value.count > 3 {
      isAllUppercase = !seen.contains(.beyondASCII) || Self.hasNoSmallLetter(value)
    }
  }

  private static func hasNoSmallLetter(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    var capitals = 0
    while index < value.count {
      let scalar = scanScalar(value, at: index)
      switch letterCase(of: scalar.value) {
      case .lower, .caseless: return false
      case .upper: capitals &+= 1
      case .none: break
      }
      index &+= scalar.length
    }
    return capitals > 3
  }

  @inline(__always)
  private static func kind(of byte: UInt8) -> Seen {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case 0x80...: .beyondASCII
    case UInt8(ascii: " "), 0x09: .space
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "-"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      .other
    default: .never
    }
  }
}
