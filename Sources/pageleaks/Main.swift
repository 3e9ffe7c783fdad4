import ArgumentParser
import Foundation

/// The command line; each subcommand is a file in `Commands/`.
@main struct PageLeaks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pageleaks",
    abstract: "Find what a published page gives away in its source.",
    discussion: """
      Reads pages as a stranger with “view source” does and reports what readers are not meant to \
      have: telephone numbers, names, fact-checker notes, and the like.
      """,
    version: toolVersion,
    subcommands: [ScanCommand.self, RulesCommand.self]
  )

  /// Runs the command; a wrong usage exits with 2, as the other tools of a newsroom's build do.
  static func main() async {
    occupyClosedStreams()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as UsageProblem {
      StandardError.write("pageleaks: \(error.message)")
      Foundation.exit(ExitStatus.usage.rawValue)
    } catch let error as StandardOutput.Problem {
      StandardError.write("pageleaks: \(error.message)")
      Foundation.exit(ExitStatus.incomplete.rawValue)
    } catch {
      if exitCode(for: error) == .validationFailure {
        StandardError.write(fullMessage(for: error))
        Foundation.exit(ExitStatus.usage.rawValue)
      }
      exit(withError: error)
    }
  }
}

/// The version reports carry.
let toolVersion = "0.1.0"

/// How the tool ends.
enum ExitStatus: Int32 {
  /// Nothing at or above `--fail-on`.
  case clean = 0
  /// Findings at or above `--fail-on`.
  case findings = 1
  /// Wrong usage, configuration or rule file.
  case usage = 2
  /// An input could not be read whole, with `--strict`; or nothing could be read at all; or the
  /// report could not be written to standard output.
  case incomplete = 3

  /// The status as the parser's exit code.
  var code: ExitCode { ExitCode(rawValue) }
}

/// A wrong use of the tool: where, what, and what to do.
struct UsageProblem: Error {
  var message: String
}
