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
        if kind == .viewState, let counted = countedText(in: text, at: start) {
          add(counted, of: text, layer: layer, as: context, into: content)
          start = counted.upperBound
          continue
        }
        let end = endOfReadable(in: text, from: start)
        if end - start >= shortestText, hasLetters(text[start..<end]) {
          add(start..<end, of: text, layer: layer, as: context, into: content)
        }
        start = max(end, start + 1)
      }
    }
  }

  private static func add(
    _ range: Range<Int>,
    of text: UnsafeBufferPointer<UInt8>,
    layer: Int,
    as context: FragmentContext,
    into content: ContentBuilder
  ) {
    content.openFragment()
    content.append(range, of: text, layer: layer, coding: .literal)
    content.finish(as: context)
  }

  /// The string of a form's view state whose sign stands at `start`: 5, or 30 for one that is referred
  /// to, then its length in groups of seven bits.
  ///
  /// Its length may look like a letter of it, as may the sign of what follows.
  /// Source: `ObjectStateFormatter` of ASP.NET's reference source.
  private static func countedText(
    in text: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> Range<Int>? {
    guard text[start] == 5 || text[start] == 30, start + 1 < text.count else { return nil }
    var count = Int(text[start + 1] & 0x7F)
    var first = start + 2
    if text[start + 1] & 0x80 != 0, first < text.count {
      count |= Int(text[first] & 0x7F) << 7
      first += 1
    }
    guard count >= shortestCounted, first + count <= text.count,
      endOfReadable(in: text, from: first) >= first + count
    else { return nil }
    return first..<first + count
  }

  /// A string whose length is written may be shorter than one that is guessed.
  private static let shortestCounted = 5

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
