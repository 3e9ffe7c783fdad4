/// A word list compiled into the module: one entry a line, `#` starts a comment line.
struct LexiconText {
  private let text: StaticString

  /// Finds the list called `name` among the embedded files; an unknown one is empty.
  init(named name: String) {
    text = EmbeddedFile.all.first { $0.name == name }?.text ?? ""
  }

  /// Calls `body` with each entry as written, without its line feed.
  @inline(__always)
  func forEachEntry(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    text.withUTF8Buffer { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end &+= 1 }
        if end > start, bytes[start] != UInt8(ascii: "#") {
          body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        }
        start = end &+ 1
      }
    }
  }

  /// Calls `body` with the hash of each entry's folded form.
  @inline(__always)
  func forEachHash(_ body: (UInt64) -> Void) {
    forEachEntry { entry in body(Self.foldedHash(entry)) }
  }

  /// The hash of the folded form of `entry`.
  @inline(__always)
  static func foldedHash(_ entry: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in entry {
      if byte >= 0x80 { return foldedHashSlowly(entry) }
      hash.add(TextFolding.asciiLowercase(byte))
    }
    return hash.value
  }

  private static func foldedHashSlowly(_ entry: UnsafeBufferPointer<UInt8>) -> UInt64 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: entry.count &* 2 &+ 4) { buffer in
      let count = TextFolding.fold(entry, into: buffer)
      return WordHash.of(UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
