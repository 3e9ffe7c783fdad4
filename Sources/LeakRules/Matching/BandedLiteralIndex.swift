internal import Synchronization

/// Literals in one index for each group of scripts, compiled when a text first holds such letters.
///
/// Building an index costs more than scanning a page with it, and few pages need Cyrillic, Arabic
/// and Chinese words at once. A literal goes by its highest byte: without that byte in the text it
/// cannot occur.
final class BandedLiteralIndex: Sendable {
  private final class Band: Sendable {
    let literals: [[UInt8]]
    /// The place of each literal in the whole list.
    let places: [UInt32]
    private let index = AtomicLazyReference<LiteralIndex>()

    init(literals: [[UInt8]], places: [UInt32]) {
      self.literals = literals
      self.places = places
    }

    func compiledIndex() throws(LiteralIndexError) -> LiteralIndex {
      if let ready = index.load() { return ready }
      return index.storeIfNil(try LiteralIndex(literals))
    }
  }

  private let bands: [Band]

  /// The lowest lead byte of each band but the first, which holds ASCII: Latin and Greek;
  /// Cyrillic; Armenian, Hebrew and Arabic; Indic scripts and punctuation; East Asian; the rest.
  private static let limits: [UInt8] = [0x80, 0xD0, 0xD4, 0xE0, 0xE3, 0xF0]

  init(_ literals: [[UInt8]]) {
    var members = [[UInt32]](repeating: [], count: Self.limits.count + 1)
    for (place, literal) in literals.enumerated() {
      members[Self.band(of: literal.max() ?? 0)].append(UInt32(place))
    }
    bands = members.map { places in
      Band(literals: places.map { literals[Int($0)] }, places: places)
    }
  }

  private static func band(of byte: UInt8) -> Int {
    var band = 0
    while band < limits.count, byte >= limits[band] { band += 1 }
    return band
  }

  /// Appends every occurrence in `text` to `hits`, in order of their ends.
  ///
  /// - Returns: Whether the whole text was scanned for all literals.
  func scan(
    _ text: UnsafeBufferPointer<UInt8>,
    maximum: Int,
    into hits: inout [LiteralIndex.Hit],
    using workspace: LiteralWorkspace
  ) throws(LiteralIndexError) -> Bool {
    let present = Self.bandsPresent(in: text)
    var isComplete = true
    var scans = 0
    for (number, band) in bands.enumerated()
    where !band.literals.isEmpty && present & (1 << UInt8(number)) != 0 {
      let index = try band.compiledIndex()
      let first = hits.count
      if try !index.scan(text, maximum: maximum, into: &hits, using: workspace) {
        isComplete = false
      }
      for hit in first..<hits.count { hits[hit].literal = band.places[Int(hits[hit].literal)] }
      scans += hits.count > first ? 1 : 0
    }
    if scans > 1 { hits.sort { $0.end < $1.end } }
    return isComplete
  }

  /// The bands whose lead bytes occur in `text`, as bits; ASCII always.
  private static func bandsPresent(in text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    withUnsafeTemporaryAllocation(of: Bool.self, capacity: 256) { seen in
      seen.initialize(repeating: false)
      let bytes = UnsafeRawBufferPointer(text)
      var index = 0
      while index &+ 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 != 0 {
          for byte in index..<index &+ 8 { seen[Int(bytes[byte])] = true }
        }
        index &+= 8
      }
      while index < bytes.count {
        seen[Int(bytes[index])] = true
        index &+= 1
      }
      var present: UInt8 = 1
      // Bytes below 0xC0 are ASCII or continue a character.
      for lead in 0xC0...0xFF where seen[lead] {
        present |= 1 << UInt8(band(of: UInt8(lead)))
      }
      return present
    }
  }
}
