/// The skeleton of a page that libxml2 reads in place of the page.
///
/// libxml2 2.9 loses what it does not understand: the rest of the file after a NUL, a second attribute
/// of the same name, the text after `<!-->`. So it is shown none of that. It gets tag names, and one
/// byte for each text: enough to build its tree, nothing to stumble over. All content and
/// all offsets come from the ledger. It is also why the check is affordable: libxml2 spends its time
/// per byte, and the skeleton has few; a scan must cost no more than `xmllint` on the page itself.
struct HTMLStructureView {
  /// The skeleton, ASCII, followed by the NUL libxml2 wants.
  private(set) var bytes: [UInt8] = []

  /// For each token, the offset past its bytes in the skeleton; left out tokens have none.
  private(set) var ends: [Int32] = []

  /// The number of texts that are more than whitespace.
  private(set) var textCount = 0

  /// The number of tags that were too deep to be shown.
  private(set) var leftOut = 0

  /// Stands for a text that is more than whitespace; other texts are left out.
  static let textMark = UInt8(ascii: "x")
  /// libxml2 splits tag names past a hundred bytes.
  private static let longestName = 90

  /// The length of the skeleton, without its NUL.
  var count: Int { bytes.count - 1 }

  /// Builds the skeleton of a page.
  init(of tokens: [HTMLToken], in text: UnsafeBufferPointer<UInt8>) {
    ends.reserveCapacity(tokens.count)
    // The longest a token gets, besides its name, is a comment's `<!--x-->`.
    let capacity = tokens.reduce(1) { $0 &+ 8 &+ min($1.nameRange.count, Self.longestName) }
    var nesting = HTMLNestingLimit()
    bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initializedCount in
      var writer = Writer(text: text, buffer: buffer)
      for token in tokens {
        writer.write(token, nesting: &nesting)
        ends.append(Int32(truncatingIfNeeded: writer.count))
      }
      textCount = writer.textCount
      writer.append(0)
      initializedCount = writer.count
    }
    leftOut = nesting.leftOut
  }

  /// The bytes token `index` has in the skeleton.
  @inline(__always)
  func range(of index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index &- 1]))..<Int(ends[index])
  }
}

extension HTMLStructureView {
  /// Writes tokens into memory that is large enough for all of them.
  fileprivate struct Writer {
    let text: UnsafeBufferPointer<UInt8>
    let buffer: UnsafeMutableBufferPointer<UInt8>
    var count = 0
    var textCount = 0

    @inline(__always)
    mutating func append(_ byte: UInt8) {
      buffer.initializeElement(at: count, to: byte)
      count &+= 1
    }

    mutating func append(_ string: StaticString) {
      for index in 0..<string.utf8CodeUnitCount { append(string.utf8Start[index]) }
    }

    mutating func write(_ token: HTMLToken, nesting: inout HTMLNestingLimit) {
      switch token.kind {
      case .text, .rawText, .cdata: writeText(token)
      case .startTag: writeStartTag(token, nesting: &nesting)
      case .endTag: writeEndTag(token, nesting: &nesting)
      case .comment: append("<!--x-->")
      case .bogusComment, .doctype, .cutTag: break
      }
    }

    private mutating func writeText(_ token: HTMLToken) {
      guard !token.isBlank(in: text) else { return }
      append(HTMLStructureView.textMark)
      textCount &+= 1
    }

    private mutating func writeStartTag(_ token: HTMLToken, nesting: inout HTMLNestingLimit) {
      let start = count
      append(UInt8(ascii: "<"))
      let name = writeName(of: token)
      if token.isClosedAtOnce {
        append(UInt8(ascii: "/"))
      } else if !nesting.open(name) {
        count = start
        return
      }
      append(UInt8(ascii: ">"))
    }

    private mutating func writeEndTag(_ token: HTMLToken, nesting: inout HTMLNestingLimit) {
      let start = count
      append("</")
      let name = writeName(of: token)
      if !token.element.isVoid, !nesting.close(name) {
        count = start
        return
      }
      append(UInt8(ascii: ">"))
    }

    /// Writes a tag's name in lower case, with `_` for what libxml2 takes for the end of a name.
    private mutating func writeName(of token: HTMLToken) -> HTMLNestingLimit.Name {
      let start = count
      let range = token.nameRange
      let end = min(range.upperBound, range.lowerBound &+ HTMLStructureView.longestName)
      // FNV-1a; two names of the same hash only make the estimate of the depth worse.
      var hash: UInt32 = 2_166_136_261
      for index in range.lowerBound..<end {
        let byte = text[index].asciiLowercased
        hash = (hash ^ UInt32(byte)) &* 16_777_619
        append(byte.isNameByte ? byte : UInt8(ascii: "_"))
      }
      // libxml2 would read raw text where SVG has markup.
      if token.isForeign, token.element == .script || token.element == .style {
        buffer[start] = UInt8(ascii: "x")
      }
      return HTMLNestingLimit.Name(token.element, hash: hash)
    }
  }
}

extension HTMLToken {
  /// Whether a start tag is its own end: void in HTML, or `/>` in SVG and MathML.
  fileprivate var isClosedAtOnce: Bool {
    if isForeign { return isSelfClosing }
    // The parser of HTML reads image as img.
    return element.isVoid || element == .image
  }
}

extension UInt8 {
  /// Whether libxml2 takes the byte, in lower case, for part of a tag name.
  fileprivate var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
