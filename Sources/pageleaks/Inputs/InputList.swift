import Foundation

/// What the command line names, as a list of files to read.
struct InputList {
  /// One input.
  enum Input: Hashable {
    case file(path: String)
    case standardInput(name: String)
    /// An input that cannot be read, known before the scan starts.
    case unreadable(path: String, reason: String)

    /// What reports call it.
    var name: String {
      switch self {
      case .file(let path): path
      case .standardInput(let name): name
      case .unreadable(let path, _): path
      }
    }
  }

  /// The kinds of file a folder is searched for.
  static let extensions: Set<String> = ["html", "htm", "xhtml", "shtml", "json"]

  /// The inputs, in the order named; a folder's files by path.
  private(set) var inputs: [Input] = []

  /// Resolves what the command line names.
  ///
  /// - Parameters:
  ///   - arguments: Files, folders, globs, or `-` for standard input.
  ///   - standardInputName: What reports call standard input.
  init(_ arguments: [String], standardInputName: String) {
    var seen: Set<Input> = []
    for argument in arguments {
      for input in Self.resolve(argument, standardInputName: standardInputName)
      where seen.insert(input).inserted {
        inputs.append(input)
      }
    }
  }

  private static func resolve(_ argument: String, standardInputName: String) -> [Input] {
    if argument == "-" { return [.standardInput(name: standardInputName)] }
    if argument.hasPrefix("http://") || argument.hasPrefix("https://") {
      return [
        .unreadable(
          path: argument,
          reason: "live URLs cannot be read yet; save the page and scan the file"
        )
      ]
    }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) {
      return isFolder.boolValue ? files(in: argument) : [.file(path: argument)]
    }
    if argument.contains(where: { "*?[".contains($0) }) { return matches(of: argument) }
    return [.unreadable(path: argument, reason: "no such file or folder")]
  }

  private static func files(in folder: String) -> [Input] {
    let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    guard let paths = FileManager.default.enumerator(atPath: folder) else {
      return [.unreadable(path: folder, reason: "the folder cannot be read")]
    }
    let found = paths.compactMap { $0 as? String }
      .filter { extensions.contains(($0 as NSString).pathExtension.lowercased()) }
      .sorted()
    guard !found.isEmpty else {
      let kinds = extensions.sorted().map { "." + $0 }.joined(separator: ", ")
      return [.unreadable(path: folder, reason: "the folder holds no pages (\(kinds))")]
    }
    return found.map { .file(path: "\(base)/\($0)") }
  }

  /// A pattern the shell left as it is, because it was quoted or matched nothing there.
  private static func matches(of pattern: String) -> [Input] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else {
      return [.unreadable(path: pattern, reason: "no file matches")]
    }
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { String(cString: $0) }
    }
    .flatMap { resolve($0, standardInputName: "-") }
  }
}
