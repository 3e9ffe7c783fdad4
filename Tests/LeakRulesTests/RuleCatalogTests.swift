import Foundation
import LeakRules
import PageCarriers
import Testing

@Suite struct RuleCatalogTests {
  static let ids = [
    "email-address", "fact-checker-note", "family-relation", "internal-link", "location",
    "person-name",
    "phone-number",
  ]

  /// A folder of rule files that is gone after `body`.
  static func withFolder(
    _ files: [String: String],
    _ body: (_ folder: String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try body(folder.path)
  }

  static func messages(_ folder: String, of load: () throws(RuleFileErrors) -> Void) -> [String] {
    do throws(RuleFileErrors) {
      try load()
      return []
    } catch {
      return error.errors.map { $0.description.replacing(folder, with: "FOLDER") }
    }
  }

  // MARK: Embedded rules

  @Test func `the embedded rules load`() throws {
    let catalog = try RuleCatalog.embedded()
    #expect(catalog.rules.map(\.id) == Self.ids)
    #expect(catalog["location"]?.kind == .location)
    #expect(catalog["door-code"] == nil)
  }

  @Test func `without their examples the embedded rules are the same rules`() throws {
    let bare = try RuleCatalog.embedded(withExamples: false).rules
    let rules = try RuleCatalog.embedded().rules
    #expect(bare.allSatisfy { $0.examples.isEmpty })
    #expect(
      bare
        == rules.map { rule in
          var rule = rule
          rule.examples = []
          return rule
        }
    )
  }

  @Test(arguments: try RuleCatalog.embedded().rules.map(\.id))
  func `an embedded rule has names for its examples and shows both sides`(_ id: String) throws {
    let rule = try #require(try RuleCatalog.embedded()[id])
    let names = rule.examples.compactMap(\.name)
    #expect(names.count == rule.examples.count)
    #expect(Set(names).count == names.count)
    #expect(rule.examples.count { $0.expectation == .leaks } >= 6)
    #expect(rule.examples.count { $0.expectation == .clean } >= 6)
    #expect(rule.examples.contains { $0.format == .json })
    #expect(!rule.references.isEmpty)
  }

  // MARK: Choosing

  @Test func `only and skip choose rules`() throws {
    let catalog = try RuleCatalog.embedded()
    #expect(try catalog.selecting().rules.map(\.id) == Self.ids)
    let only = try catalog.selecting(only: ["phone-number", "location"])
    #expect(only.rules.map(\.id) == ["location", "phone-number"])
    let skip = try catalog.selecting(skip: ["internal-link", "location"])
    #expect(
      skip.rules.map(\.id) == Self.ids.filter { !["internal-link", "location"].contains($0) }
    )
    let both = try catalog.selecting(only: ["phone-number", "location"], skip: ["location"])
    #expect(both.rules.map(\.id) == ["phone-number"])
  }

  static let unknown = [
    ("phone", "no rule is called 'phone'; 'pageleaks rules list' shows them all"),
    ("phonenumber", "no rule is called 'phonenumber'; did you mean 'phone-number'?"),
    ("", "no rule is called ''; 'pageleaks rules list' shows them all"),
  ]

  @Test(arguments: unknown)
  func `a rule that does not exist is no choice`(_ id: String, _ message: String) throws {
    let catalog = try RuleCatalog.embedded()
    let only = #expect(throws: UnknownRuleError.self) { try catalog.selecting(only: [id]) }
    let skip = #expect(throws: UnknownRuleError.self) { try catalog.selecting(skip: [id]) }
    #expect(only?.description == message)
    #expect(skip?.description == message)
  }

  // MARK: Folders

  @Test func `a folder adds rules and replaces rules`() throws {
    let location = RuleText.lines.replacing("id: door-code", with: "id: location")
    let files = ["door-code.yml": RuleText.lines, "location.yml": location, "README.md": "no rule"]
    try Self.withFolder(files) { folder in
      let catalog = try RuleCatalog.embedded().loading(folder: folder)
      #expect(catalog.rules.map(\.id) == (Self.ids + ["door-code"]).sorted())
      #expect(catalog["location"]?.title == "Code of a door")
      #expect(catalog["phone-number"]?.title == "Telephone number readers do not see")
    }
  }

  @Test func `everything wrong in a folder is said, file by file`() throws {
    let files = [
      "a.yml": "id: a",
      "door-code.yml": RuleText.replacing(4, with: "severity: hihg"),
      "gate.yml": RuleText.lines,
      "big.yml": String(repeating: "é", count: RuleFile.maximumSize / 2 + 1),
    ]
    try Self.withFolder(files) { folder in
      try Data([0x69, 0x64, 0x3A, 0xFF]).write(to: URL(filePath: folder + "/latin.yml"))
      let messages = Self.messages(folder) { () throws(RuleFileErrors) in
        _ = try RuleCatalog([]).loading(folder: folder)
      }
      #expect(
        messages.filter { !$0.hasPrefix("FOLDER/a.yml") } == [
          "FOLDER/big.yml: the file is larger than 1 MiB",
          "FOLDER/door-code.yml:4:11: 'severity' cannot be 'hihg'; did you mean 'high'?",
          "FOLDER/gate.yml:1:5: the id is 'door-code', so the file must be called 'door-code.yml'",
          "FOLDER/latin.yml: this file is no UTF-8",
        ]
      )
      #expect(messages.count { $0.hasPrefix("FOLDER/a.yml:1:1: ") } == 7)
    }
  }

  @Test func `a folder that is not there is an error`() {
    let messages = Self.messages("/nowhere") { () throws(RuleFileErrors) in
      _ = try RuleCatalog([]).loading(folder: "/nowhere/rules/")
    }
    #expect(messages == ["FOLDER/rules/: this folder cannot be read"])
  }
}
