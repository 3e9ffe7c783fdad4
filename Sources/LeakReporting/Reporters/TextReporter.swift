internal import LeakRules
internal import LeakScanning
internal import SourceText

/// The report for a person: plain words first, one group for each exposed person, places last.
///
/// Prints no line of the page, only a window of bounded width around a value, so that it stays
/// readable on a page of one line of three megabytes.
struct TextReporter: Reporter {
  /// Over what was left out, also of an input that was read in part.
  private let incompleteHeading = "Not examined, or not whole"

  func write(_ scan: ScanSummary, to output: inout String) {
    var ink = Ink(isColored: scan.usesColor)
    for report in scan.reports {
      let isExplained = scan.explainsCoverage && report.coverage != nil
      guard !report.findings.isEmpty || !report.warnings.isEmpty || isExplained else { continue }
      write(report, of: scan, with: &ink, to: &output)
    }
    writeSummary(scan, with: ink, to: &output)
  }

  // MARK: One page

  private func write(
    _ report: ScanReport,
    of scan: ScanSummary,
    with ink: inout Ink,
    to output: inout String
  ) {
    output += ink.bold(printable(report.source))
    if report.findings.isEmpty {
      let status = report.isContainer ? "not examined whole" : "nothing found"
      output += report.status == .failed ? ": not examined\n" : ": \(status)\n"
    } else {
      output += ": \(counted(report.findings.count, "value")) that readers are not shown\n"
    }
    let groups = FindingGroup.groups(of: report.findings)
    for group in groups {
      output += "\n"
      write(group, of: scan, with: ink, to: &output)
    }
    writeAdvice(for: groups, of: scan, with: ink, to: &output)
    if !report.warnings.isEmpty {
      output += "\n  " + ink.bold(incompleteHeading) + "\n"
      for warning in report.warnings { output += "    \(printable(warning.message))\n" }
    }
    if scan.explainsCoverage, let coverage = report.coverage {
      output += "\n"
      for line in CoverageText.lines(of: coverage) { output += printable(line) + "\n" }
    }
    output += "\n"
  }

  private func write(
    _ group: FindingGroup,
    of scan: ScanSummary,
    with ink: Ink,
    to output: inout String
  ) {
    let severity = group.severity
    output += "  " + ink.severity(severity, severity.rawValue.uppercased())
    output += "  " + printable(group.headline) + "\n"
    for finding in group.findings {
      write(finding, of: scan, with: ink, to: &output)
    }
  }

  /// What to do, once for each rule however many findings it has.
  private func writeAdvice(
    for groups: [FindingGroup],
    of scan: ScanSummary,
    with ink: Ink,
    to output: inout String
  ) {
    var told: Set<String> = []
    for finding in groups.flatMap(\.findings) {
      guard told.insert(finding.rule).inserted, let fix = scan.fixes[finding.rule] else { continue }
      if told.count == 1 { output += "\n  " + ink.bold("What to do") + "\n" }
      let title = ownTitle(of: finding, in: scan).map { "“\($0)”" } ?? finding.kind.pluralTitle
      output += "\n    About \(printable(title)):\n"
      writeLabelled("", fix, indent: 4, to: &output)
    }
  }

  private func write(
    _ finding: Finding,
    of scan: ScanSummary,
    with ink: Ink,
    to output: inout String
  ) {
    let value = scan.revealsValues ? finding.match.text.revealed() : finding.match.masked
    let title = ownTitle(of: finding, in: scan) ?? finding.kind.title
    output += "\n    \(printable(title)): " + ink.bold(printable(value)) + "\n"
    if let seen = finding.readersSee {
      writeLabelled("seen", "readers see: \(seen)", indent: 6, to: &output)
    } else {
      writeLabelled("seen", seenText(finding.location.visibility), indent: 6, to: &output)
    }
    writeLabelled("where", place(finding.location), indent: 6, to: &output)
    if let pointer = finding.location.pointer {
      writeLabelled("path", pointer, indent: 6, to: &output)
    }
    writeLabelled("why", reasons(for: finding), indent: 6, to: &output)
    writeLabelled("sure", sureness(finding.confidence), indent: 6, to: &output)
    let context = scan.revealsValues ? finding.revealedContext.revealed() : finding.context
    output += "      source  \(printable(context))\n"
    for place in finding.also.prefix(5) {
      writeLabelled("also", self.place(place), indent: 6, to: &output)
    }
    if finding.also.count > 5 {
      writeLabelled("also", "\(finding.also.count - 5) more places", indent: 6, to: &output)
    }
  }

  /// What the rule finds, where the kind of the finding says nothing.
  private func ownTitle(of finding: Finding, in scan: ScanSummary) -> String? {
    finding.kind == .other ? scan.titles[finding.rule] : nil
  }

  /// The weightiest reasons, each once.
  private func reasons(for finding: Finding) -> String {
    var seen: Set<String> = []
    return finding.evidence.enumerated()
      .filter { $0.element.weight > 0 && seen.insert($0.element.reason).inserted }
      .sorted { left, right in
        left.element.weight == right.element.weight
          ? left.offset < right.offset : left.element.weight > right.element.weight
      }
      .prefix(5).map(\.element.reason).joined(separator: "; ")
  }

