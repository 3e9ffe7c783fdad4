internal import PageSyntax
internal import SourceText

/// What a page says of itself as a whole.
struct PageFacts {
  /// The language of `<html lang>`.
  var language: String?
  /// The host of its canonical address.
  var host: String?

  /// Knows nothing, as of a data file.
  init() {}

  /// Reads the head of a page.
  init(of document: HTMLDocument, text bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { text in
      for token in document.page.tokens.indices {
        switch document.page.tokens[token].element {
        case .other where document.page.tokens[token].isForeign && language == nil:
          language = feedLanguage(at: token, of: document, in: text)
        case .html:
          language = language ?? value("lang", of: token, of: document, in: text)
        case .link where value("rel", of: token, of: document, in: text) == "canonical":
          host = host ?? value("href", of: token, of: document, in: text).flatMap(Self.host)
        case .meta where value("property", of: token, of: document, in: text) == "og:url":
          host = host ?? value("content", of: token, of: document, in: text).flatMap(Self.host)
        default: continue
        }
      }
    }
  }

  /// What a feed says of its language: `<language>ru</language>`, or `xml:lang` on its root.
  private func feedLanguage(
    at token: Int,
    of document: HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>
  ) -> String? {
    let tokens = document.page.tokens
    if document.page.parents[token] < 0 {
      return value("xml:lang", of: token, of: document, in: text)
    }
    guard tokens[token].kind == .startTag, token + 1 < tokens.count, tokens[token + 1].isText,
      text.equalsIgnoringCase("language", in: tokens[token].nameRange)
    else { return nil }
    return String(decoding: text[tokens[token + 1].contentRange].prefix(16), as: UTF8.self)
  }

  private func value(
    _ name: StaticString,
    of token: Int,
    of document: HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>
  ) -> String? {
    document.attribute(name, of: token, in: text).map {
      String(decoding: text[$0.valueRange], as: UTF8.self)
    }
  }

  /// The host of an absolute or protocol-relative URL, lower-cased.
  private static func host(of url: String) -> String? {
    guard let slashes = url.firstRange(of: "//") else { return nil }
    let host = url[slashes.upperBound...].prefix { !"/?#:".contains($0) }
    return host.isEmpty ? nil : host.lowercased()
  }
}
