import PageSyntax
import SourceText

/// Tokenizer, outline and structure check: every byte is in one token, and libxml2 agrees.
enum HTMLTarget {
  static func run(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let page = HTMLPage(reading: Array(text))
    checkTokens(of: page, count: text.count)
    expect(page.parents.count == page.tokens.count, "parents of other tokens")
    for (index, parent) in page.parents.enumerated() {
      expect(parent < index, "token \(index) stands in a later one, \(parent)")
      guard parent >= 0 else { continue }
      expect(page.tokens[Int(parent)].kind == .startTag, "\(index) stands in no element")
    }
    let isTooDeep = page.diagnostics.contains { $0.message.contains("nested too deep") }
    expect(page.isStructureTrusted || isTooDeep, page.diagnostics.map(\.message).joined())
    return 0
  }

  private static func checkTokens(of page: HTMLPage, count: Int) {
    var end = 0
    var attributeEnd = 0
    for token in page.tokens {
      expect(Int(token.start) == end && token.end > token.start, "a gap or an overlap at \(end)")
      end = Int(token.end)
      expect(token.range.contains(token.contentRange), "content outside of \(token)")
      expect(token.range.contains(token.nameRange), "name outside of \(token)")
      guard token.attributeCount > 0 else { continue }
      expect(token.attributeRange.lowerBound == attributeEnd, "attributes of \(token)")
      attributeEnd = token.attributeRange.upperBound
      for attribute in page.attributes[token.attributeRange] {
        expect(token.range.contains(attribute.nameRange), "a name outside of \(token)")
        expect(token.range.contains(attribute.valueRange), "a value outside of \(token)")
      }
    }
    expect(end == count, "the tokens end at \(end) of \(count)")
    expect(attributeEnd == page.attributes.count, "attributes of no tag")
  }
}

extension Range<Int> {
  /// Whether another range lies in this one, or is empty at one of its ends.
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
