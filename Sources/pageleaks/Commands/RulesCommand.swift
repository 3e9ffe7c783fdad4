import ArgumentParser
import LeakRules
import LeakScanning

/// `pageleaks rules`: what the tool looks for.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List, explain and check the rules.",
    subcommands: [List.self, Explain.self, Check.self],
    defaultSubcommand: List.self
  )

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the rules, one a line.")

    @Option(help: ArgumentHelp("Add the rules of a folder.", valueName: "folder"))
    var rules: String?

    func run() throws {
      let catalog = try RuleSelection.catalog(folder: rules, only: [], skip: [])
      let idWidth = catalog.rules.map(\.id.count).max() ?? 0
      let severityWidth = catalog.rules.map(\.severity.rawValue.count).max() ?? 0
      for rule in catalog.rules {
        let id = padded(rule.id, to: idWidth)
        let severity = padded(rule.severity.rawValue, to: severityWidth)
        try StandardOutput.write("\(id)  \(severity)  \(rule.title)\n")
      }
    }

    private func padded(_ text: String, to width: Int) -> String {
      text + String(repeating: " ", count: width - text.count)
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what a rule finds, why it matters and what to do."
    )

    @Argument(help: ArgumentHelp("The rule.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Add the rules of a folder.", valueName: "folder"))
    var rules: String?

    func run() throws {
      let catalog = try RuleSelection.catalog(
        folder: rules,
        only: [id],
        skip: [],
        withExamples: true
      )
      for rule in catalog.rules { try StandardOutput.write(RulePage(rule).markdown) }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check rule files and run their examples.",
      discussion: "Without a folder, the rules the tool ships with."
    )

    @Argument(help: ArgumentHelp("The folder of rule files.", valueName: "folder"))
    var folder: String?

    func run() throws {
      let catalog = try RuleSelection.catalog(
        folder: folder,
        only: [],
        skip: [],
        withExamples: true
      )
      let checked = folder == nil ? catalog : try RuleSelection.folderOnly(folder ?? "")
      let failures = try RuleExamples.failures(
        of: checked.rules,
        in: catalog,
        folder: folder ?? "rules"
      )
      for failure in failures { StandardError.write("pageleaks: \(failure.description)") }
      let examples = checked.rules.reduce(0) { $0 + $1.examples.count }
      guard failures.isEmpty else { throw ExitStatus.usage.code }
      let noun = checked.rules.count == 1 ? "rule" : "rules"
      try StandardOutput.write("\(checked.rules.count) \(noun), \(examples) examples: all hold.\n")
    }
  }
}
