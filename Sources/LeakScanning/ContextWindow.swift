internal import LeakRules
internal import PageCarriers
internal import SourceText

/// Cuts the source around a match, of bounded width whatever the line's length.
///
/// Shows structure (keys, tags) and what readers see; every text hidden from readers is masked, a
/// finding or not, so that one leak's context does not give away the next.
struct ContextWindow {
  /// How much of the source is shown on either side, in bytes.
  private static let reach = 56

  private let content: PageContent
  private let structure: StructureWords
  /// The hidden pieces of each layer, by place; made when a layer first needs them.
  private lazy var hiddenByLayer = Self.hiddenPieces(of: content)

  init(content: PageContent, structure: StructureWords) {
    self.content = content
    self.structure = structure
  }

  /// The window around a match, in the layer the match was cut from.
  mutating func around(
    _ match: RuleMatch,
    masked: String
  ) -> (masked: String, revealed: SensitiveText) {
    let fragment = content.fragments[match.fragment]
    guard let first = fragment.pieces.first, let last = fragment.pieces.last else {
      return (masked, SensitiveText(masked))
    }
    let layer = Int(content.pieces[first].layer)
    let bytes = content.layers[layer].bytes
    let start = content.pieces[first].range.lowerBound
    let end = content.pieces[last].range.upperBound
    let before = min(start, Self.edge(bytes[...], start - Self.reach, upward: true))..<start
    let after = end..<max(end, Self.edge(bytes[...], end + Self.reach, upward: false))
    let text = Self.excerpt(content.text(of: fragment), around: match.range)
    let revealed =
      Self.text(bytes[before]) + text + Self.text(bytes[after])
    return (
      "…" + maskedText(bytes, before, layer) + masked + maskedText(bytes, after, layer) + "…",
      SensitiveText("…" + revealed + "…")
    )
  }

  /// A part of a layer with every hidden text in it masked.
  private mutating func maskedText(_ bytes: [UInt8], _ range: Range<Int>, _ layer: Int) -> String {
    var result = ""
    var index = range.lowerBound
    let pieces = hiddenByLayer[layer] ?? []
    for piece in pieces[Self.firstPiece(endingBehind: range.lowerBound, in: pieces)...] {
      guard piece.lowerBound < range.upperBound else { break }
      let cut = piece.clamped(to: range)
      if cut.lowerBound > index { result += structureText(bytes[index..<cut.lowerBound]) }
      result += Mask.hidden
      index = max(index, cut.upperBound)
    }
    if index < range.upperBound { result += structureText(bytes[index..<range.upperBound]) }
    return result
  }

  /// What stands between the texts: keys, tags and brackets, without values in their place.
  private func structureText(_ bytes: ArraySlice<UInt8>) -> String {
    structure.shownWords(of: Self.text(bytes))
  }

  /// The place of the first piece that ends behind `offset`.
  private static func firstPiece(endingBehind offset: Int, in pieces: [Range<Int>]) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].upperBound > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The stretches of each layer that hold texts hidden from readers, by place; none overlap.
  private static func hiddenPieces(of content: PageContent) -> [Int: [Range<Int>]] {
    var isHidden = Array(repeating: true, count: content.pieces.count)
    for fragment in content.fragments {
      let isShown = fragment.visibility != .hidden || isBareStructure(fragment, of: content)
      if isShown { for piece in fragment.pieces { isHidden[piece] = false } }
    }
    var pieces: [Int: [Range<Int>]] = [:]
    for (index, piece) in content.pieces.enumerated() where isHidden[index] {
      pieces[Int(piece.layer), default: []].append(piece.range)
    }
    return pieces.mapValues(joiningOverlaps)
  }

  /// Whether bytes no reader claimed are plain code or markup, without a digit group, an address or
  /// a letter beyond ASCII.
  private static func isBareStructure(_ fragment: Fragment, of content: PageContent) -> Bool {
    guard fragment.form == .raw else { return false }
    var digits = 0
    for byte in content.text(of: fragment) {
      if byte &- 48 < 10 { digits += 1 }
      if byte == UInt8(ascii: "@") || byte >= 0x80 || digits > 4 { return false }
    }
    return true
  }

  private static func joiningOverlaps(_ pieces: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    joined.reserveCapacity(pieces.count)
    for piece in pieces.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, last.upperBound > piece.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, piece.upperBound)
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  /// A long text cut to what stands around the match.
  private static func excerpt(_ text: ArraySlice<UInt8>, around range: Range<Int>) -> String {
    let lower = text.startIndex + range.lowerBound
    let upper = text.startIndex + range.upperBound
    let start = min(lower, edge(text, lower - reach, upward: true))
    let end = max(upper, edge(text, upper + reach, upward: false))
    return Self.text(text[start..<max(start, end)])
  }

  /// The text on one line.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).split { $0.isNewline || $0 == "\t" }
      .joined(separator: " ")
  }

  /// `offset` inside the bytes, moved towards the match past a word it would cut.
  ///
  /// Half a name would slip past what takes names out of the context.
  private static func edge(_ bytes: ArraySlice<UInt8>, _ offset: Int, upward: Bool) -> Int {
    var offset = max(bytes.startIndex, min(bytes.endIndex, offset))
    while offset > bytes.startIndex, offset < bytes.endIndex, isWord(bytes[offset - 1]),
      isWord(bytes[offset])
    {
      offset += upward ? 1 : -1
    }
    return offset
  }

  /// Letters and digits, and every byte of a character beyond ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte &- 48 < 10 || byte >= 0x80
  }
}
