package import SourceText

/// What encloses the values a `ScriptReader` reports.
package enum ScriptContainer: UInt8, Sendable {
  /// An object literal: values with keys.
  case object
  /// An array literal: values in order.
  case array
  /// The arguments of a call, in order.
  case call
}

/// What a `ScriptReader` had to survive.
package enum ScriptDefect: UInt8, Sendable {
  /// A string that the end of its line or of the text cut off; what it holds was reported.
  case unterminatedString
  /// A template literal that the end of the text cut off; what it holds was reported.
  case unterminatedTemplate
  /// A comment that the end of the text cut off; what it holds was reported.
  case unterminatedComment
  /// Brackets nested deeper than the limit: what they hold is reported as if it stood at the limit.
  case depthLimit
}

/// The language a text is expected to be in; either is read tolerantly.
package enum ScriptDialect: UInt8, Sendable {
  /// JSON, with anything JavaScript allows in a literal, junk around it, or several texts in a row.
  /// A string may hold raw line breaks; there are no regular expressions.
  case json
  /// A JavaScript program. A string in single or double quotes ends with its line.
  case javascript
  /// The members of a JavaScript object, whose braces do not stand in the text; it is told all the same.
  case members
}

/// What a `ScriptReader` tells, in source order; offsets are bytes of the text that is read.
///
/// Containers nest and are always closed. What a value belongs to is the innermost container, and
/// the last key reported in it that no `separator` or `endOfStatement` has ended. Blocks, grouping
/// parentheses and subscripts are no containers: what they hold belongs to what encloses them.
package protocol ScriptVisitor {
  /// A container opens; `offset` is that of its bracket.
  mutating func beginContainer(_ kind: ScriptContainer, at offset: Int)

  /// The innermost container closes, at its bracket, or where a broken text lets it end.
  mutating func endContainer(at offset: Int)

  /// The key of the values that follow: a member's name, or the last name of an assignment target.
  ///
  /// - Parameters:
  ///   - range: The name, without quotes.
  ///   - coding: How it is written: `literal`, `jsonEscapes` or `scriptEscapes`.
  ///   - isAssignment: Whether it is a target, as in `window.state =` or `window['state'] =`.
  mutating func key(_ range: Range<Int>, coding: TextCoding, isAssignment: Bool)

  /// The last name of what is called, as `push` in `dataLayer.push(`; the `call` container follows,
  /// unless it lies deeper than the limit.
  mutating func callee(_ range: Range<Int>)

  /// A string literal, or a static part of a template literal, without its quotes.
  ///
  /// - Parameters:
  ///   - range: What stands between the quotes; empty for an empty string.
  ///   - coding: `literal` without a backslash, `jsonEscapes` where JSON reads the escapes as
  ///     JavaScript does, else `scriptEscapes`.
  ///   - continues: Whether the string goes on with the text of the string reported before it:
  ///     a `+` joins them, or both are static parts of one template and no other string stands
  ///     between them.
  mutating func string(_ range: Range<Int>, coding: TextCoding, continues: Bool)

  /// A number as it is written, with the sign before it.
  mutating func number(_ range: Range<Int>)

  /// A bare word in the place of a value: `true`, `null`, `undefined`, `void 0`, `!0`, or a name
  /// with its dotted path, as `navigator.language`.
  mutating func word(_ range: Range<Int>)

  /// What stands between a comment's delimiters.
  mutating func comment(_ range: Range<Int>)

  /// A comma of the innermost container: the next element or member follows.
  mutating func separator(at offset: Int)

  /// A statement or a part of one has ended: the key of an assignment in it no longer holds.
  mutating func endOfStatement(at offset: Int)

  /// The body of a function that is an expression begins; it is no container.
  ///
  /// - Parameter parameters: What stands between the parentheses after `function`; empty for an
  ///   arrow function.
  mutating func beginFunction(parameters: Range<Int>)

  /// The body of the innermost such function ends; a call without a `callee` may follow at once.
  mutating func endFunction(at offset: Int)

  /// Something was survived; `offset` is where it began.
  mutating func defect(_ defect: ScriptDefect, at offset: Int)
}

extension ScriptVisitor {
  /// Does nothing; for visitors that count no elements.
  package mutating func separator(at offset: Int) {}

  /// Does nothing; for visitors that bind no parameters.
  package mutating func beginFunction(parameters: Range<Int>) {}

  /// Does nothing; for visitors that bind no parameters.
  package mutating func endFunction(at offset: Int) {}

  /// Does nothing; for visitors that keep no keys.
  package mutating func endOfStatement(at offset: Int) {}
}
