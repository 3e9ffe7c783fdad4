import LeakRules
import LeakScanning
import SourceText

/// A whole scan: a report, whatever the bytes, whose findings stand where it says.
enum PageTarget {
  private static let scanner = Result {
    var options = ScanOptions()
    options.minimumConfidence = .low
    return try PageScanner(rules: .embedded(withExamples: false), options: options)
  }

  private static let endings = ["html", "js", "css", "csv", "vtt", "srt", "xml", "txt", "json"]

  static func run(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard case .success(let scanner) = scanner else { fatalError("the rules could not be read") }
    let bytes = Array(text)
    // A name has a say where the content leaves a choice.
    let report = scanner.scan(bytes, named: "file." + endings[bytes.count % endings.count])
    var last = SourceSpan(0, 0)
    for finding in report.findings {
      let places = [finding.location] + finding.also
      for span in places.map(\.span) {
        expect(span.start >= 0 && span.end <= bytes.count, "\(finding.rule) at \(span)")
        expect(span.count > 0, "\(finding.rule) at no byte, \(span)")
      }
      expect(Set(places.map(\.span)).count == places.count, "\(finding.rule) twice in a place")
      expect(!(finding.location.span < last), "findings out of order")
      last = finding.location.span
      checkValue(of: finding, in: bytes)
    }
    return 0
  }

  /// What stands for itself in UTF-8 must be its value, byte for byte.
  private static func checkValue(of finding: Finding, in bytes: [UInt8]) {
    let span = finding.location.span
    let source = bytes[span.start..<span.end]
    // A value may go through tags, and other charsets have other bytes.
    guard finding.location.decoded.isEmpty, !source.contains(UInt8(ascii: "<")),
      !source.contains(where: { $0 >= 0x80 || $0 == 0 }), bytes.prefix(4).allSatisfy({ $0 < 0x80 }),
      finding.location.visibility == .hidden, finding.location.carrier == "comment"
    else { return }
    let value = finding.match.text.revealed()
    expect(source.elementsEqual(value.utf8), "“\(value)” is not what stands at \(span)")
  }
}
