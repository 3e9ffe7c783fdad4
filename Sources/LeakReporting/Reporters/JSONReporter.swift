internal import LeakRules
internal import LeakScanning
internal import SourceText

/// The stable, versioned report for machines: schema `pageleaks/1`.
struct JSONReporter: Reporter {
  func write(_ scan: ScanSummary, to output: inout String) {
    // Findings and sources a line each, so that a report can be read and compared line by line.
    output += "{\"findings\": ["
    writeLines(
      scan.reports.flatMap { report in
        report.findings.map { finding(of: $0, in: report, revealing: scan.revealsValues) }
      },
      to: &output
    )
    output += "],\n\"schema\": \"pageleaks/1\",\n\"sources\": ["
    writeLines(
      scan.reports.map { source($0, explainingCoverage: scan.explainsCoverage) },
      to: &output
    )
    output += "],\n\"summary\": "
    summary(of: scan.reports).write(to: &output)
    output += ",\n\"tool\": "
    JSONValue.object([
      "name": .string("pageleaks"), "version": .string(scan.version),
      "rules": .integer(scan.ruleCount),
    ])
    .write(to: &output)
    output += "}\n"
  }

  private func writeLines(_ values: [JSONValue], to output: inout String) {
    for (index, value) in values.enumerated() {
      output += index == 0 ? "\n  " : ",\n  "
      value.write(to: &output)
    }
    if !values.isEmpty { output += "\n" }
  }

  private func source(_ report: ScanReport, explainingCoverage: Bool) -> JSONValue {
    var members: [String: JSONValue] = [
      "source": .string(report.source),
      "bytes": .integer(report.bytes),
      "mediaType": .optional(report.mediaType),
      "status": .string(report.status.rawValue),
      "diagnostics": .array(
        report.diagnostics.map { diagnostic in
          .object([
            "level": .string(diagnostic.level.rawValue),
            "message": .string(diagnostic.message),
            "byteOffset": diagnostic.span.map { .integer($0.start) } ?? .null,
          ])
        }
      ),
    ]
    if explainingCoverage { members["coverage"] = report.coverage.map(coverage) ?? .null }
    return .object(members)
  }

  private func coverage(_ coverage: PageCoverage) -> JSONValue {
    .object([
      "bytes": .integer(coverage.bytes),
      "carriers": .object(
        Dictionary(
          uniqueKeysWithValues: coverage.shares.map { ($0.carrier, .integer($0.bytes)) }
        )
      ),
      "swept": .integer(coverage.sweptBytes),
      "markup": .integer(coverage.markupBytes),
      "opaque": .array(
        coverage.opaqueTexts.map { text in
          .object([
            "kind": .string(text.kind), "bytes": .integer(text.bytes),
            "carrier": .string(text.carrier),
            "line": .integer(text.position.line), "column": .integer(text.position.column),
            "byteOffset": .integer(text.span.start), "byteLength": .integer(text.span.count),
          ])
        }
      ),
    ])
  }

  private func finding(
    of finding: Finding,
    in report: ScanReport,
    revealing: Bool
  ) -> JSONValue {
    var location = place(finding.location)
    location["source"] = .string(report.source)
    location["visibility"] = .string(finding.location.visibility.rawValue)
    location["element"] = .optional(finding.location.element)
    location["pointer"] = .optional(finding.location.pointer)
    location["decoded"] = .array(finding.location.decoded.map(JSONValue.string))
    return .object([
      "rule": .string(finding.rule),
      "kind": .string(finding.kind.rawValue),
      "severity": .string(finding.severity.rawValue),
      "confidence": .string(finding.confidence.rawValue),
      "score": .score(finding.score),
      "message": .string(finding.message),
      "match": .object([
        "masked": .string(finding.match.masked),
        "text": revealing ? .string(finding.match.text.revealed()) : .null,
        "normalized": revealing ? .optional(finding.match.normalized?.revealed()) : .null,
      ]),
      "location": .object(location),
      "context": .string(finding.context),
      "evidence": .array(
        finding.evidence.map { evidence in
          .object(["reason": .string(evidence.reason), "weight": .score(evidence.weight)])
        }
      ),
      "record": .optional(finding.record),
      "also": .array(finding.also.map { .object(place($0)) }),
      "fingerprint": .string(finding.fingerprint),
    ])
  }

  private func place(_ location: LeakLocation) -> [String: JSONValue] {
    [
      "line": .integer(location.position.line),
      "column": .integer(location.position.column),
      "byteOffset": .integer(location.span.start),
      "byteLength": .integer(location.span.count),
      "carrier": .string(location.carrier),
    ]
  }

  private func summary(of reports: [ScanReport]) -> JSONValue {
    var counts: [String: JSONValue] = [:]
    for severity in Severity.allCases {
      let count = reports.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
      if count > 0 { counts[severity.rawValue] = .integer(count) }
    }
    let pages = reports.filter { !$0.isContainer }
    return .object([
      "pages": .integer(pages.count),
      "bytes": .integer(pages.reduce(0) { $0 + $1.bytes }),
      "findings": .object(counts),
      "suppressed": .integer(0),
      "incomplete": .integer(reports.count { $0.status != .complete }),
    ])
  }
}
