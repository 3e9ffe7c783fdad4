package import SourceText

/// All a page holds: every text of every carrier, decoded, in one arena, and where each came from.
///
/// One arena, because matching engines are fast on long texts and slow on many short ones; fragments
/// are parted by a line feed. Offsets through decodings are worked out only for findings.
package struct PageContent: Sendable {
  /// The page's text and the way back to the bytes received.
  package var text: PageText
  /// The layers; the first is the page's own text.
  package var layers: [TextLayer]
  /// The decoded texts of all fragments, each followed by a line feed.
  package var arena: [UInt8]
  /// The fragments, in the order their carriers gave them; their places in the arena ascend.
  package var fragments: [Fragment]
  package var pieces: [TextPiece]
  package var places: [Place]
  package var keys: KeyTable
  /// For each layer read as HTML, the page it gave.
  package var documents: [Int: HTMLDocument]
  /// What was not examined, or not as it should be.
  package var diagnostics: [Diagnostic]
  /// What no reader could make out.
  package var opaqueTexts: [OpaqueText]
  /// How many bytes of the page each carrier read first, by its index in `CarrierCatalog`.
  package var carrierBytes: [Int]
  /// The language the page declares, as in `ru` or `en-GB`.
  package var language: String?
  /// The host the page names as its own.
  package var host: String?

  /// The text of a fragment.
  package func text(of fragment: Fragment) -> ArraySlice<UInt8> { arena[fragment.range] }

  /// The object, element or comment a fragment belongs to; nil when it stands alone.
  package func record(of fragment: Fragment) -> Int32? {
    var place = fragment.place
    while place >= 0 {
      if places[Int(place)].isRecord { return place }
      place = places[Int(place)].parent
    }
    return nil
  }

  /// The object that holds a record as one of its members, as `{"name": …, "home": {"lat": …}}`
  /// does; nil for elements of a list, which are other people's.
  package func holder(of record: Int32) -> Int32? {
    let place = places[Int(record)]
    guard place.kind == .object, place.parent >= 0, places[Int(place.parent)].kind == .object else {
      return nil
    }
    return place.parent
  }
}

/// Works out where on the page a part of a fragment stands.
///
/// Keeps the maps of layers it has decoded once, since many findings may share one.
package struct SourceResolver {
  private let content: PageContent
  private var maps: [Int: [DecodedText]] = [:]
  /// The fragment asked for last: a long one may hold thousands of findings.
  private var latest: (pieces: Range<Int>, texts: [DecodedText]) = (0..<0, [])

  /// Creates a resolver for `content`.
  package init(_ content: PageContent) { self.content = content }

  /// The smallest stretch of the page's text that holds `range` of a fragment.
  ///
  /// - Parameters:
  ///   - range: Bytes of the fragment's own text, 0-based.
  ///   - fragment: The fragment.
  /// - Returns: Bytes of the page's decoded text; nil when nothing of the page stands for them.
  package mutating func pageRange(of range: Range<Int>, in fragment: Fragment) -> Range<Int>? {
    if latest.pieces != fragment.pieces {
      latest = (fragment.pieces, decoded(fragment.pieces))
    }
    return resolve(range, in: latest.texts, of: fragment.pieces)
  }

  /// The codings between the page and a fragment's text, outermost first.
  package func codings(of fragment: Fragment) -> [String] {
    var names: [String] = []
    var pieces = fragment.pieces
    while let first = pieces.first {
      let piece = content.pieces[first]
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

  private mutating func resolve(
    _ range: Range<Int>,
    in texts: [DecodedText],
    of pieces: Range<Int>
  ) -> Range<Int>? {
    var found: Range<Int>?
    var offset = 0
    for text in texts {
      let part = range.clamped(to: offset..<offset + text.bytes.count)
      if !part.isEmpty,
        let source = text.sourceRange(of: part.lowerBound - offset..<part.upperBound - offset)
      {
        found =
          found.map {
            min($0.lowerBound, source.lowerBound)..<max($0.upperBound, source.upperBound)
          }
          ?? source
      }
      offset += text.bytes.count
    }
    guard let found, let first = pieces.first else { return nil }
    let layer = Int(content.pieces[first].layer)
    guard layer > 0 else { return found }
    let outer = content.layers[layer].pieces
    if maps[layer] == nil { maps[layer] = decoded(outer) }
    return resolve(found, in: maps[layer] ?? [], of: outer)
  }

  private func decoded(_ pieces: Range<Int>) -> [DecodedText] {
    content.pieces[pieces].map { piece in
      content.layers[Int(piece.layer)].bytes.withUnsafeBufferPointer { bytes in
        piece.coding.decodeMapped(
          UnsafeBufferPointer(rebasing: bytes[piece.range]),
          at: piece.range.lowerBound
        )
      }
    }
  }
}
