internal import SourceText

/// Reads strings, URLs and comments of CSS.
///
/// Source: CSS Syntax 3, sections 4.3.2 and 4.3.5. What stands between them, such as a selector
/// made from a number, is left to the sweep of raw bytes.
enum StyleReader {
  /// Adds what a range of a layer holds as a style sheet.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - range: Bytes of the layer; all of it when nil.
  ///   - context: The place the sheet stands in, and who sees it.
  ///   - content: Takes the fragments.
  static func read(
    layer: Int,
    range: Range<Int>? = nil,
    at context: FragmentContext,
    into content: ContentBuilder
  ) {
    let bytes = content.layers[layer].bytes
    bytes.withUnsafeBufferPointer { text in
      var index = range?.lowerBound ?? 0
      let end = range?.upperBound ?? text.count
      while let part = nextPart(in: text, from: index, to: end) {
        index = part.end
        let isComment = part.form == .comment
        var found = context
        found.form = part.form
        if isComment { found.place = content.addPlace(.comment, parent: context.place) }
        content.add(
          part.range,
          of: text,
          layer: layer,
          coding: isComment ? .literal : .styleEscapes,
          as: found
        )
      }
    }
  }

  /// A comment, string or unquoted URL, and where to go on.
  private struct Part {
    var range: Range<Int>
    var form: Fragment.Form
    var end: Int
  }

  private static func nextPart(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Part? {
    var index = start
    while index < end {
      switch text[index] {
      case UInt8(ascii: "/") where index + 1 < end && text[index + 1] == UInt8(ascii: "*"):
        let close = commentEnd(in: text, from: index + 2, to: end)
        return Part(range: index + 2..<close, form: .comment, end: min(close + 2, end))
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let close = stringEnd(in: text, from: index + 1, to: end, quote: text[index])
        return Part(range: index + 1..<close, form: .string, end: min(close + 1, end))
      case UInt8(ascii: "(")
      where index >= start + 3 && text.equalsIgnoringCase("url", in: index - 3..<index)
        && index + 1 < end && text[index + 1] != UInt8(ascii: "\"")
        && text[index + 1] != UInt8(ascii: "'"):
        let close = text[index..<end].firstIndex(of: UInt8(ascii: ")")) ?? end
        return Part(range: index + 1..<close, form: .string, end: close)
      default: index += 1
      }
    }
    return nil
  }

  private static func commentEnd(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Int {
    var index = start
    while index + 1 < end {
      if text[index] == UInt8(ascii: "*"), text[index + 1] == UInt8(ascii: "/") { return index }
      index += 1
    }
    return end
  }

  /// The closing quote; a string ends at an unescaped line break too, as browsers read it.
  private static func stringEnd(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int,
    quote: UInt8
  ) -> Int {
    var index = start
    while index < end {
      if text[index] == quote || text[index] == UInt8(ascii: "\n") { return index }
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return end
  }
}
