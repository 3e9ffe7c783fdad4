/// Reads the rules of one style sheet into `StyleSheetHiding`.
///
/// Source: CSS Syntax Module Level 3, section 5, and CSS Conditional Rules. Any bytes are read, in linear
/// time and without recursion.
struct StyleSheetReader {
  private let scanner: CSSScanner
  private let selectors: SelectorReader
  private let declarations: InlineStyle
  private var text: UnsafeBufferPointer<UInt8> { scanner.text }

  /// Reads style sheets out of `text`.
  init(text: UnsafeBufferPointer<UInt8>) {
    scanner = CSSScanner(text: text)
    selectors = SelectorReader(scanner: scanner)
    declarations = InlineStyle(text: text)
  }

  /// Where the rules of a group hold.
  enum Medium {
    case screen
    /// On some screens: its rules show elements, but hide none.
    case someScreens
  }

  /// Reads the sheet at `range`.
  func read(_ range: Range<Int>, into sheets: inout StyleSheetHiding) {
    // The media of the groups around the rule.
    var groups: [Medium] = []
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      index = afterMarks(from: index, to: end)
      guard index < end else { return }
      if text[index] == UInt8(ascii: "@") {
        index = readAtRule(at: index, to: end, groups: &groups)
      } else if text[index] == UInt8(ascii: "}"), !groups.isEmpty {
        groups.removeLast()
        index &+= 1
      } else {
        index = readRule(at: index, to: end, groups: groups, into: &sheets)
      }
    }
  }

  /// The offset past space, comments and the marks `<!--` and `-->`.
  private func afterMarks(from start: Int, to end: Int) -> Int {
    var index = scanner.afterSpace(from: start, to: end)
    while index < end {
      if text.holds("<!--", at: index) {
        index &+= 4
      } else if text.holds("-->", at: index) {
        index &+= 3
      } else {
        break
      }
      index = scanner.afterSpace(from: index, to: end)
    }
    return min(index, end)
  }

  /// Reads selectors and declarations; returns the offset past them.
  private func readRule(
    at start: Int,
    to end: Int,
    groups: [Medium],
    into sheets: inout StyleSheetHiding
  ) -> Int {
    // A group's `}` ends a rule that has no block; outside of groups it is one more odd byte.
    let ends = groups.isEmpty ? CSSByteSet.openingBrace : .braces
    let brace = scanner.firstIndex(of: ends, from: start, to: end)
    guard brace < end, text[brace] == UInt8(ascii: "{") else { return brace }
    var (style, stop) = declarations.block(from: brace &+ 1, to: end)
    if groups.last == .someScreens { style = style.showingPart }
    if !style.isEmpty { selectors.forEach(in: start..<brace) { sheets.add(style, to: $0) } }
    return stop
  }

  /// Reads an at-rule: goes into groups whose rules can hold, and past everything else.
  private func readAtRule(at start: Int, to end: Int, groups: inout [Medium]) -> Int {
    let stop = scanner.firstIndex(of: .endOfPrelude, from: start, to: end)
    guard stop < end, text[stop] == UInt8(ascii: "{") else { return min(stop &+ 1, end) }
    guard let medium = medium(ofGroup: start..<stop) else {
      return scanner.afterBlock(from: stop, to: end)
    }
    let isPartial = groups.last == .someScreens || medium == .someScreens
    groups.append(isPartial ? .someScreens : .screen)
    return stop &+ 1
  }

  /// Where the rules of the group with this prelude hold; nil if they do not, or it is no group.
  private func medium(ofGroup prelude: Range<Int>) -> Medium? {
    if let condition = condition(after: "@media", in: prelude) { return medium(of: condition) }
    if let condition = condition(after: "@supports", in: prelude) {
      return text.holds("not", at: condition.lowerBound) ? nil : .screen
    }
    if condition(after: "@layer", in: prelude) != nil { return .screen }
    return condition(after: "@container", in: prelude) == nil ? nil : .someScreens
  }

  private func condition(after name: StaticString, in prelude: Range<Int>) -> Range<Int>? {
    let end = prelude.lowerBound &+ name.utf8CodeUnitCount
    guard end <= prelude.upperBound, text.holds(name, at: prelude.lowerBound) else { return nil }
    guard end == prelude.upperBound || !text[end].isASCIILetter && text[end] != UInt8(ascii: "-")
    else { return nil }
    return scanner.afterSpace(from: end, to: prelude.upperBound)..<prelude.upperBound
  }

  /// Where a list of media queries holds; nil if on no screen.
  func medium(of list: Range<Int>) -> Medium? {
    var result: Medium?
    var start = list.lowerBound
    while start <= list.upperBound {
      let comma = scanner.firstIndex(of: .comma, from: start, to: list.upperBound)
      switch medium(ofQuery: start..<comma) {
      case .screen: return .screen
      case .someScreens: result = .someScreens
      case nil: break
      }
      start = comma &+ 1
    }
    return result
  }

  private func medium(ofQuery query: Range<Int>) -> Medium? {
    var start = scanner.afterSpace(from: query.lowerBound, to: query.upperBound)
    var end = query.upperBound
    while end > start, HTMLByteSet.whitespace.contains(text[end &- 1]) { end &-= 1 }
    if end > start &+ 5, text.holds("only ", at: start) {
      start = scanner.afterSpace(from: start &+ 5, to: end)
    }
    if start == end { return .screen }
    for name: StaticString in ["screen", "all"] where text.holds(name, at: start) {
      let after = start &+ name.utf8CodeUnitCount
      if after == end { return .screen }
      if after < end, HTMLByteSet.whitespace.contains(text[after]) { return .someScreens }
    }
    if text.holds("not print", at: start), start &+ 9 == end { return .screen }
    for name: StaticString in ["print", "speech", "aural", "braille", "embossed", "tty"]
    where text.holds(name, at: start) && start &+ name.utf8CodeUnitCount <= end {
      return nil
    }
    return .someScreens
  }
}

