import Foundation

/// One spelling for each file, so that a report, and the fingerprints in it, do not depend on how
/// the command line spelled the path.
struct InputPath {
  /// The working directory, without links.
  private let base: String

  init(workingDirectory: String = FileManager.default.currentDirectoryPath) {
    base = resolvedPath(workingDirectory) ?? workingDirectory
  }

  /// The path relative to the working directory for what lies in it, as in `site/a.html`; other
  /// paths stay as they are.
  func normalized(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    if !path.hasPrefix("/"), !parts.contains("..") {
      return parts.isEmpty ? "." : parts.joined(separator: "/")
    }
    if !parts.contains(".."), let inside = inside("/" + parts.joined(separator: "/")) {
      return inside
    }
    // Links may stand in the way to it, but what it is called itself is the user's choice.
    guard let name = parts.last, name != ".." else {
      return resolvedPath(path).flatMap(inside) ?? path
    }
    let folder = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    guard let resolved = resolvedPath(folder.isEmpty ? "." : folder) else { return path }
    return inside(resolved.hasSuffix("/") ? resolved + name : "\(resolved)/\(name)") ?? path
  }

  /// An absolute path relative to the working directory; nil when it lies elsewhere.
  private func inside(_ path: String) -> String? {
    if path == base { return "." }
    let prefix = base.hasSuffix("/") ? base : base + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }
}

/// The absolute path without links, `.` and `..`; nil when it leads nowhere.
func resolvedPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
