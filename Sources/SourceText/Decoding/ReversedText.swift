/// Text written from its end, character by character, and shown in order by a style sheet's
/// `direction: rtl` or a script's `reverse()`.
package enum ReversedText {
  /// Whether `text` holds a reversed `mailto:`, `http://` or `https://`, a reversed `tel:` after
  /// nothing but a number, or is a reversed address at a `.com` or `.org`.
  ///
  /// Looks at what stands around each colon; all else is passed over by `memchr`.
  package static func holdsLink(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if text.has("moc.", at: 0) || text.has("gro.", at: 0),
      text.offset(of: UInt8(ascii: "@"), from: 4) < text.count
    {
      return true
    }
    var colon = text.offset(of: UInt8(ascii: ":"), from: 0)
    var isNumber = true
    var start = 0
    while colon < text.count {
      if text.has(":otliam", at: colon) { return true }
      if colon >= 2, text.has("//:", at: colon &- 2),
        text.has("ptth", at: colon &+ 1) || text.has("sptth", at: colon &+ 1)
      {
        return true
      }
      isNumber = isNumber && text[start..<colon].allSatisfy(isOfNumber)
      if isNumber, colon >= 5, text.has("let", at: colon &+ 1) { return true }
      start = colon &+ 1
      colon = text.offset(of: UInt8(ascii: ":"), from: start)
    }
    return false
  }

  /// Decodes `raw` into `sink`, in one pass; a byte of no character is one by itself.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    var end = raw.count
    while end > 0 {
      let start = startOfCharacter(in: raw, endingAt: end)
      sink.literal(start..<end)
      end = start
    }
  }

  private static func startOfCharacter(
    in raw: UnsafeBufferPointer<UInt8>,
    endingAt end: Int
  ) -> Int {
    guard raw[end &- 1] >= 0x80 else { return end &- 1 }
    var start = end &- 1
    while start > 0, end &- start < 4, raw[start] & 0xC0 == 0x80 { start &-= 1 }
    let (length, isWellFormed) = UTF8Validation.character(in: raw, at: start)
    return isWellFormed && start &+ length == end ? start : end &- 1
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: false
    }
  }
}
