import Foundation
import SourceText
import TestSupport
import Testing

/// The public html5lib suite's cases for character references.
@Suite struct ReferenceConformanceTests {
  @Test(
    .enabled(if: sharedFolder != nil),
    arguments: ["namedEntities", "numericEntities", "entities"]
  )
  func `html5lib's tokenizer cases`(_ name: String) throws {
    let shared = try #require(sharedFolder)
    let file = shared.appending(path: "conformance/html5lib/tokenizer/\(name).test")
    let suite = try JSONDecoder().decode(Suite.self, from: Data(contentsOf: file))
    #expect(!suite.tests.isEmpty)
    for test in suite.tests {
      let (coding, raw) = Self.text(of: test.input)
      var bytes: [UInt8] = []
      Array(raw.utf8).withUnsafeBufferPointer { coding.decode($0, into: &bytes) }
      let expected = test.output.joined()
      #expect(String(decoding: bytes, as: UTF8.self) == expected, "\(test.input)")
    }
  }

  /// The text of a case: the value of its tag's only attribute, or all of it.
  static func text(of input: String) -> (TextCoding, String) {
    guard input.hasPrefix("<h a=") else { return (.textReferences, input) }
    let value = input.dropFirst(5).dropLast().drop { "\"'".contains($0) }
    return (
      .attributeReferences,
      value.last.map { "\"'".contains($0) } == true ? String(value.dropLast()) : String(value)
    )
  }

  struct Suite: Decodable {
    var tests: [Case]
  }

  struct Case: Decodable {
    var input: String
    var output: [String]

    enum Key: CodingKey { case input, output }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      input = try container.decode(String.self, forKey: .input)
      output = try container.decode([Token].self, forKey: .output).map(\.text)
    }
  }

  /// `["Character", text]` or `["StartTag", name, {attribute: value}]`.
  struct Token: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      let kind = try container.decode(String.self)
      text = try container.decode(String.self)
      if kind == "StartTag" {
        text = try container.decode([String: String].self).values.first ?? ""
      }
    }
  }
}
