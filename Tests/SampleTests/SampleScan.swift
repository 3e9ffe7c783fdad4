import LeakReporting
import LeakRules
import LeakScanning
import SourceText
import TestSupport
import Testing

/// Scans of samples and the forms tests compare them in.
enum SampleScan {
  /// Prepared once: a lexicon takes longer to load than a sample to scan.
  private static let prepared = Result { try RuleCatalog.embedded(withExamples: false) }

  private static let scanners = Result {
    let rules = try prepared.get()
    return try Confidence.allCases.map { confidence in
      var options = ScanOptions()
      options.minimumConfidence = confidence
      return (confidence, try PageScanner(rules: rules, options: options))
    }
  }

  /// A scanner that reports findings of this confidence or more.
  static func scanner(_ confidence: Confidence = .medium) throws -> PageScanner {
    let all = try scanners.get()
    return try #require(all.first { $0.0 == confidence }?.1)
  }

  /// The report on a sample.
  static func report(
    on sample: Sample,
    confidence: Confidence = .medium
  ) throws -> ScanReport {
    try scanner(confidence).scan(sample.bytes, named: sample.name)
  }

  /// Reports as a format writes them, without what changes with every release of the tool.
  static func text(
    of reports: [ScanReport],
    as format: ReportFormat,
    revealing: Bool
  ) throws -> String {
    var output = ""
    let rules = try prepared.get().rules
    let summary = ScanSummary(
      reports: reports,
      version: "0",
      ruleCount: 0,
      titles: Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0.title) }),
      fixes: Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0.fix) }),
      revealsValues: revealing,
      usesColor: false
    )
    format.reporter.write(summary, to: &output)
    return output
  }
}

extension Finding {
  /// Every place the value stands at.
  var places: [LeakLocation] { [location] + also }
}

extension String {
  /// The digits, and nothing else.
  var digits: String { String(unicodeScalars.filter { "0"..."9" ~= $0 }) }

  /// The words in lower case.
  var words: [String] {
    lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
