/// The file name a candidate is part of, if it is part of one.
struct PhoneFileName {
  /// Whether the file holds sound, film or text, which people name after callers.
  ///
  /// Pictures are named by content systems, with as many digits.
  private(set) var isRecording = false
  /// Where the name without its extension lies.
  private(set) var range = 0..<0

  private static let longest = 128
  private static let recordings: Set<String> = [
    "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "amr", "3gp", "wma", "mp4", "m4v",
    "mov", "webm", "avi", "mkv", "pdf", "doc", "docx", "odt", "rtf", "txt", "vtt", "srt", "eml",
    "msg", "vcf", "zip",
  ]
  private static let pictures: Set<String> = ["jpg", "jpeg", "png", "gif", "webp", "heic", "avif"]

  /// Reads the name around `range`; nil when a slash, a space or the lack of an extension says no.
  init?(
    around range: Range<Int>,
    in text: UnsafeBufferPointer<UInt8>,
    fragment: Range<Int>
  ) {
    var start = range.lowerBound
    while start > max(fragment.lowerBound, range.lowerBound - Self.longest),
      Self.isNameByte(text[start - 1])
    {
      start -= 1
    }
    var end = range.upperBound
    while end < min(fragment.upperBound, range.upperBound + Self.longest),
      Self.isNameByte(text[end])
    {
      end += 1
    }
    let name = text[start..<end]
    guard let point = name.lastIndex(of: UInt8(ascii: ".")), point >= range.upperBound,
      end - point <= 5,
      Self.isEdge(text, range.lowerBound - 1, from: start, to: point),
      Self.isEdge(text, range.upperBound, from: start, to: point)
    else { return nil }
    let type = String(decoding: text[(point + 1)..<end], as: UTF8.self).lowercased()
    isRecording = Self.recordings.contains(type)
    guard isRecording || Self.pictures.contains(type) else { return nil }
    self.range = start..<point
  }

  /// Whether the digits end at `index`: at the name's end or at anything but a digit or letter.
  private static func isEdge(
    _ text: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    from start: Int,
    to end: Int
  ) -> Bool {
    guard index >= start, index < end else { return true }
    let byte = text[index]
    return byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "&"):
      false
    default: true
    }
  }
}
