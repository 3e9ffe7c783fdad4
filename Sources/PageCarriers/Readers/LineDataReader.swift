internal import PageSyntax

/// Reads JSON with a text on each line, every one a record of its own.
///
/// Line by line, so that a line cut off in the middle of a string costs no other.
enum LineDataReader {
  /// Adds the strings, numbers and comments of every line of a layer.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - context: The place the data stands in, the key it stands under, and who sees it.
  ///   - content: Takes the fragments.
  static func read(layer: Int, at context: FragmentContext, into content: ContentBuilder) {
    let bytes = content.layers[layer].bytes
    let list = content.addPlace(
      .array,
      parent: context.place,
      key: context.key,
      index: context.index
    )
    bytes.withUnsafeBufferPointer { text in
      var start = 0
      var index: Int32 = 0
      while start < text.count {
        let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        if !text.isBlank(start..<end) {
          var line = context
          line.place = content.addPlace(.array, parent: list, index: index)
          line.key = -1
          line.index = -1
          DataReader.read(layer: layer, range: start..<end, at: line, into: content)
          index &+= 1
        }
        start = end + 1
      }
    }
  }

  /// Whether each line of `text` seems to be a JSON text: the first and the second begin and end
  /// like an object or a list.
  static func isLineData(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = text.firstIndex { $0 > 0x20 } ?? text.count
    guard let lineEnd = text[start...].firstIndex(of: UInt8(ascii: "\n")),
      isWhole(text[start..<lineEnd]),
      let next = text[lineEnd...].firstIndex(where: { $0 > 0x20 })
    else { return false }
    return text[next] == text[start]
      && ScriptDialectGuess.looksLikeJSON(UnsafeBufferPointer(rebasing: text[next...]))
  }

  private static func isWhole(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let last = line.last { $0 > 0x20 }
    return switch line.first {
    case UInt8(ascii: "{"): last == UInt8(ascii: "}")
    case UInt8(ascii: "["): last == UInt8(ascii: "]")
    default: false
    }
  }
}
