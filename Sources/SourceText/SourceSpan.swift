/// A half-open range of bytes in a page as it was received, before any decoding.
///
/// Offsets are 0-based. Empty spans are allowed: they mark a place.
public struct SourceSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public let start: Int

  /// The offset just past the last byte; never less than `start`.
  public let end: Int

  /// Creates the span `start..<end`.
  ///
  /// - Precondition: `0 <= start && start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "bad span \(start)..<\(end)")
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var count: Int { end - start }

  /// Whether every byte of `other` lies in this span.
  public func contains(_ other: SourceSpan) -> Bool {
    start <= other.start && other.end <= end
  }
}

extension SourceSpan: Comparable {
  /// Orders by start, then by end, so that reports list an outer finding before an inner one.
  public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

extension SourceSpan: CustomStringConvertible {
  /// The span as `start..<end`.
  public var description: String { "\(start)..<\(end)" }
}