/// The style sheets a page carries in `<style>` elements.
struct PageStyleSheets {
  /// What they hide.
  private(set) var sheets = StyleSheetHiding.initial

  /// Reads the sheets of a page that apply where scripts run, on a screen.
  init(text: UnsafeBufferPointer<UInt8>, tokens: [HTMLToken], attributes: [HTMLAttribute]) {
    let reader = StyleSheetReader(text: text)
    // Sheets in templates and in what stands in for scripts do not apply.
    var inertDepth = 0
    for index in tokens.indices {
      let token = tokens[index]
      guard token.kind == .startTag || token.kind == .endTag else { continue }
      switch (token.element, token.kind) {
      case (.template, .startTag), (.noscript, .startTag): inertDepth += 1
      case (.template, _), (.noscript, _): inertDepth = max(inertDepth - 1, 0)
      case (.style, .startTag) where inertDepth == 0 && index + 1 < tokens.count:
        guard Self.applies(text, attributes[token.attributeRange], reader) else { continue }
        // In SVG, blanks may stand around a CDATA section.
        for content in tokens[(index + 1)...] {
          guard content.isText else { break }
          reader.read(content.contentRange, into: &sheets)
        }
      default: break
      }
    }
  }

  /// Whether a `<style>` element with these attributes is CSS for screens.
  private static func applies(
    _ text: UnsafeBufferPointer<UInt8>,
    _ attributes: ArraySlice<HTMLAttribute>,
    _ reader: StyleSheetReader
  ) -> Bool {
    attributes.allSatisfy { attribute in
      let name = attribute.nameRange
      let value = attribute.valueRange
      if name.count == 5, text.holds("media", at: name.lowerBound) {
        return reader.medium(of: value) == .screen
      }
      if name.count == 4, text.holds("type", at: name.lowerBound) {
        return value.isEmpty || value.count == 8 && text.holds("text/css", at: value.lowerBound)
      }
      return true
    }
  }
}
