import LeakRules
import PageCarriers

/// The rules a command works with, and what is wrong when they cannot be read.
enum RuleSelection {
  /// The rules of the tool and those of `folder`, of which `only` and `skip` choose.
  static func catalog(
    folder: String?,
    only: [String],
    skip: [String],
    withExamples: Bool = false
  ) throws -> RuleCatalog {
    do {
      var catalog = try RuleCatalog.embedded(withExamples: withExamples)
      if let folder { catalog = try catalog.loading(folder: folder, reader: reader) }
      return try catalog.selecting(only: only, skip: skip)
    } catch let errors as RuleFileErrors {
      throw problem(errors)
    } catch let error as UnknownRuleError {
      throw UsageProblem(message: error.description)
    }
  }

  /// The rules of a folder alone.
  static func folderOnly(_ folder: String) throws -> RuleCatalog {
    do {
      return try RuleCatalog([]).loading(folder: folder, reader: reader)
    } catch {
      throw problem(error)
    }
  }

  /// Everything that is wrong with the rule files, a line each.
  private static func problem(_ errors: RuleFileErrors) -> UsageProblem {
    UsageProblem(message: errors.errors.map(\.description).joined(separator: "\npageleaks: "))
  }

  /// Reads a newsroom's own rules strictly: patterns must compile, carriers must exist.
  private static var reader: RuleFile {
    RuleFile(knownCarriers: Set(CarrierCatalog.descriptions.map(\.id.name)))
  }
}
