/// A file that is to be unpacked or read.
struct PackedFile {
  var content: FileContent
  /// What reports call it.
  var name: String
  /// What the file itself is called, without what compression added.
  var fileName: String
  /// Whether the user asked for this very file, so that it is read whatever it is.
  var isNamed: Bool
  /// How many archives and compressed files it lies in.
  var depth: Int
  /// What could not be read of it.
  var problems: [String] = []
}

/// An archive that is being read, and what is to be said of it in the end.
final class OpenArchive {
  let file: PackedFile
  private let packing: Packing
  private var layout: ArchiveReader.Layout
  private let budget: UnpackingBudget
  private(set) var reader: ArchiveReader
  /// How many entries were come across.
  private(set) var entryCount = 0
  /// What the last entry that was come across is called.
  var lastPath: String?
  private var restartsLeft: Int
  /// How many files were to be read, those of archives in it included.
  var itemCount = 0
  /// What was left out since it holds no text.
  var unread = UnreadFiles()
  /// What could not be read.
  var problems: [String]
  /// What ended the present pass within an entry.
  var breakage: ArchiveFault?

  /// Opens an archive, or the tar archive a compressed file holds.
  init(
    _ file: PackedFile,
    as packing: Packing,
    layout: ArchiveReader.Layout,
    budget: UnpackingBudget,
    limits: ArchiveLimits
  ) throws(ArchiveFault) {
    self.file = file
    self.packing = packing
    self.layout = layout
    self.budget = budget
    restartsLeft = limits.restarts
    problems = file.problems
    do throws(ArchiveFault) {
      reader = try ArchiveReader(file.content, as: packing, layout: layout, budget: budget)
    } catch {
      guard layout == .zip else { throw error }
      self.layout = .zipWithoutList
      reader = try ArchiveReader(file.content, as: packing, layout: self.layout, budget: budget)
      problems.append("the list at its end is missing or damaged, so that entries may be missing")
    }
  }

  /// Goes to the next entry; nil at the end.
  func nextEntry() throws(ArchiveFault) -> ArchiveReader.Entry? {
    if let breakage { throw breakage }
    let entry = try reader.nextEntry()
    if entry != nil { entryCount += 1 }
    return entry
  }

  /// Opens the archive anew and goes where it was, past an entry whose damage ended the last pass.
  ///
  /// Only a ZIP archive has a list that tells where the next entry is; bounded, as each time the
  /// list is read from its start.
  func restart() -> Bool {
    guard layout == .zip, breakage != nil, restartsLeft > 0 else { return false }
    restartsLeft -= 1
    breakage = nil
    do throws(ArchiveFault) {
      reader = try ArchiveReader(file.content, as: packing, layout: layout, budget: budget)
      for _ in 0..<entryCount where try reader.nextEntry() == nil { return false }
      return true
    } catch {
      return false
    }
  }

  /// What is to be said of the archive itself; nil when all of it was read.
  func closingItem() -> ArchiveItem? {
    let isVoid = itemCount == 0
    var note = unread.note
    if isVoid, problems.isEmpty {
      if file.isNamed {
        problems.append("the archive holds nothing that is read" + (note.map { "; \($0)" } ?? ""))
        note = nil
      } else if note == nil {
        note = "an empty archive"
      }
    }
    guard note != nil || !problems.isEmpty else { return nil }
    return ArchiveItem(
      name: file.name,
      fileName: file.fileName,
      content: .archive(packing, size: file.content.size, isVoid: isVoid),
      problems: problems,
      note: note
    )
  }
}
