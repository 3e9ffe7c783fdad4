/// A word list compiled into the module: one entry a line, `#` starts a comment line.
struct LexiconText {
  private let text: StaticString

  /// Finds the list called `name` among the embedded files; an unknown one is empty.
  init(named name: String) {
    text = EmbeddedFile.all.first { $0.name == name }?.text ?? ""
  }

  /// How many lines the list has, which no number of entries exceeds.
  var lineCount: Int {
    text.withUTF8Buffer { bytes in
      var count = 1
      for byte in bytes where byte == UInt8(ascii: "\n") { count &+= 1 }
      return count
    }
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
  ///
  /// One pass: nearly all entries are ASCII and are hashed while their end is sought.
  @inline(__always)
  func forEachHash(_ body: (UInt64) -> Void) {
    text.withUTF8Buffer { bytes in
      var start = 0
      while start < bytes.count {
        var hash = WordHash()
        var end = start
        var isPlain = bytes[start] != UInt8(ascii: "#")
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
          isPlain = isPlain && bytes[end] < 0x80
          hash.add(TextFolding.asciiLowercase(bytes[end]))
          end &+= 1
        }
        if isPlain, end > start {
          body(hash.value)
        } else if end > start, bytes[start] != UInt8(ascii: "#") {
          body(Self.foldedHashSlowly(UnsafeBufferPointer(rebasing: bytes[start..<end])))
        }
        start = end &+ 1
      }
    }
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
    if isFolded(entry) { return WordHash.of(entry) }
    return foldedHashInBuffer(entry)
  }

  /// Whether folding would change nothing, as in lists a program wrote.
  private static func isFolded(_ entry: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < entry.count {
      let scalar = scanScalar(entry, at: index)
      if scalar.value == 0x306 || scalar.value == 0x308 { return false }
      if TextFolding.foldScalar(scalar.value) != scalar.value { return false }
      index &+= scalar.length
    }
    return true
  }

  private static func foldedHashInBuffer(_ entry: UnsafeBufferPointer<UInt8>) -> UInt64 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: entry.count &* 2 &+ 4) { buffer in
      let count = TextFolding.fold(entry, into: buffer)
      return WordHash.of(UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
