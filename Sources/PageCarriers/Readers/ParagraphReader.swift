internal import SourceText

/// Reads plain text: one fragment for each paragraph.
enum ParagraphReader {
  /// Adds the paragraphs of a layer; blank lines part them.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - context: The place the text stands in, and who sees it.
  ///   - content: Takes the fragments.
  static func read(layer: Int, at context: FragmentContext, into content: ContentBuilder) {
    let bytes = content.layers[layer].bytes
    var paragraph = context
    paragraph.form = .text
    bytes.withUnsafeBufferPointer { text in
      var start = 0
      while let first = text[start...].firstIndex(where: { $0 > 0x20 }) {
        let end = endOfParagraph(in: text, from: first)
        content.add(first..<end, of: text, layer: layer, coding: .literal, as: paragraph)
        start = end
      }
    }
  }

  /// The end of the last line before a blank one.
  private static func endOfParagraph(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int {
    var end = start
    var isBlank = false
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") {
        if isBlank { return end }
        isBlank = true
      } else if byte > 0x20 {
        isBlank = false
        end = index &+ 1
      }
      index &+= 1
    }
    return end
  }
}
