internal import PageSyntax
internal import SourceText

/// What a decoded text turns out to hold: another layer of encoding or structure.
///
/// Only looks; reading is done by the reader of that layer. Source of the signs: the formats
/// themselves, as seen on news pages.
enum NestedText {
  case html
  case xml
  /// JSON, a JavaScript literal, or a format built on them.
  case data(DataFormat)
  /// JavaScript.
  case script
  /// The members of a JavaScript object.
  case members
  /// A style sheet.
  case style
  /// A table of comma- or tab-separated values.
  case table
  /// Captions of a recording.
  case captions
  /// Stretches that are encoded or structured; the rest of the text is as it is.
  case parts([Part])
  /// Bytes that are no text.
  case binary(OpaqueText.Kind)

  /// A stretch of a text that is a text of its own.
  struct Part {
    var range: Range<Int>
    var coding = TextCoding.literal
    /// Where its key stands, as in a URL's query.
    var key: Range<Int>?
    var reading = FragmentContext.Reading.guess
    /// Whether nobody sees it, even where its surroundings are seen.
    var isHidden = false
  }

  /// What the decoded layer will be read as.
  var medium: TextLayer.Medium {
    switch self {
    case .html: .html
    case .data: .json
    case .script, .members: .javascript
    case .style: .style
    case .xml, .table, .captions, .parts: .text
    case .binary: .binary
    }
  }

  /// Whether the text can be examined as it is.
  var isReadable: Bool {
    switch self {
    case .binary: false
    case .parts(let parts): !parts.contains { $0.coding == .inflate }
    default: true
    }
  }

  /// Looks at `text`; nil when it is plain.
  ///
  /// - Parameters:
  ///   - text: The decoded text.
  ///   - isBinary: Whether its coding may have yielded something else than text.
  ///   - context: What the text is.
  init?(
    recognisedIn text: UnsafeBufferPointer<UInt8>,
    isBinary: Bool,
    as context: FragmentContext
  ) {
    if isBinary, let binary = Self.binary(in: text) {
      self = binary
      return
    }
    switch context.reading {
    case .guess: break
    case .plain: return nil
    case .address:
      guard let whole = Self.address(text) else { return nil }
      self = whole
      return
    case .script:
      self = .script
      return
    case .members:
      self = .members
      return
    case .source:
      self = Self.source(text)
      return
    case .data(let format):
      self = .data(format)
      return
    }
    guard context.form != .raw, context.form != .number else { return nil }
    // What stands alone in a comment or an element mostly has white space around it.
    let range = Self.withoutMargins(text)
    guard range.count >= 6 else { return nil }
    let found = Self.look(at: UnsafeBufferPointer(rebasing: text[range]), as: context)
    guard let found else { return nil }
    self = found.moved(by: range.lowerBound)
  }

  static func withoutMargins(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    var end = text.count
    while start < end, text[start] <= 0x20 { start &+= 1 }
    while end > start, text[end &- 1] <= 0x20 { end &-= 1 }
    return start..<end
  }

  /// A JSON string that is all there is, where it has escapes or holds more than plain text.
  private static func string(
    _ text: UnsafeBufferPointer<UInt8>,
    as context: FragmentContext
  ) -> NestedText? {
    let quote = UInt8(ascii: "\"")
    guard text[0] == quote, text[text.count &- 1] == quote else { return nil }
    var hasEscape = false
    var index = 1
    while index < text.count &- 1, text[index] != quote {
      let isEscape = text[index] == UInt8(ascii: "\\")
      hasEscape = hasEscape || isEscape
      index &+= isEscape ? 2 : 1
    }
    guard index == text.count &- 1 else { return nil }
    if hasEscape { return .parts([Part(range: 1..<index, coding: .scriptEscapes)]) }
    let content = UnsafeBufferPointer(rebasing: text[1..<index])
    guard content.count >= 6, look(at: content, as: context) != nil else { return nil }
    return .parts([Part(range: 1..<index)])
  }

  private static func look(
    at text: UnsafeBufferPointer<UInt8>,
    as context: FragmentContext
  ) -> NestedText? {
    let signs = Signs(of: text)
    if context.form == .text, context.visibility == .visible {
      return dataOfPageText(in: text, signs: signs) ?? invisible(in: text, signs: signs)
    }
    return string(text, as: context)
      ?? structure(in: text, signs: signs, isComment: context.form == .comment)
      ?? invisible(in: text, signs: signs) ?? encoding(in: text, signs: signs)
  }