  private func seenText(_ visibility: Visibility) -> String {
    switch visibility {
    case .hidden: "no reader of the page sees it"
    case .public: "shown by search engines and link previews, not by the page"
    case .visible: "readers see it on the page"
    }
  }

  private func sureness(_ confidence: Confidence) -> String {
    switch confidence {
    case .high: "high: act before publishing"
    case .medium: "medium: look at it"
    case .low: "low: may well be harmless"
    }
  }

  private func place(_ location: LeakLocation) -> String {
    var words = "line \(location.position.line), column \(location.position.column)"
    words += ", in \(location.carrierTitle)"
    if let element = location.element { words += " <\(element)>" }
    if let key = location.key { words += ", under “\(key)”" }
    return words
  }

  /// A label and a text, made printable and wrapped at 100 columns, later lines aligned under the
  /// first.
  private func writeLabelled(
    _ label: String,
    _ text: String,
    indent: Int,
    to output: inout String
  ) {
    let margin = String(repeating: " ", count: indent)
    let width = 100 - indent - 8
    var line = ""
    var lines: [String] = []
    for word in printable(text).split(separator: " ", omittingEmptySubsequences: true) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    lines.append(line)
    let column = label.isEmpty ? 0 : 8
    output += margin + label + String(repeating: " ", count: max(0, column - label.count))
    output += lines.joined(separator: "\n" + margin + String(repeating: " ", count: column)) + "\n"
  }

  // MARK: All pages

  private func writeSummary(_ scan: ScanSummary, with ink: Ink, to output: inout String) {
    let findings = scan.reports.flatMap(\.findings)
    let examined = scan.reports.count { $0.status != .failed && !$0.isContainer }
    let pages = counted(examined, "page")
    if examined == 0 {
      output += "Nothing was examined.\n"
    } else if findings.isEmpty {
      output += "Nothing found on \(pages).\n"
    } else {
      let counts = Severity.allCases.reversed().compactMap { severity in
        let count = findings.count { $0.severity == severity }
        return count > 0 ? "\(count) \(severity.rawValue)" : nil
      }
      output += ink.bold("\(counted(findings.count, "finding")) on \(pages)")
      output += ": \(counts.joined(separator: ", ")).\n"
      if !scan.revealsValues { output += "Values are masked; --reveal shows them.\n" }
    }
    let low = scan.reports.reduce(0) { $0 + $1.belowConfidence }
    if low > 0 {
      output +=
        "\(counted(low, "less certain finding")) not shown; --min-confidence low shows them.\n"
    }
    let incomplete = scan.reports.count { $0.status != .complete }
    if incomplete > 0 {
      output += "\(counted(incomplete, "input")) could not be examined whole; "
      output += "see “\(incompleteHeading)”.\n"
    }
  }
}

/// Findings that belong together: one record, or one finding that stands alone.
struct FindingGroup {
  /// The findings, by place.
  var findings: [Finding]

  /// The findings grouped by record, worst group first, then by place.
  static func groups(of findings: [Finding]) -> [FindingGroup] {
    var order: [String] = []
    var byRecord: [String: [Finding]] = [:]
    for (index, finding) in findings.enumerated() {
      let name = finding.record ?? "#\(index)"
      if byRecord[name] == nil { order.append(name) }
      byRecord[name, default: []].append(finding)
    }
    let groups = order.compactMap { byRecord[$0].map(FindingGroup.init) }
    return groups.enumerated()
      .sorted { left, right in
        left.element.severity == right.element.severity
          ? left.offset < right.offset : left.element.severity > right.element.severity
      }
      .map(\.element)
  }

  /// The worst severity in the group.
  var severity: Severity { findings.map(\.severity).max() ?? .low }

  /// One line that says what the group is.
  var headline: String {
    guard findings.count > 1 else { return findings.first?.message ?? "" }
    var counts: [(kind: LeakKind, count: Int)] = []
    for finding in findings {
      if let index = counts.firstIndex(where: { $0.kind == finding.kind }) {
        counts[index].count += 1
      } else {
        counts.append((finding.kind, 1))
      }
    }
    let parts = counts.map { counted($0.count, $0.kind.title, $0.kind.pluralTitle) }
    return "Values that belong together: " + parts.joined(separator: ", ")
  }
}

/// Writes colours where a terminal shows them.
private struct Ink {
  var isColored: Bool

  func bold(_ text: String) -> String { paint(text, "1") }

  func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .critical: paint(text, "1;31")
    case .high: paint(text, "31")
    case .medium: paint(text, "33")
    case .low: paint(text, "36")
    }
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColored ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}

extension ScanReport {
  /// What was not examined.
  fileprivate var warnings: [Diagnostic] { diagnostics.filter { $0.level == .warning } }
}

/// A number and its noun: "1 page", "2 pages".
private func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
