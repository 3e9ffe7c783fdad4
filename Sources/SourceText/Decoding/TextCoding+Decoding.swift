extension TextCoding {
  /// Appends what `raw` stands for to `output`: valid UTF-8, where `raw` is.
  ///
  /// - Complexity: O(*n*), *n* being the length of `raw`.
  package func decode(_ raw: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var sink = ByteSink(raw: raw, output: [])
    // Moved, not copied: the sink must be the only owner of what it appends to.
    swap(&sink.output, &output)
    decode(raw, to: &sink)
    swap(&sink.output, &output)
  }

  /// What `raw` stands for, with the way back.
  ///
  /// - Parameters:
  ///   - raw: The bytes as they stand in a text.
  ///   - start: The place of `raw[0]` in that text; source ranges count from its beginning.
  /// - Returns: The decoded bytes, the same as ``decode(_:into:)`` appends, and their map.
  package func decodeMapped(
    _ raw: UnsafeBufferPointer<UInt8>,
    at start: Int
  ) -> DecodedText {
    var sink = MappingSink(raw: raw, start: start)
    decode(raw, to: &sink)
    return sink.text
  }

  /// Whether `raw` is already what it stands for, so that it can be used in place.
  package func isLiteral(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .literal: true
    case .textReferences, .attributeReferences:
      lacks(TextReferences.introducer, in: raw) && lacks(0, in: raw)
    case .jsonEscapes, .scriptEscapes, .styleEscapes: lacks(JSONEscapes.introducer, in: raw)
    case .percent: lacks(PercentEncoding.introducer, in: raw)
    case .base64: raw.isEmpty
    }
  }

  private func lacks(_ byte: UInt8, in raw: UnsafeBufferPointer<UInt8>) -> Bool {
    raw.offset(of: byte, from: 0) == raw.count
  }

  private func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    to sink: inout Sink
  ) {
    switch self {
    case .literal: if !raw.isEmpty { sink.literal(0..<raw.count) }
    case .textReferences: TextReferences.decodeText(raw, into: &sink)
    case .attributeReferences: AttributeReferences.decodeText(raw, into: &sink)
    case .jsonEscapes: JSONEscapes.decode(raw, into: &sink)
    case .scriptEscapes: ScriptEscapes.decode(raw, into: &sink)
    case .percent: PercentEncoding.decode(raw, into: &sink)
    case .base64: Base64.decode(raw, into: &sink)
    case .styleEscapes: StyleEscapes.decode(raw, into: &sink)
    }
  }
}
