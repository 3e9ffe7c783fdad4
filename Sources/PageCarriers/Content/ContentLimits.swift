/// How far reading a page goes; a limit that is reached is reported, never passed over in silence.
public struct ContentLimits: Hashable, Sendable {
  /// How many decodings deep a text is read.
  ///
  /// Eight encodings, and four structures between them: a URL's query, a comment's data. The deepest
  /// stack seen on real pages has six in all (an attribute holding JSON holding HTML …).
  public var decodingDepth = 12
  /// How many bytes all decoded texts of a page may have, as a multiple of its own size.
  public var decodedBytesFactor = 6
  /// What a small page may decode to all the same, in bytes.
  public var decodedBytesFloor = 4 << 20
  /// How many fragments are taken from a page.
  public var fragments = 8_000_000
  /// How long reading one page may take, in seconds.
  public var seconds = 60.0

  /// How many bytes the texts of a page may have in all; their places are kept in 32 bits.
  static let arena = 1 << 30

  /// Creates the default limits.
  public init() {}

  /// How many decoded bytes a page of `bytes` bytes may give.
  func decodedBytes(forPageOf bytes: Int) -> Int {
    let (product, overflow) = bytes.multipliedReportingOverflow(by: decodedBytesFactor)
    return min(overflow ? Int.max : max(product, decodedBytesFloor), 1 << 30)
  }
}
