/// Bytes written as pairs of hexadecimal digits: `d09fd180`, `2B 37`, `\x2b37`, `2b:37`.
///
/// White space is skipped wherever it stands; a digit that any other byte cuts off from its pair
/// is dropped. Source: RFC 4648, section 8, read tolerantly.
package enum Hexadecimal {
  /// Whether `text` is nothing but hexadecimal digits and white space, at least 16 digits, and
  /// decodes to readable text.
  ///
  /// One pass that stops at the first byte that speaks against it: the first that is no digit, or in
  /// a checksum after two or three pairs. About one in 2,000 random values of 16 digits
  /// passes, and none to speak of from 20 on.
  package static func isText(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let digits = digits(of: text), digits.count >= 16 else { return false }
    var reader = HexadecimalReader(digits)
    guard reader.areReadable() else { return false }
    var count = 0
    for byte in digits where !byte.isHTMLSpace {
      guard byte.hexadecimalValue != nil else { return false }
      count &+= 1
    }
    return count >= 16 && count % 2 == 0
  }

  /// `text` without the mark in front, `\x` or `0x`; nil when the next two bytes are no digits.
  private static func digits(
    of text: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8>? {
    let isMarked = text.has("\\x", at: 0) || text.has("0x", at: 0)
    let digits = UnsafeBufferPointer(rebasing: text.dropFirst(isMarked ? 2 : 0))
    return hexadecimalUnit(in: digits, from: 0, digits: 2) == nil ? nil : digits
  }

  /// Decodes `raw` into `sink`; the bytes stand for UTF-8, and what is none becomes U+FFFD.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    var reader = HexadecimalReader(raw)
    reader.readText(into: &sink)
  }
}

/// E-mail addresses as Cloudflare hides them: hexadecimal, the first byte a key that all others are
/// combined with by exclusive or.
///
/// Source: the attribute `data-cfemail`, and what follows `/cdn-cgi/l/email-protection#`, as decoded
/// by the script `email-decode.min.js` that Cloudflare adds to a page.
package enum CloudflareEmail {
  /// Whether `text` decodes to an address and nothing else: printable ASCII with one `@`.
  ///
  /// One pass that stops at the first byte that speaks against it; at most 640 bytes.
  package static func isAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // RFC 5321, section 4.5.3.1: 64 bytes, `@`, 255 bytes.
    guard 8...642 ~= text.count, text.count % 2 == 0 else { return false }
    var reader = KeyedReader(text)
    var count = 0
    var signs = 0
    while let byte = reader.next() {
      guard 0x21..<0x7F ~= byte, reader.byteEnd == count * 2 + 4 else { return false }
      if byte == UInt8(ascii: "@") { signs += 1 }
      count += 1
    }
    return signs == 1 && count * 2 + 2 == text.count
  }

  /// Decodes `raw` into `sink`; the bytes stand for UTF-8, and what is none becomes U+FFFD.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    var reader = KeyedReader(raw)
    reader.readText(into: &sink)
  }
}

/// Reads pairs of digits.
private struct HexadecimalReader: WrittenBytes {
  private(set) var byteStart = 0
  private(set) var byteEnd = 0

  private let raw: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ raw: UnsafeBufferPointer<UInt8>) { self.raw = raw }

  @inline(__always)
  mutating func next() -> UInt8? {
    var first: UInt32?
    while index < raw.count {
      let byte = raw[index]
      index &+= 1
      if let digit = byte.hexadecimalValue {
        guard let high = first else {
          first = digit
          byteStart = index &- 1
          continue
        }
        byteEnd = index
        return UInt8(truncatingIfNeeded: high << 4 | digit)
      }
      if !byte.isHTMLSpace { first = nil }
    }
    return nil
  }
}

/// Reads pairs of digits and undoes the key, which is the first.
private struct KeyedReader: WrittenBytes {
  private var reader: HexadecimalReader
  private let key: UInt8

  init(_ raw: UnsafeBufferPointer<UInt8>) {
    reader = HexadecimalReader(raw)
    key = reader.next() ?? 0
  }

  var byteStart: Int { reader.byteStart }
  var byteEnd: Int { reader.byteEnd }

  mutating func next() -> UInt8? { reader.next().map { $0 ^ key } }
}
