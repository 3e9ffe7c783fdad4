/// Something a walk through an archive came across.
package struct ArchiveItem: Sendable {
  /// What it is.
  package enum Content: Sendable {
    /// A file to scan.
    case page([UInt8])
    /// A file that could not be read at all; the problems say why.
    case unread
    /// An archive itself, of which something is to be said. A found archive with nothing to read
    /// in it is `isVoid`, of `size` bytes as it was packed.
    case archive(Packing, size: Int, isVoid: Bool)
  }

  /// What reports call it, as in `build.zip!/news/calls.html`.
  package var name: String
  /// What the file itself is called, without what compression added, as in `calls.html`.
  package var fileName: String
  /// What it is.
  package var content: Content
  /// What was not read of it, and why, in words.
  package var problems: [String] = []
  /// What was left out on purpose.
  package var note: String?
}
