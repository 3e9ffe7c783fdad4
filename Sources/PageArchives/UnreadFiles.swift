/// The files of a folder or an archive that were not read since they hold no text, counted by kind.
package struct UnreadFiles: Sendable {
  private var counts: [String: Int] = [:]

  /// Counts nothing yet.
  package init() {}

  /// How many were counted.
  package var count: Int { counts.values.reduce(0, +) }

  /// Counts a file of another kind by its name's ending.
  package mutating func add(named name: String) {
    let ending = ReadableFile.ending(of: name) ?? ""
    // Longer or stranger ones name no kind, and a hostile archive could fill the report with them.
    let namesKind = !ending.isEmpty && ending.utf8.count <= 12 && ending.utf8.allSatisfy(isPlain)
    counts[namesKind ? ending : "of no known kind", default: 0] += 1
  }

  /// Counts a file without a byte in it.
  package mutating func addEmpty() { counts["empty", default: 0] += 1 }

  /// Counts a link, a pipe or a device.
  package mutating func addSpecial() { counts["links or devices", default: 0] += 1 }

  /// As in `41 files of other kinds were not read: 30 png, 11 woff2`; nil when there are none.
  package var note: String? {
    guard count > 0 else { return nil }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var kinds = sorted.prefix(8).map { "\($0.value) \($0.key)" }
    let others = sorted.dropFirst(8).reduce(0) { $0 + $1.value }
    if others > 0 { kinds.append("\(others) others") }
    let files = count == 1 ? "1 file of another kind was" : "\(count) files of other kinds were"
    return "\(files) not read: \(kinds.joined(separator: ", "))"
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
