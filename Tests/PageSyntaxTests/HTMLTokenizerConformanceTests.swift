import Foundation
import PageSyntax
import SourceText
import TestSupport
import Testing

/// The tokenizer tests of html5lib, read from beside the package when they are there.
@Suite struct HTMLTokenizerConformanceTests {
  @Test(.enabled(if: sharedFolder != nil))
  func `the ledger reads the tokens the html5lib suite expects`() throws {
    let shared = try #require(sharedFolder)
    let folder = shared.appending(path: "conformance/html5lib/tokenizer")
    let files = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "test" }
    try #require(!files.isEmpty)
    var runs = 0
    for file in files.sorted(by: { $0.path < $1.path }) {
      for test in try ConformanceTest.tests(in: file) {
        for state in test.initialStates {
          runs += 1
          let tokens = test.ledgerTokens(from: state)
          #expect(
            tokens == test.expected,
            "\(file.lastPathComponent): \(test.name), from the \(state.rawValue)"
          )
        }
      }
    }
    // The suite had 7,027 when this was written; fewer mean that a file was not understood.
    #expect(runs > 7_000)
  }
}

/// A token as the suite writes it; runs of characters are one token.
private enum ConformanceToken: Equatable {
  case doctype(name: String)
  case startTag(name: String, attributes: [String: String], isSelfClosing: Bool)
  case endTag(name: String)
  case comment(String)
  case characters(String)
}

private struct ConformanceTest {
  enum State: String {
    case data = "Data state"
    case plaintext = "PLAINTEXT state"
    case escapableRawText = "RCDATA state"
    case rawText = "RAWTEXT state"
    case script = "Script data state"
    case cdata = "CDATA section state"
  }

  var name: String
  var input: String
  var expected: [ConformanceToken]
  var initialStates: [State]
  var lastStartTag: String?

  /// The tests of a file.
  static func tests(in file: URL) throws -> [ConformanceTest] {
    let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    // The one file without tests under this name is about what XML cannot hold.
    let tests = root?["tests"] as? [[String: Any]] ?? []
    return try tests.map { try ConformanceTest($0) }
  }

  private init(_ json: [String: Any]) throws {
    let isEscapedTwice = json["doubleEscaped"] as? Bool ?? false
    func text(_ value: Any?) throws -> String {
      let string = try #require(value as? String)
      return isEscapedTwice ? string.resolvingCodeUnits : string
    }
    name = try #require(json["description"] as? String)
    // The suite's input is what the standard makes of a file first: no carriage returns.
    input = try text(json["input"]).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    lastStartTag = json["lastStartTag"] as? String
    let states = json["initialStates"] as? [String] ?? [State.data.rawValue]
    initialStates = try states.map { try #require(State(rawValue: $0)) }
      // No markup leads to a script that another end tag ends.
      .filter { [lastStartTag] in $0 != .script || lastStartTag ?? "script" == "script" }
    expected = try #require(json["output"] as? [Any]).reduce(into: []) { tokens, value in
      let parts = try #require(value as? [Any])
      switch parts[0] as? String {
      case "DOCTYPE": tokens.append(.doctype(name: parts[1] is NSNull ? "" : try text(parts[1])))
      case "StartTag":
        let attributes = try #require(parts[2] as? [String: String])
        tokens.append(
          .startTag(
            name: try text(parts[1]),
            attributes: Dictionary(
              uniqueKeysWithValues: try attributes.map { (try text($0.key), try text($0.value)) }
            ),
            isSelfClosing: parts.count > 3
          )
        )
      case "EndTag": tokens.append(.endTag(name: try text(parts[1])))
      case "Comment": tokens.append(.comment(try text(parts[1])))
      case "Character": tokens.appendCharacters(try text(parts[1]))
      default: Issue.record("unknown token \(parts)")
      }
    }
  }

