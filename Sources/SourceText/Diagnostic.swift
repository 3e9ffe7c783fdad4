/// Something the scan survived but the person reading the report should know.
public struct Diagnostic: Hashable, Sendable {
  /// How much it matters.
  public enum Level: String, Hashable, Sendable {
    /// Everything was examined; this explains how.
    case note
    /// Something was not examined, or not as it should be: the page's status becomes `partial`.
    case warning
  }

  /// How much it matters.
  public var level: Level
  /// What happened and what was not examined; never holds a value of the page.
  public var message: String
  /// Where, when it has a place.
  public var span: SourceSpan?

  /// Creates a diagnostic.
  public init(_ level: Level, _ message: String, at span: SourceSpan? = nil) {
    self.level = level
    self.message = message
    self.span = span
  }
}
