internal import PageSyntax
internal import SourceText

/// What a decoded text turns out to hold: another layer of encoding or structure.
///
/// Only looks; reading is done by the reader of that layer. Source of the signs: the formats
/// themselves, as seen on news pages.
enum NestedText {
  case html
  case json
  /// The whole text, or the payload in it, is encoded.
  case encoded(TextCoding, Range<Int>)

  /// What the decoded layer will be read as.
  var medium: TextLayer.Medium {
    switch self {
    case .html: .html
    case .json: .json
    case .encoded: .text
    }
  }

  /// Looks at `text`; nil when it is plain.
  ///
  /// - Parameters:
  ///   - text: The decoded text.
  ///   - isPageText: Whether it is what a reader sees, where `<b>` and `%41` mean themselves.
  init?(recognisedIn text: UnsafeBufferPointer<UInt8>, isPageText: Bool) {
    guard text.count >= 6 else { return nil }
    let signs = Signs(of: text)
    if signs.startsLikeData, ScriptDialectGuess.looksLikeJSON(text) {
      self = .json
      return
    }
    if isPageText { return nil }
    if signs.hasLessThan, Self.looksLikeHTML(text) {
      self = .html
    } else if let payload = Self.dataURI(in: text, signs: signs) {
      self = payload
    } else if signs.hasPercent, Self.holdsPercentEncoding(text) {
      self = .encoded(.percent, 0..<text.count)
    } else if signs.hasAmpersand, Self.holdsReference(text) {
      self = .encoded(.textReferences, 0..<text.count)
    } else if signs.hasBackslash, Self.holdsEscape(text) {
      self = .encoded(.scriptEscapes, 0..<text.count)
    } else if signs.isBase64Alphabet, Self.isReadableBase64(text) {
      self = .encoded(.base64, 0..<text.count)
    } else {
      return nil
    }
  }

  /// The bytes that could start another layer, found in one pass.
  private struct Signs {
    var startsLikeData = false
    var hasLessThan = false
    var hasPercent = false
    var hasAmpersand = false
    var hasBackslash = false
    var isBase64Alphabet = true

    init(of text: UnsafeBufferPointer<UInt8>) {
      var first = 0
      while first < text.count, text[first] <= 0x20 { first &+= 1 }
      if first < text.count {
        startsLikeData =
          text[first] == UInt8(ascii: "{") || text[first] == UInt8(ascii: "[")
          || text[first] == UInt8(ascii: ")") || text[first] == UInt8(ascii: "/")
      }
      var union: UInt8 = 0
      for byte in text {
        let sign = Signs.classes[Int(byte)]
        union |= sign
      }
      hasLessThan = union & 1 != 0
      hasPercent = union & 2 != 0
      hasAmpersand = union & 4 != 0
      hasBackslash = union & 8 != 0
      isBase64Alphabet = union & 16 == 0
    }

    private static let classes: [UInt8] = (0..<256).map { byte in
      switch UInt8(byte) {
      case UInt8(ascii: "<"): 1 | 16
      case UInt8(ascii: "%"): 2 | 16
      case UInt8(ascii: "&"): 4 | 16
      case UInt8(ascii: "\\"): 8 | 16
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"): 0
      case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"): 0
      case UInt8(ascii: "="), UInt8(ascii: "\n"), UInt8(ascii: "\r"): 0
      default: 16
      }
    }
  }

  /// A tag or comment, not just a `<`.
  private static func looksLikeHTML(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index &+ 2 < text.count {
      if text[index] == UInt8(ascii: "<") {
        let next = text[index &+ 1]
        let isTag =
          isLetter(next)
          || (next == UInt8(ascii: "/") && isLetter(text[index &+ 2]))
          || (next == UInt8(ascii: "!") && text[index &+ 2] == UInt8(ascii: "-"))
        if isTag, text[(index &+ 2)...].contains(UInt8(ascii: ">")) { return true }
        if isTag { return false }
      }
      index &+= 1
    }
    return false
  }

