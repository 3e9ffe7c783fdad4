internal import SourceText

extension NestedText {
  /// The bytes that could start another layer, found in one pass.
  struct Signs {
    /// A byte or group of bytes.
    struct Sign: OptionSet {
      let rawValue: UInt16

      static let lessThan = Sign(rawValue: 1 << 0)
      static let percent = Sign(rawValue: 1 << 1)
      static let ampersand = Sign(rawValue: 1 << 2)
      static let backslash = Sign(rawValue: 1 << 3)
      static let lineFeed = Sign(rawValue: 1 << 4)
      static let question = Sign(rawValue: 1 << 5)
      static let semicolon = Sign(rawValue: 1 << 6)
      static let dot = Sign(rawValue: 1 << 7)
      static let parenthesis = Sign(rawValue: 1 << 8)
      static let colon = Sign(rawValue: 1 << 9)
      static let space = Sign(rawValue: 1 << 10)
      static let beyondASCII = Sign(rawValue: 1 << 11)
      /// Any byte that stands in neither alphabet of Base64.
      static let notBase64 = Sign(rawValue: 1 << 12)
    }

    let startsLikeData: Bool
    private let found: Sign

    init(of text: UnsafeBufferPointer<UInt8>) {
      var first = 0
      while first < text.count, text[first] <= 0x20 { first &+= 1 }
      startsLikeData =
        first < text.count
        && (text[first] == UInt8(ascii: "{") || text[first] == UInt8(ascii: "[")
          || text[first] == UInt8(ascii: ")") || text[first] == UInt8(ascii: "/")
          || text[first] == UInt8(ascii: "f") && text.starts(with: "for(".utf8))
      var union: UInt16 = 0
      Signs.classes.withUnsafeBufferPointer { classes in
        for byte in text { union |= classes[Int(byte)] }
      }
      found = Sign(rawValue: union)
    }

    func contains(_ sign: Sign) -> Bool { !found.isDisjoint(with: sign) }

    private static let classes: [UInt16] = (0..<256).map { byte in
      let sign: Sign =
        switch UInt8(byte) {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): []
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"): []
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "\r"): []
        case UInt8(ascii: "\n"): .lineFeed
        case UInt8(ascii: "<"): [.lessThan, .notBase64]
        case UInt8(ascii: "%"): [.percent, .notBase64]
        case UInt8(ascii: "&"): [.ampersand, .notBase64]
        case UInt8(ascii: "\\"): [.backslash, .notBase64]
        case UInt8(ascii: "?"): [.question, .notBase64]
        case UInt8(ascii: ";"): [.semicolon, .notBase64]
        case UInt8(ascii: "."): [.dot, .notBase64]
        case UInt8(ascii: "("): [.parenthesis, .notBase64]
        case UInt8(ascii: ":"): [.colon, .notBase64]
        case UInt8(ascii: " "): [.space, .notBase64]
        case 0x80...: [.beyondASCII, .notBase64]
        default: .notBase64
        }
      return sign.rawValue
    }
  }

  /// A text that is written in another coding, whole or in part.
  ///
  /// In a query's value no further address is looked for, which might hold another.
  static func encoding(
    in text: UnsafeBufferPointer<UInt8>,
    signs: Signs,
    mayBeAddress: Bool = true
  ) -> NestedText? {
    // Data whose quotes are encoded: that was done last.
    if signs.startsLikeData, let coding = escapes(in: text, signs: signs) { return coding }
    if signs.contains(.semicolon), let payloads = dataURIs(in: text) { return .parts(payloads) }
    if signs.contains(.dot), let claims = webToken(in: text, isAlone: !signs.contains(.space)) {
      return .parts(claims)
    }
    if signs.contains(.space), let data = dataBehindWord(in: text) { return .parts(data) }
    if mayBeAddress, signs.contains([.question, .ampersand]), !signs.contains(.space),
      let query = query(in: text)
    {
      return .parts(query)
    }
    if signs.contains(.percent), holdsPercentEncoding(text) { return whole(.percent, text) }
    if let coding = escapes(in: text, signs: signs) { return coding }
    if !signs.contains(.notBase64) {
      if Hexadecimal.isText(text) || isHexadecimalNumber(text) {
        return whole(.hexadecimal, text)
      }
      if let base64 = base64(text) { return base64 }
    }
    if signs.contains(.colon) {
      if RotatedLetters.holdsLink(text) { return whole(.rot13, text) }
      if ReversedText.holdsLink(text) { return whole(.reversed, text) }
    }
    if signs.contains(.beyondASCII), let coding = Mojibake.coding(of: text) {
      return whole(coding, text)
    }
    return nil
  }

  /// Escapes of markup or of a string that were written once more than usual.
  private static func escapes(
    in text: UnsafeBufferPointer<UInt8>,
    signs: Signs
  ) -> NestedText? {
    if signs.contains(.ampersand) {
      if AngularEscapes.areIn(text) { return whole(.angularEscapes, text) }
      if holdsReference(text) { return whole(.textReferences, text) }
    }
    guard signs.contains(.backslash), holdsEscape(text) else { return nil }
    return whole(.scriptEscapes, text)
  }

  /// Whether a text is nothing but one encoded text.
  static func isEncodedWhole(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = withoutMargins(text)
    let core = UnsafeBufferPointer(rebasing: text[range])
    let signs = Signs(of: core)
    return !core.isEmpty && !signs.contains(.notBase64)
      && (Hexadecimal.isText(core) || isHexadecimalNumber(core) || base64Coding(of: core) != nil)
  }

  /// Whether hexadecimal digits spell nothing but digits, spaces and the signs of a number, at least
  /// seven digits among them: every pair begins with 2 or 3, which no other id does by chance.
  private static func isHexadecimalNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 14, text.count <= 64, text.count % 2 == 0 else { return false }
    var digits = 0
    for index in stride(from: 0, to: text.count, by: 2) {
      switch (text[index], text[index + 1]) {
      case (UInt8(ascii: "3"), UInt8(ascii: "0")...UInt8(ascii: "9")): digits += 1
      case (UInt8(ascii: "2"), _) where text[index + 1].isHexadecimal: break
      default: return false
      }
    }
    return digits >= 7
  }

  private static func whole(
    _ coding: TextCoding,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> NestedText? {
    // An escape nothing stands for would be "decoded" again and again.
    var decoded: [UInt8] = []
    coding.decode(text, into: &decoded)
    guard !decoded.elementsEqual(text) else { return nil }
    return .parts([Part(range: 0..<text.count, coding: coding)])
  }

  /// At least one `%XX`, so that decoding changes something.
  static func holdsPercentEncoding(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index &+ 2 < text.count {
      if text[index] == UInt8(ascii: "%") {
        if text[index &+ 1].isHexadecimal, text[index &+ 2].isHexadecimal { return true }
        if text[index &+ 1] == UInt8(ascii: "u"), text[index &+ 2].isHexadecimal { return true }
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
          let isNumber = digit | 0x20 == UInt8(ascii: "x") && text[index &+ 3].isHexadecimal
          if digit &- 48 < 10 || isNumber { return true }
        }
        if next.isLetter,
          let end = text[(index &+ 1)..<min(text.count, index &+ 12)].firstIndex(
            where: { !$0.isLetter }
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
          if index &+ 3 < text.count, text[index &+ 2].isHexadecimal, text[index &+ 3].isHexadecimal
          {
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
}
