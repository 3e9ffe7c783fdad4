/// ROT13: each letter of ASCII stands for the one thirteen places on, as spam-proof links have it.
package enum RotatedLetters {
  /// Whether `text` holds a rotated `mailto:`, `http://` or `https://`, or `tel:` before a number.
  ///
  /// Looks at what stands around each colon; all else is passed over by `memchr`.
  package static func holdsLink(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var colon = text.offset(of: UInt8(ascii: ":"), from: 0)
    while colon < text.count {
      if text.has("//", at: colon &+ 1) {
        if text.ends(with: "uggc", at: colon) || text.ends(with: "uggcf", at: colon) { return true }
      } else if text.ends(with: "znvygb", at: colon) {
        return true
      } else if let next = text.byte(at: colon &+ 1),
        next == UInt8(ascii: "+") || next.decimalValue != nil,
        text.ends(with: "gry", at: colon)
      {
        return true
      }
      colon = text.offset(of: UInt8(ascii: ":"), from: colon &+ 1)
    }
    return false
  }

  /// Whether nothing in `raw` is rotated: there is no letter.
  static func isLiteral(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    !raw.contains { $0.isASCIILetter }
  }

  /// Decodes `raw` into `sink`, in one pass.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { buffer in
      var start = 0
      while start < raw.count {
        let count = min(buffer.count, raw.count &- start)
        for offset in 0..<count { buffer[offset] = rotated(raw[start &+ offset]) }
        let piece = UnsafeBufferPointer(rebasing: buffer[..<count])
        sink.literal(start..<start &+ count, writtenAs: piece)
        start &+= count
      }
    }
  }

  private static func rotated(_ byte: UInt8) -> UInt8 {
    guard byte.isASCIILetter else { return byte }
    return (byte | 0x20) < UInt8(ascii: "n") ? byte &+ 13 : byte &- 13
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the whole word `word`, in letters of either case, stands right before `end`.
  fileprivate func ends(with word: StaticString, at end: Int) -> Bool {
    let start = end &- word.utf8CodeUnitCount
    guard start >= 0, start == 0 || !self[start &- 1].isASCIILetter else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where self[start &+ offset].asciiLowercased != word.utf8Start[offset] {
      return false
    }
    return true
  }
}