  /// The payload of `data:[type][;base64],…` (RFC 2397) when it is text.
  private static func dataURI(
    in text: UnsafeBufferPointer<UInt8>,
    signs: Signs
  ) -> NestedText? {
    guard text.count > 10, starts(text, at: 0, with: "data:"),
      let comma = text.prefix(256).firstIndex(of: UInt8(ascii: ","))
    else { return nil }
    let payload = comma + 1..<text.count
    let head = text[..<comma]
    guard head.reversed().starts(with: ";base64".utf8.reversed()) else {
      return signs.hasPercent
        ? .encoded(.percent, payload) : .encoded(.literal, payload)
    }
    let bytes = UnsafeBufferPointer(rebasing: text[payload])
    return isReadableBase64(bytes) ? .encoded(.base64, payload) : nil
  }

  /// At least one `%XX`, so that decoding changes something.
  private static func holdsPercentEncoding(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index &+ 2 < text.count {
      if text[index] == UInt8(ascii: "%"), isHex(text[index &+ 1]), isHex(text[index &+ 2]) {
        return true
      }
      index &+= 1
    }
    return false
  }

  /// A character reference such as `&quot;` or `&#43;`: the text was escaped once more than usual.
  private static func holdsReference(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index &+ 3 < text.count {
      if text[index] == UInt8(ascii: "&") {
        let next = text[index &+ 1]
        if next == UInt8(ascii: "#") {
          let digit = text[index &+ 2]
          let isHexadecimal = digit | 0x20 == UInt8(ascii: "x") && isHex(text[index &+ 3])
          if digit &- 48 < 10 || isHexadecimal { return true }
        }
        if isLetter(next),
          let end = text[(index &+ 1)..<min(text.count, index &+ 12)].firstIndex(
            where: { !isLetter($0) }
          ), text[end] == UInt8(ascii: ";")
        {
          return true
        }
      }
      index &+= 1
    }
    return false
  }

  /// An escape that survived decoding, `\u0040` or `\"`: the text was escaped twice.
  private static func holdsEscape(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index &+ 1 < text.count {
      if text[index] == UInt8(ascii: "\\") {
        switch text[index &+ 1] {
        case UInt8(ascii: "u"), UInt8(ascii: "x"):
          if index &+ 3 < text.count, isHex(text[index &+ 2]), isHex(text[index &+ 3]) {
            return true
          }
        case UInt8(ascii: "\""), UInt8(ascii: "/"): return true
        default: break
        }
        index &+= 1
      }
      index &+= 1
    }
    return false
  }

  /// Base64 of readable text: long enough to hold a telephone number, and decoding to clean UTF-8.
  private static func isReadableBase64(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 16, text.count % 4 != 1 || text.contains(UInt8(ascii: "\n")) else {
      return false
    }
    // A sample first: most candidates are hashes and ids.
    let sample = UnsafeBufferPointer(rebasing: text.prefix(64))
    guard !Base64.beginsUnlikeText(sample) else { return false }
    var decoded: [UInt8] = []
    TextCoding.base64.decode(sample, into: &decoded)
    return isReadable(decoded, isCut: text.count > sample.count)
  }

  private static func isReadable(_ bytes: [UInt8], isCut: Bool) -> Bool {
    guard bytes.count >= 8 else { return false }
    var letters = 0
    for byte in bytes {
      // The decoder writes U+FFFD for what is no UTF-8: 0xEF 0xBF 0xBD.
      if byte < 0x20, byte != 0x0a, byte != 0x0d, byte != 0x09 { return false }
      if byte == 0x7f { return false }
      if byte >= 0x30 { letters += 1 }
    }
    let replacements = bytes.indices.dropLast(2).filter {
      bytes[$0] == 0xef && bytes[$0 + 1] == 0xbf && bytes[$0 + 2] == 0xbd
    }
    // The sample may end in the middle of a character.
    let allowed = isCut ? bytes.count - 9 : bytes.count
    return letters * 2 >= bytes.count && !replacements.contains { $0 < allowed }
  }

  private static func starts(
    _ text: UnsafeBufferPointer<UInt8>,
    at index: Int,
    with word: StaticString
  ) -> Bool {
    guard index + word.utf8CodeUnitCount <= text.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where text[index + offset] | 0x20 != word.utf8Start[offset] | 0x20 {
      return false
    }
    return true
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

private func isHex(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 0x20) &- 97 < 6 }