  /// The same in a text that begins `count` bytes earlier.
  private func moved(by count: Int) -> NestedText {
    guard count > 0, case .parts(var parts) = self else { return self }
    for index in parts.indices {
      let part = parts[index]
      parts[index].range = part.range.lowerBound + count..<part.range.upperBound + count
      parts[index].key = part.key.map { $0.lowerBound + count..<$0.upperBound + count }
    }
    return .parts(parts)
  }

  /// What a reader sees as text may still be data; `<b>` and `%41` mean themselves there.
  private static func dataOfPageText(
    in text: UnsafeBufferPointer<UInt8>,
    signs: Signs
  ) -> NestedText? {
    signs.startsLikeData && ScriptDialectGuess.looksLikeJSON(text) ? .data(.sniffed) : nil
  }

  /// Data, markup, tables and the like.
  static func structure(
    in text: UnsafeBufferPointer<UInt8>,
    signs: Signs,
    isComment: Bool
  ) -> NestedText? {
    if signs.startsLikeData, ScriptDialectGuess.looksLikeJSON(text) { return .data(.sniffed) }
    if signs.contains(.lineFeed), FlightRows.recognises(text) { return .data(.flight) }
    if isComment, let data = dataInComment(text) { return .parts([data]) }
    // Their parts may hold markup, but do not begin with any.
    if text[0] != UInt8(ascii: "<") {
      if signs.contains(.lineFeed) {
        if CaptionReader.recognises(text) { return .captions }
        if TableReader.recognises(text) { return .table }
      }
      if signs.contains(.parenthesis), let call = callOfData(text) {
        return .parts([Part(range: call, reading: .script)])
      }
    }
    guard signs.contains(.lessThan) else { return nil }
    if isRotatedLink(text) { return .parts([Part(range: 0..<text.count, coding: .rot13)]) }
    guard looksLikeHTML(text) else { return nil }
    return XMLReader.recognises(text) ? .xml : .html
  }

  /// A tag or comment, not just a `<`.
  private static func looksLikeHTML(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index &+ 2 < text.count {
      if text[index] == UInt8(ascii: "<") {
        let next = text[index &+ 1]
        let isTag =
          next.isLetter
          || (next == UInt8(ascii: "/") && text[index &+ 2].isLetter)
          || (next == UInt8(ascii: "!") && text[index &+ 2] == UInt8(ascii: "-"))
        if isTag { return text[(index &+ 2)...].contains(UInt8(ascii: ">")) }
      }
      index &+= 1
    }
    return false
  }

  /// A source file, by what it begins like.
  private static func source(_ text: UnsafeBufferPointer<UInt8>) -> NestedText {
    switch SourceMapText.mediaType(of: text) {
    case .html: .html
    case .xml, .svg: .xml
    case .json, .ndjson: .data(.sniffed)
    case .css: .style
    case .csv, .tsv: .table
    case .webVTT, .subRip: .captions
    case .javascript, .plainText: .script
    }
  }

  /// `<n uers="znvygb:…`: a link as scripts write it that hide addresses, its markup rotated too.
  private static func isRotatedLink(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.hasPrefixIgnoringCase("<n ", in: 0..<text.count) && RotatedLetters.holdsLink(text)
  }

  /// The object a comment carries behind a word or two: `wp:acf/x {"id":1}`, `Blazor:{"type":…}`.
  private static func dataInComment(_ text: UnsafeBufferPointer<UInt8>) -> Part? {
    let head = text.prefix(160)
    var start = head.startIndex
    while let brace = head[start...].firstIndex(of: UInt8(ascii: "{")) {
      let rest = UnsafeBufferPointer(rebasing: text[brace...])
      if ScriptDialectGuess.looksLikeJSON(rest) { return Part(range: brace..<text.count) }
      start = brace + 1
    }
    return nil
  }

  /// `callback({…})`, as JSONP is written: from its name on.
  private static func callOfData(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard let parenthesis = text.prefix(80).firstIndex(of: UInt8(ascii: "(")), parenthesis > 0,
      text[..<parenthesis].allSatisfy({ ParameterBinding.isNamePart($0) || $0 == 0x2E })
    else { return nil }
    let argument = UnsafeBufferPointer(rebasing: text[(parenthesis + 1)...])
    let first = argument.first { $0 > 0x20 }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      ScriptDialectGuess.looksLikeJSON(argument)
    else { return nil }
    return 0..<text.count
  }
}

extension UInt8 {
  /// Whether this is an ASCII letter.
  var isLetter: Bool { (self | 0x20) &- 97 < 26 }
  /// Whether this is a hexadecimal digit in ASCII.
  var isHexadecimal: Bool { self &- 48 < 10 || (self | 0x20) &- 97 < 6 }
}
