/// A reason why a value is, or is not, a leak.
public struct Evidence: Hashable, Sendable {
  /// The reason in words an editor understands; never holds a value of the page.
  public var reason: String
  /// What it adds to the score, negative when it speaks against.
  ///
  /// The score runs from 0 to 1: from 0.35 confidence is low, from 0.5 medium, from 0.8 high.
  public var weight: Double

  /// Creates evidence.
  public init(_ reason: String, _ weight: Double) {
    self.reason = reason
    self.weight = weight
  }
}
