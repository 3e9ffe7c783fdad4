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
  /// The findings, by place and then by rule.
  public var findings: [Finding]
  /// How many findings were left out for their low confidence.
  public var belowConfidence: Int

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

  init(
    source: String,
    bytes: Int,
    mediaType: String,
    diagnostics: [Diagnostic],
    findings: [Finding],
    belowConfidence: Int
  ) {
    self.source = source
    self.bytes = bytes
    self.mediaType = mediaType
    self.status = diagnostics.contains { $0.level == .warning } ? .partial : .complete
    self.diagnostics = diagnostics
    self.findings = findings
    self.belowConfidence = belowConfidence
  }
}
