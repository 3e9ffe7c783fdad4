/// A text decoded to UTF-8, with anchors from which any of its offsets is found again.
struct Transcoding: Sendable {
  /// A place where a character begins, on both sides.
  struct Anchor: Hashable, Sendable {
    var text: Int
    var source: Int
    /// The decoder's state there.
    var state: UInt8
  }

  private(set) var bytes: [UInt8] = []
  private(set) var anchors: [Anchor] = []
  /// How many U+FFFD stand for something that could not be decoded.
  private(set) var malformedCount = 0

  /// Decodes `source` from `start` on.
  init(_ source: UnsafeBufferPointer<UInt8>, from start: Int, as encoding: TextEncoding) {
    var decoder = encoding.makeDecoder()
    var index = start
    bytes.reserveCapacity(source.count + source.count / 2)
    anchors.reserveCapacity(source.count / CharacterDecoderLimits.pieceSize + 1)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: CharacterDecoderLimits.outputSize) {
      guard let output = $0.baseAddress else { return }
      while index < source.count {
        anchors.append(Anchor(text: bytes.count, source: index, state: decoder.state))
        let limit = min(index + CharacterDecoderLimits.pieceSize, source.count)
        let (end, count) = decoder.decode(source, from: index, to: limit, into: output)
        bytes.append(contentsOf: UnsafeBufferPointer(start: output, count: count))
        index = end
      }
    }
    malformedCount = decoder.malformedCount
  }

  /// Where the character that holds the text's byte at `offset` lies in `source`.
  ///
  /// Decodes again from the anchor before it: a few hundred bytes at most.
  func sourceRange(
    ofCharacterAt offset: Int,
    in source: UnsafeBufferPointer<UInt8>,
    as encoding: TextEncoding
  ) -> Range<Int> {
    guard let anchor = anchor(before: offset) else { return source.count..<source.count }
    var decoder = encoding.makeDecoder()
    decoder.state = anchor.state
    var text = anchor.text
    var index = anchor.source
    return withUnsafeTemporaryAllocation(
      of: UInt8.self,
      capacity: CharacterDecoderLimits.outputSize
    ) {
      guard let output = $0.baseAddress else { return index..<index }
      while index < source.count {
        let (end, count) = decoder.decode(source, from: index, to: index + 1, into: output)
        if text + count > offset { return index..<end }
        text += count
        index = end
      }
      return index..<index
    }
  }

  /// The last anchor at or before `offset`.
  private func anchor(before offset: Int) -> Anchor? {
    var low = 0
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle].text <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 ? anchors[low - 1] : nil
  }
}
