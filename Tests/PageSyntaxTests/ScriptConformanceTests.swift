import Foundation
import PageSyntax
import SourceText
import TestSupport
import Testing

@Suite struct ScriptConformanceTests {
  /// A JSON value; the last of several members with one key counts, as for Foundation.
  enum Value: Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Value])
    case object([String: Value])

    /// Converts what `JSONSerialization` reads.
    init(_ value: Any) throws {
      switch value {
      case is NSNull: self = .null
      // The type is that of a C Boolean: a cast to Bool would take 1 for true.
      case let number as NSNumber where number.objCType.pointee == Int8(UInt8(ascii: "c")):
        self = .bool(number.boolValue)
      case let number as NSNumber: self = .number(number.doubleValue)
      case let string as String: self = .string(string)
      case let array as [Any]: self = .array(try array.map(Value.init))
      case let object as [String: Any]: self = .object(try object.mapValues(Value.init))
      default: throw CocoaError(.propertyListReadCorrupt)
      }
    }
  }

  /// The files of JSONTestSuite whose names begin with `prefix`.
  static func files(_ prefix: String) throws -> [URL] {
    let shared = try #require(sharedFolder)
    let folder = shared.appending(path: "conformance/JSONTestSuite/test_parsing")
    let files = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasPrefix(prefix) }
    // The suite had 95 valid files, 188 invalid and 35 of neither when this was written.
    try #require(files.count >= (prefix == "i_" ? 30 : 90))
    return files
  }

  @Test(.enabled(if: sharedFolder != nil))
  func `valid JSON is read as Foundation reads it`() throws {
    for file in try Self.files("y_") {
      let data = try Data(contentsOf: file)
      let expected = try Value(
        JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      )
      for dialect in [ScriptDialect.json, .javascript] {
        // To a program, braces with nothing in them are a block.
        if dialect == .javascript, expected == .object([:]) { continue }
        var builder = ValueBuilder(bytes: Array(data))
        Array(data).withUnsafeBufferPointer {
          ScriptReader().read($0, as: dialect, visitor: &builder)
        }
        #expect(builder.root == expected, "\(file.lastPathComponent) as \(dialect)")
      }
    }
  }

  @Test(.enabled(if: sharedFolder != nil), arguments: ["n_", "i_"])
  func `invalid JSON loses no string`(_ prefix: String) throws {
    for file in try Self.files(prefix) {
      let bytes = Array(try Data(contentsOf: file))
      for dialect in [ScriptDialect.json, .javascript] {
        let dump = scriptEvents(bytes, as: dialect)
        #expect(dump.problems.isEmpty && dump.containers.isEmpty, "\(file.lastPathComponent)")
        let missing = Self.quotedStarts(bytes).filter { start in
          // A program's string ends with its line, so that the next quote may begin another.
          !dump.literalStarts.contains(start)
            && (dialect == .json || !dump.textRanges.contains { $0.contains(start - 1) })
        }
        #expect(missing.isEmpty, "\(file.lastPathComponent) as \(dialect)")
      }
    }
  }

  /// Where the contents of double-quoted strings begin, found without regard to what is around.
  static func quotedStarts(_ bytes: [UInt8]) -> [Int] {
    var starts: [Int] = []
    var isInString = false
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") {
        isInString.toggle()
        if isInString { starts.append(index + 1) }
      } else if isInString, bytes[index] == UInt8(ascii: "\\") {
        index += 1
      }
      index += 1
    }
    return starts
  }
}

/// Builds the value that a reader tells of.
private struct ValueBuilder: ScriptVisitor {
  typealias Value = ScriptConformanceTests.Value

  let bytes: [UInt8]
  private(set) var root: Value?
  private var open: [(kind: ScriptContainer, values: [(key: String, value: Value)])] = []
  private var keys: [String] = [""]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func beginContainer(_ kind: ScriptContainer, at offset: Int) {
    open.append((kind, []))
    keys.append("")
  }

  mutating func endContainer(at offset: Int) {
    let closed = open.removeLast()
    keys.removeLast()
    if closed.kind == .object {
      add(.object(Dictionary(closed.values.map { ($0.key, $0.value) }) { _, last in last }))
    } else {
      add(.array(closed.values.map(\.value)))
    }
  }

  mutating func key(_ range: Range<Int>, coding: TextCoding, isAssignment: Bool) {
    keys[keys.count - 1] = decoded(range)
  }

  mutating func callee(_ range: Range<Int>) {
    Issue.record("no call in JSON")
  }

  mutating func string(_ range: Range<Int>, coding: TextCoding, continues: Bool) {
    #expect(!continues)
    #expect((coding == .literal) == !bytes[range].contains(UInt8(ascii: "\\")))
    add(.string(decoded(range)))
  }

  mutating func number(_ range: Range<Int>) {
    let number = try? JSONSerialization.jsonObject(
      with: Data(bytes[range]),
      options: .fragmentsAllowed
    )
    add((number as? NSNumber).map { .number($0.doubleValue) } ?? .null)
  }

  mutating func word(_ range: Range<Int>) {
    switch String(decoding: bytes[range], as: UTF8.self) {
    case "true": add(.bool(true))
    case "false": add(.bool(false))
    case "null": add(.null)
    case let other: Issue.record("no value: \(other)")
    }
  }

  mutating func comment(_ range: Range<Int>) {
    Issue.record("no comment in JSON")
  }

  mutating func defect(_ defect: ScriptDefect, at offset: Int) {
    Issue.record("nothing wrong: \(defect)")
  }

  private mutating func add(_ value: Value) {
    if open.isEmpty {
      root = value
    } else {
      open[open.count - 1].values.append((keys[keys.count - 1], value))
    }
  }

  private func decoded(_ range: Range<Int>) -> String {
    let quoted = [UInt8(ascii: "\"")] + bytes[range] + [UInt8(ascii: "\"")]
    return (try? JSONDecoder().decode(String.self, from: Data(quoted))) ?? "?"
  }
}
