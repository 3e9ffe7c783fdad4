/// Base64 in either alphabet, with or without padding; all other bytes are skipped.
///
/// `=` ends a group, so that texts set one after the other are read through.
/// Source: RFC 4648, sections 4 and 5; skipping as in RFC 2045, section 6.8.
package enum Base64 {
  /// Whether a control character that no text has stands in the first dozen bytes of what `raw`
  /// decodes to: true of nearly all that is not Base64 of text.
  package static func beginsUnlikeText(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    var reader = Reader(raw)
    for _ in 0..<12 {
      guard let byte = reader.next() else { return false }
      switch byte {
      case 0x09, 0x0A, 0x0D: continue
      case 0..<0x20, 0x7F: return true
      default: continue
      }
    }
    return false
  }

  /// Whether what `raw` decodes to begins as compressed data does.
  ///
  /// Looks at one byte, and at a few dozen where that is an `H` (0x1F of gzip) or `e` (0x78 of zlib).
  package static func beginsCompressed(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    guard raw.first == UInt8(ascii: "H") || raw.first == UInt8(ascii: "e") else { return false }
    var reader = Reader(UnsafeBufferPointer(rebasing: raw.prefix(Inflate.headLength * 2)))
    var head: [UInt8] = []
    while head.count < Inflate.headLength, let byte = reader.next() { head.append(byte) }
    return head.withUnsafeBufferPointer(Inflate.isCompressed)
  }

  /// Decodes `raw` into `sink`; the bytes stand for UTF-8, and what is none becomes U+FFFD.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    var reader = Reader(raw)
    reader.readText(into: &sink)
  }

  /// Decodes `raw` into `sink`, whatever the bytes stand for.
  static func decodeData<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    var reader = Reader(raw)
    while let byte = reader.next() {
      sink.replace(reader.byteStart..<reader.byteEnd, byData: byte)
    }
  }
}

private struct Reader: WrittenBytes {
  private(set) var byteStart = 0
  private(set) var byteEnd = 0

  private let raw: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var bits: UInt32 = 0
  private var bitCount: UInt32 = 0
  /// The offset of the character the bits left over came from.
  private var leftoverStart = 0

  init(_ raw: UnsafeBufferPointer<UInt8>) { self.raw = raw }

  @inline(__always)
  mutating func next() -> UInt8? {
    while index < raw.count {
      let offset = index
      let value = Reader.values[Int(raw[offset])]
      index &+= 1
      guard value < 64 else {
        // Padding drops the bits that are no whole byte.
        if raw[offset] == UInt8(ascii: "=") { bitCount = 0 }
        continue
      }
      byteStart = bitCount > 0 ? leftoverStart : offset
      leftoverStart = offset
      bits = bits << 6 | UInt32(value)
      bitCount &+= 6
      guard bitCount >= 8 else { continue }
      bitCount &-= 8
      byteEnd = index
      return UInt8(truncatingIfNeeded: bits >> bitCount)
    }
    return nil
  }

  /// For each byte the six bits it stands for; 255 where it stands for none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, character) in alphabet.utf8.enumerated() {
      values[Int(character)] = UInt8(value)
    }
    values[Int(UInt8(ascii: "-"))] = 62
    values[Int(UInt8(ascii: "_"))] = 63
    return values
  }()
}
