/// Text in which `«` and `»` mark the spans a test expects.
public struct MarkedText {
  /// The text without the marks, UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// The marked ranges of bytes, in order.
  public private(set) var ranges: [Range<Int>] = []

  /// Reads the marks out of `marked`.
  public init(_ marked: String) {
    var open: Int?
    for character in marked {
      switch character {
      case "«": open = bytes.count
      case "»":
        if let start = open { ranges.append(start..<bytes.count) }
        open = nil
      default: bytes.append(contentsOf: character.utf8)
      }
    }
  }
}
