internal import LeakRules
internal import PageCarriers
internal import SourceText

/// Scans pages one after the other on one thread, with that thread's own working memory.
struct PageScan {
  var detector: LeakDetector
  var workspace: DetectionWorkspace
  var options: ScanOptions

  /// Scans one page; the name of its file, unpacked, may tell what it is.
  func report(on bytes: [UInt8], named source: String, fileName: String) -> ScanReport {
    if bytes.isEmpty { return ScanReport(failed: source, because: "the file is empty") }
    let text = PageText(decoding: bytes, given: options.charset, as: .markup)
    let mediaType = PageReader.mediaType(of: text, name: fileName)
    let content = PageReader.read(text, as: mediaType, limits: options.limits)
    var diagnostics = content.diagnostics
    let binaryKind = BinaryFile.kind(of: bytes, decoded: text.bytes)
    if let binaryKind {
      // Examined all the same: a page must not be able to hide behind a few odd bytes.
      diagnostics.append(
        Diagnostic(.warning, "it looks like \(binaryKind); it was read as text, as far as it is")
      )
    }
    let coverage = CoverageAccount(of: content).coverage()
    diagnostics += CoverageAccount.diagnostics(of: coverage)
    let keys = PageKeys(of: content, by: detector.keyLexicon, using: workspace)
    let page = DetectionPage(content, keys: keys)
    let matches = detector.detect(
      in: page,
      regions: options.regions,
      using: workspace,
      diagnostics: &diagnostics
    )
    let judge = PageJudge(
      page: page,
      rules: detector.rules,
      nameReader: detector.nameReader,
      keyLexicon: detector.keyLexicon,
      workspace: workspace,
      source: source
    )
    let judgement = judge.judgement(
      of: matches,
      minimum: options.minimumConfidence,
      limit: options.findingLimit
    )
    if let binaryKind, judgement.findings.isEmpty, judgement.belowConfidence == 0 {
      return ScanReport(
        failed: source,
        bytes: bytes.count,
        because: "\(binaryKind), not a page; name the pages or data files themselves"
      )
    }
    if judgement.unlisted > 0 {
      diagnostics.append(
        Diagnostic(
          .warning,
          "\(judgement.unlisted) findings past the limit of \(options.findingLimit) are not listed"
        )
      )
    }
    return ScanReport(
      source: source,
      bytes: bytes.count,
      mediaType: mediaType.rawValue,
      coverage: coverage,
      diagnostics: diagnostics,
      findings: judgement.findings,
      belowConfidence: judgement.belowConfidence
    )
  }
}
