/// ISO-2022-JP: seven-bit text in which escape sequences switch between character sets.
///
/// Source: WHATWG Encoding, section 12.2.1. The characters of JIS X 0208 are those of EUC-JP with
/// the highest bits cleared. An escape sequence becomes nothing.
struct ISO2022JPDecoder: CharacterDecoder {
  /// What the bytes mean; the raw value is the decoder's state.
  private enum Mode: UInt8 {
    case ascii
    case roman
    case katakana
    case twoBytes
  }

  private var mode = Mode.ascii
  private(set) var malformedCount = 0
  private let converter = Converter(from: TextEncoding.MultiByte.eucJP.converterName)

  var state: UInt8 {
    get { mode.rawValue }
    set { mode = Mode(rawValue: newValue) ?? .ascii }
  }

  mutating func decode(
    _ source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to limit: Int,
    into output: UnsafeMutablePointer<UInt8>
  ) -> (end: Int, count: Int) {
    var index = start
    var count = 0
    while index < limit {
      let byte = source[index]
      if byte == 0x1B, let mode = Self.mode(in: source, at: index) {
        self.mode = mode
        index &+= 3
        continue
      }
      switch (mode, byte) {
      case (_, 0x80...), (_, 0x1B):
        storeMalformed(in: output, at: &count)
      case (.roman, 0x5C): output.store(scalar: 0xA5, at: &count)
      case (.roman, 0x7E): output.store(scalar: 0x203E, at: &count)
      case (.katakana, 0x21...0x5F): output.store(scalar: 0xFF40 + UInt32(byte), at: &count)
      case (.katakana, 0x21...): storeMalformed(in: output, at: &count)
      case (.twoBytes, 0x21...0x7E):
        if storePair(source, at: index, in: output, at: &count) { index &+= 1 }
      default: output.store(scalar: UInt32(byte), at: &count)
      }
      index &+= 1
    }
    return (index, count)
  }

  /// Whether the byte at `index` and the next are a character, which is then written.
  private mutating func storePair(
    _ source: UnsafeBufferPointer<UInt8>,
    at index: Int,
    in output: UnsafeMutablePointer<UInt8>,
    at count: inout Int
  ) -> Bool {
    if let trail = source.byte(at: index &+ 1), 0x21...0x7E ~= trail, let converter {
      let before = count
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2) { pair in
        pair[0] = source[index] | 0x80
        pair[1] = trail | 0x80
        var start = 0
        converter.convert(UnsafeBufferPointer(pair), from: &start, into: output, at: &count)
      }
      if count > before { return true }
    }
    storeMalformed(in: output, at: &count)
    return false
  }

  private mutating func storeMalformed(
    in output: UnsafeMutablePointer<UInt8>,
    at count: inout Int
  ) {
    malformedCount += 1
    output.storeReplacement(at: &count)
  }

  private static func mode(in source: UnsafeBufferPointer<UInt8>, at index: Int) -> Mode? {
    guard let first = source.byte(at: index + 1), let second = source.byte(at: index + 2) else {
      return nil
    }
    return switch (first, second) {
    case (UInt8(ascii: "("), UInt8(ascii: "B")): .ascii
    case (UInt8(ascii: "("), UInt8(ascii: "J")): .roman
    case (UInt8(ascii: "("), UInt8(ascii: "I")): .katakana
    case (UInt8(ascii: "$"), UInt8(ascii: "@")), (UInt8(ascii: "$"), UInt8(ascii: "B")): .twoBytes
    default: nil
    }
  }
}
