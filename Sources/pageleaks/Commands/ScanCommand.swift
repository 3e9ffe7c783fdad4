import ArgumentParser
import Foundation
import LeakReporting
import LeakRules
import LeakScanning
import SourceText

/// `pageleaks scan`: the main command.
struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Scan pages and report what their source gives away.",
    discussion: """
      A file that is named is read, whatever it is. Of folders and archives (zip, tar, gzip, bzip2, \
      xz, zstd, told by content), pages, data, scripts, styles, feeds and subtitles are read and \
      other files counted; a page in an archive is called build.zip!/news/calls.html.

      Exits with 0 when nothing at or above --fail-on was found, 1 when something was, 2 when the \
      command, a rule file or an option is wrong, and 3 when an input could not be examined whole \
      and --strict is given, when nothing could be read at all, or when the report could not be \
      written to standard output.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Pages to scan: files, folders, archives, patterns, or - for standard input.",
      valueName: "input"
    ),
    completion: .file()
  )
  var inputs: [String] = []

  @Option(
    name: .long,
    parsing: .singleValue,
    help: ArgumentHelp(
      "Write the report as text or json, to a file with =FILE; may be repeated.",
      valueName: "format[=file]"
    )
  )
  var format: [String] = []

  @Option(help: "The least severity that makes the scan fail: low, medium, high, critical.")
  var failOn: Severity = .medium

  @Option(help: "The least confidence that is reported: low, medium, high.")
  var minConfidence: Confidence = .medium

  @Flag(help: "Show values in the report; without it they are masked.")
  var reveal = false

  @Flag(help: "Say which carriers hold the bytes of each page, and what could not be made out.")
  var explainCoverage = false

  @Option(
    help: ArgumentHelp(
      "Read telephone numbers without a country code as of these countries.",
      valueName: "RU,UA,…"
    )
  )
  var region: String?

  @Option(help: "The charset the pages were served with, when it is known.")
  var charset: String?

  @Option(help: ArgumentHelp("Add the rules of a folder, or override by id.", valueName: "folder"))
  var rules: String?

  @Option(help: ArgumentHelp("Use these rules only; may be repeated.", valueName: "id"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Leave these rules out; may be repeated.", valueName: "id"))
  var skip: [String] = []

  @Option(
    help: ArgumentHelp("Pages scanned at once; one for each core if not given.", valueName: "count")
  )
  var jobs: Int?

  @Flag(help: "Exit with 3 when an input could not be examined whole.")
  var strict = false

  @Option(help: ArgumentHelp("Read more inputs from a file, one a line.", valueName: "file"))
  var filesFrom: String?

  @Option(help: ArgumentHelp("What the report calls standard input.", valueName: "name"))
  var stdinName = "standard input"

  func validate() throws {
    if inputs.isEmpty, filesFrom == nil {
      throw ValidationError("Name a page, a folder, or - for standard input.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  func run() async throws {
    let outputs = try ReportOutput.outputs(for: format)
    let catalog = try RuleSelection.catalog(folder: rules, only: only, skip: skip)
    let scanner = try PageScanner(rules: catalog, options: try scanOptions())
    let list = InputList(try allInputs(), standardInputName: stdinName)
    let reports = await scan(list.inputs, with: scanner)

    for report in reports {
      // What was passed over in a folder or an archive is said too, though nothing is amiss.
      for diagnostic in report.diagnostics where diagnostic.level == .warning || report.isContainer
      {
        StandardError.write(printable("pageleaks: \(report.source): \(diagnostic.message)"))
      }
    }
    let summary = ScanSummary(
      reports: reports,
      version: toolVersion,
      ruleCount: catalog.rules.count,
      titles: Dictionary(uniqueKeysWithValues: catalog.rules.map { ($0.id, $0.title) }),
      fixes: Dictionary(uniqueKeysWithValues: catalog.rules.map { ($0.id, $0.fix) }),
      revealsValues: reveal,
      explainsCoverage: explainCoverage,
      usesColor: false
    )
    for output in outputs { try output.write(summary) }
    throw status(of: reports).code
  }

  private func scanOptions() throws -> ScanOptions {
    var options = ScanOptions()
    options.minimumConfidence = minConfidence
    options.regions = try region.map(RegionList.init)?.regions ?? []
    if let charset {
      guard ScanOptions.isKnown(charset: charset) else {
        throw UsageProblem(
          message: "--charset: no charset is called '\(charset)'; use a name such as utf-8, "
            + "windows-1251 or shift_jis"
        )
      }
      options.charset = charset
    }
    return options
  }

  private func allInputs() throws -> [String] {
    guard let filesFrom else { return inputs }
    guard let lines = try? InputReader.lines(of: filesFrom) else {
      throw UsageProblem(message: "--files-from \(filesFrom): cannot be read; name a text file")
    }
    return inputs + lines
  }

  /// Scans the inputs, `jobs` at a time, and gives the reports in the order of the inputs.
  private func scan(
    _ inputs: [InputList.Input],
    with scanner: PageScanner
  ) async -> [ScanReport] {
    let queue = PageQueue(inputs)
    return await scanner.scan(width: jobs ?? ProcessInfo.processInfo.activeProcessorCount) {
      queue.next()
    }
  }

  private func status(of reports: [ScanReport]) -> ExitStatus {
    if reports.allSatisfy({ $0.status == .failed || $0.isContainer }) { return .incomplete }
    if reports.contains(where: { $0.findings.contains { $0.severity >= failOn } }) {
      return .findings
    }
    return strict && reports.contains { $0.status != .complete } ? .incomplete : .clean
  }
}

extension Severity: ExpressibleByArgument {}
extension Confidence: ExpressibleByArgument {}

/// The regions of `--region`.
private struct RegionList {
  var regions: [String]

  init(_ text: String) throws {
    regions = text.split { $0 == "," || $0 == " " }.map { $0.uppercased() }
    for region in regions where !ScanOptions.isKnown(region: region) {
      throw UsageProblem(
        message: "--region: no country is called '\(region)'; use two-letter codes such as RU,UA"
      )
    }
  }
}
