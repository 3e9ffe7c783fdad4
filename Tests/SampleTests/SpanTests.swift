import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// A finding points at exact bytes of the file as received.
@Suite struct SpanTests {
  @Test(arguments: Sample.all)
  func `the bytes at a finding's span decode to its value`(_ sample: Sample) throws {
    let charset = PageText(decoding: sample.bytes, as: .markup).charset
    for finding in try SampleScan.report(on: sample, confidence: .low).findings {
      let span = finding.location.span
      try #require(span.end <= sample.bytes.count && span.count > 0)
      let received = Array(sample.bytes[span.start..<span.end])
      let text = PageText(decoding: received, given: charset.name, as: .other).bytes
      let value = finding.match.text.revealed()
      let readings = Self.readings(of: text, through: finding.location.decoded)
      #expect(
        readings.contains { Self.plain($0).contains(Self.plain(value)) },
        "\(finding.rule) at \(span): “\(value)” is not in \(readings)"
      )
    }
  }

  @Test(arguments: Sample.all)
  func `a value that stands as it is has a span of its own length`(_ sample: Sample) throws {
    let isUTF8 = String(validating: sample.bytes, as: UTF8.self) != nil
    guard isUTF8 else { return }
    for finding in try SampleScan.report(on: sample, confidence: .low).findings
    where finding.location.decoded.isEmpty {
      let value = Array(finding.match.text.revealed().utf8)
      let span = finding.location.span
      let received = sample.bytes[span.start..<span.end]
      // Tags, and quotes that a table doubles, part a text without being part of it.
      let isParted = received.contains(UInt8(ascii: "<")) || received.contains(UInt8(ascii: "\""))
      guard !isParted else { continue }
      #expect(received.elementsEqual(value), "\(finding.rule) at \(span)")
    }
  }

  @Test(arguments: Sample.all)
  func `a line and a column name the place of the span`(_ sample: Sample) throws {
    guard let text = String(validating: sample.bytes, as: UTF8.self), !text.contains("\r") else {
      return
    }
    for place in try SampleScan.report(on: sample, confidence: .low).findings.flatMap(\.places) {
      // A byte order mark has no column; the same character further on has.
      let mark = sample.bytes.starts(with: "\u{feff}".utf8) ? 3 : 0
      let before = String(decoding: sample.bytes[mark..<place.span.start], as: UTF8.self)
      let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(place.position.line == lines.count)
      #expect(place.position.column == (lines.last?.unicodeScalars.count ?? 0) + 1)
    }
  }

  @Test(arguments: Sample.all)
  func `the places of a value do not repeat and lie in the page`(_ sample: Sample) throws {
    for finding in try SampleScan.report(on: sample, confidence: .low).findings {
      let spans = finding.places.map(\.span)
      #expect(Set(spans).count == spans.count)
      #expect(spans.allSatisfy { $0.end <= sample.bytes.count && $0.count > 0 })
    }
  }

  // MARK: Decoding

  private static let codings: [String: [TextCoding]] = [
    "html": [.textReferences, .attributeReferences], "json": [.jsonEscapes],
    "javascript": [.scriptEscapes], "percent": [.percent], "base64": [.base64, .base64Data],
    "css": [.styleEscapes], "form": [.formURL], "compressed": [.inflate], "hex": [.hexadecimal],
    "cloudflare-email": [.cloudflareEmail], "character-codes": [.characterCodes],
    "angular": [.angularEscapes], "rot13": [.rot13], "reversed": [.reversed],
    "mojibake": [.mojibakeLatin, .mojibakeCyrillic], "zero-width": [.zeroWidth],
  ]

  /// What the text says when the reported codings are undone, outermost first.
  private static func readings(of text: [UInt8], through names: [String]) -> [String] {
    var readings = [text]
    for name in names {
      readings = readings.flatMap { reading in
        (codings[name] ?? []).flatMap { coding in
          beginnings(of: coding).map { beginning in
            (beginning + reading).withUnsafeBufferPointer {
              coding.decodeMapped($0, at: 0).bytes
            }
          }
        }
      }
    }
    return readings.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What may stand before a value without being part of it: the first letters of a group of Base64
  /// that the value begins in the middle of, the key of a hidden address.
  private static func beginnings(of coding: TextCoding) -> [[UInt8]] {
    switch coding {
    case .base64, .base64Data: (0..<4).map { Array(repeating: UInt8(ascii: "A"), count: $0) }
    case .cloudflareEmail: (16...255).map { Array(String($0, radix: 16).utf8) }
    default: [[]]
    }
  }

  /// The text without tags, doubled quotes and the seams of chunked scripts and of joined strings, its
  /// white space as single spaces.
  private static func plain(_ text: String) -> String {
    text.replacing(#/"\]?\);?<\/script>\s*<script>[^"]*"/#, with: "")
      .replacing(#/"\s*\+\s*"/#, with: "").replacing(#/<[^>]*>/#, with: "").replacing(
        "\"\"",
        with: "\""
      )
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
