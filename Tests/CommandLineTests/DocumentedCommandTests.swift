import Foundation
import TestSupport
import Testing

/// The commands of the README do what it says.
@Suite struct DocumentedCommandTests {
  /// A command of a ```` ```console ```` block, and what it prints where the block shows it.
  struct Command: Sendable, CustomTestStringConvertible {
    var line: String
    var output: String
    var testDescription: String { line }
  }

  static let commands: [Command] = {
    let file = packageFolder.appending(path: "README.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var commands: [Command] = []
    for block in text.matches(of: #/(?s)```console\n(?<lines>.*?)```/#) {
      for line in block.output.lines.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("$ ") {
          commands.append(Command(line: String(line.dropFirst(2)), output: ""))
        } else if let last = commands.indices.last {
          commands[last].output += line + "\n"
        }
      }
    }
    return commands
  }()

  @Test func `the README shows commands`() {
    #expect(!Self.commands.isEmpty)
  }

  @Test(arguments: commands)
  func `a command of the README works as shown`(_ command: Command) throws {
    let words = command.line.split(separator: " ").map(String.init)
    try #require(words.first == "pageleaks")
    let result = try BuiltTool().run(Array(words.dropFirst()))
    #expect(result.status < 2, "\(result.errors)")
    #expect(!result.output.isEmpty)
    // A block may leave out what comes before, between or after, with a line of `…`.
    for part in command.output.split(separator: "…\n") {
      let expected = part.trimmingCharacters(in: .newlines)
      guard !expected.isEmpty else { continue }
      let isShown = result.output.contains(expected)
      #expect(isShown, "README shows\n\(expected)\nbut the tool prints\n\(result.output)")
    }
  }

  /// Options that the README names and the tool must know.
  @Test func `every option of the README is in the help`() throws {
    let file = packageFolder.appending(path: "README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let help = try BuiltTool().run(["scan", "--help"]).output
    let options = Set(text.matches(of: #/`(--[a-z-]+)/#).map { String($0.output.1) })
    #expect(options.count > 5)
    for option in options { #expect(help.contains(option), "\(option)") }
  }
}
