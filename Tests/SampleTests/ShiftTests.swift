import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// What stands in front of a page moves its findings and changes nothing else.
@Suite struct ShiftTests {
  /// Something that can stand in front of a page.
  struct Prefix: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var lines: Int
    var testDescription: String { name }

    func fits(_ sample: Sample) -> Bool {
      let isUTF8 = String(validating: sample.bytes, as: UTF8.self) != nil
      let hasMark = sample.bytes.starts(with: [0xef, 0xbb, 0xbf])
      return isUTF8 && !hasMark && (sample.name.hasSuffix(".html") || !text.hasPrefix("<"))
    }
  }

  static let prefixes = [
    Prefix(name: "a byte order mark", text: "\u{feff}", lines: 0),
    Prefix(name: "a comment with emoji", text: "<!-- 🙂🇺🇦👩‍👧 -->", lines: 0),
    Prefix(name: "CRLF line ends", text: "\r\n\r\n\r\n", lines: 3),
    Prefix(name: "a mark and CRLF line ends", text: "\u{feff}\r\n", lines: 1),
  ]

  /// A finding without its place.
  struct Facts: Equatable {
    var words: [String]
    var values: [SensitiveText?]
    var spans: [SourceSpan]
    var lines: [Int]

    init(_ finding: Finding, movedBy bytes: Int, _ lines: Int) {
      words = [
        finding.rule, finding.kind.rawValue, finding.severity.rawValue,
        finding.confidence.rawValue, finding.message, finding.match.masked,
        finding.location.carrier, finding.location.visibility.rawValue,
        finding.location.element ?? "", finding.location.pointer ?? "", finding.readersSee ?? "",
        finding.record ?? "", finding.fingerprint, "\(finding.score)",
      ]
      words += finding.location.decoded + finding.evidence.map { "\($0.reason) \($0.weight)" }
      values = [finding.match.text, finding.match.normalized]
      spans = finding.places.map { SourceSpan($0.span.start + bytes, $0.span.end + bytes) }
      self.lines = finding.places.map { $0.position.line + lines }
    }
  }

  @Test(arguments: prefixes, Sample.all)
  func `what stands in front shifts every span by its bytes and changes nothing else`(
    _ prefix: Prefix,
    _ sample: Sample
  ) throws {
    guard prefix.fits(sample) else { return }
    let scanner = try SampleScan.scanner(.low)
    let before = scanner.scan(sample.bytes, named: sample.name)
    let after = scanner.scan(Array(prefix.text.utf8) + sample.bytes, named: sample.name)
    #expect(
      after.findings.map { Facts($0, movedBy: 0, 0) }
        == before.findings.map { Facts($0, movedBy: prefix.text.utf8.count, prefix.lines) }
    )
    #expect(after.diagnostics.map(Self.withoutLine) == before.diagnostics.map(Self.withoutLine))
  }

  /// What a diagnostic says, but for the line it names.
  private static func withoutLine(_ diagnostic: Diagnostic) -> String {
    diagnostic.message.replacing(#/^line \d+, /#, with: "")
  }

  @Test(arguments: Sample.all)
  func `CRLF for every line end changes no value`(_ sample: Sample) throws {
    guard let text = String(validating: sample.bytes, as: UTF8.self), !text.contains("\r") else {
      return
    }
    let scanner = try SampleScan.scanner(.low)
    let crlf = Array(text.replacing("\n", with: "\r\n").utf8)
    let before = scanner.scan(sample.bytes, named: sample.name).findings
    let after = scanner.scan(crlf, named: sample.name).findings
    #expect(after.map(\.fingerprint) == before.map(\.fingerprint))
    #expect(after.map(\.match.normalized) == before.map(\.match.normalized))
    #expect(after.map(\.score) == before.map(\.score))
  }
}
