/// Tells files that hold no text, so that they are not taken for clean pages.
enum BinaryFile {
  /// The beginnings of common formats.
  private static let signatures: [(name: String, bytes: [UInt8])] = [
    ("a PNG image", [0x89, 0x50, 0x4e, 0x47]),
    ("a JPEG image", [0xff, 0xd8, 0xff]),
    ("a GIF image", [0x47, 0x49, 0x46, 0x38]),
    ("a WebP or other RIFF file", [0x52, 0x49, 0x46, 0x46]),
    ("a PDF document", [0x25, 0x50, 0x44, 0x46]),
    ("a ZIP archive or Office document", [0x50, 0x4b, 0x03, 0x04]),
    ("a gzip archive", [0x1f, 0x8b]),
    ("an MP3 recording", [0x49, 0x44, 0x33]),
    ("a program", [0x7f, 0x45, 0x4c, 0x46]),
  ]

  /// What kind of binary file the bytes are, in words; nil when they may be a page.
  ///
  /// Asked of the decoded text, since UTF-16 of many scripts has control bytes at every second place.
  /// A known beginning alone proves nothing: text may begin with `RIFF` too.
  static func kind(of bytes: [UInt8], decoded text: [UInt8]) -> String? {
    let sample = text.prefix(4096)
    let controls = sample.count { byte in
      byte < 0x20 && byte != 0x09 && byte != 0x0a && byte != 0x0c && byte != 0x0d && byte != 0x1b
    }
    guard controls * 20 > sample.count else { return nil }
    return signatures.first { bytes.starts(with: $0.bytes) }?.name ?? "a binary file"
  }
}
