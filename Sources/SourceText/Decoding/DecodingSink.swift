/// Receives what a decoder reads, in the order of the decoded text.
///
/// Two sinks exist, one for speed and one for the way back; decoders are generic over them, so that
/// both are compiled from the same text and cannot disagree.
protocol DecodingSink {
  /// Takes the bytes in `range` as they are.
  mutating func literal(_ range: Range<Int>)

  /// Takes `bytes`, each for the byte at the same place in `range`, which is as long.
  mutating func literal(_ range: Range<Int>, writtenAs bytes: UnsafeBufferPointer<UInt8>)

  /// Takes `scalar` for the escape at `range`.
  mutating func replace(_ range: Range<Int>, by scalar: Unicode.Scalar)

  /// Takes `byte`, which need be no part of UTF-8, for what stands at `range`.
  mutating func replace(_ range: Range<Int>, byData byte: UInt8)

  /// Takes `bytes`, which need be no UTF-8, for all of `range`; several in turn are one piece.
  mutating func replace(_ range: Range<Int>, byData bytes: UnsafeBufferPointer<UInt8>)
}

/// Keeps the decoded bytes only.
struct ByteSink: DecodingSink {
  let raw: UnsafeBufferPointer<UInt8>
  var output: [UInt8]

  mutating func literal(_ range: Range<Int>) {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: raw[range]))
  }

  mutating func replace(_ range: Range<Int>, by scalar: Unicode.Scalar) {
    output.append(utf8: scalar)
  }

  mutating func literal(_ range: Range<Int>, writtenAs bytes: UnsafeBufferPointer<UInt8>) {
    output.append(contentsOf: bytes)
  }

  mutating func replace(_ range: Range<Int>, byData byte: UInt8) { output.append(byte) }

  mutating func replace(_ range: Range<Int>, byData bytes: UnsafeBufferPointer<UInt8>) {
    output.append(contentsOf: bytes)
  }
}

/// Keeps the decoded bytes and where each came from.
struct MappingSink: DecodingSink {
  let raw: UnsafeBufferPointer<UInt8>
  /// The place of `raw[0]` in the text it was cut from.
  let start: Int
  var text = DecodedText()

  mutating func literal(_ range: Range<Int>) {
    text.appendLiteral(UnsafeBufferPointer(rebasing: raw[range]), at: start + range.lowerBound)
  }

  mutating func replace(_ range: Range<Int>, by scalar: Unicode.Scalar) {
    text.appendEscape(
      UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter,
      from: source(range)
    )
  }

  mutating func literal(_ range: Range<Int>, writtenAs bytes: UnsafeBufferPointer<UInt8>) {
    text.appendLiteral(bytes, at: start + range.lowerBound)
  }

  mutating func replace(_ range: Range<Int>, byData byte: UInt8) {
    text.appendEscape(CollectionOfOne(byte), from: source(range))
  }

  mutating func replace(_ range: Range<Int>, byData bytes: UnsafeBufferPointer<UInt8>) {
    text.appendEscape(bytes, from: source(range))
  }

  private func source(_ range: Range<Int>) -> Range<Int> {
    start + range.lowerBound..<start + range.upperBound
  }
}

extension [UInt8] {
  /// Appends `scalar` as UTF-8.
  mutating func append(utf8 scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0..<0x80:
      append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
      append(continuation(value))
    case 0x800..<0x1_0000:
      append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
      append(continuation(value >> 6))
      append(continuation(value))
    default:
      append(0xF0 | UInt8(truncatingIfNeeded: value >> 18))
      append(continuation(value >> 12))
      append(continuation(value >> 6))
      append(continuation(value))
    }
  }
}

/// The UTF-8 continuation byte that carries the lowest six bits of `value`.
private func continuation(_ value: UInt32) -> UInt8 {
  0x80 | UInt8(truncatingIfNeeded: value & 0x3F)
}
