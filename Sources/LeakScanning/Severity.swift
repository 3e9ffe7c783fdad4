/// How sure the scan is that a value is what it looks like.
public enum Confidence: String, CaseIterable, Sendable, Comparable {
  case low, medium, high

  /// The confidence a score from 0 to 1 stands for; nil when it is too low to report at all.
  ///
  /// The bounds are those the scoring models were measured with: at `medium` about one false alarm
  /// in ten pages, at `high` nearly none.
  public init?(score: Double) {
    switch score {
    case 0.8...: self = .high
    case 0.5...: self = .medium
    case 0.35...: self = .low
    default: return nil
    }
  }

  /// Orders from `low` to `high`.
  public static func < (left: Confidence, right: Confidence) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
