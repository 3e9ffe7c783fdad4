/// What a file is packed as, told by its first bytes and never by its name.
package enum Packing: Sendable {
  /// An archive: a list of named entries.
  case zip, tar
  /// One file, compressed.
  case gzip, bzip2, xz, zstd

  /// How many bytes at a file's beginning tell it: the length of a tar header.
  package static let signatureLength = 512

  /// What it is called in a sentence.
  var title: String {
    switch self {
    case .zip: "a ZIP archive"
    case .tar: "a tar archive"
    case .gzip: "a gzip file"
    case .bzip2: "a bzip2 file"
    case .xz: "an xz file"
    case .zstd: "a Zstandard file"
    }
  }

  /// What it is called in a report (IANA media types, where there is one).
  package var mediaType: String {
    switch self {
    case .zip: "application/zip"
    case .tar: "application/x-tar"
    case .gzip: "application/gzip"
    case .bzip2: "application/x-bzip2"
    case .xz: "application/x-xz"
    case .zstd: "application/zstd"
    }
  }

  /// Whether it holds one file and no list of them.
  var isCompression: Bool { self != .zip && self != .tar }

  /// Tells the packing by a file's first `signatureLength` bytes; nil when there is none we read.
  ///
  /// Source: APPNOTE.TXT 6.3.10, section 4.3; RFC 1952, section 2.3; RFC 8878, section 3.1; the
  /// files of bzip2 and xz-utils; POSIX.1-2017, pax, for tar.
  package init?(beginning bytes: [UInt8]) {
    func begins(_ signature: UInt8...) -> Bool { bytes.starts(with: signature) }
    // The second is the first part of a split archive. One that begins with its end is empty.
    if begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 7, 8, 0x50, 0x4b, 3, 4) {
      self = .zip
    } else if begins(0x1f, 0x8b, 8), bytes.count > 3, bytes[3] & 0xe0 == 0 {
      self = .gzip
    } else if begins(0x42, 0x5a, 0x68), bytes.count > 9, (0x31...0x39).contains(bytes[3]),
      [0x31, 0x17].contains(bytes[4])
    {
      self = .bzip2
    } else if begins(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0) {
      self = .xz
    } else if begins(0x28, 0xb5, 0x2f, 0xfd) {
      self = .zstd
    } else if Self.isTarHeader(bytes) {
      self = .tar
    } else {
      return nil
    }
  }

  /// Whether the bytes are a header whose checksum holds; older headers have no signature at all.
  private static func isTarHeader(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= signatureLength, bytes[0] != 0 else { return false }
    let checksum = 148..<156
    let digits = bytes[checksum].drop { $0 == UInt8(ascii: " ") }
      .prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    guard !digits.isEmpty else { return false }
    let expected = digits.reduce(0) { $0 * 8 + Int($1 - UInt8(ascii: "0")) }
    // The sum counts its own field as spaces; some old programs took bytes for signed.
    var sums = (unsigned: 0, signed: 0)
    for (index, byte) in bytes[..<signatureLength].enumerated() {
      let counted = checksum.contains(index) ? UInt8(ascii: " ") : byte
      sums.unsigned += Int(counted)
      sums.signed += Int(Int8(bitPattern: counted))
    }
    return sums.unsigned == expected || sums.signed == expected
  }
}
