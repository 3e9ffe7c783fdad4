import Foundation
import TestSupport
import Testing

/// 0 nothing found, 1 findings, 2 wrong usage, 3 not examined whole.
@Suite struct ExitStatusTests {
  static let pages = [
    "leaking.html": ScratchFolder.leakingPage, "clean.html": ScratchFolder.cleanPage,
  ]

  @Test func `a clean page ends with 0 and says so`() throws {
    let result = try ScratchFolder.with(Self.pages) { try $0.scan("clean.html") }
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.contains("Nothing found on 1 page."))
  }

  @Test func `a leaking page ends with 1`() throws {
    let result = try ScratchFolder.with(Self.pages) { try $0.scan("leaking.html", "clean.html") }
    #expect(result.status == 1 && result.errors.isEmpty)
    #expect(result.output.contains("leaking.html") && !result.output.contains("Orlovetsky"))
  }

  @Test func `--fail-on asks for a severity`() throws {
    try ScratchFolder.with(["mail.html": "<!-- write to mara.lind@tidning.example.org -->"]) {
      (folder) throws in
      let found = try JSONReport(try folder.scan("--format", "json", "mail.html").output).findings
      try #require(found.map(\.severity) == ["medium"])
      #expect(try folder.scan("mail.html").status == 1)
      #expect(try folder.scan("--fail-on", "low", "mail.html").status == 1)
      #expect(try folder.scan("--fail-on", "high", "mail.html").status == 0)
      #expect(try folder.scan("--fail-on", "critical", "mail.html").status == 0)
    }
  }

  @Test func `--min-confidence leaves findings out`() throws {
    try ScratchFolder.with([
      "calls.html": "<audio src=\"/media/79470001203.mp3\"></audio>" + ScratchFolder.cleanPage
    ]) { (folder) throws in
      func confidences(_ level: String) throws -> Set<String> {
        let output = try folder.scan("--min-confidence", level, "--format", "json", "calls.html")
        return Set(try JSONReport(output.output).findings.map(\.confidence))
      }
      let (low, medium, high) = try (
        confidences("low"), confidences("medium"), confidences("high")
      )
      #expect(
        !low.isEmpty && medium.isSubset(of: ["medium", "high"]) && high.isSubset(of: ["high"])
      )
    }
  }

  @Test func `nothing that could be read ends with 3`() throws {
    let result = try ScratchFolder.with { try $0.scan("missing.html") }
    #expect(result.status == 3)
    #expect(result.errors.contains("missing.html: no such file or folder"))
  }

  @Test func `--strict ends with 3 when an input is missing, unless something was found`() throws {
    try ScratchFolder.with(Self.pages) { (folder) throws in
      #expect(try folder.scan("clean.html", "missing.html").status == 0)
      #expect(try folder.scan("--strict", "clean.html", "missing.html").status == 3)
      #expect(try folder.scan("--strict", "leaking.html", "missing.html").status == 1)
      #expect(try folder.scan("--strict", "clean.html").status == 0)
    }
  }

  /// A wrong use, and what the tool says about it.
  struct WrongUse: Sendable, CustomTestStringConvertible {
    var name: String
    var arguments: [String]
    var says: [String]
    var testDescription: String { name }
  }

  static let wrongUses = [
    WrongUse(name: "no input", arguments: ["scan"], says: ["Name a page"]),
    WrongUse(
      name: "unknown flag",
      arguments: ["scan", "--revael", "clean.html"],
      says: ["--revael", "--reveal"]
    ),
    WrongUse(name: "unknown command", arguments: ["scna"], says: ["scna"]),
    WrongUse(
      name: "unknown format",
      arguments: ["scan", "--format", "xml", "clean.html"],
      says: ["--format", "'xml'", "text", "json"]
    ),
    WrongUse(
      name: "no file after =",
      arguments: ["scan", "--format", "json=", "clean.html"],
      says: ["--format json=", "file"]
    ),
    WrongUse(
      name: "two reports on standard output",
      arguments: ["scan", "--format", "json", "--format", "text", "clean.html"],
      says: ["--format", "standard output"]
    ),
    WrongUse(
      name: "a report into a folder that is not there",
      arguments: ["scan", "--format", "json=nowhere/report.json", "clean.html"],
      says: ["nowhere/report.json", "cannot be written"]
    ),
    WrongUse(
      name: "unknown charset",
      arguments: ["scan", "--charset", "utf-9", "clean.html"],
      says: ["--charset", "'utf-9'", "windows-1251"]
    ),
    WrongUse(
      name: "unknown region",
      arguments: ["scan", "--region", "RU,XX", "clean.html"],
      says: ["--region", "'XX'"]
    ),
    WrongUse(
      name: "unknown rule in --only",
      arguments: ["scan", "--only", "phone-numbre", "clean.html"],
      says: ["'phone-numbre'", "did you mean 'phone-number'?"]
    ),
    WrongUse(
      name: "unknown rule in --skip",
      arguments: ["scan", "--skip", "zebra", "clean.html"],
      says: ["'zebra'", "rules list"]
    ),
    WrongUse(
      name: "unknown severity",
      arguments: ["scan", "--fail-on", "bad", "clean.html"],
      says: ["--fail-on", "bad", "medium"]
    ),
    WrongUse(
      name: "unknown confidence",
      arguments: ["scan", "--min-confidence", "sure", "clean.html"],
      says: ["--min-confidence", "sure"]
    ),
    WrongUse(name: "no jobs", arguments: ["scan", "--jobs", "0", "clean.html"], says: ["--jobs"]),
    WrongUse(
      name: "a list that is not there",
      arguments: ["scan", "--files-from", "list.txt"],
      says: ["--files-from", "list.txt"]
    ),
    WrongUse(
      name: "a rule folder that is not there",
      arguments: ["scan", "--rules", "nowhere", "clean.html"],
      says: ["nowhere"]
    ),
    WrongUse(
      name: "unknown rule to explain",
      arguments: ["rules", "explain", "phone"],
      says: ["'phone'"]
    ),
  ]

  @Test(arguments: wrongUses)
  func `a wrong use ends with 2 and one clear message`(_ use: WrongUse) throws {
    let result = try ScratchFolder.with(Self.pages) { try $0.tool.run(use.arguments) }
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    for words in use.says { #expect(result.errors.contains(words), "\(result.errors)") }
    #expect(!result.errors.contains("Error Domain") && !result.errors.contains("Swift."))
  }
}
