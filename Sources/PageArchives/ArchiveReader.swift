internal import CArchive
internal import Glibc

/// One pass over an archive, or over what a compressed file holds.
///
/// libarchive's memory has this one owner, and its pointers do not leave this file.
final class ArchiveReader {
  /// What is known of an entry before it is read.
  struct Entry {
    enum Kind {
      case file, folder
      /// A link, a pipe or a device.
      case special
    }

    /// The name as the archive has it: any bytes but zero.
    var name: [UInt8]
    var kind: Kind
    /// The size in bytes the archive claims; nil when it says none.
    var claimedSize: Int?
    var isEncrypted: Bool
  }

  /// How an archive is read.
  enum Layout {
    /// By the list of entries at its end, as every program unpacks ZIP archives.
    case zip
    /// Entry after entry: what is left of a ZIP archive whose end is missing.
    case zipWithoutList
    case tar
    /// What a compressed file holds, as one entry.
    case compressedFile
    /// The entries of a tar archive a compressed file holds.
    case compressedTar
  }

  private let archive: OpaquePointer
  private let budget: UnpackingBudget
  /// A copy of an archive in memory that stays where it is.
  private let copy: UnsafeMutableRawBufferPointer?
  private let isZip: Bool
  private let isCompressed: Bool
  /// How much of the decompressed stream the budget was charged for.
  private var chargedBytes = 0
  private var isInEntry = false
  /// What libarchive complained of in the current entry without giving up on it.
  private(set) var complaint: String?

  /// Opens an archive.
  ///
  /// - Parameters:
  ///   - content: The file.
  ///   - packing: What it is, by its first bytes.
  ///   - layout: How to read it.
  ///   - budget: Charged for what is unpacked.
  /// - Throws: When it does not begin as such an archive.
  init(
    _ content: FileContent,
    as packing: Packing,
    layout: Layout,
    budget: UnpackingBudget
  ) throws(ArchiveFault) {
    guard let archive = archive_read_new() else {
      throw ArchiveFault(message: "there is no memory for it", reach: .archive)
    }
    self.archive = archive
    self.budget = budget
    isZip = packing == .zip
    isCompressed = packing.isCompression
    if case .memory(let bytes) = content.storage {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
      copy.copyBytes(from: bytes)
      self.copy = copy
    } else {
      copy = nil
    }
    Self.select(packing, layout, in: archive)
    let status =
      switch content.storage {
      case .memory: archive_read_open_memory(archive, copy?.baseAddress, copy?.count ?? 0)
      case .disk(let descriptor): Self.open(archive, descriptor)
      }
    guard status >= ARCHIVE_WARN else { throw fault(status) }
    // A stream that breaks in its first block passes for an empty one, but for the error it left.
    guard archive_errno(archive) == 0 else { throw fault(ARCHIVE_FATAL) }
  }

  deinit {
    archive_read_free(archive)
    copy?.deallocate()
  }

  /// Asks for exactly the formats the first bytes spoke of: libarchive would unpack gzip in gzip
  /// in gzip on its own, unseen by any limit.
  private static func select(_ packing: Packing, _ layout: Layout, in archive: OpaquePointer) {
    let filter: Int32? =
      switch packing {
      case .zip, .tar: nil
      case .gzip: ARCHIVE_FILTER_GZIP
      case .bzip2: ARCHIVE_FILTER_BZIP2
      case .xz: ARCHIVE_FILTER_XZ
      case .zstd: ARCHIVE_FILTER_ZSTD
      }
    if let filter { archive_read_append_filter(archive, filter) }
    switch layout {
    case .zip: archive_read_support_format_zip_seekable(archive)
    case .zipWithoutList: archive_read_support_format_zip_streamable(archive)
    case .tar, .compressedTar: archive_read_support_format_tar(archive)
    case .compressedFile:
      archive_read_support_format_raw(archive)
      archive_read_support_format_empty(archive)
    }
  }

  private static func open(_ archive: OpaquePointer, _ descriptor: Int32) -> Int32 {
    lseek(descriptor, 0, SEEK_SET)
    return archive_read_open_fd(archive, descriptor, 1 << 16)
  }

