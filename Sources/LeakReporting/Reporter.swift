public import LeakScanning

/// Writes a scan's reports in one format.
public protocol Reporter: Sendable {
  /// Writes `scan` to `output`: the same bytes for the same scan.
  func write(_ scan: ScanSummary, to output: inout String)
}

/// What a reporter writes: the reports of all inputs and how to show them.
public struct ScanSummary: Sendable {
  /// The reports, in the order of the inputs.
  public var reports: [ScanReport]
  /// The tool's version, as in `0.1.0`.
  public var version: String
  /// How many rules the scan used.
  public var ruleCount: Int
  /// For each rule's id, what it finds, as a headline; says what a finding of no common kind is.
  public var titles: [String: String]
  /// For each rule's id, what to do about its findings.
  public var fixes: [String: String]
  /// Whether values are shown; masked otherwise.
  public var revealsValues: Bool
  /// Whether the reports say where the bytes of each page stand.
  public var explainsCoverage: Bool
  /// Whether a terminal shows the report, so that colours help.
  public var usesColor: Bool

  /// Creates a summary.
  public init(
    reports: [ScanReport],
    version: String,
    ruleCount: Int,
    titles: [String: String],
    fixes: [String: String],
    revealsValues: Bool,
    explainsCoverage: Bool = false,
    usesColor: Bool
  ) {
    self.reports = reports
    self.version = version
    self.ruleCount = ruleCount
    self.titles = titles
    self.fixes = fixes
    self.revealsValues = revealsValues
    self.explainsCoverage = explainsCoverage
    self.usesColor = usesColor
  }
}

/// The formats a report can be written in; each has a golden file in the tests.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text, json

  /// The reporter for this format.
  public var reporter: any Reporter {
    switch self {
    case .text: TextReporter()
    case .json: JSONReporter()
    }
  }
}
