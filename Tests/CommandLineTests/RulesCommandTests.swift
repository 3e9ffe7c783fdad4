import Foundation
import TestSupport
import Testing

@Suite struct RulesCommandTests {
  static let rule = """
    id: door-code
    title: Code of a door
    kind: secret
    severity: high
    why: Whoever reads it can walk in.
    fix: Change the code, then take it out of the page.
    pattern: 'door code (\\d{4})'
    confidence: 0.7
    examples:
      - leaks: '<!-- door code «4711» -->'
      - leaks: '<p hidden>door code «0815»</p>'
      - clean: '<p>door code 4711</p>'
      - clean: '<!-- door code unknown -->'

    """

  @Test func `rules list has a line for each rule`() throws {
    let result = try BuiltTool().run(["rules", "list"])
    let files = try FileManager.default.contentsOfDirectory(
      atPath: packageFolder.appending(path: "rules").path
    )
    let ids = files.filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) }.sorted()
    let lines = result.output.split(separator: "\n")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(lines.map { String($0.prefix { $0 != " " }) } == ids)
    #expect(try BuiltTool().run(["rules"]).output == result.output)
  }

  @Test func `rules explain says why and what to do`() throws {
    let result = try BuiltTool().run(["rules", "explain", "fact-checker-note"])
    #expect(result.status == 0)
    #expect(result.output.contains("fact-checker-note"))
    #expect(result.output.contains("Delete the note where it was written"))
    #expect(result.output.contains("voice confirmed by his mother"))
  }

  @Test func `rules check runs the examples of the tool's own rules`() throws {
    let result = try BuiltTool().run(["rules", "check"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.wholeMatch(of: #/\d+ rules, \d+ examples: all hold\.\n/#) != nil)
  }

  @Test func `a newsroom's own rule is checked, listed, explained and used`() throws {
    let page = "<!-- door code 4711 -->"
    try ScratchFolder.with(["mine/door-code.yml": Self.rule, "page.html": page]) {
      (folder) throws in
      let check = try folder.tool.run(["rules", "check", "mine"])
      #expect(check.status == 0 && check.output == "1 rule, 4 examples: all hold.\n")
      #expect(
        try folder.tool.run(["rules", "list", "--rules", "mine"]).output.contains("door-code")
      )
      let explained = try folder.tool.run(["rules", "explain", "--rules", "mine", "door-code"])
      #expect(explained.output.contains("Whoever reads it can walk in."))
      #expect(try folder.scan("page.html").status == 0)
      #expect(try folder.scan("--rules", "mine", "page.html").status == 1)
      #expect(try folder.scan("--rules", "mine", "--skip", "door-code", "page.html").status == 0)
      let only = try folder.scan(
        "--rules",
        "mine",
        "--only",
        "door-code",
        "--format",
        "json",
        "page.html"
      )
      #expect(try JSONReport(only.output).findings.map(\.rule) == ["door-code"])
    }
  }

  @Test func `a rule of one's own takes the place of the tool's`() throws {
    let own = Self.rule.replacing("door-code", with: "phone-number")
    try ScratchFolder.with([
      "mine/phone-number.yml": own, "page.html": ScratchFolder.leakingPage,
    ]) { (folder) throws in
      let result = try folder.scan("--rules", "mine", "--format", "json", "page.html")
      #expect(try !JSONReport(result.output).findings.map(\.rule).contains("phone-number"))
    }
  }

  /// A rule file with something wrong in it.
  struct Broken: Sendable, CustomTestStringConvertible {
    var name: String
    var line: String
    var replacement: String
    var says: String
    var testDescription: String { name }
  }

  static let broken = [
    Broken(
      name: "unknown key",
      line: "severity: high",
      replacement: "severty: high",
      says: "mine/door-code.yml:4:1: unknown key 'severty'; did you mean 'severity'?"
    ),
    Broken(
      name: "unknown severity",
      line: "severity: high",
      replacement: "severity: hihg",
      says: "mine/door-code.yml:4:11: 'severity' cannot be 'hihg'; did you mean 'high'?"
    ),
    Broken(
      name: "bad pattern",
      line: "pattern: 'door code (\\d{4})'",
      replacement: "pattern: 'door code (\\d{4}'",
      says: "mine/door-code.yml:7:10: "
    ),
    Broken(
      name: "no YAML",
      line: "title: Code of a door",
      replacement: "title: [Code",
      says: "mine/door-code.yml:"
    ),
    Broken(
      name: "unknown carrier",
      line: "confidence: 0.7",
      replacement: "confidence: 0.7\ncarriers: [coment]",
      says: "mine/door-code.yml:9:12: 'carriers' cannot be 'coment'; did you mean 'comment'?"
    ),
  ]

  @Test(arguments: broken)
  func `a broken rule file is refused with its line and column`(_ broken: Broken) throws {
    let text = Self.rule.replacing(broken.line, with: broken.replacement)
    try #require(text != Self.rule)
    try ScratchFolder.with([
      "mine/door-code.yml": text, "page.html": ScratchFolder.cleanPage,
    ]) { (folder) throws in
      for arguments in [["scan", "--rules", "mine", "page.html"], ["rules", "check", "mine"]] {
        let result = try folder.tool.run(arguments)
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.errors.contains(broken.says), "\(result.errors)")
      }
    }
  }

  /// An example of the rule replaced by one that does not hold, and what is said about it.
  static let failing = [
    (
      "- clean: '<p>door code 4711</p>'", "- clean: '<!-- ї door code 4712 -->'",
      "12:5: this example should be clean, but something was found at character 18 of it"
    ),
    (
      "- leaks: '<!-- door code «4711» -->'", "- leaks: '<!-- «ї» door code «4712» -->'",
      "10:5: nothing was found at character 6 of it (« and » not counted), where a value is marked"
    ),
    (
      "- leaks: '<!-- door code «4711» -->'",
      "- leaks: '<!-- door code «4711», door code 4712 -->'",
      "10:5: something was found at character 32 of it (« and » not counted), where nothing is marked"
    ),
  ]

  @Test(arguments: failing)
  func `an example that does not hold fails with its file and place, but without its value`(
    _ example: String,
    _ replacement: String,
    _ problem: String
  ) throws {
    let text = Self.rule.replacing(example, with: replacement)
    try #require(text != Self.rule)
    try ScratchFolder.with(["my/rules/door-code.yml": text]) { (folder) throws in
      for name in ["my/rules", "my/rules/"] {
        let result = try folder.tool.run(["rules", "check", name])
        #expect(result.status == 2 && result.output.isEmpty)
        let start = "pageleaks: my/rules/door-code.yml:\(problem)"
        #expect(result.errors.hasPrefix(start), "\(result.errors)")
        #expect(!result.errors.contains("47"), "\(result.errors)")
      }
    }
  }

  @Test func `an example that does not hold fails the check with its place`() throws {
    let text = Self.rule.replacing("'<p>door code 4711</p>'", with: "'<!-- door code 4712 -->'")
    try ScratchFolder.with(["mine/door-code.yml": text]) { (folder) throws in
      let result = try folder.tool.run(["rules", "check", "mine"])
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.errors.contains("door-code.yml:12:5: "), "\(result.errors)")
    }
  }
}
