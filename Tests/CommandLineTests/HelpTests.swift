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
    // The default is that of the machine.
    let text = result.output.replacing(#/(--jobs <count>.*\(default: )\d+\)/#) {
      "\($0.output.1)4)"
    }
    try expectGolden(text, equals: "command-line/\(name).txt")
  }

  @Test func `the version is a version`() throws {
    let result = try BuiltTool().run(["--version"])
    #expect(result.status == 0)
    #expect(result.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
  }
}
