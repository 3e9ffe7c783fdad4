/// Tells pages from XML by what stands before the first element, and by that element.
struct MarkupSniff {
  private let text: UnsafeBufferPointer<UInt8>
  /// Whether an XML declaration begins the text.
  private var hasDeclaration = false
  /// The name of the root element or the document type, in lower case; nil when there is none.
  private var root: String?

  /// Looks at a text that begins with `<`.
  ///
  /// - Complexity: O(*n*) in the length of the comments and instructions it begins with.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    hasDeclaration = begins("<?xml", at: 0)
    var index = 0
    while index < text.count, root == nil {
      while index < text.count, text[index] <= 0x20 { index += 1 }
      guard index + 1 < text.count, text[index] == UInt8(ascii: "<") else { return }
      if begins("<!--", at: index) {
        index = end(of: "-->", from: index + 4)
      } else if begins("<?xml", at: index) {
        index = end(of: "?>", from: index + 2)
      } else if begins("<!doctype", at: index) {
        root = name(at: index + 9)
        if root == nil { return }
      } else {
        root = name(at: index + 1)
        if root == nil { return }
      }
    }
  }

  /// What the text is; nil when no tag, comment or declaration begins it.
  func type(named: PageReader.MediaType?) -> PageReader.MediaType? {
    guard let root else {
      if hasDeclaration, named != .html { return .xml }
      // A script or a table may begin with a comment or a lone `<`.
      let isMarkup =
        text.count > 1 && (text[1] == UInt8(ascii: "!") || text[1] == UInt8(ascii: "?"))
      return isMarkup && named != .javascript && named != .css ? .html : nil
    }
    let isNamedPage = named == .html && !hasDeclaration
    switch root {
    case "html": return .html
    case "svg", "svg:svg": return isNamedPage ? .html : .svg
    case _ where Self.roots.contains(root): return .xml
    default: break
    }
    if named == .csv || named == .tsv, TableReader.recognises(text) { return named }
    return (hasDeclaration && named != .html) || named == .xml || named == .svg ? .xml : .html
  }

  /// Roots that are no elements of pages.
  private static let roots: Set<String> = [
    "rss", "feed", "entry", "rdf:rdf", "urlset", "sitemapindex", "opml", "kml", "gpx", "oembed",
    "tt",
    "opensearchdescription", "x:xmpmeta", "xsl:stylesheet", "browserconfig", "newsitem",
    "newsmessage", "nitf",
  ]

  /// Whether a tag that pages have stands in `text`.
  static func holdsTag(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = text.firstIndex(of: UInt8(ascii: "<")) ?? text.count
    while index + 2 < text.count {
      let next = text[index + 1]
      let isTag =
        (next | 0x20) &- 97 < 26 || next == UInt8(ascii: "!")
        || (next == UInt8(ascii: "/") && (text[index + 2] | 0x20) &- 97 < 26)
      if isTag, text[index...].prefix(512).contains(UInt8(ascii: ">")) { return true }
      index = text[(index + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? text.count
    }
    return false
  }

  // MARK: Bytes

  private func begins(_ word: StaticString, at index: Int) -> Bool {
    index <= text.count && text.hasPrefixIgnoringCase(word, in: index..<text.count)
  }

  /// The offset past the first `mark` from `start` on; the end when there is none.
  private func end(of mark: StaticString, from start: Int) -> Int {
    let last = mark.utf8Start[mark.utf8CodeUnitCount - 1]
    let count = mark.utf8CodeUnitCount
    var index = start
    while index < text.count,
      let hit = text[index...].firstIndex(of: last)
    {
      if hit + 1 >= start + count, begins(mark, at: hit + 1 - count) { return hit + 1 }
      index = hit + 1
    }
    return text.count
  }

  private func name(at start: Int) -> String? {
    var index = start
    while index < text.count, text[index] <= 0x20 { index += 1 }
    guard index < text.count, (text[index] | 0x20) &- 97 < 26 else { return nil }
    let name = text[index...].prefix(64).prefix { byte in
      byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
        && byte != UInt8(ascii: "[")
    }
    return String(decoding: name, as: UTF8.self).lowercased()
  }
}
