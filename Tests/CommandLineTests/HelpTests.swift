import TestSupport
import Testing

@Suite struct HelpTests {
  @Test(
    arguments: [
      ("help", ["--help"]), ("help-scan", ["scan", "--help"]), ("help-rules", ["rules", "--help"]),
      ("help-rules-check", ["rules", "check", "--help"]),
    ]
  )
  func `help says what the tool does`(_ name: String, _ arguments: [String]) throws {
    let result = try BuiltTool().run(arguments, environment: ["COLUMNS": "80"])
    #expect(result.status == 0 && result.errors.isEmpty)
    try expectGolden(result.output, equals: "command-line/\(name).txt")
  }

  @Test func `the version is a version`() throws {
    let result = try BuiltTool().run(["--version"])
    #expect(result.status == 0)
    #expect(result.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
  }
}
