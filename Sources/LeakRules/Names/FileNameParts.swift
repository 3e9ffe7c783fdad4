internal import SourceText

/// The words of a file's name, and what kind of file its ending tells of.
struct FileNameParts {
  enum Ending {
    case document
    case image
    case other
  }

  /// In bytes, the dot before it and four or five letters.
  private static let longestEnding = 6

  /// The words' bytes in the path, digits and separators left out.
  private(set) var words: [Range<Int>] = []
  private(set) var ending = Ending.other

  /// Reads the last part of `path`; nil when it has no name and ending.
  init?(_ path: UnsafeBufferPointer<UInt8>) {
    let query = path.offset(of: UInt8(ascii: "?"), from: 0)
    let end = min(query, path.offset(of: UInt8(ascii: "#"), from: 0))
    // The ending first: most values have none, and then nothing else is looked at.
    let earliestDot = max(0, end &- Self.longestEnding)
    var dot = end
    while dot > earliestDot, path[dot &- 1] != UInt8(ascii: ".") {
      if Self.isSlash(path[dot &- 1]) { return nil }
      dot &-= 1
    }
    guard dot > earliestDot, end > dot else { return nil }
    var start = dot
    while start > 0, !Self.isSlash(path[start &- 1]) { start &-= 1 }
    guard dot > start &+ 1 else { return nil }
    ending = Self.ending(UnsafeBufferPointer(rebasing: path[dot..<end]))
    if ending != .other { split(path, start..<(dot &- 1)) }
  }

  @inline(__always)
  private static func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }

  /// Splits at everything that is no letter, at percent escapes of ASCII, and at humps.
  private mutating func split(_ path: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var wordStart = -1
    var index = range.lowerBound
    var previous = ScalarCase.none
    func close(at end: Int, _ words: inout [Range<Int>]) {
      if wordStart >= 0, end > wordStart { words.append(wordStart..<end) }
      wordStart = -1
    }
    while index < range.upperBound {
      if path[index] == UInt8(ascii: "%") {
        close(at: index, &words)
        index = min(index &+ 3, range.upperBound)
        previous = .none
        continue
      }
      let scalar = scanScalar(path, at: index)
      let current = letterCase(of: scalar.value)
      let isMark = (0x300...0x36F).contains(scalar.value)
      if current == .none, !isMark { close(at: index, &words) }
      if current == .upper, previous == .lower { close(at: index, &words) }
      if current != .none, wordStart < 0 { wordStart = index }
      if !isMark { previous = current }
      index &+= scalar.length
    }
    close(at: range.upperBound, &words)
  }

  private static func ending(_ ending: UnsafeBufferPointer<UInt8>) -> Ending {
    let hash = LexiconText.foldedHash(ending)
    if documents.contains(hash) { return .document }
    return images.contains(hash) ? .image : .other
  }

  private static let documents = hashes([
    "mp3", "m4a", "wav", "ogg", "oga", "aac", "flac", "opus", "amr", "mp4", "mov", "webm", "avi",
    "vtt", "srt", "pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "rtf", "odt", "json", "zip",
  ])
  private static let images = hashes(["jpg", "jpeg", "png", "webp", "gif", "avif", "svg", "heic"])

  private static func hashes(_ endings: [StaticString]) -> Set<UInt64> {
    Set(endings.map { $0.withUTF8Buffer { WordHash.of($0) } })
  }
}
