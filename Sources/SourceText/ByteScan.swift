internal import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the first `byte` at or after `start`; `count` when there is none.
  ///
  /// - Precondition: `0 <= start`; a `start` past the end finds nothing.
  @inline(__always)
  package func offset(of byte: UInt8, from start: Int) -> Int {
    guard start < count, let base = baseAddress else { return count }
    guard let hit = memchr(base + start, Int32(byte), count &- start) else { return count }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
  }

  /// The offset of the first occurrence of `bytes` at or after `start`; nil when there is none.
  ///
  /// For short texts: where the first byte is frequent, each of its places is looked at.
  package func offset(of bytes: [UInt8], from start: Int) -> Int? {
    guard let first = bytes.first else { return nil }
    var index = offset(of: first, from: start)
    while index <= count - bytes.count {
      if self[index..<index + bytes.count].elementsEqual(bytes) { return index }
      index = offset(of: first, from: index + 1)
    }
    return nil
  }

  /// Whether `bytes` stand anywhere in the text.
  ///
  /// Looks at eight bytes at a time.
  ///
  /// - Precondition: `bytes` has at least eight.
  package func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    precondition(bytes.count >= 8, "too short to look for")
    guard let base = UnsafeRawPointer(baseAddress), let wanted = UnsafeRawPointer(bytes.baseAddress)
    else { return false }
    let start = wanted.loadUnaligned(as: UInt64.self)
    var offset = 0
    while offset <= count &- bytes.count {
      if base.loadUnaligned(fromByteOffset: offset, as: UInt64.self) == start,
        memcmp(base + offset, wanted, bytes.count) == 0
      {
        return true
      }
      offset &+= 1
    }
    return false
  }

  /// The byte at `offset`; nil past the end.
  @inline(__always)
  func byte(at offset: Int) -> UInt8? {
    offset < count ? self[offset] : nil
  }

  /// Whether `text`, compared byte for byte, stands at `offset`.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, count &- offset >= text.utf8CodeUnitCount, let base = baseAddress else {
      return false
    }
    return memcmp(base + offset, text.utf8Start, text.utf8CodeUnitCount) == 0
  }
}

extension UInt8 {
  /// The value of this hexadecimal digit in ASCII; nil for any other byte.
  @inline(__always)
  var hexadecimalValue: UInt32? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self &- UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self &- UInt8(ascii: "a") &+ 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self &- UInt8(ascii: "A") &+ 10)
    default: nil
    }
  }

  /// The value of this decimal digit in ASCII; nil for any other byte.
  @inline(__always)
  var decimalValue: UInt32? {
    let value = self &- UInt8(ascii: "0")
    return value < 10 ? UInt32(value) : nil
  }

  /// Whether this is an ASCII letter or digit.
  @inline(__always)
  var isASCIIAlphanumeric: Bool {
    isASCIILetter || self &- UInt8(ascii: "0") < 10
  }

  /// Whether HTML counts this as white space: tab, LF, FF, CR, space.
  @inline(__always)
  var isHTMLSpace: Bool {
    switch self {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
    default: false
    }
  }

  /// Whether this is an ASCII letter.
  @inline(__always)
  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  /// This letter in lower case, where it is one of ASCII.
  @inline(__always)
  var asciiLowercased: UInt8 {
    self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self
  }
}

extension Unicode.Scalar {
  /// What stands for text that cannot be read: U+FFFD.
  static let replacement: Unicode.Scalar = "\u{FFFD}"
}
