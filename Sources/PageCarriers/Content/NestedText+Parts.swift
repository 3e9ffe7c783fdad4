internal import SourceText

extension NestedText {
  /// Runs of characters that show nothing and spell a text of their own.
  static func invisible(
    in text: UnsafeBufferPointer<UInt8>,
    signs: Signs
  ) -> NestedText? {
    guard signs.contains(.beyondASCII) else { return nil }
    let ranges = ZeroWidth.runs(in: text)
    guard !ranges.isEmpty else { return nil }
    return .parts(ranges.map { Part(range: $0, coding: .zeroWidth, isHidden: true) })
  }

  /// The payloads of `data:[type][;base64],…` (RFC 2397), wherever they stand in a text.
  static func dataURIs(in text: UnsafeBufferPointer<UInt8>) -> [Part]? {
    var parts: [Part] = []
    if let address = SourceMapText.address(inComment: text), address.lowerBound > 0 {
      return [Part(range: address)]
    }
    if text.count > 10, text.hasPrefixIgnoringCase("data:", in: 0..<text.count),
      let comma = text.prefix(256).firstIndex(of: UInt8(ascii: ",")),
      !text[..<comma].reversed().starts(with: ";base64".utf8.reversed())
    {
      let isPercent = text[comma...].contains(UInt8(ascii: "%"))
      return [Part(range: comma + 1..<text.count, coding: isPercent ? .percent : .literal)]
    }
    var index = text.offset(of: base64Mark, from: 0)
    while let mark = index {
      let start = mark + base64Mark.count
      let end = text[start...].firstIndex { !isBase64($0) } ?? text.count
      let payload = UnsafeBufferPointer(rebasing: text[start..<end])
      if let coding = base64Coding(of: payload) {
        parts.append(Part(range: start..<end, coding: coding))
      }
      index = text.offset(of: base64Mark, from: end)
    }
    return parts.isEmpty ? nil : parts
  }

  private static let base64Mark = Array(";base64,".utf8)
  /// `{"` in Base64, as both parts of a token begin.
  private static let tokenMark = Array("eyJ".utf8)

  private static func isBase64(_ byte: UInt8) -> Bool {
    byte.isLetter || byte &- 48 < 10 || "+/-_=%".utf8.contains(byte)
  }

  /// Base64 of data behind a word: `state: eyJj…`; nil where there is none near the beginning.
  static func dataBehindWord(in text: UnsafeBufferPointer<UInt8>) -> [Part]? {
    let window = UnsafeBufferPointer(rebasing: text.prefix(tokenWindow))
    guard let start = window.offset(of: tokenMark, from: 0),
      start == 0 || !isBase64(text[start - 1])
    else { return nil }
    let end = text[start...].firstIndex { !isBase64($0) } ?? text.count
    let run = UnsafeBufferPointer(rebasing: text[start..<end])
    return base64Coding(of: run) == .base64 ? [Part(range: start..<end, coding: .base64)] : nil
  }

  /// The header and the claims of a JSON Web Token: `eyJ….eyJ….signature` (RFC 7519).
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isAlone: Whether it has no spaces; with them it is prose, or a cookie that begins soon.
  /// - Returns: The parts; nil where there is no token.
  static func webToken(in text: UnsafeBufferPointer<UInt8>, isAlone: Bool) -> [Part]? {
    let window = isAlone ? text : UnsafeBufferPointer(rebasing: text.prefix(tokenWindow))
    guard
      let start = window.offset(of: tokenMark, from: 0)
    else { return nil }
    let parts = text[start...].split(
      separator: UInt8(ascii: "."),
      maxSplits: 2,
      omittingEmptySubsequences: false
    )
    guard parts.count >= 2, parts[0].allSatisfy(isBase64),
      parts[1].prefix(while: isBase64).count >= 8, parts[1].starts(with: "eyJ".utf8)
    else { return nil }
    let claims = parts[1].prefix(while: isBase64)
    return [
      Part(range: parts[0].startIndex..<parts[0].endIndex, coding: .base64),
      Part(range: claims.startIndex..<claims.endIndex, coding: .base64),
    ]
  }

  private static let tokenWindow = 128

  /// An address as a whole and those values of its query that are written in a way of their own: with
  /// `+` for spaces, as data, or encoded once more; nil where there are none.
  ///
  /// Source: WHATWG URL, section 5.1, application/x-www-form-urlencoded.
  static func query(in text: UnsafeBufferPointer<UInt8>) -> [Part]? {
    let question = text.firstIndex(of: UInt8(ascii: "?"))
    var start = question.map { $0 + 1 } ?? 0
    var parts: [Part] = []
    while start < text.count {
      let end =
        text[start...].firstIndex { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "#") }
        ?? text.count
      if let sign = text[start..<end].firstIndex(of: UInt8(ascii: "=")) {
        let isNamed = sign > start && sign - start <= 60
        if isNamed, isOfItsOwn(UnsafeBufferPointer(rebasing: text[(sign + 1)..<end])) {
          parts.append(Part(range: sign + 1..<end, coding: .formURL, key: start..<sign))
        }
      } else if question == nil {
        return nil
      }
      start = end + 1
    }
    guard !parts.isEmpty else { return nil }
    let coding: TextCoding = holdsPercentEncoding(text) ? .percent : .literal
    return [Part(range: 0..<text.count, coding: coding, reading: .address)] + parts
  }

  /// An address that is still percent-encoded after decoding.
  static func address(_ text: UnsafeBufferPointer<UInt8>) -> NestedText? {
    guard holdsPercentEncoding(text) else { return nil }
    return .parts([Part(range: 0..<text.count, coding: .percent, reading: .address)])
  }

  /// Whether a value says more by itself than as part of its address.
  private static func isOfItsOwn(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.count >= 6 else { return false }
    if value.contains(UInt8(ascii: "+")) { return true }
    for start in ["{", "[", "%7b", "%5b", "%257b", "eyj", "h4si"] as [StaticString]
    where value.hasPrefixIgnoringCase(start, in: 0..<value.count) {
      return true
    }
    guard value.count >= 16 else { return false }
    guard value.contains(UInt8(ascii: "%")) else { return isCoded(value) }
    var decoded: [UInt8] = []
    TextCoding.formURL.decode(value, into: &decoded)
    return decoded.withUnsafeBufferPointer { text in
      if text.allSatisfy({ isBase64($0) || $0 <= 0x20 }) { return isCoded(text) }
      let signs = Signs(of: text)
      return structure(in: text, signs: signs, isComment: false) != nil
        || encoding(in: text, signs: signs, mayBeAddress: false) != nil
    }
  }

  /// Whether a text is Base64 of a text or of compressed data, or hexadecimal of a text.
  private static func isCoded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.allSatisfy({ isBase64($0) || $0 <= 0x20 }) else { return false }
    return Hexadecimal.isText(text) || base64Coding(of: text) == .base64
      || Base64.beginsCompressed(text)
  }
}
