import Foundation
import PageArchives

/// Finds the files of a folder and of the folders in it.
///
/// Links to folders are not followed, so no loop of them can hold it up: what a link inside the
/// folder leads to is found anyway, and one that leads out of it is said to have been left out.
struct FolderWalk {
  /// What a folder holds under a name.
  enum Kind {
    case file, folder
    /// A file without a byte.
    case emptyFile
    /// A link to a folder.
    case link
    /// A link that leads nowhere.
    case brokenLink
    /// A pipe, a socket or a device; reading it might never end.
    case special
  }

  /// Why a folder was not listed, in words.
  struct Failure: Error {
    var reason: String
  }

  /// Something the walk came across, by its path.
  enum Finding: Hashable {
    /// A file to read.
    case file(String)
    /// A file that holds no text.
    case otherFile(String)
    case emptyFile(String)
    case leftOut(String, reason: String)

    var path: String {
      switch self {
      case .file(let path), .otherFile(let path), .emptyFile(let path), .leftOut(let path, _): path
      }
    }
  }

  /// Whether a file of this name is read without a look at it.
  var wants: (String) -> Bool = ReadableFile.isNamedReadable
  /// Whether a file of another name begins as one that is read.
  var beginsWanted: (String) -> Bool = FolderWalk.beginsReadable
  /// Lists a folder.
  var list: (String) throws(Failure) -> [(name: String, kind: Kind)] = FolderWalk.entries
  /// The path without links, nil when it leads nowhere.
  var resolve: (String) -> String? = resolvedPath

  /// The wanted files under `folder`, and what could not be looked through, by path.
  func findings(in folder: String) -> [Finding] {
    let root = resolve(folder)
    var findings: [Finding] = []
    var folders = [folder]
    while let current = folders.popLast() {
      let entries: [(name: String, kind: Kind)]
      do throws(Failure) {
        entries = try list(current)
      } catch {
        let reason = "the folder cannot be read: \(error.reason)"
        findings.append(.leftOut(current, reason: reason))
        continue
      }
      for (name, kind) in entries {
        let path = current.hasSuffix("/") ? current + name : "\(current)/\(name)"
        switch kind {
        case .folder: folders.append(path)
        case .file where wants(name) || beginsWanted(path): findings.append(.file(path))
        // Opening it gives the reason.
        case .brokenLink where wants(name): findings.append(.file(path))
        case .file: findings.append(.otherFile(path))
        case .emptyFile: findings.append(.emptyFile(path))
        case .special where wants(name):
          findings.append(.leftOut(path, reason: "no file but a pipe or a device"))
        case .link where !leads(path, into: root):
          let reason = "a link out of the folder is not followed; name the folder it leads to"
          findings.append(.leftOut(path, reason: reason))
        default: break
        }
      }
    }
    return findings.sorted { $0.path < $1.path }
  }

  private func leads(_ link: String, into root: String?) -> Bool {
    guard let root, let target = resolve(link) else { return false }
    return target == root || target.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }

  /// Looks at a file's first bytes; one that may not be read is wanted, so that it is said.
  private static func beginsReadable(_ path: String) -> Bool {
    guard let content = try? InputReader.open(path) else { return true }
    return ArchiveWalk.isWorthReading(content, named: path)
  }

  /// What a folder holds, as the file system tells it.
  static func entries(of folder: String) throws(Failure) -> [(name: String, kind: Kind)] {
    guard let stream = opendir(folder) else { throw Failure(reason: errorText(errno)) }
    defer { closedir(stream) }
    var entries: [(name: String, kind: Kind)] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw Failure(reason: errorText(errno)) }
        return entries
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      entries.append((name, kind(of: "\(folder)/\(name)")))
    }
  }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .brokenLink }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return status.st_size == 0 ? .emptyFile : .file
    case S_IFDIR:
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return .folder }
      return .link
    default: return .special
    }
  }
}
