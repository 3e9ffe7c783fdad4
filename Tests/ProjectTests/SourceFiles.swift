import Foundation
import TestSupport

/// The Swift files of the package.
struct SourceFile: Sendable {
  /// The path below the package's folder.
  var path: String
  var text: String

  /// The modules the file imports.
  var imports: [String] {
    text.matches(of: #/(?m)^(?:@\w+\s+)?(?:internal |package |public |private )?import (\w+)/#)
      .map { String($0.output.1) }
  }

  /// The number of lines.
  var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }

  /// The files with one of these endings below a folder of the package, by path.
  static func all(in folder: String, endings: Set<String> = ["swift"]) -> [SourceFile] {
    let root = packageFolder.appending(path: folder)
    let paths = FileManager.default.subpaths(atPath: root.path) ?? []
    return paths.sorted().compactMap { path in
      guard let ending = path.split(separator: ".").last, endings.contains(String(ending)),
        let data = FileManager.default.contents(atPath: root.appending(path: path).path)
      else { return nil }
      return SourceFile(path: "\(folder)/\(path)", text: String(decoding: data, as: UTF8.self))
    }
  }
}
