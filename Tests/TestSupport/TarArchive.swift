/// Writes tar archives byte by byte, so that a test can lie in them.
public enum TarArchive {
  /// A tar archive of files.
  public static func of(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    entries.flatMap { entry in
      header(named: entry.name, size: entry.bytes.count) + padded(entry.bytes)
    } + [UInt8](repeating: 0, count: 1024)
  }

  /// A header (POSIX.1-2017, pax, ustar interchange format).
  ///
  /// - Parameters:
  ///   - name: Up to 100 bytes.
  ///   - size: The size it claims.
  ///   - type: The type flag: `0` for a file, `2` for a symbolic link, `L` for a long name.
  ///   - target: What a link leads to.
  /// - Returns: 512 bytes.
  public static func header(
    named name: String,
    size: Int,
    type: Character = "0",
    target: String = ""
  ) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(String(name.prefix(100)), at: 0)
    put("0000644", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(octal(size, digits: 11), at: 124)
    put("00000000000", at: 136)
    put("        ", at: 148)
    put(String(type), at: 156)
    put(target, at: 157)
    put("ustar\u{0}00", at: 257)
    put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\u{0}", at: 148)
    return header
  }

  /// An entry whose name is longer than a header has room for (the GNU way).
  public static func longNamed(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    header(named: "././@LongLink", size: name.utf8.count + 1, type: "L")
      + padded(Array(name.utf8) + [0]) + header(named: "long", size: bytes.count) + padded(bytes)
  }

  private static func padded(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }

  private static func octal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
