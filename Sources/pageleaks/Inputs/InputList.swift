import Foundation
import PageArchives

/// What the command line names, as a list of files to read.
struct InputList {
  /// One input.
  enum Input: Hashable {
    /// A file; `isNamed` when the command line names it and not the folder it lies in.
    case file(path: String, isNamed: Bool)
    case standardInput(name: String)
    /// An input that cannot be read, known before the scan starts.
    case unreadable(path: String, reason: String)
    /// A folder of which some files are not read, and which.
    case passedOver(path: String, note: String)

    /// What reports call it.
    var name: String {
      switch self {
      case .file(let path, _): path
      case .standardInput(let name): name
      case .unreadable(let path, _), .passedOver(let path, _): path
      }
    }

    /// Whether the command line names it, so that it is read whatever it is.
    var isNamed: Bool {
      switch self {
      case .file(_, let isNamed): isNamed
      case .standardInput: true
      case .unreadable, .passedOver: false
      }
    }
  }

  /// The inputs, in the order named; a folder's files by path.
  private(set) var inputs: [Input] = []

  private let standardInputName: String
  private let paths = InputPath()

  /// Resolves what the command line names; a file named twice, however it is spelled, is read once.
  ///
  /// - Parameters:
  ///   - arguments: Files, folders, globs, or `-` for standard input.
  ///   - standardInputName: What reports call standard input.
  init(_ arguments: [String], standardInputName: String) {
    self.standardInputName = standardInputName
    var seen: Set<Input> = []
    for argument in arguments {
      for input in resolve(argument) where seen.insert(identity(of: input)).inserted {
        inputs.append(input)
      }
    }
  }

  /// What is the same for inputs that are the same file.
  private func identity(of input: Input) -> Input {
    guard case .file(let path, _) = input, let resolved = resolvedPath(path) else { return input }
    return .file(path: resolved, isNamed: true)
  }

  private func resolve(_ argument: String) -> [Input] {
    if argument == "-" { return [.standardInput(name: standardInputName)] }
    if argument.hasPrefix("http://") || argument.hasPrefix("https://") {
      return [
        .unreadable(
          path: argument,
          reason: "live URLs cannot be read yet; save the page and scan the file"
        )
      ]
    }
    if let inputs = existing(argument) { return inputs }
    if argument.contains(where: { "*?[".contains($0) }) { return matches(of: argument) }
    return [.unreadable(path: argument, reason: "no such file or folder")]
  }

  /// The input or inputs of a path that exists.
  private func existing(_ path: String) -> [Input]? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder.boolValue
      ? files(in: path) : [.file(path: paths.normalized(path), isNamed: true)]
  }

  private func files(in folder: String) -> [Input] {
    var inputs: [Input] = []
    var unread = UnreadFiles()
    for finding in FolderWalk().findings(in: folder) {
      let path = paths.normalized(finding.path)
      switch finding {
      case .file: inputs.append(.file(path: path, isNamed: false))
      case .leftOut(_, let reason): inputs.append(.unreadable(path: path, reason: reason))
      case .otherFile: unread.add(named: path)
      case .emptyFile: unread.addEmpty()
      }
    }
    if inputs.isEmpty {
      let others = unread.note.map { "; \($0)" } ?? ""
      return [.unreadable(path: folder, reason: "the folder holds no pages and no data" + others)]
    }
    guard let note = unread.note else { return inputs }
    return [.passedOver(path: paths.normalized(folder), note: note)] + inputs
  }

  /// A pattern the shell left as it is, because it was quoted or matched nothing there.
  private func matches(of pattern: String) -> [Input] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0 else {
      return [.unreadable(path: pattern, reason: "no file matches")]
    }
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv[index].map { String(cString: $0) }
    }
    // A link to nothing matches as well.
    .flatMap { existing($0) ?? [.unreadable(path: $0, reason: "no such file or folder")] }
  }
}
