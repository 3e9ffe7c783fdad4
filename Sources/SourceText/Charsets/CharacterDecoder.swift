/// Turns the bytes of an encoding into UTF-8, a piece at a time.
///
/// One call a piece, not a character, crosses this protocol. Whatever cannot be decoded becomes
/// U+FFFD; a decoder always gets past it, and never stops before the end.
protocol CharacterDecoder {
  /// What must be known to go on decoding here: the shift state; 0 for encodings without one.
  var state: UInt8 { get set }

  /// How many U+FFFD stand for something that could not be decoded, so far.
  var malformedCount: Int { get }

  /// Decodes the characters that begin in `start..<limit`; the last may end behind `limit`.
  ///
  /// - Parameters:
  ///   - source: The whole text.
  ///   - start: Where a character begins; less than `limit`.
  ///   - limit: At most `CharacterDecoderLimits.pieceSize` past `start`, and at most the end.
  ///   - output: Room for `CharacterDecoderLimits.outputSize` bytes.
  /// - Returns: The offset past the last character, more than `start`, and the bytes written.
  mutating func decode(
    _ source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to limit: Int,
    into output: UnsafeMutablePointer<UInt8>
  ) -> (end: Int, count: Int)
}

/// The sizes decoders agree on.
enum CharacterDecoderLimits {
  /// The source bytes of one piece, and so the distance of anchors.
  static let pieceSize = 256

  /// The most bytes a piece becomes, and some to spare for stores of whole words.
  ///
  /// One source byte becomes at most one U+FFFD, that is three bytes; a character of more bytes
  /// never becomes more than four a byte.
  static let outputSize = 4 * pieceSize + 64
}

extension UnsafeMutablePointer<UInt8> {
  /// Writes `value` as UTF-8 at `offset` and moves `offset` past it; U+FFFD for what is no scalar.
  @inline(__always)
  func store(scalar value: UInt32, at offset: inout Int) {
    switch value {
    case 0..<0x80:
      self[offset] = UInt8(truncatingIfNeeded: value)
      offset &+= 1
    case 0x80..<0x800:
      self[offset] = 0xC0 | UInt8(truncatingIfNeeded: value >> 6)
      self[offset &+ 1] = 0x80 | UInt8(truncatingIfNeeded: value & 0x3F)
      offset &+= 2
    case 0xD800..<0xE000, 0x11_0000...:
      storeReplacement(at: &offset)
    case 0x800..<0x1_0000:
      self[offset] = 0xE0 | UInt8(truncatingIfNeeded: value >> 12)
      self[offset &+ 1] = 0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F)
      self[offset &+ 2] = 0x80 | UInt8(truncatingIfNeeded: value & 0x3F)
      offset &+= 3
    default:
      self[offset] = 0xF0 | UInt8(truncatingIfNeeded: value >> 18)
      self[offset &+ 1] = 0x80 | UInt8(truncatingIfNeeded: value >> 12 & 0x3F)
      self[offset &+ 2] = 0x80 | UInt8(truncatingIfNeeded: value >> 6 & 0x3F)
      self[offset &+ 3] = 0x80 | UInt8(truncatingIfNeeded: value & 0x3F)
      offset &+= 4
    }
  }

  /// Writes U+FFFD at `offset` and moves `offset` past it.
  func storeReplacement(at offset: inout Int) {
    self[offset] = 0xEF
    self[offset &+ 1] = 0xBF
    self[offset &+ 2] = 0xBD
    offset &+= 3
  }
}
