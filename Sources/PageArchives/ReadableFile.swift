/// Which files of a folder or an archive are read: what a browser or a page's scripts would read as
/// text.
package enum ReadableFile {
  /// The endings of names that are read without a look at the file.
  static let endings: Set<String> = [
    "html", "htm", "xhtml", "shtml", "json", "ndjson", "jsonl", "js", "mjs", "cjs", "css", "svg",
    "xml", "rss", "atom", "vtt", "srt", "csv", "tsv", "geojson", "topojson", "map", "webmanifest",
    "txt",
  ]

  /// Whether a file is read for its name alone.
  package static func isNamedReadable(_ name: String) -> Bool {
    ending(of: name).map(endings.contains) ?? false
  }

  /// Whether a file that cannot be looked into is one that would be read, or holds some.
  static func isNamedReadableOrPacked(_ name: String) -> Bool {
    isNamedReadable(name) || nameUnpacked(name) != name
      || ["zip", "tar"].contains(ending(of: name))
  }

  /// Whether a file of this name and beginning is read, or unpacked.
  static func isRead(_ name: String, beginning bytes: [UInt8]) -> Bool {
    isNamedReadable(name) || Packing(beginning: bytes) != nil || beginsReadable(bytes)
  }

  /// Whether a file's first bytes are those of HTML, XML or JSON, whatever its name says.
  ///
  /// Servers save pages under names such as `story` or `story.php?id=7`.
  package static func beginsReadable(_ bytes: [UInt8]) -> Bool {
    var sample = bytes.prefix(Packing.signatureLength)
    if sample.starts(with: [0xef, 0xbb, 0xbf]) {
      sample = sample.dropFirst(3)
    } else if sample.starts(with: [0xff, 0xfe]) || sample.starts(with: [0xfe, 0xff]) {
      // UTF-16: what tells the formats apart is ASCII, whose other bytes are zero.
      sample = ArraySlice(sample.dropFirst(2).filter { $0 != 0 })
    }
    guard !sample.contains(0) else { return false }
    let text = sample.drop { $0 == 0x20 || (0x09...0x0d).contains($0) }
    guard let first = text.first, let second = text.dropFirst().first(where: { $0 > 0x20 }) else {
      return false
    }
    switch first {
    case UInt8(ascii: "<"):
      return isLetter(second) || "!?/".utf8.contains(second)
    case UInt8(ascii: "{"):
      return "\"}".utf8.contains(second)
    case UInt8(ascii: "["):
      return "\"{[]-tfn".utf8.contains(second)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second)
    default:
      return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// What follows the last point of a name's last part, in lower case; nil when nothing does.
  static func ending(of name: String) -> String? {
    guard let point = lastPoint(of: name) else { return nil }
    let ending = name.utf8[name.utf8.index(after: point)...]
    return ending.isEmpty ? nil : String(Substring(ending)).lowercased()
  }

  /// The place of the point before a name's ending; a name that begins with it has none.
  private static func lastPoint(of name: String) -> String.Index? {
    let start = name.utf8.lastIndex(of: UInt8(ascii: "/")).map(name.utf8.index(after:))
    let file = name.utf8[(start ?? name.startIndex)...]
    guard let point = file.lastIndex(of: UInt8(ascii: ".")), point != file.startIndex else {
      return nil
    }
    return point
  }

  /// The name of a compressed file without the ending the compression gave it.
  package static func nameUnpacked(_ name: String) -> String {
    guard let point = lastPoint(of: name) else { return name }
    let stem = String(Substring(name.utf8[..<point]))
    return switch ending(of: name) {
    case "gz", "gzip", "bz2", "xz", "zst": stem
    case "svgz": stem + ".svg"
    case "tgz", "tbz2", "txz", "tzst": stem + ".tar"
    default: name
    }
  }
}
