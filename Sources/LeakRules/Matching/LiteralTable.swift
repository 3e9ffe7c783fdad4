/// An occurrence of a literal.
package struct LiteralHit: Hashable, Sendable {
  /// The literal's place in the list it was looked for with.
  package var literal: UInt32
  /// The offset just past the occurrence.
  package var end: UInt32

  /// Creates an occurrence.
  package init(literal: UInt32, end: UInt32) {
    self.literal = literal
    self.end = end
  }
}

/// Many literals, found without compiling anything.
///
/// Finds what `LiteralIndex` finds, four times slower but ready in a fraction of a millisecond,
/// where Vectorscan wants ten microseconds for each literal: the better engine for one page. At every
/// place four bytes are looked up in a bitmap of the literals' own four-byte pieces.
package struct LiteralTable: Sendable {
  /// The literals, ASCII in lower case, end to end.
  private var bytes: [UInt8] = []
  /// Where each literal starts in `bytes`, and where the last ends.
  private var starts: [Int32] = [0]
  /// Where the piece that is looked up stands in each literal.
  private var pieceOffsets: [UInt8] = []
  /// A bit for the hash of each piece.
  private var pieces = [UInt64](repeating: 0, count: 1 << 10)
  /// A bit for the first two bytes of each literal too short to have a piece.
  private var pairs = [UInt64](repeating: 0, count: 1 << 10)
  /// The first literal for the upper bits of a hash, or -1, and for each literal the next one.
  private var heads = [Int32](repeating: -1, count: 1 << 12)
  private var nexts: [Int32] = []
  /// The first short literal for its first byte, or -1; `nexts` has the others.
  private var shortHeads = [Int32](repeating: -1, count: 256)

  /// Takes in `literals`.
  ///
  /// - Precondition: No literal is empty.
  package init(_ literals: [[UInt8]]) {
    for (place, literal) in literals.enumerated() {
      precondition(!literal.isEmpty, "an empty literal")
      let folded = literal.map(asciiLowered)
      bytes += folded
      starts.append(Int32(bytes.count))
      pieceOffsets.append(0)
      nexts.append(-1)
      if folded.count < 4 {
        // One byte may have any other behind it.
        for second in folded.count > 1 ? folded[1]...folded[1] : 0...255 {
          let pair = Int(UInt16(folded[0]) | UInt16(second) << 8 | 0x2020)
          pairs[pair >> 6] |= 1 << UInt64(pair & 63)
        }
        nexts[place] = shortHeads[Int(folded[0])]
        shortHeads[Int(folded[0])] = Int32(place)
      } else {
        let offset = Self.bestPiece(of: folded)
        pieceOffsets[place] = UInt8(offset)
        let hash = Self.hash(
          (0..<4).reduce(UInt32(0)) { $0 | UInt32(folded[offset + $1]) << UInt32(8 * $1) }
        )
        pieces[hash >> 6] |= 1 << UInt64(hash & 63)
        nexts[place] = heads[hash >> 4]
        heads[hash >> 4] = Int32(place)
      }
    }
  }

  /// A hash of 16 bits; both cases of an ASCII letter have the same one.
  @inline(__always) private static func hash(_ piece: UInt32) -> Int {
    Int(truncatingIfNeeded: ((piece | 0x2020_2020) &* 0x9E37_79B1) >> 16)
  }

  /// Where the four bytes stand that text holds most seldom: no spaces, seldom letters.
  private static func bestPiece(of literal: [UInt8]) -> Int {
    var best = 0
    var bestRarity = -1
    for start in 0...min(literal.count - 4, 255) {
      let rarity = literal[start..<start + 4].reduce(0) { $0 + Self.rarity(of: $1) }
      if rarity > bestRarity { (best, bestRarity) = (start, rarity) }
    }
    return best
  }

  private static func rarity(of byte: UInt8) -> Int {
    switch byte {
    case 0x20: 0
    // In most languages these make up more than half of a text.
    case UInt8(ascii: "e"), UInt8(ascii: "a"), UInt8(ascii: "t"), UInt8(ascii: "i"),
      UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "s"), UInt8(ascii: "r"):
      2
    // The lead bytes of Cyrillic, Arabic and Hangul stand before every letter.
    case 0xC2...0xF4: 1
    default: 4
    }
  }

  /// Appends every occurrence in `text` to `hits`, in order of their ends.
  ///
  /// - Parameters:
  ///   - text: Any bytes, less than 4 GiB.
  ///   - maximum: The scan ends when `hits` is this long.
  ///   - hits: Where the occurrences go.
  /// - Returns: Whether the whole text was scanned.
  package func scan(
    _ text: UnsafeBufferPointer<UInt8>,
    maximum: Int,
    into hits: inout [LiteralHit]
  ) -> Bool {
    let first = hits.count
    let isComplete = collect(text, maximum: maximum, into: &hits)
    hits[first...].sort { ($0.end, $0.literal) < ($1.end, $1.literal) }
    return isComplete
  }

  private func collect(
    _ text: UnsafeBufferPointer<UInt8>,
    maximum: Int,
    into hits: inout [LiteralHit]
  ) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    return pieces.withUnsafeBufferPointer { pieces in
      pairs.withUnsafeBufferPointer { pairs in
        var place = 0
        while place &+ 4 <= raw.count {
          let piece = raw.loadUnaligned(fromByteOffset: place, as: UInt32.self)
          let hash = Self.hash(piece)
          if pieces[hash >> 6] >> UInt64(truncatingIfNeeded: hash & 63) & 1 != 0 {
            addLong(at: place, hash: hash, in: text, into: &hits)
            if hits.count >= maximum { return false }
          }
          let pair = Int(truncatingIfNeeded: (piece | 0x2020) & 0xFFFF)
          if pairs[pair >> 6] >> UInt64(truncatingIfNeeded: pair & 63) & 1 != 0 {
            addShort(at: place, in: text, into: &hits)
            if hits.count >= maximum { return false }
          }
          place &+= 1
        }
        while place < text.count {
          addShort(at: place, in: text, into: &hits)
          place += 1
        }
        return hits.count < maximum
      }
    }
  }

  private func addLong(
    at place: Int,
    hash: Int,
    in text: UnsafeBufferPointer<UInt8>,
    into hits: inout [LiteralHit]
  ) {
    var literal = heads[hash >> 4]
    while literal >= 0 {
      add(literal, at: place - Int(pieceOffsets[Int(literal)]), in: text, into: &hits)
      literal = nexts[Int(literal)]
    }
  }

  private func addShort(
    at place: Int,
    in text: UnsafeBufferPointer<UInt8>,
    into hits: inout [LiteralHit]
  ) {
    var literal = shortHeads[Int(asciiLowered(text[place]))]
    while literal >= 0 {
      add(literal, at: place, in: text, into: &hits)
      literal = nexts[Int(literal)]
    }
  }

  /// Adds the literal if it stands at `start`.
  private func add(
    _ literal: Int32,
    at start: Int,
    in text: UnsafeBufferPointer<UInt8>,
    into hits: inout [LiteralHit]
  ) {
    let from = Int(starts[Int(literal)])
    let count = Int(starts[Int(literal) + 1]) - from
    guard start >= 0, start + count <= text.count else { return }
    for index in 0..<count where asciiLowered(text[start + index]) != bytes[from + index] { return }
    hits.append(
      LiteralHit(literal: UInt32(literal), end: UInt32(truncatingIfNeeded: start + count))
    )
  }
}
