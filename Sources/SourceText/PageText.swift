/// A page decoded to UTF-8, with the way back to the bytes as they were received.
///
/// Decoding never fails and never stops: what cannot be read becomes U+FFFD. A page that is UTF-8
/// already, as nearly all are, is used as it is.
package struct PageText: Sendable {
  /// What the bytes are, as far as the search for a declaration is concerned.
  package enum Kind: Hashable, Sendable {
    /// HTML or XML, which may name its encoding in a `<meta>` or an XML declaration.
    case markup
    /// Text without such a place: JSON, scripts, styles, plain text.
    case other
  }

  /// The text, always well-formed UTF-8, without the byte order mark.
  package let bytes: [UInt8]
  /// The encoding it was read in.
  package let charset: Charset
  /// What could not be decoded, and declarations that cannot be right.
  package let diagnostics: [Diagnostic]

  private let source: [UInt8]
  /// Nil where the text is the source from `textStart` on.
  private let transcoding: Transcoding?
  private let textStart: Int

  /// Decodes `source`.
  ///
  /// The encoding is, in this order: that of a byte order mark, `given`, what the markup declares,
  /// UTF-16 if every other byte is NUL, UTF-8 if the bytes are, windows-1251 if letters come in
  /// words of Cyrillic, windows-1252.
  ///
  /// - Parameters:
  ///   - source: The bytes as received, after any compression is undone.
  ///   - given: The label of an encoding from a response's header or the command line.
  ///   - kind: Whether to look for a declaration in the text.
  package init(decoding source: [UInt8], given: String? = nil, as kind: Kind) {
    self.source = source
    let choice = source.withUnsafeBufferPointer {
      CharsetChoice($0, given: given, as: kind)
    }
    charset = choice.charset
    textStart = choice.textStart
    let transcoding =
      choice.isIdentical
      ? nil
      : source.withUnsafeBufferPointer {
        Transcoding($0, from: choice.textStart, as: choice.charset.encoding)
      }
    self.transcoding = transcoding
    let identical = choice.textStart == 0 ? source : Array(source[choice.textStart...])
    bytes = transcoding?.bytes ?? identical
    diagnostics = source.withUnsafeBufferPointer {
      choice.diagnostics(for: $0, malformedCount: transcoding?.malformedCount ?? 0)
    }
  }

  /// The bytes, as received, that the text's bytes in `range` came from.
  ///
  /// A range that cuts a character widens to all of it; an empty range gives an empty span.
  ///
  /// - Complexity: O(log *n*).
  /// - Precondition: `range` lies in the text.
  package func sourceSpan(of range: Range<Int>) -> SourceSpan {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range outside the text")
    guard let transcoding else {
      return SourceSpan(range.lowerBound + textStart, range.upperBound + textStart)
    }
    return source.withUnsafeBufferPointer { source in
      let locate = { offset in
        transcoding.sourceRange(ofCharacterAt: offset, in: source, as: charset.encoding)
      }
      let start = locate(range.lowerBound).lowerBound
      guard !range.isEmpty else { return SourceSpan(start, start) }
      return SourceSpan(start, locate(range.upperBound - 1).upperBound)
    }
  }
}
