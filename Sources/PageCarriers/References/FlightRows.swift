internal import SourceText

/// One row of React's Flight format: `1f:[…]`, `20:T4a,text`, `:HL["…"]`.
struct FlightRow {
  /// What the row holds.
  enum Kind {
    /// JSON, or a tag such as `I` or `HL` and JSON.
    case data
    /// Text whose length the row gives.
    case text
    /// The bytes of a typed array.
    case bytes
  }

  /// The number other rows know it by; nil where it has none.
  var id: Int?
  var kind: Kind
  /// What follows the tag.
  var payload: Range<Int>
}

/// Cuts a stream of React's Flight format into rows.
///
/// A row ends with a line feed, but for texts and typed arrays, whose length in *bytes* stands
/// before them and nothing behind. Source: <https://github.com/facebook/react>,
/// `ReactFlightClient.js`, `processBinaryChunk`.
struct FlightRows {
  /// Whether a text looks like the beginning of such a stream: an id, a colon, and what a row holds.
  static func recognises(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let colon = text.prefix(9).firstIndex(of: UInt8(ascii: ":")), colon + 1 < text.count,
      text[..<colon].allSatisfy({ hexadecimal($0) != nil })
    else { return false }
    let rest = text[(colon + 1)...].prefix(3)
    let isRow = ["[", "{", "\"$", "I[", "I{", "HL[", "HC[", "T"].contains {
      rest.starts(with: $0.utf8.prefix(3))
    }
    // Encoded once more: `0:{&quot;`, `0:{\"`.
    let isEncoded = rest.dropFirst().first.map { "&%\\".utf8.contains($0) } ?? false
    return isRow && !isEncoded && text.contains(UInt8(ascii: "\n"))
  }

  /// The rows in `range` of `text`, in order; what fits no row is left out.
  static func rows(of whole: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> [FlightRow] {
    let text = UnsafeBufferPointer(rebasing: whole[..<range.upperBound])
    var rows: [FlightRow] = []
    var offset = range.lowerBound
    while offset < text.count {
      if text[offset] <= 0x20 {
        offset += 1
        continue
      }
      let row = row(of: text, at: offset)
      if let row { rows.append(row) }
      offset = row?.payload.upperBound ?? text.offset(of: UInt8(ascii: "\n"), from: offset)
    }
    return rows
  }

  private static func row(of text: UnsafeBufferPointer<UInt8>, at start: Int) -> FlightRow? {
    var offset = start
    var id = 0
    while offset < text.count, let digit = hexadecimal(text[offset]), offset - start < 12 {
      id = id << 4 | digit
      offset += 1
    }
    guard offset < text.count, text[offset] == UInt8(ascii: ":") else { return nil }
    let number = offset > start ? id : nil
    offset += 1
    if offset < text.count, lengthTags.contains(text[offset]),
      let payload = sizedPayload(of: text, at: offset + 1)
    {
      let isText = text[offset] == UInt8(ascii: "T")
      return FlightRow(id: number, kind: isText ? .text : .bytes, payload: payload)
    }
    let end = text.offset(of: UInt8(ascii: "\n"), from: offset)
    // `I`, `E`, `HL`: what stands before the JSON.
    var tags = 0
    while tags < 2, offset < end, text[offset] &- UInt8(ascii: "A") < 26 {
      offset += 1
      tags += 1
    }
    return FlightRow(id: number, kind: .data, payload: offset..<end)
  }

  /// The bytes after `4a,`; all that is left where the stream is cut short.
  private static func sizedPayload(
    of text: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> Range<Int>? {
    var offset = start
    var length = 0
    while offset < text.count, let digit = hexadecimal(text[offset]), offset - start < 8 {
      length = length << 4 | digit
      offset += 1
    }
    guard offset > start, offset < text.count, text[offset] == UInt8(ascii: ",") else { return nil }
    offset += 1
    return offset..<min(text.count, offset + length)
  }

  private static let lengthTags = Set("TAOoUSsLlGgMmVb".utf8)

  private static func hexadecimal(_ byte: UInt8) -> Int? {
    switch byte {
    case 48...57: Int(byte - 48)
    case 97...102: Int(byte - 87)
    default: nil
    }
  }
}
