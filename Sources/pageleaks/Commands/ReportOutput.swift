import Foundation
import LeakReporting

/// One `--format`: how a report is written, and where to.
struct ReportOutput {
  var format: ReportFormat
  /// The file; nil for standard output.
  var file: String?

  /// Reads the values of `--format`; text on standard output when there are none.
  static func outputs(for arguments: [String]) throws -> [ReportOutput] {
    if arguments.isEmpty { return [ReportOutput(format: .text, file: nil)] }
    let outputs = try arguments.map { argument in
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let format = ReportFormat(rawValue: String(parts[0])) else {
        let known = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw UsageProblem(message: "--format: no format is called '\(parts[0])'; use \(known)")
      }
      if parts.count == 2, parts[1].isEmpty {
        throw UsageProblem(message: "--format \(argument): name a file after the =")
      }
      return ReportOutput(format: format, file: parts.count == 2 ? String(parts[1]) : nil)
    }
    if outputs.count(where: { $0.file == nil }) > 1 {
      throw UsageProblem(
        message: "--format: only one report can go to standard output; give the others a file, "
          + "as in json=report.json"
      )
    }
    return outputs
  }

  /// Writes the report; a file is replaced whole or not at all.
  func write(_ summary: ScanSummary) throws {
    var summary = summary
    summary.usesColor = file == nil && StandardOutput.showsColor
    var text = ""
    format.reporter.write(summary, to: &text)
    guard let file else {
      try StandardOutput.write(text)
      return
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw UsageProblem(
        message: "--format: \(file) cannot be written; check that the folder exists and may be "
          + "written to"
      )
    }
  }
}
