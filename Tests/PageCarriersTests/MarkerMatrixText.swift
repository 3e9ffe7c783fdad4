import Foundation

/// A text with a marker in it, in whatever encoding: what stands before it, the marker as it is
/// written, and what stands after it.
///
/// Encoding all three parts tells where the marker ends up without asking the code under test.
struct PlantedText: Hashable, Sendable {
  var before: String
  var marker: String
  var after: String

  /// The whole text.
  var text: String { before + marker + after }
  /// Where the marker stands in the text's UTF-8.
  var range: Range<Int> {
    before.utf8.count..<before.utf8.count + marker.utf8.count
  }

  /// The text with something around it.
  func inside(_ head: String, _ tail: String) -> PlantedText {
    PlantedText(before: head + before, marker: marker, after: after + tail)
  }

  /// The text in an encoding that writes each character by itself.
  func spelled(_ spell: (String) -> String) -> PlantedText {
    PlantedText(before: spell(before), marker: spell(marker), after: spell(after))
  }

  /// The text with the marker cut in two, each part in an encoding, and `glue` between the parts.
  func cut(by glue: String, _ spell: (String) -> String = { $0 }) -> PlantedText {
    let middle = marker.index(marker.startIndex, offsetBy: marker.count / 2)
    return PlantedText(
      before: spell(before),
      marker: spell(String(marker[..<middle])) + glue + spell(String(marker[middle...])),
      after: spell(after)
    )
  }

  /// The text, nil where it holds one of `words`, which would end what it stands in.
  func unless(_ words: String...) -> PlantedText? {
    words.contains { text.contains($0) } ? nil : self
  }
}

extension PlantedText {
  /// A note that needs escaping in every format, with a number of a block set aside for fiction and
  /// a letter beyond ASCII.
  static let note = PlantedText(
    before: "Ring ",
    marker: "Żuraw 06 39 98 12 34",
    after: ", don't \"name\" him & co."
  )

  /// The same in Cyrillic, which shows when it was read in a wrong encoding.
  static let cyrillicNote = PlantedText(
    before: "Позвонить ",
    marker: "Журавлю 06 39 98 12 34",
    after: ", не называть."
  )
}

// MARK: Base64

extension PlantedText {
  /// How Base64 is written.
  struct Base64Style {
    var isURLSafe = false
    var isPadded = true
    /// A line break after so many characters; 0 for none.
    var lineLength = 0
  }

  /// Base64 of the text; the marker is the smallest group of characters that holds it.
  func base64(_ style: Base64Style = Base64Style()) -> PlantedText {
    Self.base64(of: Array(text.utf8), marking: range, style)
  }

  /// Base64 of bytes.
  static func base64(
    of bytes: [UInt8],
    marking range: Range<Int>,
    _ style: Base64Style = Base64Style()
  ) -> PlantedText {
    var characters = Array(Data(bytes).base64EncodedString())
    if style.isURLSafe {
      characters = characters.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
    }
    if !style.isPadded { characters.removeAll { $0 == "=" } }
    // Six bits a character: the first that has a bit of the marker, and past the last that has.
    let start = range.lowerBound * 8 / 6
    let end = (range.upperBound * 8 + 5) / 6
    func lines(_ part: Range<Int>) -> String {
      var text = ""
      for index in part {
        if style.lineLength > 0, index > 0, index % style.lineLength == 0, index > part.lowerBound {
          text += "\n"
        }
        text.append(characters[index])
      }
      return text
    }
    func breaks(at index: Int) -> String {
      let isBreak = style.lineLength > 0 && index > 0 && index % style.lineLength == 0
      return isBreak && index < characters.count ? "\n" : ""
    }
    return PlantedText(
      before: lines(0..<start) + breaks(at: start),
      marker: lines(start..<end),
      after: breaks(at: end) + lines(end..<characters.count)
    )
  }
}

// MARK: Compression

extension PlantedText {
  /// Gzip of the text in Base64 (RFC 1952); of the marker nothing is known but that it is in there.
  func gzippedBase64() -> PlantedText {
    let bytes = Array(text.utf8)
    var blob: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + Self.deflated(bytes)
    blob += Self.littleEndian(Self.crc32(bytes)) + Self.littleEndian(UInt32(bytes.count))
    return Self.base64(of: blob, marking: 0..<blob.count)
  }

  /// Zlib data of the text in Base64 (RFC 1950).
  func zlibBase64() -> PlantedText {
    let bytes = Array(text.utf8)
    let blob =
      [0x78, 0x9C] + Self.deflated(bytes) + Self.littleEndian(Self.adler32(bytes)).reversed()
    return Self.base64(of: blob, marking: 0..<blob.count)
  }

  /// One block of fixed codes, without repetitions (RFC 1951, section 3.2.6).
  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var bitCount = 0
    func put(_ value: Int, bits: Int) {
      // Codes begin with their highest bit, and fill bytes from the lowest.
      for bit in stride(from: bits - 1, through: 0, by: -1) {
        if bitCount % 8 == 0 { output.append(0) }
        if value >> bit & 1 == 1 { output[output.count - 1] |= 1 << UInt8(bitCount % 8) }
        bitCount += 1
      }
    }
    put(0b110, bits: 3)
    for byte in bytes {
      if byte < 144 {
        put(0x30 + Int(byte), bits: 8)
      } else {
        put(0x190 + Int(byte) - 144, bits: 9)
      }
    }
    put(0, bits: 7)
    return output
  }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~crc
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var low: UInt32 = 1
    var high: UInt32 = 0
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    return high << 16 | low
  }
}
