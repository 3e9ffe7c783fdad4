extension EmbeddedFile {
  /// The bytes of the embedded file called `name`.
  static func named(_ name: String) -> EmbeddedText? {
    all.first { $0.name == name }.map { EmbeddedText(file: $0.text) }
  }
}

/// The text of an embedded file, where it lies in the binary.
struct EmbeddedText {
  let file: StaticString

  /// All bytes; they live as long as the program.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: file.utf8Start, count: file.utf8CodeUnitCount)
  }

  /// The lines, without their ends.
  var lines: [Slice<UnsafeBufferPointer<UInt8>>] {
    bytes.split(separator: UInt8(ascii: "\n"))
  }
}