  /// What the ledger reads, started in `state` by the markup that leads there.
  func ledgerTokens(from state: State) -> [ConformanceToken] {
    let opening =
      switch state {
      case .data: ""
      case .plaintext: "<plaintext>"
      case .escapableRawText: "<\(lastStartTag ?? "textarea")>"
      case .rawText: "<\(lastStartTag ?? "xmp")>"
      case .script: "<script>"
      case .cdata: "<svg><![CDATA["
      }
    let text = Array((opening + input).utf8)
    let ledger = HTMLLedger(reading: text)
    let reader = LedgerReader(text: text, attributes: ledger.attributes, state: state)
    return ledger.tokens.dropFirst(opening.isEmpty ? 0 : 1).reduce(into: []) {
      reader.append($1, to: &$0)
    }
  }
}

/// Turns tokens of the ledger into those of the suite: lower case, decoded, without NUL.
private struct LedgerReader {
  let text: [UInt8]
  let attributes: [HTMLAttribute]
  let state: ConformanceTest.State

  func append(_ token: HTMLToken, to tokens: inout [ConformanceToken]) {
    let content = token.contentRange
    switch token.kind {
    case .text: tokens.appendCharacters(string(content, .textReferences, nul: "\0"))
    case .cdata: tokens.appendCharacters(string(content, .literal, nul: "\0"))
    case .rawText:
      let coding: TextCoding = state == .escapableRawText ? .textReferences : .literal
      tokens.appendCharacters(string(content, coding))
    case .startTag:
      tokens.append(
        .startTag(
          name: name(token.nameRange),
          attributes: Dictionary(
            attributes[token.attributeRange].map {
              (name($0.nameRange), string($0.valueRange, .attributeReferences))
            },
            uniquingKeysWith: { first, _ in first }
          ),
          isSelfClosing: token.isSelfClosing
        )
      )
    case .endTag: tokens.append(.endTag(name: name(token.nameRange)))
    case .comment: tokens.append(.comment(string(content, .literal)))
    case .bogusComment:
      // The ledger keeps `</>`, of which the standard makes nothing.
      if text[token.range] != Array("</>".utf8)[...] {
        tokens.append(.comment(string(content, .literal)))
      }
    case .doctype:
      let name = string(content, .literal).drop { $0.isASCIISpace }.prefix { !$0.isASCIISpace }
      tokens.append(.doctype(name: lowercased(String(name))))
    case .cutTag: break
    }
  }

  private func name(_ range: Range<Int>) -> String { lowercased(string(range, .literal)) }

  /// ASCII lower case: the standard leaves other letters alone.
  private func lowercased(_ string: String) -> String {
    String(decoding: string.utf8.map { 65...90 ~= $0 ? $0 + 32 : $0 }, as: UTF8.self)
  }

  private func string(_ range: Range<Int>, _ coding: TextCoding, nul: String = "\u{FFFD}") -> String
  {
    let parts = text[range].split(separator: 0, omittingEmptySubsequences: false)
    return parts.map { part in
      var bytes: [UInt8] = []
      Array(part).withUnsafeBufferPointer { coding.decode($0, into: &bytes) }
      return String(decoding: bytes, as: UTF8.self)
    }.joined(separator: nul)
  }
}

extension Character {
  fileprivate var isASCIISpace: Bool { " \t\n\u{C}".contains(self) }
}

extension [ConformanceToken] {
  fileprivate mutating func appendCharacters(_ characters: String) {
    if case .characters(let before) = last {
      removeLast(); append(.characters(before + characters))
    } else if !characters.isEmpty {
      append(.characters(characters))
    }
  }
}

extension String {
  /// The string with `\uXXXX` read as UTF-16 code units; a lone surrogate becomes U+FFFD.
  fileprivate var resolvingCodeUnits: String {
    var units: [UInt16] = []
    var rest = utf16[...]
    while let unit = rest.popFirst() {
      if unit == 0x5C, rest.first == 0x75, let digits = String(rest.dropFirst().prefix(4)),
        let escaped = UInt16(digits, radix: 16)
      {
        units.append(escaped)
        rest = rest.dropFirst(5)
      } else {
        units.append(unit)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}
