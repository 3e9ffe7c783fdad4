internal import SourceText

/// Adds the readable stretches of bytes that are no text: names in a picture's metadata, strings in a
/// form's view state or in packed data.
enum BinaryTexts {
  /// Reads a layer; what it is, is kept for the account of what was not examined.
  static func read(
    layer: Int,
    of kind: OpaqueText.Kind,
    as context: FragmentContext,
    into content: ContentBuilder
  ) {
    content.reportOpaque(kind, layer: layer)
    let bytes = content.layers[layer].bytes
    var context = context
    // A form's state is made of sentences and names; letters in a picture are mostly chance.
    context.form = kind == .media ? .raw : .string
    bytes.withUnsafeBufferPointer { text in
      var start = 0
      while start < text.count {
        let end = endOfReadable(in: text, from: start)
        if end - start >= shortestText, hasLetters(text[start..<end]) {
          content.openFragment()
          content.append(start..<end, of: text, layer: layer, coding: .literal)
          content.finish(as: context)
        }
        start = max(end, start + 1)
      }
    }
  }

  /// Shorter stretches of readable bytes stand in any binary by chance.
  private static let shortestText = 8

  /// Where printable ASCII and whole characters of UTF-8 stop.
  private static func endOfReadable(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int {
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte >= 0x20, byte < 0x7f {
        index += 1
        continue
      }
      let count = byte >= 0xC3 && byte < 0xE0 ? 2 : byte >= 0xE0 && byte < 0xF0 ? 3 : 0
      guard count > 0, index + count <= text.count,
        text[index + 1..<index + count].allSatisfy({ $0 & 0xC0 == 0x80 }),
        !(byte == 0xE0 && text[index + 1] < 0xA0), !(byte == 0xED && text[index + 1] >= 0xA0)
      else { return index }
      index += count
    }
    return index
  }

  private static func hasLetters(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let letters = text.count { ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 || $0 >= 0x80 }
    return letters * 3 >= text.count * 2
  }
}
