internal import PageSyntax
internal import SourceText

/// Strings, URLs and comments of `<style>` elements.
///
/// Source: CSS Syntax 3, sections 4.3.2 and 4.3.5. What stands between them, such as a selector
/// made from a number, is left to the sweep of raw bytes.
struct StyleSheet: PageCarrier {
  let description = CarrierDescription(
    id: "style-sheet",
    title: "a style sheet of the page",
    summary: "Comments, strings and file names of style sheets in the page."
  )

  func collect(
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    for token in document.page.tokens.indices where document.page.tokens[token].element.isStyle {
      guard let raw = document.rawText(after: token), document.claim(raw) else { continue }
      let place = document.place(of: token, in: content)
      var index = Int(document.page.tokens[raw].contentStart)
      let end = Int(document.page.tokens[raw].contentEnd)
      while let part = Self.nextPart(in: text, from: index, to: end) {
        index = part.end
        let isComment = part.form == .comment
        content.add(
          part.range,
          of: text,
          layer: document.layer,
          coding: isComment ? .literal : .styleEscapes,
          as: FragmentContext(
            form: part.form,
            visibility: .hidden,
            place: isComment ? content.addPlace(.comment, parent: place) : place
          )
        )
      }
    }
  }

  /// A comment, string or unquoted URL, and where to go on.
  private struct Part {
    var range: Range<Int>
    var form: Fragment.Form
    var end: Int
  }

  private static func nextPart(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Part? {
    var index = start
    while index < end {
      switch text[index] {
      case UInt8(ascii: "/") where index + 1 < end && text[index + 1] == UInt8(ascii: "*"):
        let close = commentEnd(in: text, from: index + 2, to: end)
        return Part(range: index + 2..<close, form: .comment, end: min(close + 2, end))
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let close = stringEnd(in: text, from: index + 1, to: end, quote: text[index])
        return Part(range: index + 1..<close, form: .string, end: min(close + 1, end))
      case UInt8(ascii: "(")
      where index >= start + 3 && text.equalsIgnoringCase("url", in: index - 3..<index)
        && index + 1 < end && text[index + 1] != UInt8(ascii: "\"")
        && text[index + 1] != UInt8(ascii: "'"):
        let close = text[index..<end].firstIndex(of: UInt8(ascii: ")")) ?? end
        return Part(range: index + 1..<close, form: .string, end: close)
      default: index += 1
      }
    }
    return nil
  }

  private static func commentEnd(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Int {
    var index = start
    while index + 1 < end {
      if text[index] == UInt8(ascii: "*"), text[index + 1] == UInt8(ascii: "/") { return index }
      index += 1
    }
    return end
  }

  /// The closing quote; a string ends at an unescaped line break too, as browsers read it.
  private static func stringEnd(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int,
    quote: UInt8
  ) -> Int {
    var index = start
    while index < end {
      if text[index] == quote || text[index] == UInt8(ascii: "\n") { return index }
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return end
  }
}
