internal import CArchive

/// Makes archives for tests, so that none has to be committed.
public enum TestArchive {
  /// libarchive refused to write.
  public struct Failure: Error {
    /// The step it refused.
    public var step: String
  }

  /// What a single file can be compressed with.
  public enum Compression: String, CaseIterable, Sendable {
    case gzip, bzip2, xz, zstd
  }

  /// A compressed file.
  public static func compressed(
    _ bytes: [UInt8],
    with compression: Compression = .gzip
  ) throws -> [UInt8] {
    try write(room: bytes.count * 2 + (1 << 16)) { archive throws(Failure) in
      try check(archive_write_set_format_raw(archive), "format")
      try check(archive_write_add_filter_by_name(archive, compression.rawValue), "filter")
    } content: { archive throws(Failure) in
      try add(bytes, named: "data", to: archive)
    }
  }

  /// A ZIP archive with deflated entries, which open with a password when one is given.
  public static func zip(
    _ entries: [(name: String, bytes: [UInt8])],
    password: String? = nil
  ) throws -> [UInt8] {
    let room = entries.reduce(1 << 16) { $0 + $1.bytes.count * 2 + $1.name.utf8.count * 3 + 1024 }
    return try write(room: room) { archive throws(Failure) in
      try check(archive_write_set_format_zip(archive), "format")
      if let password {
        try check(archive_write_set_options(archive, "zip:encryption=zipcrypt"), "encryption")
        try check(archive_write_set_passphrase(archive, password), "password")
      }
    } content: { archive throws(Failure) in
      for entry in entries { try add(entry.bytes, named: entry.name, to: archive) }
    }
  }

  private static func write(
    room: Int,
    options: (OpaquePointer) throws(Failure) -> Void,
    content: (OpaquePointer) throws(Failure) -> Void
  ) throws -> [UInt8] {
    guard let archive = archive_write_new() else { throw Failure(step: "new") }
    defer { archive_write_free(archive) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 1)
    // libarchive counts in it until it is closed.
    let used = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    defer {
      buffer.deallocate()
      used.deallocate()
    }
    used.pointee = 0
    try options(archive)
    // Without padding: what follows a compressed file's end is none of its bytes.
    try check(archive_write_set_bytes_in_last_block(archive, 1), "block")
    try check(archive_write_open_memory(archive, buffer.baseAddress, room, used), "open")
    try content(archive)
    try check(archive_write_close(archive), "close")
    return Array(buffer[..<used.pointee])
  }

  private static func add(
    _ bytes: [UInt8],
    named name: String,
    to archive: OpaquePointer
  ) throws(Failure) {
    let entry = archive_entry_new()
    defer { archive_entry_free(entry) }
    archive_entry_set_pathname(entry, name)
    archive_entry_set_size(entry, Int64(bytes.count))
    archive_entry_set_filetype(entry, 0o100000)
    archive_entry_set_perm(entry, 0o644)
    try check(archive_write_header(archive, entry), "header of \(name)")
    guard archive_write_data(archive, bytes, bytes.count) == bytes.count else {
      throw Failure(step: "data of \(name)")
    }
  }

  private static func check(_ status: Int32, _ step: String) throws(Failure) {
    guard status >= ARCHIVE_WARN else { throw Failure(step: step) }
  }
}
