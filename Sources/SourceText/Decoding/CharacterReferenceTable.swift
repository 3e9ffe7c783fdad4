/// The names of character references, found by hashing into the embedded file.
///
/// The file stays where it is, in the binary's read-only data; building the table is one pass over
/// its 35 KB that makes one array, because every run of the program pays for it.
struct CharacterReferenceTable: Sendable {
  /// All names of WHATWG HTML, section 13.5.
  static let whatwg = CharacterReferenceTable(
    EmbeddedFile.named("character-references.tsv")?.file ?? ""
  )

  /// The length of the longest name, counting its `;`.
  private(set) var longestName = 0
  /// The length of the longest name that needs no `;`.
  private(set) var longestBareName = 0

  private let file: StaticString
  /// For each hash the offset of a line of the file, plus one; 0 where there is none.
  ///
  /// Open addressing with linear probing; a power of two, half full with 2,231 names.
  private var slots: [UInt32]

  private static let slotCount = 4096

  /// Reads the lines `name`, tab, one or two code points in hexadecimal; `#` starts a comment.
  init(_ file: StaticString) {
    self.file = file
    slots = Array(repeating: 0, count: Self.slotCount)
    let text = UnsafeBufferPointer(start: file.utf8Start, count: file.utf8CodeUnitCount)
    var line = 0
    while line < text.count {
      let tab = text.offset(of: UInt8(ascii: "\t"), from: line)
      let end = text.offset(of: UInt8(ascii: "\n"), from: line)
      if tab < end, text[line] != UInt8(ascii: "#") {
        insert(UnsafeBufferPointer(rebasing: text[line..<tab]), at: line)
      }
      line = end + 1
    }
  }

  /// The scalars `name` stands for; `name` includes the `;`, where there is one.
  subscript(name: UnsafeBufferPointer<UInt8>) -> (first: Unicode.Scalar, second: Unicode.Scalar?)? {
    let text = UnsafeBufferPointer(start: file.utf8Start, count: file.utf8CodeUnitCount)
    var slot = Self.slot(of: name)
    while slots[slot] != 0 {
      let line = Int(slots[slot]) - 1
      let tab = line + name.count
      if text.byte(at: tab) == UInt8(ascii: "\t"),
        text[line..<tab].elementsEqual(name)
      {
        return Self.scalars(in: text, at: tab + 1)
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return nil
  }

  private mutating func insert(_ name: UnsafeBufferPointer<UInt8>, at line: Int) {
    var slot = Self.slot(of: name)
    while slots[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
    slots[slot] = UInt32(line + 1)
    longestName = max(longestName, name.count)
    if name.last != UInt8(ascii: ";") { longestBareName = max(longestBareName, name.count) }
  }

  /// FNV-1a, folded to the number of slots.
  private static func slot(of name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int((hash ^ hash >> 15) & UInt32(slotCount - 1))
  }

  private static func scalars(
    in text: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> (first: Unicode.Scalar, second: Unicode.Scalar?)? {
    var index = start
    guard let first = codePoint(in: text, at: &index) else { return nil }
    guard text.byte(at: index) == UInt8(ascii: " ") else { return (first, nil) }
    index += 1
    return (first, codePoint(in: text, at: &index))
  }

  private static func codePoint(
    in text: UnsafeBufferPointer<UInt8>,
    at index: inout Int
  ) -> Unicode.Scalar? {
    let start = index
    var value: UInt32 = 0
    while let digit = text.byte(at: index)?.hexadecimalValue {
      value = value << 4 | digit
      index += 1
    }
    return index > start ? Unicode.Scalar(value) : nil
  }
}
