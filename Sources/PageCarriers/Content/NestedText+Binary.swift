internal import SourceText

extension NestedText {
  /// Base64 of a text, or of bytes worth a look.
  static func base64(_ text: UnsafeBufferPointer<UInt8>) -> NestedText? {
    guard let coding = base64Coding(of: text) else { return nil }
    return .parts([Part(range: 0..<text.count, coding: coding)])
  }

  /// How Base64 is to be read; nil where it is none, or an id or hash.
  static func base64Coding(of text: UnsafeBufferPointer<UInt8>) -> TextCoding? {
    guard text.count >= 16, text.count % 4 != 1 || text.contains(UInt8(ascii: "\n")) else {
      return nil
    }
    // A sample first: most candidates are hashes and ids.
    let sample = UnsafeBufferPointer(rebasing: text.prefix(64))
    if !Base64.beginsUnlikeText(sample) {
      var decoded: [UInt8] = []
      TextCoding.base64.decode(sample, into: &decoded)
      if isReadable(decoded, isCut: text.count > sample.count) { return .base64 }
    }
    return MagicNumber.begins(base64: text) || text.count >= shortestBlob ? .base64Data : nil
  }

  /// Shorter strings of random bytes are hashes, keys and ids.
  private static let shortestBlob = 256

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

  /// What decoded bytes are, where they are no text; nil where they are.
  static func binary(in bytes: UnsafeBufferPointer<UInt8>) -> NestedText? {
    if Inflate.isCompressed(bytes) {
      return .parts([Part(range: 0..<bytes.count, coding: .inflate)])
    }
    if let kind = MagicNumber.kind(of: bytes) { return .binary(kind) }
    return isText(bytes) ? nil : .binary(.unknown)
  }

  /// Whether bytes are UTF-8 without the zeros of binary formats.
  private static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
  }
}

/// Tells formats apart by their first bytes.
enum MagicNumber {
  /// The kind of a format that is no text; nil where the bytes are no known one.
  ///
  /// Source: the formats' own specifications.
  static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> OpaqueText.Kind? {
    for (magic, kind) in known where bytes.starts(with: magic) { return kind }
    let isRIFF = bytes.count >= 12 && bytes.starts(with: "RIFF".utf8)
    let isBoxed = bytes.count >= 12 && bytes[4...].starts(with: "ftyp".utf8)
    return isRIFF || isBoxed ? .media : nil
  }

  /// Whether Base64 begins like that of a format that is no text, or of compressed data.
  static func begins(base64 text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 24 else { return false }
    if Base64.beginsCompressed(text) { return true }
    let start = text[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    return starts.contains(start)
  }

  /// The first three bytes of the known formats, in Base64.
  private static let starts: [UInt32] = [
    "/9j/", "iVBO", "R0lG", "JVBE", "T2dn", "SUQz", "d09G", "T1RU", "AAEA", "UEsD", "GkXf", "KLUv",
    "UklG", "AAAA", "rO0A", "/wEP", "/wEW", "/wEX",
  ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

  private static let known: [([UInt8], OpaqueText.Kind)] = [
    ([0xFF, 0xD8, 0xFF], .media), ([0x89, 0x50, 0x4E, 0x47], .media), (Array("GIF8".utf8), .media),
    (Array("%PDF".utf8), .media), (Array("OggS".utf8), .media), (Array("ID3".utf8), .media),
    (Array("wOFF".utf8), .media), (Array("wOF2".utf8), .media), (Array("OTTO".utf8), .media),
    ([0x00, 0x01, 0x00, 0x00], .media), ([0x50, 0x4B, 0x03, 0x04], .media),
    ([0x1A, 0x45, 0xDF, 0xA3], .media), ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
    // ObjectStateFormatter, [MS-HTTPE] and the reference source of ASP.NET; Java serialisation.
    ([0xFF, 0x01], .viewState), ([0xAC, 0xED, 0x00, 0x05], .viewState),
  ]
}
