public import SourceText

/// What a scan of one input gave.
public struct ScanReport: Sendable {
  /// Whether the input was read whole.
  public enum Status: String, Sendable {
    /// Everything was examined.
    case complete
    /// Some of it was not; the diagnostics say what.
    case partial
    /// Nothing of it was.
    case failed
  }

  /// The input's name: a path as it was given, `-` or the name given for standard input.
  public var source: String
  /// Its size as received.
  public var bytes: Int
  /// What it was read as, as in `text/html`; nil when it could not be read.
  public var mediaType: String?
  /// Whether it was read whole.
  public var status: Status
  /// What was not examined, and why.
  public var diagnostics: [Diagnostic]
  /// Where the bytes of the page stand; nil for what is no page.
  public var coverage: PageCoverage?
  /// The findings, by place and then by rule.
  public var findings: [Finding]
  /// How many findings were left out for their low confidence.
  public var belowConfidence: Int
  /// Whether this is no page but a folder or an archive, of which more is to be said than of its
  /// pages.
  public var isContainer = false

  /// Creates the report of an input that could not be read at all.
  public init(failed source: String, bytes: Int = 0, because message: String) {
    self.source = source
    self.bytes = bytes
    mediaType = nil
    status = .failed
    diagnostics = [Diagnostic(.warning, message)]
    findings = []
    belowConfidence = 0
  }

  /// Creates the report of a folder or an archive, beside those of its pages.
  ///
  /// - Parameters:
  ///   - source: What reports call it.
  ///   - bytes: Its size as received.
  ///   - mediaType: What it is.
  ///   - isFailed: Whether nothing of it could be read.
  ///   - diagnostics: What was not read of it.
  public init(
    container source: String,
    bytes: Int,
    mediaType: String,
    isFailed: Bool,
    diagnostics: [Diagnostic]
  ) {
    self.init(
      source: source,
      bytes: bytes,
      mediaType: mediaType,
      diagnostics: diagnostics,
      findings: [],
      belowConfidence: 0
    )
    if isFailed { status = .failed }
    isContainer = true
  }

  init(
    source: String,
    bytes: Int,
    mediaType: String,
    coverage: PageCoverage? = nil,
    diagnostics: [Diagnostic],
    findings: [Finding],
    belowConfidence: Int
  ) {
    self.source = source
    self.bytes = bytes
    self.mediaType = mediaType
    self.status = diagnostics.contains { $0.level == .warning } ? .partial : .complete
    self.coverage = coverage
    self.diagnostics = diagnostics
    self.findings = findings
    self.belowConfidence = belowConfidence
  }

  /// The report with what was found out when the page was read.
  ///
  /// Of a page that gave nothing, this is the reason, and tells more than the looks of its bytes.
  func adding(_ diagnostics: [Diagnostic]) -> ScanReport {
    guard !diagnostics.isEmpty else { return self }
    var report = self
    report.diagnostics = status == .failed ? diagnostics : diagnostics + self.diagnostics
    if status == .complete, diagnostics.contains(where: { $0.level == .warning }) {
      report.status = .partial
    }
    return report
  }
}
