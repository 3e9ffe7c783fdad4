/// The harm done if a finding is what it looks like.
public enum Severity: String, CaseIterable, Hashable, Sendable {
  /// Untidy: no person is harmed.
  case low
  /// Somebody may be written to, or a draft found.
  case medium
  /// Somebody can be identified or called.
  case high
  /// Somebody can be identified, reached, and connected with what they said.
  case critical
}

extension Severity: Comparable {
  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }

  /// Orders from `low` to `critical`.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
