package import SourceText

/// A stretch of a layer and how it is written there; a fragment is one or several of them joined.
///
/// Several, because a text may be broken by tags (`+7 <b>916</b> …`), by string concatenation or by
/// chunks of a stream, and must be read as one.
package struct TextPiece: Hashable, Sendable {
  /// The layer, an index of the content's list; 0 is the page's own text.
  package var layer: Int32
  /// Where it starts, in bytes of the layer.
  package var start: Int32
  /// Where it ends.
  package var end: Int32
  /// How it is written there.
  package var coding: TextCoding
  /// Whether it stands for itself, so that no decoding is needed.
  package var isPlain: Bool

  /// Creates a piece.
  package init(layer: Int, range: Range<Int>, coding: TextCoding, isPlain: Bool) {
    self.layer = Int32(layer)
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
    self.coding = coding
    self.isPlain = isPlain
  }

  /// The piece's place in its layer.
  package var range: Range<Int> { Int(start)..<Int(end) }
}

/// A text that pieces were cut from: the page itself, or what a fragment decoded to.
package struct TextLayer: Sendable {
  /// What the layer holds.
  package enum Medium: String, Sendable {
    case html, json, javascript, style, text, binary
  }

  /// The text, UTF-8.
  package var bytes: [UInt8]
  /// What it was read as.
  package var medium: Medium
  /// The pieces it was decoded from, a range of the content's list; empty for the page itself.
  package var pieces: Range<Int>
  /// How many decodings lie between it and the page.
  package var depth: Int
}
