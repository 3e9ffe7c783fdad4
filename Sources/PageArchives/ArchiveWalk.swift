/// Unpacks a file, one entry at a time, archives in archives too, and gives what is to be scanned.
///
/// Nothing is written to disk, and names of entries are only ever shown. One entry is in memory at a
/// time, beside the archives it lies in where those lie in archives themselves. A compressed file
/// stands for what it holds: `calls.html.gz` is a page of that name, `build.tar.gz` an archive; an
/// archive's name and its entry's are joined with `!/`.
///
/// Entries come in the order of the archive, for a ZIP archive that of its bytes.
package final class ArchiveWalk {
  private let limits: ArchiveLimits
  private let budget: UnpackingBudget
  private var start: PackedFile?
  /// The archives being read, outermost first.
  private var open: [OpenArchive] = []
  /// Why nothing more is unpacked.
  private var exhaustion: ArchiveFault?

  /// Prepares to unpack a file.
  ///
  /// - Parameters:
  ///   - content: The file.
  ///   - name: What reports call it.
  ///   - isNamed: Whether the user named this file; others are passed over when they hold no text.
  ///   - limits: How far unpacking goes.
  package init(
    _ content: FileContent,
    named name: String,
    isNamed: Bool,
    limits: ArchiveLimits = ArchiveLimits()
  ) {
    self.limits = limits
    budget = UnpackingBudget(limits: limits, size: content.size)
    start = PackedFile(content: content, name: name, fileName: name, isNamed: isNamed, depth: 0)
  }

  /// Whether a file somebody came across is read, by its name and its beginning.
  ///
  /// Of a compressed file, what it holds is asked. In doubt it is worth it: reading it will tell.
  package static func isWorthReading(_ content: FileContent, named name: String) -> Bool {
    guard let packing = content.packing else {
      return ReadableFile.isRead(name, beginning: content.beginning)
    }
    guard packing.isCompression else { return true }
    let inner = ReadableFile.nameUnpacked(name)
    if ReadableFile.isNamedReadable(inner) { return true }
    let budget = UnpackingBudget(limits: ArchiveLimits(), size: content.size)
    do throws(ArchiveFault) {
      let reader = try ArchiveReader(content, as: packing, layout: .compressedFile, budget: budget)
      var bytes: [UInt8] = []
      _ = try reader.nextEntry()
      try readBeginning(reader, into: &bytes, atMost: ArchiveLimits().entryBytes)
      return ReadableFile.isRead(inner, beginning: bytes)
    } catch {
      return true
    }
  }

  /// The next thing to scan or to say; nil at the end.
  package func next() -> ArchiveItem? {
    if let file = start {
      start = nil
      if let item = read(file) { return counted(item) }
    }
    while let archive = open.last {
      if let item = nextItem(of: archive) { return counted(item) }
    }
    return nil
  }

  private func counted(_ item: ArchiveItem) -> ArchiveItem {
    if case .archive = item.content { return item }
    for archive in open { archive.itemCount += 1 }
    return item
  }

  /// Goes one entry further in the innermost archive; nil when that gave nothing to say.
  private func nextItem(of archive: OpenArchive) -> ArchiveItem? {
    do throws(ArchiveFault) {
      if let exhaustion { throw exhaustion }
      guard let entry = try archive.nextEntry() else { return close(archive) }
      try budget.takeEntry()
      return read(entry, of: archive)
    } catch {
      if error.reach == .everything {
        exhaustion = error
      } else if archive.entryCount == 0 {
        // Its beginning was no archive's after all: a page must not be able to hide behind one.
        open.removeLast()
        return asItIs(archive.file, since: error)
      } else if archive.restart() {
        return nil
      }
      let place = archive.lastPath.map { "what follows \($0)" } ?? "what it holds"
      archive.problems.append("\(error.message); \(place) was not examined")
      return close(archive)
    }
  }

  private func close(_ archive: OpenArchive) -> ArchiveItem? {
    open.removeLast()
    return archive.closingItem()
  }

  /// Reads an entry; nil when it holds nothing that is read, or is an archive that was opened.
  private func read(_ entry: ArchiveReader.Entry, of archive: OpenArchive) -> ArchiveItem? {
    let path = EntryName.text(entry.name, number: archive.entryCount)
    archive.lastPath = path
    guard entry.kind == .file else {
      if entry.kind == .special { archive.unread.addSpecial() }
      return nil
    }
    var bytes: [UInt8] = []
    var problems: [String] = []
    do throws(ArchiveFault) {
      guard try read(entry, named: path, of: archive, into: &bytes) else { return nil }
      if let complaint = archive.reader.complaint { problems.append(complaint) }
    } catch {
      record(error, in: archive)
      let isOfInterest =
        bytes.isEmpty
        ? ReadableFile.isNamedReadableOrPacked(path)
        : ReadableFile.isRead(path, beginning: bytes)
      guard isOfInterest else {
        archive.unread.add(named: path)
        return nil
      }
      problems.append(error.message + (bytes.isEmpty ? "" : "; the rest of it was not examined"))
    }
    let name = archive.file.name + "!/" + path
    guard !bytes.isEmpty else {
      return ArchiveItem(name: name, fileName: path, content: .unread, problems: problems)
    }
    return read(
      PackedFile(
        content: FileContent(bytes),
        name: name,
        fileName: path,
        isNamed: false,
        depth: archive.file.depth + 1,
        problems: problems
      )
    )
  }

  /// Reads an entry's bytes; false when it holds nothing that is read, which is counted.
  private func read(
    _ entry: ArchiveReader.Entry,
    named path: String,
    of archive: OpenArchive,
    into bytes: inout [UInt8]
  ) throws(ArchiveFault) -> Bool {
    if entry.isEncrypted {
      throw ArchiveFault(
        message: "it is encrypted; unpack it with its password and scan what comes out",
        reach: .entry
      )
    }
    try Self.readBeginning(archive.reader, into: &bytes, atMost: limits.entryBytes)
    if bytes.isEmpty {
      archive.unread.addEmpty()
      return false
    }
    guard ReadableFile.isRead(path, beginning: bytes) else {
      archive.unread.add(named: path)
      return false
    }
    // The claim may be a lie: it only helps to avoid copies.
    bytes.reserveCapacity(min(entry.claimedSize ?? 0, 4 << 20))
    while try archive.reader.read(into: &bytes, atMost: limits.entryBytes) {}
    return true
  }

  private static func readBeginning(
    _ reader: ArchiveReader,
    into bytes: inout [UInt8],
    atMost limit: Int
  ) throws(ArchiveFault) {
    while bytes.count < Packing.signatureLength, try reader.read(into: &bytes, atMost: limit) {}
  }

  /// Keeps in mind what a fault within an entry means for what follows.
  private func record(_ fault: ArchiveFault, in archive: OpenArchive?) {
    switch fault.reach {
    case .entry: break
    case .archive: archive?.breakage = fault
    case .everything: exhaustion = fault
    }
  }

  // MARK: A file

  /// Reads a file, or opens it when it is an archive.
  private func read(_ file: PackedFile) -> ArchiveItem? {
    guard let packing = file.content.packing else { return asItIs(file) }
    guard file.depth < limits.depth else {
      let problem =
        "\(packing.title) nested more than \(limits.depth) deep; unpack it and scan what comes out"
      return ArchiveItem(
        name: file.name,
        fileName: file.fileName,
        content: .unread,
        problems: file.problems + [problem]
      )
    }
    do throws(ArchiveFault) {
      if packing.isCompression { return try decompress(file, as: packing) }
      try open(file, as: packing, layout: packing == .zip ? .zip : .tar)
      return nil
    } catch {
      record(error, in: nil)
      return asItIs(file, since: error)
    }
  }

  private func open(
    _ file: PackedFile,
    as packing: Packing,
    layout: ArchiveReader.Layout
  ) throws(ArchiveFault) {
    open.append(
      try OpenArchive(file, as: packing, layout: layout, budget: budget, limits: limits)
    )
  }

  /// Reads what a compressed file holds.
  private func decompress(
    _ file: PackedFile,
    as packing: Packing
  ) throws(ArchiveFault) -> ArchiveItem? {
    let reader = try ArchiveReader(
      file.content,
      as: packing,
      layout: .compressedFile,
      budget: budget
    )
    var inner = file
    inner.fileName = ReadableFile.nameUnpacked(file.fileName)
    inner.depth += 1
    var bytes: [UInt8] = []
    do throws(ArchiveFault) {
      _ = try reader.nextEntry()
      try Self.readBeginning(reader, into: &bytes, atMost: limits.entryBytes)
      if Packing(beginning: bytes) == .tar {
        try open(file, as: packing, layout: .compressedTar)
        return nil
      }
      guard file.isNamed || ReadableFile.isRead(inner.fileName, beginning: bytes) else {
        return passedOver(inner, as: packing)
      }
      while try reader.read(into: &bytes, atMost: limits.entryBytes) {}
    } catch {
      guard !bytes.isEmpty else { throw error }
      record(error, in: nil)
      inner.problems.append("\(error.message); the rest of it was not examined")
    }
    inner.content = FileContent(bytes)
    return read(inner)
  }

  /// A compressed file that holds no text.
  private func passedOver(_ file: PackedFile, as packing: Packing) -> ArchiveItem? {
    if let archive = open.last {
      archive.unread.add(named: file.fileName)
      return nil
    }
    var unread = UnreadFiles()
    unread.add(named: file.fileName)
    return ArchiveItem(
      name: file.name,
      fileName: file.fileName,
      content: .archive(packing, size: file.content.size, isVoid: true),
      note: unread.note
    )
  }

  /// A file without unpacking; `fault` says why it was not unpacked although it begins so.
  private func asItIs(_ file: PackedFile, since fault: ArchiveFault? = nil) -> ArchiveItem {
    var item = ArchiveItem(
      name: file.name,
      fileName: file.fileName,
      content: .unread,
      problems: file.problems
    )
    if let fault {
      let title = file.content.packing?.title ?? "an archive"
      item.problems.append("it begins as \(title) does, but \(fault.message)")
    }
    do throws(FileContent.Failure) {
      item.content = .page(try file.content.bytes(atMost: limits.entryBytes))
    } catch {
      item.problems.append(error.message)
    }
    return item
  }
}
