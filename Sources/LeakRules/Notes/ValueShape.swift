/// What the bytes of a value look like, measured in one pass.
struct ValueShape {
  /// Words apart by white space that hold at least two letters.
  private(set) var words = 0
  /// Characters, white space included.
  private(set) var characters = 0
  /// Whether scripts written without spaces occur.
  private(set) var isEastAsian = false
  /// How many signs of program code there are.
  private(set) var codeSigns = 0
  /// Whether the first word is an address or a path.
  private(set) var beginsLikeAddress = false

  /// Measures `bytes`, UTF-8 without white space at its ends.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var letters = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte & 0xC0 != 0x80 { characters += 1 }
      if byte <= 0x20 {
        words += letters >= 2 ? 1 : 0
        letters = 0
      } else if Self.isLetter(byte) {
        letters += 1
        // The lead bytes of U+3000 to U+D7FF.
        if byte >= 0xE3, byte <= 0xED { isEastAsian = true }
      }
      codeSigns += Self.codeSign(previous, byte)
      previous = byte
    }
    words += letters >= 2 ? 1 : 0
    beginsLikeAddress = Self.isAddress(bytes)
  }

  /// Whether the text has enough words to be a sentence.
  var isProse: Bool { words >= 3 || isEastAsian && characters >= 6 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0xC2 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  /// Braces, arrows, tags, assignments and calls that end a statement.
  private static func codeSign(_ previous: UInt8, _ byte: UInt8) -> Int {
    switch (previous, byte) {
    case (_, UInt8(ascii: "{")), (_, UInt8(ascii: "}")): 1
    case (UInt8(ascii: "="), UInt8(ascii: ">")), (UInt8(ascii: "="), UInt8(ascii: "=")): 2
    case (UInt8(ascii: "="), UInt8(ascii: "\"")), (UInt8(ascii: "="), UInt8(ascii: "'")): 1
    case (UInt8(ascii: "<"), UInt8(ascii: "/")), (UInt8(ascii: ")"), UInt8(ascii: ";")): 2
    case (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: ";"), UInt8(ascii: "\n")): 1
    case (UInt8(ascii: "$"), UInt8(ascii: "(")), (UInt8(ascii: "&"), UInt8(ascii: "&")): 2
    default: 0
    }
  }

  private static func isAddress(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.starts(with: "//".utf8) || bytes.starts(with: "data:".utf8) { return true }
    if bytes.starts(with: "http://".utf8) || bytes.starts(with: "https://".utf8) { return true }
    guard bytes.first == UInt8(ascii: "/"), bytes.count > 1 else { return false }
    return bytes[1] > 0x20
  }
}
