internal import Foundation

extension RuleCatalog {
  /// This catalogue with the rules of a folder added, which replace those of the same id.
  ///
  /// Reads every file of the folder itself whose name ends in `.yml`, in the order of their names.
  ///
  /// - Throws: Everything that is wrong with the files, or that the folder cannot be read.
  package func loading(
    folder: String,
    reader: RuleFile = RuleFile()
  ) throws(RuleFileErrors) -> RuleCatalog {
    var loading = RuleLoading(reader: reader)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?
      .filter { $0.hasSuffix(".yml") }
      .sorted()
    if let names, names.count + rules.count <= Self.maximumCount {
      for name in names {
        Self.read(folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)", into: &loading)
      }
    } else if names == nil {
      loading.fail(folder, .unreadable("this folder cannot be read"))
    } else {
      loading.fail(folder, .tooMuch("these are more than \(Self.maximumCount) rules"))
    }
    return adding(try loading.rules())
  }

  /// Reads a file into `loading`, but not much more of it than the limit.
  private static func read(_ path: String, into loading: inout RuleLoading) {
    let limit = RuleFile.maximumSize + 1
    guard let file = FileHandle(forReadingAtPath: path),
      let data = try? file.read(upToCount: limit)
    else { return loading.fail(path, .unreadable("this file cannot be read")) }
    // Cut in the middle of a character, a file above the limit would be no UTF-8.
    guard data.count < limit else { return loading.fail(path, RuleFile.tooLarge) }
    guard let text = String(validating: data, as: UTF8.self) else {
      return loading.fail(path, .unreadable("this file is no UTF-8"))
    }
    loading.read(text, named: path)
  }
}
