import SourceText
import TestSupport
import Testing

/// A text in a coding, and what it stands for; the marks on both sides belong together.
struct CodingCase: CustomTestStringConvertible, Sendable {
  var name: String
  var raw: String
  var decoded: String

  init(_ name: String, _ raw: String, _ decoded: String) {
    self.name = name
    self.raw = raw
    self.decoded = decoded
  }

  var testDescription: String { name }

  /// Checks the bytes of both decoders, and that each marked piece leads back to its marked source.
  func check(_ coding: TextCoding, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    let raw = MarkedText(raw)
    let expected = MarkedText(decoded)
    let start = 1000
    let mapped = raw.bytes.withUnsafeBufferPointer { coding.decodeMapped($0, at: start) }
    #expect(
      String(decoding: mapped.bytes, as: UTF8.self)
        == String(decoding: expected.bytes, as: UTF8.self),
      sourceLocation: sourceLocation
    )
    #expect(mapped.bytes == expected.bytes, sourceLocation: sourceLocation)
    #expect(decoded(raw.bytes, as: coding) == expected.bytes, sourceLocation: sourceLocation)
    #expect(raw.ranges.count == expected.ranges.count, sourceLocation: sourceLocation)
    for (source, piece) in zip(raw.ranges, expected.ranges) {
      #expect(
        mapped.sourceRange(of: piece) == source.lowerBound + start..<source.upperBound + start,
        sourceLocation: sourceLocation
      )
    }
  }

  private func decoded(_ raw: [UInt8], as coding: TextCoding) -> [UInt8] {
    var output: [UInt8] = []
    raw.withUnsafeBufferPointer { coding.decode($0, into: &output) }
    return output
  }
}