  /// Goes to the next entry; nil at the end.
  ///
  /// - Throws: When the archive cannot be read on.
  func nextEntry() throws(ArchiveFault) -> Entry? {
    if isInEntry, isCompressed { try skip() }
    complaint = nil
    isInEntry = false
    var entry: OpaquePointer?
    let status = EntryNameLocale.with { archive_read_next_header(archive, &entry) }
    try charge(0)
    if status == ARCHIVE_EOF { return nil }
    guard status >= ARCHIVE_WARN, let entry else { throw fault(status) }
    isInEntry = true
    let type = archive_entry_filetype(entry) & S_IFMT
    let isLink = archive_entry_hardlink(entry) != nil
    let kind: Entry.Kind = isLink ? .special : type == S_IFDIR ? .folder : .file
    return Entry(
      name: name(of: entry),
      kind: kind == .file && type != S_IFREG && type != 0 ? .special : kind,
      claimedSize: archive_entry_size_is_set(entry) == 0
        ? nil : Int(clamping: archive_entry_size(entry)),
      isEncrypted: archive_entry_is_data_encrypted(entry) != 0
    )
  }

  private func name(of entry: OpaquePointer) -> [UInt8] {
    let pointer = EntryNameLocale.with {
      archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
    }
    guard let pointer else { return [] }
    return Array(UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
  }

  /// Appends more of the current entry's bytes to `bytes`; false at the end.
  ///
  /// - Throws: When the entry cannot be read on; what was appended so far is good.
  func read(into bytes: inout [UInt8], atMost limit: Int) throws(ArchiveFault) -> Bool {
    guard isInEntry else { return false }
    var block: UnsafeRawPointer?
    var count = 0
    var offset: Int64 = 0
    let status = archive_read_data_block(archive, &block, &count, &offset)
    if status == ARCHIVE_EOF {
      try charge(0)
      return false
    }
    guard status >= ARCHIVE_WARN else {
      try charge(0)
      throw fault(status)
    }
    if status != ARCHIVE_OK { complaint = "it is damaged (\(reason(for: status)))" }
    // A sparse file's holes are zeros, of which a small archive can claim any number.
    let hole = max(0, Int(clamping: offset) - bytes.count)
    guard hole <= limit - bytes.count, count <= limit - bytes.count - hole else {
      throw ArchiveFault(message: FileContent.tooLarge(limit).message, reach: .entry)
    }
    if hole > 0 {
      try budget.take(bytes: hole)
      bytes += repeatElement(0, count: hole)
    }
    bytes += UnsafeRawBufferPointer(start: block, count: count)
    try charge(count)
    // A complaint comes with the last block, or with none at all.
    return count > 0 || status == ARCHIVE_OK
  }

  /// Reads to the end of the current entry and forgets it: libarchive would decompress what lies
  /// before the next one in one go, whatever the budget.
  private func skip() throws(ArchiveFault) {
    var block: UnsafeRawPointer?
    var count = 0
    var offset: Int64 = 0
    repeat {
      count = 0
      let status = archive_read_data_block(archive, &block, &count, &offset)
      try charge(0)
      guard status >= ARCHIVE_WARN else { throw fault(status) }
    } while count > 0
  }

  /// Charges the budget for `count` bytes of a ZIP entry, or for what was decompressed meanwhile.
  private func charge(_ count: Int) throws(ArchiveFault) {
    if isZip {
      try budget.take(bytes: count)
    } else if isCompressed {
      let total = Int(clamping: archive_filter_bytes(archive, 0))
      let fresh = total - chargedBytes
      chargedBytes = total
      try budget.take(bytes: fresh)
    }
  }

  private func fault(_ status: Int32) -> ArchiveFault {
    let reach = status == ARCHIVE_FATAL ? ArchiveFault.Reach.archive : .entry
    return ArchiveFault(
      message: "it is damaged or of an unknown kind (\(reason(for: status)))",
      reach: reach
    )
  }

  /// What libarchive says of the last call; its messages hold nothing of the archive's content.
  private func reason(for status: Int32) -> String {
    guard let text = archive_error_string(archive) else { return "error \(status)" }
    return String(cString: text)
  }
}
