/// A value the page leaks; printing it by accident must not leak it again.
public struct SensitiveText: Hashable, Sendable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  private let value: String

  /// Wraps `value`.
  public init(_ value: String) { self.value = value }

  /// The value itself; only reporters call this, and only when asked to show values.
  public func revealed() -> String { value }

  /// A fixed text: even a length would narrow down who is meant.
  public var description: String { "•••" }

  /// The same fixed text, so that a debugger or a failed test does not print the value either.
  public var debugDescription: String { description }

  /// No children, so that `dump` shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
