/// The links that dial or write to the number behind them.
enum PhoneDialLink {
  /// In lower case; sources: RFC 3966, RFC 5724, and the help pages of WhatsApp, Telegram and Viber.
  static let prefixes: [StaticString] = [
    "tel:", "tel://", "sms:", "sms://", "smsto:", "mms:", "callto:", "callto://", "facetime:",
    "facetime://", "facetime-audio:", "facetime-audio://", "skype:", "wa.me/", "wa.me//", "t.me/",
    "signal.me/#p/", "whatsapp.com/send?phone=", "whatsapp.com/send/?phone=",
    "whatsapp://send?phone=", "whatsapp://send/?phone=", "whatsapp.com/send?phone:",
    "viber://chat?number=", "viber://chat/?number=", "viber://add?number=",
    "viber://contact?number=", "viber://call?number=",
  ]

  /// Whether one of the prefixes ends where the number, its plus included, begins.
  static func ends(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index > 0 else { return false }
    let last = text[index - 1]
    guard last == UInt8(ascii: ":") || last == UInt8(ascii: "/") || last == UInt8(ascii: "=") else {
      return false
    }
    return prefixes.contains { prefix in
      let count = prefix.utf8CodeUnitCount
      guard count <= index else { return false }
      for offset in 0..<count where lowercased(text[index - count + offset]) != prefix[offset] {
        return false
      }
      let before = index - count
      return before == 0 || !isLetter(text[before - 1])
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 &- UInt8(ascii: "a") < 26
  }
}

extension StaticString {
  /// The byte at `offset`, which is within the string.
  subscript(offset: Int) -> UInt8 { utf8Start[offset] }
}
