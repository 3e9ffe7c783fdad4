/// How an entry's name is written in a report; it is never used as the name of a file.
enum EntryName {
  /// Names of more bytes are shortened; no system could unpack one of more than 4,096.
  static let longest = 1024

  /// The name as text: what is not UTF-8 is replaced, and the middle of a long name left out.
  ///
  /// - Parameters:
  ///   - bytes: The name as the archive has it.
  ///   - number: The entry's position in the archive, from 1, for a name without a byte.
  /// - Returns: The text, of little more than `longest` bytes.
  static func text(_ bytes: [UInt8], number: Int) -> String {
    if bytes.isEmpty { return "entry \(number)" }
    guard bytes.count > longest else { return String(decoding: bytes, as: UTF8.self) }
    let half = longest / 2
    return String(decoding: bytes.prefix(half), as: UTF8.self) + "…"
      + String(decoding: bytes.suffix(half), as: UTF8.self)
  }
}
