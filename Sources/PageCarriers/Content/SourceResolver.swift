internal import SourceText

/// Works out where on the page a part of a fragment stands.
///
/// Keeps what it has decoded, since many findings may share a fragment or a layer.
package struct SourceResolver {
  /// The texts of pieces that are read as one, and where each begins in it.
  private struct Joined {
    /// The text of each piece; nil where the piece stands for itself.
    var texts: [DecodedText?] = []
    var starts: [Int] = []
    var count = 0
  }

  /// So many bytes are kept; a page that decodes to more is decoded anew now and then.
  private static let mostKept = 1 << 25

  private let content: PageContent
  private var joined: [Range<Int>: Joined] = [:]
  private var kept = 0

  /// Creates a resolver for `content`.
  package init(_ content: PageContent) { self.content = content }

  /// The smallest stretch of the page's text that holds `range` of a fragment.
  ///
  /// - Parameters:
  ///   - range: Bytes of the fragment's own text, 0-based.
  ///   - fragment: The fragment.
  /// - Returns: Bytes of the page's decoded text; nil when nothing of the page stands for them.
  package mutating func pageRange(of range: Range<Int>, in fragment: Fragment) -> Range<Int>? {
    pageRange(of: range, inPieces: fragment.pieces)
  }

  /// The smallest stretch of the page's text that holds all that no reader could make out.
  package mutating func pageRange(of opaque: OpaqueText) -> Range<Int>? {
    pageRange(of: 0..<opaque.byteCount, inPieces: opaque.pieces)
  }

  private mutating func pageRange(
    of range: Range<Int>,
    inPieces pieces: Range<Int>
  ) -> Range<Int>? {
    var range = range
    var pieces = pieces
    while let first = pieces.first {
      guard let found = resolve(range, in: pieces) else { return nil }
      let layer = Int(content.pieces[first].layer)
      guard layer > 0 else { return found }
      range = found
      pieces = content.layers[layer].pieces
    }
    return nil
  }

  /// The codings between the page and `range` of a fragment, outermost first.
  ///
  /// Texts that were joined may be written in different ways; what the range begins with counts.
  package mutating func codings(of range: Range<Int>, in fragment: Fragment) -> [String] {
    var names: [String] = []
    var range = range
    var pieces = fragment.pieces
    while let found = resolve(range, in: pieces) {
      // A piece that stands for itself is not kept among the joined.
      let first =
        joined[pieces].map {
          Self.lastIndex(of: $0.starts, notAbove: range.lowerBound)
        } ?? 0
      range = found
      let piece = content.pieces[pieces.lowerBound + first]
      let isReference =
        piece.coding == .textReferences || piece.coding == .attributeReferences
      let medium = content.layers[Int(piece.layer)].medium
      // Text without a reference stands for itself; a string is a literal with or without escapes.
      let isLiteral =
        piece.coding == .literal && names.isEmpty && fragment.form == .string
        && medium != .text && medium != .style
      if piece.coding == .jsonEscapes || piece.coding == .scriptEscapes || isLiteral {
        names.append(literalName(of: piece, in: fragment))
      } else if let name = piece.coding.name, !(isReference && piece.isPlain) {
        names.append(name)
      }
      pieces = content.layers[Int(piece.layer)].pieces
    }
    return names.reversed()
  }

  /// The language of a string literal: JavaScript in a script of the page itself.
  private func literalName(of piece: TextPiece, in fragment: Fragment) -> String {
    let carrier = CarrierCatalog.descriptions[Int(fragment.carrier)].id
    let isScript = carrier == "inline-script" || carrier == "script-file"
    return piece.layer == 0 && isScript ? "javascript" : "json"
  }

  /// The stretch of the layer that pieces were cut from which holds `range` of their text.
  private mutating func resolve(_ range: Range<Int>, in pieces: Range<Int>) -> Range<Int>? {
    if pieces.count == 1, let piece = pieces.first, content.pieces[piece].isPlain {
      let whole = 0..<content.pieces[piece].range.count
      return range.overlaps(whole)
        ? source(of: range.clamped(to: whole), piece: piece, text: nil) : nil
    }
    if joined[pieces] == nil { join(pieces) }
    guard let joined = joined[pieces] else { return nil }
    var found: Range<Int>?
    var index = Self.lastIndex(of: joined.starts, notAbove: range.lowerBound)
    while index < joined.starts.count, joined.starts[index] < range.upperBound {
      let start = joined.starts[index]
      let end = index + 1 < joined.starts.count ? joined.starts[index + 1] : joined.count
      let part = range.clamped(to: start..<end)
      let inPiece = part.lowerBound - start..<part.upperBound - start
      if !part.isEmpty,
        let source = source(
          of: inPiece,
          piece: pieces.lowerBound + index,
          text: joined.texts[index]
        )
      {
        let known = found ?? source
        found =
          min(known.lowerBound, source.lowerBound)..<max(known.upperBound, source.upperBound)
      }
      index += 1
    }
    return found
  }

  private func source(of range: Range<Int>, piece: Int, text: DecodedText?) -> Range<Int>? {
    guard let text else {
      let start = content.pieces[piece].range.lowerBound
      return start + range.lowerBound..<start + range.upperBound
    }
    return text.sourceRange(of: range)
  }

  private mutating func join(_ pieces: Range<Int>) {
    var all = Joined()
    all.texts.reserveCapacity(pieces.count)
    all.starts.reserveCapacity(pieces.count)
    var cost = 64
    for piece in content.pieces[pieces] {
      let text = piece.isPlain ? nil : decoded(piece)
      all.starts.append(all.count)
      all.texts.append(text)
      all.count += text?.bytes.count ?? piece.range.count
      // A text's map may take several times its bytes.
      cost += 64 + (text == nil ? 0 : piece.range.count * 8)
    }
    if kept + cost > Self.mostKept {
      joined.removeAll()
      kept = 0
    }
    joined[pieces] = all
    kept += cost
  }

  private func decoded(_ piece: TextPiece) -> DecodedText {
    content.layers[Int(piece.layer)].bytes.withUnsafeBufferPointer { bytes in
      piece.coding.decodeMapped(
        UnsafeBufferPointer(rebasing: bytes[piece.range]),
        at: piece.range.lowerBound
      )
    }
  }

  /// The index of the last of `starts`, which ascend, that is not above `offset`; 0 when there is none.
  private static func lastIndex(of starts: [Int], notAbove offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}
