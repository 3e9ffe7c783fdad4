/// The text of an embedded file, where it lies in the binary.
struct EmbeddedText {
  let file: StaticString

  /// All bytes; they live as long as the program.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: file.utf8Start, count: file.utf8CodeUnitCount)
  }

  /// The lines, without their ends.
  var lines: some Sequence<UnsafeBufferPointer<UInt8>> {
    sequence(state: 0) { (start: inout Int) in
      guard start < bytes.count else { return nil }
      let end = bytes.offset(of: UInt8(ascii: "\n"), from: start)
      defer { start = end + 1 }
      return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }
  }

  /// What follows `key` and a tab, on the line that begins with them.
  func value(of key: String) -> UnsafeBufferPointer<UInt8>? {
    let start = Array(key.utf8) + [UInt8(ascii: "\t")]
    let line = lines.first { $0.starts(with: start) }
    return line.map { UnsafeBufferPointer(rebasing: $0.dropFirst(start.count)) }
  }
}

extension EmbeddedFile {
  /// The embedded file called `name`.
  static func named(_ name: String) -> EmbeddedText? {
    all.first { $0.name == name }.map { EmbeddedText(file: $0.text) }
  }
}
