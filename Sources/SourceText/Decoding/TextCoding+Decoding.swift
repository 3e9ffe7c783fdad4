extension TextCoding {
  /// Appends what `raw` stands for to `output`: valid UTF-8, where `raw` is.
  ///
  /// Of ``base64Data`` and ``inflate`` the bytes as they are, whether UTF-8 or not.
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
    case .formURL: FormFields.isLiteral(raw)
    case .angularEscapes: lacks(AngularEscapes.introducer, in: raw)
    case .rot13: RotatedLetters.isLiteral(raw)
    case .reversed: raw.count < 2
    case .mojibakeLatin, .mojibakeCyrillic:
      UTF8Validation.endOfASCII(in: raw, from: 0) == raw.count
    case .base64, .base64Data, .hexadecimal, .cloudflareEmail, .characterCodes, .inflate,
      .zeroWidth:
      raw.isEmpty
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
    case .formURL: FormFields.decode(raw, into: &sink)
    case .base64: Base64.decode(raw, into: &sink)
    case .base64Data: Base64.decodeData(raw, into: &sink)
    case .hexadecimal: Hexadecimal.decode(raw, into: &sink)
    case .cloudflareEmail: CloudflareEmail.decode(raw, into: &sink)
    case .characterCodes: CharacterCodes.decode(raw, into: &sink)
    case .inflate: Inflate.decode(raw, into: &sink)
    case .styleEscapes: StyleEscapes.decode(raw, into: &sink)
    case .angularEscapes: AngularEscapes.decode(raw, into: &sink)
    case .rot13: RotatedLetters.decode(raw, into: &sink)
    case .reversed: ReversedText.decode(raw, into: &sink)
    case .mojibakeLatin: Mojibake.decode(raw, from: .windows1252, into: &sink)
    case .mojibakeCyrillic: Mojibake.decode(raw, from: .windows1251, into: &sink)
    case .zeroWidth: ZeroWidth.decode(raw, into: &sink)
    }
  }
}
