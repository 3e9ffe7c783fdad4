import Foundation
import PageArchives

/// What a walk gave, in short.
struct UnpackedFile: Equatable {
  var name: String
  /// The text of a page; nil when it is none.
  var text: String?
  var problems: [String]
  var note: String?

  init(_ name: String, _ text: String?, problems: [String] = [], note: String? = nil) {
    self.name = name
    self.text = text
    self.problems = problems
    self.note = note
  }

  /// Everything that comes out of a file.
  static func all(
    of bytes: [UInt8],
    named name: String = "a.zip",
    isNamed: Bool = true,
    limits: ArchiveLimits = ArchiveLimits()
  ) -> [UnpackedFile] {
    items(of: bytes, named: name, isNamed: isNamed, limits: limits).map { item in
      var text: String?
      if case .page(let bytes) = item.content { text = String(decoding: bytes, as: UTF8.self) }
      return UnpackedFile(item.name, text, problems: item.problems, note: item.note)
    }
  }

  static func items(
    of bytes: [UInt8],
    named name: String = "a.zip",
    isNamed: Bool = true,
    limits: ArchiveLimits = ArchiveLimits()
  ) -> [ArchiveItem] {
    let walk = ArchiveWalk(FileContent(bytes), named: name, isNamed: isNamed, limits: limits)
    var items: [ArchiveItem] = []
    while let item = walk.next() { items.append(item) }
    return items
  }
}

/// A page that says which it is.
func page(_ word: String) -> [UInt8] { Array("<p>\(word)".utf8) }

extension FileContent {
  /// A file's content, read from disk.
  static func onDisk(_ bytes: [UInt8], in folder: URL) throws -> FileContent {
    let file = folder.appending(path: UUID().uuidString)
    try Data(bytes).write(to: file)
    return FileContent(descriptor: open(file.path, O_RDONLY), size: bytes.count)
  }
}
