/// What the bytes themselves say about their encoding.
enum CharsetGuess {
  /// The encoding a byte order mark at the beginning stands for, and the mark's length.
  ///
  /// UTF-32 comes first, because its mark begins as that of UTF-16 does.
  static func byteOrderMark(
    of source: UnsafeBufferPointer<UInt8>
  ) -> (encoding: TextEncoding, length: Int)? {
    let marks: [(encoding: TextEncoding, bytes: [UInt8])] = [
      (.utf8, [0xEF, 0xBB, 0xBF]),
      (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]),
      (.utf32BigEndian, [0, 0, 0xFE, 0xFF]),
      (.utf16LittleEndian, [0xFF, 0xFE]),
      (.utf16BigEndian, [0xFE, 0xFF]),
    ]
    return marks.first { source.starts(with: $0.bytes) }.map { ($0.encoding, $0.bytes.count) }
  }

  /// UTF-16 without a byte order mark: ASCII characters, of which markup has many, leave a NUL in
  /// every other byte, and hardly any in the others.
  static func utf16(of source: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let pairs = min(source.count, 4096) / 2
    var evenNULs = 0
    var oddNULs = 0
    for pair in 0..<pairs {
      if source[2 * pair] == 0 { evenNULs += 1 }
      if source[2 * pair + 1] == 0 { oddNULs += 1 }
    }
    let enough = max(2, pairs / 4)
    if oddNULs >= enough, evenNULs * 16 <= oddNULs { return .utf16LittleEndian }
    if evenNULs >= enough, oddNULs * 16 <= evenNULs { return .utf16BigEndian }
    return nil
  }

  /// Windows-1251 or windows-1252, for text that is no UTF-8 and declares nothing.
  ///
  /// Cyrillic words are runs of bytes from 0xC0 on; in the languages of windows-1252 such a letter
  /// stands between letters of ASCII. So most letters in runs of three or more mean Cyrillic.
  static func legacyName(of source: UnsafeBufferPointer<UInt8>) -> String {
    var inRuns = 0
    var alone = 0
    var run = 0
    for byte in source {
      if byte >= 0xC0 || byte == 0xA8 || byte == 0xB8 {
        run += 1
        continue
      }
      if run >= 3 { inRuns += run } else { alone += run }
      run = 0
    }
    if run >= 3 { inRuns += run } else { alone += run }
    return inRuns > alone ? "windows-1251" : "windows-1252"
  }

  /// How many characters beyond ASCII are well-formed UTF-8.
  static func wellFormedCount(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var index = UTF8Validation.endOfASCII(in: text, from: 0)
    while index < text.count {
      let (length, isWellFormed) = UTF8Validation.character(in: text, at: index)
      if isWellFormed { count += 1 }
      index = UTF8Validation.endOfASCII(in: text, from: index + length)
    }
    return count
  }
}
