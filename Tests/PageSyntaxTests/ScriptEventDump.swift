import PageSyntax
import SourceText
import Testing

/// Writes what a reader tells as one line, and checks that it is in order and in range.
///
/// `a:` key, `a=` assigned key, `a!` callee, `"a"` string, `+"a"` one that continues, `j` and `s`
/// before a quote its escapes, `<a>` word, `/*a*/` comment, `;` end of statement, `?a` defect.
struct ScriptEventDump: ScriptVisitor {
  let bytes: [UInt8]
  private(set) var events: [String] = []
  private(set) var problems: [String] = []
  private(set) var containers: [ScriptContainer] = []
  /// The literals reported, keys included, by their first byte.
  private(set) var literalStarts: Set<Int> = []
  /// What was reported as comments and as strings.
  private(set) var textRanges: [Range<Int>] = []
  private var reached = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func beginContainer(_ kind: ScriptContainer, at offset: Int) {
    check(offset..<offset, isOrdered: true)
    containers.append(kind)
    events.append(["{", "[", "("][Int(kind.rawValue)])
  }

  mutating func endContainer(at offset: Int) {
    check(offset..<offset, isOrdered: true)
    guard let kind = containers.popLast() else {
      problems.append("nothing to close at \(offset)")
      return
    }
    events.append(["}", "]", ")"][Int(kind.rawValue)])
  }

  mutating func key(_ range: Range<Int>, coding: TextCoding, isAssignment: Bool) {
    events.append(mark(of: coding) + text(range) + (isAssignment ? "=" : ":"))
    literalStarts.insert(range.lowerBound)
    textRanges.append(range)
  }

  mutating func callee(_ range: Range<Int>) {
    events.append(text(range) + "!")
  }

  mutating func string(_ range: Range<Int>, coding: TextCoding, continues: Bool) {
    events.append((continues ? "+" : "") + mark(of: coding) + "\"" + text(range) + "\"")
    if !literalStarts.insert(range.lowerBound).inserted {
      problems.append("\(range) is told twice")
    }
    textRanges.append(range)
  }

  mutating func number(_ range: Range<Int>) {
    events.append(text(range))
  }

  mutating func word(_ range: Range<Int>) {
    events.append("<" + text(range) + ">")
  }

  mutating func comment(_ range: Range<Int>) {
    events.append("/*" + text(range) + "*/")
    textRanges.append(range)
  }

  mutating func separator(at offset: Int) {
    check(offset..<offset, isOrdered: true)
    events.append(",")
  }

  mutating func endOfStatement(at offset: Int) {
    check(offset..<offset, isOrdered: true)
    if events.last != ";" { events.append(";") }
  }

  mutating func defect(_ defect: ScriptDefect, at offset: Int) {
    check(offset..<offset, isOrdered: false)
    events.append("?\(defect)")
  }

  private mutating func text(_ range: Range<Int>) -> String {
    check(range, isOrdered: true)
    guard range.upperBound <= bytes.count else { return "" }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func check(_ range: Range<Int>, isOrdered: Bool) {
    if range.lowerBound < 0 || range.upperBound > bytes.count {
      problems.append("\(range) is out of range")
    }
    guard isOrdered else { return }
    if range.lowerBound < reached { problems.append("\(range) comes after \(reached)") }
    reached = range.upperBound
  }

  private func mark(of coding: TextCoding) -> String {
    switch coding {
    case .literal: ""
    case .jsonEscapes: "j"
    case .scriptEscapes: "s"
    default: "?"
    }
  }
}

/// What the reader tells of `bytes`.
func scriptEvents(
  _ bytes: [UInt8],
  as dialect: ScriptDialect = .javascript,
  depthLimit: Int = 10_000
) -> ScriptEventDump {
  var dump = ScriptEventDump(bytes)
  bytes.withUnsafeBufferPointer {
    ScriptReader(depthLimit: depthLimit).read($0, as: dialect, visitor: &dump)
  }
  return dump
}

/// A text and what the reader should tell of it.
struct ScriptCase: CustomTestStringConvertible, Sendable {
  var name: String
  var text: String
  var events: String

  init(_ name: String, _ text: String, _ events: String) {
    self.name = name
    self.text = text
    self.events = events
  }

  var testDescription: String { name }

  /// What the reader does tell, problems at the end.
  func told(as dialect: ScriptDialect) -> String {
    let dump = scriptEvents(Array(text.utf8), as: dialect)
    return (dump.events + dump.problems).joined(separator: " ")
  }
}
