import Foundation
import TestSupport
import Testing

/// Standard output is the report and nothing else, and the report is not a second leak.
@Suite struct OutputTests {
  static let pages = ["leaking.html": ScratchFolder.leakingPage]

  @Test func `text and JSON at once, one to a file`() throws {
    try ScratchFolder.with(Self.pages) { (folder) throws in
      let result = try folder.scan(
        "--format",
        "text",
        "--format",
        "json=report.json",
        "leaking.html"
      )
      #expect(result.status == 1 && result.output.contains("leaking.html: "))
      let report = try JSONReport(folder.text(of: "report.json"))
      #expect(report.schema == "pageleaks/1" && !report.findings.isEmpty)
      #expect(
        try folder.scan("--format", "json", "leaking.html").output == folder.text(of: "report.json")
      )
    }
  }

  @Test func `--format=json=FILE alone writes nothing to standard output`() throws {
    try ScratchFolder.with(Self.pages) { (folder) throws in
      let result = try folder.scan("--format=json=report.json", "leaking.html")
      #expect(result.status == 1 && result.output.isEmpty && result.errors.isEmpty)
      #expect(try !JSONReport(folder.text(of: "report.json")).findings.isEmpty)
    }
  }

  @Test func `the same inputs give the same bytes, whatever the number of jobs`() throws {
    let arguments = ["scan", "--format", "json", "--min-confidence", "low", "--jobs"]
    let outputs = try ["1", "2", "7"].map { jobs in
      try BuiltTool().run(arguments + [jobs, "Samples"]).output
    }
    #expect(Set(outputs).count == 1)
    #expect(!outputs[0].contains(packageFolder.path))
  }

  @Test func `values are shown only with --reveal`() throws {
    try ScratchFolder.with(Self.pages) { (folder) throws in
      let masked = try folder.scan("leaking.html").output
      #expect(!masked.contains("000-12-03") && !masked.contains("Orlovetsky"))
      let revealed = try folder.scan("--reveal", "leaking.html").output
      #expect(revealed.contains("+7 947 000-12-03") && revealed.contains("Nikita Orlovetsky"))
      let json = try folder.scan("--format", "json", "leaking.html").output
      #expect(try JSONReport(json).findings.allSatisfy { $0.match.text == nil })
    }
  }

  @Test func `no value of any sample reaches standard output or standard error`() throws {
    // Not the folder: beside the pages lie reports that show values on purpose.
    let pages = Sample.all.map { "Samples/\($0.name)" }
    let arguments = ["scan", "--min-confidence", "low", "missing.html"] + pages
    let text = try BuiltTool().run(arguments)
    let json = try BuiltTool().run(arguments + ["--format", "json"])
    let revealed = try BuiltTool().run(arguments + ["--format", "json", "--reveal"])
    let printed = text.output + text.errors + json.output + json.errors + revealed.errors
    let values = try JSONReport(revealed.output).findings
      .filter { ["phone-number", "email-address", "fact-checker-note"].contains($0.rule) }
      .flatMap { [$0.match.text, $0.match.normalized] }
      .compactMap { $0 }
    #expect(values.count > 60)
    #expect(Set(values).filter { printed.contains($0) } == [])
  }

  @Test func `colours are for terminals alone`() throws {
    try ScratchFolder.with(Self.pages) { (folder) throws in
      #expect(try !folder.scan("leaking.html").output.contains("\u{1b}"))
      let file = folder.url.appending(path: "leaking.html").path
      let command = "'\(BuiltTool.file.path)' scan '\(file)'"
      #expect(try Self.onTerminal(command, ["NO_COLOR": nil, "TERM": "xterm"]).contains("\u{1b}["))
      #expect(
        try !Self.onTerminal(command, ["NO_COLOR": "1", "TERM": "xterm"]).contains("\u{1b}[")
      )
      #expect(try !Self.onTerminal(command, ["NO_COLOR": nil, "TERM": "dumb"]).contains("\u{1b}["))
    }
  }

  /// What a command prints to a terminal, which `script` of util-linux plays.
  private static func onTerminal(
    _ command: String,
    _ environment: [String: String?]
  ) throws -> String {
    try BuiltTool.withScratchFolder { (folder) throws in
      let record = folder.appending(path: "typescript")
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["script", "-q", "-e", "-c", command, record.path]
      process.environment = ProcessInfo.processInfo.environment
        .filter { environment[$0.key] == nil }
        .merging(environment.compactMapValues { $0 }) { $1 }
      process.standardOutput = FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 1, "the scan finds something")
      return String(decoding: try Data(contentsOf: record), as: UTF8.self)
    }
  }

  @Test(
    arguments: [
      ("a full disk", "scan clean.html >/dev/full"), ("no standard output", "scan clean.html >&-"),
      ("rules on a full disk", "rules list >/dev/full"),
    ]
  )
  func `a report that cannot be written ends with 3 and a message`(
    _ name: String,
    _ command: String
  ) throws {
    try ScratchFolder.with(["clean.html": ScratchFolder.cleanPage]) { (folder) throws in
      let process = Process()
      let errors = Pipe()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", "'\(BuiltTool.file.path)' \(command)"]
      process.currentDirectoryURL = folder.url
      process.standardOutput = FileHandle.nullDevice
      process.standardError = errors
      try process.run()
      process.waitUntilExit()
      let said = String(
        decoding: try errors.fileHandleForReading.readToEnd() ?? Data(),
        as: UTF8.self
      )
      #expect(process.terminationReason == .exit && process.terminationStatus == 3)
      #expect(said.hasPrefix("pageleaks: standard output cannot be written: "), "\(said)")
      #expect(said.split(separator: "\n").count == 1)
      #expect(try folder.text(of: "clean.html") == ScratchFolder.cleanPage)
    }
  }

  @Test func `a reader that stops early ends the tool quietly`() throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "'\(BuiltTool.file.path)' scan --min-confidence low --format json Samples | head -c 1",
    ]
    process.currentDirectoryURL = packageFolder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    #expect(process.terminationStatus == 0)
    // What a page could not be read for is said; nothing about the pipe is.
    let text = String(decoding: said, as: UTF8.self).lowercased()
    #expect(!text.contains("pipe") && !text.contains("fatal") && !text.contains("uncaught"))
  }
}
