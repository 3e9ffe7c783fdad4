/// A value at a glance: whether it can be a name at all.
///
/// One pass over bytes with one table look-up each; most values of a page end here.
struct ValueSketch {
  /// All letters are ASCII and small: `ivan petrov`.
  private(set) var isAllLowercase = false
  /// No small ASCII letter, and more than three letters in all.
  private(set) var isAllUppercase = false
  /// Two to four ASCII capitals and nothing else, which stand for anything: `IMA`.
  private(set) var isShortAcronym = false
  /// Begins with Han, Hangul or kana.
  private(set) var isEastAsian = false

  /// Looks at `value`; nil when it cannot be a name.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - longest: The most bytes a name may have.
  init?(_ value: UnsafeBufferPointer<UInt8>, longest: Int) {
    guard value.count >= 2, value.count <= longest else { return nil }
    var caseBits: UInt8 = 0
    var isBeyondASCII = false
    var hasSmallLetter = false
    var spaces = 0
    for byte in value {
      if (byte | 0x20) &- 0x61 < 26 {
        // In ASCII, this bit is all that parts `a` from `A`.
        caseBits |= ~byte & 0x20
        hasSmallLetter = hasSmallLetter || byte & 0x20 != 0
      } else if byte == UInt8(ascii: " ") || byte == 0x09 {
        spaces &+= 1
      } else if byte >= 0x80 {
        isBeyondASCII = true
      } else if !Self.isMarkInNames(byte) {
        return nil
      }
    }
    guard caseBits != 0 || isBeyondASCII else {
      guard spaces == 1 || spaces == 2, value.count <= 40 else { return nil }
      isAllLowercase = true
      return
    }
    if spaces > 8 { return nil }
    isShortAcronym = !isBeyondASCII && !hasSmallLetter && spaces == 0 && value.count <= 4
    if isBeyondASCII {
      let first = scanScalar(value, at: 0).value
      isEastAsian = isHan(first) || isHangul(first) || (0x3041...0x30FF).contains(first)
    }
    if !hasSmallLetter, value.count > 3 {
      isAllUppercase = !isBeyondASCII || Self.hasNoSmallLetter(value)
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

  /// Whether a mark may stand in a name; digits and the marks of code and addresses may not.
  @inline(__always)
  private static func isMarkInNames(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "-"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "`"):
      true
    default: false
    }
  }
}
