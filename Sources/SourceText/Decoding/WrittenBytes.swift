/// Bytes that are written in characters: read one after the other, with the place of each.
protocol WrittenBytes {
  /// The offset of the first character that bears on the byte last read.
  var byteStart: Int { get }
  /// The offset past the last one.
  var byteEnd: Int { get }

  /// The next byte; nil at the end.
  mutating func next() -> UInt8?
}

extension WrittenBytes {
  /// Reads all bytes into `sink`; they stand for UTF-8, and what is none becomes U+FFFD.
  @inline(__always)
  mutating func readText<Sink: DecodingSink>(into sink: inout Sink) {
    var character = UTF8Assembler()
    var start = 0
    var end = 0
    while let byte = next() {
      if !character.isPending { start = byteStart }
      var step = character.feed(byte)
      if case .interrupted = step {
        sink.replace(start..<end, by: .replacement)
        start = byteStart
        step = character.feed(byte)
      }
      end = byteEnd
      switch step {
      case .scalar(let scalar): sink.replace(start..<end, by: scalar)
      case .malformed: sink.replace(start..<end, by: .replacement)
      case .more, .interrupted: break
      }
    }
    if character.isPending { sink.replace(start..<end, by: .replacement) }
  }

  /// So many characters that may all be read are no chance, whatever they are: of random bytes, one
  /// in three is such a character.
  private static var surelyText: Int { 16 }

  /// Whether the bytes, all of them, are UTF-8 that people or programs read.
  ///
  /// Stops at the first byte that speaks against it: among random bytes, the second or third.
  mutating func areReadable() -> Bool {
    var character = UTF8Assembler()
    var text = Readability()
    while let byte = next() {
      switch character.feed(byte) {
      case .more: continue
      case .malformed, .interrupted: return false
      case .scalar(let scalar): guard text.take(scalar) else { return false }
      }
    }
    return !character.isPending && (text.isReadable(markShare: 3) || text.count >= Self.surelyText)
  }
}

/// Tells text from numbers that only happen to be characters.
struct Readability {
  private(set) var count = 0
  private var letters = 0
  private var marks = 0
  private var first: Unicode.Scalar?
  private var last: Unicode.Scalar?

  /// Counts `scalar`.
  ///
  /// - Returns: Whether readable text can have it: no control characters but tabs and line ends, no
  ///   private characters.
  @inline(__always)
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    count &+= 1
    if first == nil { first = scalar }
    last = scalar
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20, 0x30...0x39: break
    case 0x41...0x5A, 0x61...0x7A, 0xC0..<0xE000, 0xF900..<0xFFF0, 0x1_0000..<0xE_0000:
      letters &+= 1
    case 0x21..<0x7F, 0xA0..<0xC0: marks &+= 1
    default: return false
    }
    return true
  }

  /// Whether what was taken has letters, and one mark at most or, from a dozen characters on, one in
  /// `markShare`; of JSON, which is full of marks, only that it ends as it begins.
  ///
  /// Of the printable characters of ASCII, every third is a mark.
  func isReadable(markShare: Int) -> Bool {
    guard letters > 0, letters &* 5 >= count else { return false }
    if first == "{" && last == "}" || first == "[" && last == "]" { return true }
    return marks <= 1 || count >= 12 && marks &* markShare <= count
  }
}
