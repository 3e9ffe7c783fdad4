import Foundation
import LeakRules
import Testing

/// A way in which a value ends up in a page; each must be seen through.
enum Hiding: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case comment = "in a comment"
  case dataAttribute = "in a data attribute"
  case scriptData = "in a JSON script"
  case entities = "as character references"
  case jsonEscapes = "as JSON escapes"
  case scriptEscapes = "as JavaScript escapes"
  case jsonInJSON = "in JSON in a JSON string"
  case base64 = "as base64 in a data attribute"
  case percent = "percent-encoded in a link"
  case upperCaseTags = "behind tags in capitals"

  var testDescription: String { rawValue }

  /// A page that hides `record`, whose keys and values are an example's.
  func page(of record: Record) -> String {
    let body =
      switch self {
      case .comment: "<!-- \(record.sentence) -->"
      case .dataAttribute: "<div data-record=\"\(record.json.escapedForHTML)\"></div>"
      case .scriptData: "<script type=\"application/json\">\(record.json)</script>"
      case .entities:
        "<div data-\(record.key.kebabCase)=\"\(record.value.asReferences)\"></div>"
      case .jsonEscapes:
        "<script type=\"application/json\">{\"\(record.key)\":\"\(record.value.asJSONEscapes)\"}"
          + "</script>"
      case .scriptEscapes:
        "<script>var record = {\(record.key): '\(record.value.asScriptEscapes)'};</script>"
      case .jsonInJSON:
        "<script type=\"application/json\">{\"body\":\(record.json.quotedForJSON)}</script>"
      case .base64:
        "<div data-state=\"\(Data(record.json.utf8).base64EncodedString())\"></div>"
      case .percent:
        "<template><a href=\"/open?\(record.key)=\(record.value.percentEncoded)\">open</a></template>"
      case .upperCaseTags:
        "<SCRIPT TYPE=\"Application/JSON\">\(record.json)</SCRIPT>"
      }
    return "<!doctype html><html><body><p>News of the day.</p>\n\(body)\n</body></html>\n"
  }
}

/// A value under a key, and what makes a sentence of it.
struct Record: Sendable, CustomTestStringConvertible {
  /// The rule that must find it.
  var rule: String
  var key: String
  var value: String
  /// A neighbour in the same record, where the value is no leak alone.
  var neighbour: (key: String, value: String)?
  /// What stands before the value in a comment.
  var lead: String
  /// The ways of hiding that are out of reach, with the reason.
  var exceptions: [Hiding: String] = [:]

  var testDescription: String { "\(rule): \(value)" }

  /// The record as a JSON object.
  var json: String {
    let other = neighbour.map { "\($0.key.quotedForJSON):\($0.value.quotedForJSON)," } ?? ""
    return "{\(other)\(key.quotedForJSON):\(value.quotedForJSON)}"
  }

  /// The record as somebody would note it.
  var sentence: String {
    "\(neighbour.map { "\($0.value), " } ?? "")\(lead)\(value)"
  }
}

extension String {
  fileprivate var escapedForHTML: String {
    replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
  }

  fileprivate var quotedForJSON: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// `callerPhone` and `caller_phone` as `caller-phone`.
  fileprivate var kebabCase: String {
    reduce(into: "") { name, letter in
      if letter.isUppercase { name += "-" }
      name += letter == "_" ? "-" : letter.lowercased()
    }
  }

  /// Decimal and hexadecimal references in turn.
  fileprivate var asReferences: String {
    unicodeScalars.enumerated()
      .map { index, scalar in
        index.isMultiple(of: 2)
          ? "&#\(scalar.value);" : "&#x\(String(scalar.value, radix: 16));"
      }
      .joined()
  }

  fileprivate var asJSONEscapes: String {
    utf16.map {
      "\\u" + String(repeating: "0", count: 4 - String($0, radix: 16).count) + String($0, radix: 16)
    }
    .joined()
  }

  fileprivate var asScriptEscapes: String {
    unicodeScalars
      .map { scalar in
        let digits = String(scalar.value, radix: 16)
        return scalar.value < 0x80
          ? "\\x" + (digits.count == 1 ? "0" : "") + digits : "\\u{\(digits)}"
      }
      .joined()
  }

  fileprivate var percentEncoded: String {
    utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }
}
