/// The one tolerant reader of JSON and of JavaScript's literals.
///
/// It is no parser: one pass with an explicit stack tells strings, numbers, words and comments
/// apart and keeps track of the brackets and keys around them, so that any text gives a report.
/// Grammar: RFC 8259 and ECMA-262, section 12, with the HTML-like comments of its annex B.1.1.
package struct ScriptReader: Sendable {
  /// The number of open brackets past which no further container is reported.
  ///
  /// Real state nests some 40 deep, a page as data some 200. What is said of a value may be as long as
  /// its path, so that the limit bounds it as well.
  package var depthLimit: Int

  /// Creates a reader.
  package init(depthLimit: Int = 512) {
    self.depthLimit = max(1, depthLimit)
  }

  /// Reads `text` and tells `visitor` all it holds, in source order.
  ///
  /// Every string literal is told exactly once, as a string or as a key. A byte order mark and the
  /// prefixes that keep a JSON response from being run as a script are skipped.
  ///
  /// - Complexity: O(*n*), *n* being the number of bytes.
  package func read<Visitor: ScriptVisitor>(
    _ text: UnsafeBufferPointer<UInt8>,
    as dialect: ScriptDialect,
    visitor: inout Visitor
  ) {
    guard let bytes = ScriptBytes(text) else { return }
    withUnsafeMutablePointer(to: &visitor) { visitor in
      var lexer = ScriptLexer(bytes, as: dialect, depthLimit: depthLimit, visitor: visitor)
      lexer.readAll()
    }
  }
}
