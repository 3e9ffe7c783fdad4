internal import PageSyntax
internal import SourceText

/// Tells what an input is by how it begins; its name decides only where that leaves a choice.
///
/// Source of the signs: the formats themselves. WHATWG MIME Sniffing knows too few of them.
struct MediaTypeGuess {
  typealias MediaType = PageReader.MediaType

  private let text: UnsafeBufferPointer<UInt8>
  /// What the name promises.
  private let named: MediaType?
  /// Past white space and a second byte order mark.
  private let start: Int

  /// Looks at the text of a file called `name`.
  init(of text: UnsafeBufferPointer<UInt8>, name: String) {
    self.text = text
    named = MediaType(ofFileNamed: name)
    var start = 0
    while start < text.count, text[start] <= 0x20 || isMark(text, at: start) {
      start &+= text[start] <= 0x20 ? 1 : 3
    }
    self.start = start
  }

  private var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: text[start...]) }

  /// What the text is read as.
  var type: MediaType {
    guard start < text.count else { return named ?? .html }
    if let format = CaptionBlocks.format(of: rest) {
      return format == .webVTT ? .webVTT : .subRip
    }
    if text[start] == UInt8(ascii: "<"), let type = MarkupSniff(rest).type(named: named) {
      return type
    }
    if let type = dataType { return type }
    return named.map(plausible) ?? unnamed
  }

  // MARK: Data

  /// What a text is that begins like JSON, or like what is put before JSON to keep it from being run.
  private var dataType: MediaType? {
    let first = text[start]
    let isBracket = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    guard
      isBracket || first == UInt8(ascii: ")") || text.hasPrefix("for", at: start)
        || text.hasPrefix("while", at: start), ScriptDialectGuess.looksLikeJSON(rest)
    else { return nil }
    // A program may begin with a list, too.
    if named == .javascript, isBracket, !endsLikeData { return nil }
    if named == .ndjson || LineDataReader.isLineData(rest) { return .ndjson }
    return .json
  }

  private var endsLikeData: Bool {
    let last = text.last { $0 > 0x20 && $0 != UInt8(ascii: ";") }
    return last == UInt8(ascii: "}") || last == UInt8(ascii: "]")
  }

  // MARK: Names

  /// The type the name promises, unless the text cannot be of it.
  private func plausible(_ type: MediaType) -> MediaType {
    switch type {
    case .svg, .xml: text.contains(UInt8(ascii: "<")) ? type : .plainText
    case .csv, .tsv, .json, .ndjson, .javascript, .css, .plainText, .html: type
    // Captions without a beginning: a part of a longer list.
    case .webVTT, .subRip: .plainText
    }
  }

  /// What a text without a telling name is: a page when a tag stands near its beginning.
  private var unnamed: MediaType {
    let window = UnsafeBufferPointer(rebasing: rest.prefix(4096))
    if MarkupSniff.holdsTag(window) { return .html }
    if let shape = TableShape(recognisedIn: rest) {
      return shape.delimiter == UInt8(ascii: "\t") ? .tsv : .csv
    }
    return .plainText
  }
}

private func isMark(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
  index + 2 < text.count && text[index] == 0xef && text[index + 1] == 0xbb
    && text[index + 2] == 0xbf
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether `word` stands at `index`, byte for byte.
  fileprivate func hasPrefix(_ word: StaticString, at index: Int) -> Bool {
    guard index + word.utf8CodeUnitCount <= count else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { self[index + $0] == word.utf8Start[$0] }
  }
}
