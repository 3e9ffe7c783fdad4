import PageSyntax
import SourceText

/// The script reader in both dialects: all it tells lies in the text, in order, in containers that
/// close.
enum ScriptTarget {
  static func run(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    for dialect in [ScriptDialect.json, .javascript] {
      var observer = ScriptObserver(count: text.count)
      ScriptReader().read(text, as: dialect, visitor: &observer)
      expect(observer.depth == 0, "\(observer.depth) containers were left open")
    }
    _ = ScriptDialectGuess.looksLikeJSON(text)
    return 0
  }
}

/// Follows a reader and stops when it tells what cannot be.
struct ScriptObserver: ScriptVisitor {
  let count: Int
  private(set) var depth = 0
  /// The strings and keys that were told, with their codings.
  private(set) var strings: [(range: Range<Int>, coding: TextCoding)] = []
  private(set) var defects = 0
  private var reached = 0

  init(count: Int) { self.count = count }

  private mutating func check(_ range: Range<Int>) {
    expect(range.lowerBound >= reached, "\(range) comes after \(reached)")
    expect(range.upperBound <= count, "\(range) is not in the text")
    reached = range.upperBound
  }

  mutating func beginContainer(_ kind: ScriptContainer, at offset: Int) {
    check(offset..<offset)
    depth += 1
  }

  mutating func endContainer(at offset: Int) {
    check(offset..<offset)
    depth -= 1
    expect(depth >= 0, "nothing to close at \(offset)")
  }

  mutating func key(_ range: Range<Int>, coding: TextCoding, isAssignment: Bool) {
    check(range)
    strings.append((range, coding))
  }

  mutating func callee(_ range: Range<Int>) { check(range) }

  mutating func string(_ range: Range<Int>, coding: TextCoding, continues: Bool) {
    check(range)
    strings.append((range, coding))
  }

  mutating func number(_ range: Range<Int>) { check(range) }

  mutating func word(_ range: Range<Int>) { check(range) }

  mutating func comment(_ range: Range<Int>) { check(range) }

  mutating func separator(at offset: Int) { check(offset..<offset) }

  mutating func endOfStatement(at offset: Int) { check(offset..<offset) }

  mutating func defect(_ defect: ScriptDefect, at offset: Int) {
    expect(offset >= 0 && offset <= count, "a defect at \(offset)")
    defects += 1
  }
}
