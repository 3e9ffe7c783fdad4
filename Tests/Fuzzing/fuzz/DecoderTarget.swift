import SourceText

/// Every decoder: with and without the way back it gives the same, and the way back leads somewhere.
enum DecoderTarget {
  static func run(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let isValid = String(validating: text, as: UTF8.self) != nil
    for coding in TextCoding.allCases {
      let start = 100
      let mapped = coding.decodeMapped(text, at: start)
      var bytes = [UInt8](repeating: 0x78, count: 3)
      coding.decode(text, into: &bytes)
      expect(bytes.dropFirst(3).elementsEqual(mapped.bytes), "\(coding) decodes in two ways")
      if coding.isLiteral(text) {
        expect(mapped.bytes.elementsEqual(text), "\(coding) calls literal what it decodes")
      }
      if isValid, coding != .base64Data, coding != .inflate {
        expect(String(validating: mapped.bytes, as: UTF8.self) != nil, "\(coding) breaks UTF-8")
      }
      checkMap(of: mapped, of: coding, in: start..<start + text.count)
    }
    return 0
  }

  private static func checkMap(of text: DecodedText, of coding: TextCoding, in source: Range<Int>) {
    guard !text.bytes.isEmpty else { return }
    var reached = source.lowerBound
    // What was compressed may be long.
    for index in text.bytes.indices.prefix(4096) {
      guard let range = text.sourceRange(of: index..<index + 1) else {
        fatalError("\(coding): byte \(index) came from nowhere")
      }
      expect(range.lowerBound >= source.lowerBound, "\(coding): \(range) begins before the text")
      expect(range.upperBound <= source.upperBound, "\(coding): \(range) ends behind the text")
      expect(!range.isEmpty, "\(coding): byte \(index) came from nothing")
      guard coding != .reversed else { continue }
      expect(range.lowerBound >= reached, "\(coding): byte \(index) came from before the last")
      reached = range.lowerBound
    }
    let whole = text.sourceRange(of: 0..<text.bytes.count)
    expect(whole != nil, "\(coding): the whole came from nowhere")
  }
}
