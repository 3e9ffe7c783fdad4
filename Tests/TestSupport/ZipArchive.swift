/// Writes ZIP archives of stored entries byte by byte, so that a test can lie in them.
///
/// Source: APPNOTE.TXT 6.3.10, section 4.3.
public struct ZipArchive {
  /// An entry, and what the archive claims of it.
  public struct Entry {
    /// The name: any bytes.
    public var name: [UInt8]
    /// The bytes that are stored.
    public var bytes: [UInt8]
    /// The size it claims; the true one when nil.
    public var claimedSize: Int?
    /// The checksum it claims; the true one when nil.
    public var claimedChecksum: UInt32?
    /// The compression method: 0 is none.
    public var method: UInt16 = 0
    /// The general purpose flags: bit 11 says that the name is UTF-8.
    public var flags: UInt16 = 0

    /// Creates a true entry.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = Array(name.utf8)
      self.bytes = bytes
    }
  }

  /// The entries, in the order of their bytes.
  public var entries: [Entry] = []
  /// Whether each entry's bytes are all that follows its header, the later entries included.
  public var overlaps = false

  /// Creates an archive.
  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// The archive.
  public var bytes: [UInt8] {
    let headerCount = 30
    let lengths = entries.map { headerCount + $0.name.count + $0.bytes.count }
    let total = lengths.reduce(0, +)
    var archive: [UInt8] = []
    var list: [UInt8] = []
    for entry in entries {
      let start = archive.count
      let rest = total - start - headerCount - entry.name.count
      let fields = self.fields(of: entry, size: overlaps ? rest : entry.bytes.count)
      archive.append(little: UInt32(0x0403_4b50))
      archive += fields
      archive += entry.name
      archive += entry.bytes
      list.append(little: UInt32(0x0201_4b50))
      list.append(little: UInt16(20))
      list += fields
      list += [UInt8](repeating: 0, count: 10)
      list.append(little: UInt32(start))
      list += entry.name
    }
    archive += list
    archive.append(little: UInt32(0x0605_4b50))
    archive.append(little: UInt32(0))
    archive.append(little: UInt16(truncatingIfNeeded: entries.count))
    archive.append(little: UInt16(truncatingIfNeeded: entries.count))
    archive.append(little: UInt32(list.count))
    archive.append(little: UInt32(total))
    archive.append(little: UInt16(0))
    return archive
  }

  /// What an entry's header and its line in the list have in common.
  private func fields(of entry: Entry, size: Int) -> [UInt8] {
    var fields: [UInt8] = []
    fields.append(little: UInt16(20))
    fields.append(little: entry.flags)
    fields.append(little: entry.method)
    fields.append(little: UInt32(0x5a21_0000))
    fields.append(little: entry.claimedChecksum ?? Self.checksum(of: entry.bytes))
    fields.append(little: UInt32(size))
    fields.append(little: UInt32(entry.claimedSize ?? size))
    fields.append(little: UInt16(entry.name.count))
    fields.append(little: UInt16(0))
    return fields
  }

  /// The CRC-32 of ISO 3309, as ZIP has it.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xedb8_8320 }
    }
    return ~sum
  }
}

extension [UInt8] {
  /// Appends a number, its low byte first.
  fileprivate mutating func append<Number: FixedWidthInteger>(little number: Number) {
    Swift.withUnsafeBytes(of: number.littleEndian) { self += $0 }
  }
}
