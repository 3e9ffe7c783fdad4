/// What bounds the unpacking of one file, however many archives are nested in it.
package struct ArchiveLimits: Sendable {
  /// The largest entry that is read, in bytes unpacked: as large as the largest page.
  package var entryBytes = 512 << 20
  /// How much is unpacked in all: a few minutes of work.
  package var totalBytes = 8 << 30
  /// How much is unpacked in all for each byte of the file; text packs to a fifth, sparse data to a
  /// fiftieth, and only zeros to a thousandth.
  package var ratio = 200
  /// What is unpacked whatever the ratio, so that small files of much repetition are read.
  package var freeBytes = 8 << 20
  /// How many entries are looked at, those of nested archives included.
  package var entries = 200_000
  /// How many archives may lie in each other, the outermost counted.
  package var depth = 4
  /// How often reading begins anew behind an entry that is damaged.
  package var restarts = 64

  /// Creates the default limits.
  package init() {}
}

/// Why unpacking stopped.
struct ArchiveFault: Error {
  /// How much is lost with it.
  enum Reach {
    case entry
    /// The archive cannot be read on, in this pass at least.
    case archive
    /// A limit of the outermost file was reached: nothing more of it is unpacked.
    case everything
  }

  /// What happened, in words.
  var message: String
  var reach: Reach
}

/// What may still be unpacked of one file.
final class UnpackingBudget {
  private let limits: ArchiveLimits
  private let allowedBytes: Int
  private var bytes = 0
  private var entries = 0

  /// - Parameters:
  ///   - limits: The limits.
  ///   - size: The size of the outermost file, in bytes.
  init(limits: ArchiveLimits, size: Int) {
    self.limits = limits
    let (product, overflow) = size.multipliedReportingOverflow(by: limits.ratio)
    let byRatio = overflow ? Int.max - limits.freeBytes : product
    allowedBytes = min(limits.totalBytes, byRatio + limits.freeBytes)
  }

  /// Counts unpacked bytes.
  func take(bytes count: Int) throws(ArchiveFault) {
    bytes += count
    guard bytes > allowedBytes else { return }
    let reason =
      allowedBytes == limits.totalBytes
      ? "more than \(limits.totalBytes >> 20) MB" : "more than \(limits.ratio) times its size"
    throw ArchiveFault(message: "it unpacks to \(reason), as a bomb does", reach: .everything)
  }

  /// Counts an entry.
  func takeEntry() throws(ArchiveFault) {
    entries += 1
    guard entries > limits.entries else { return }
    throw ArchiveFault(
      message: "it holds more than \(limits.entries) entries",
      reach: .everything
    )
  }
}
