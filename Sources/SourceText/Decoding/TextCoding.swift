/// How a piece of text is written in the text around it.
package enum TextCoding: UInt8, CaseIterable, Sendable {
  /// As it is.
  case literal
  /// HTML character references in text (WHATWG HTML, section 13.2.5.72).
  case textReferences
  /// HTML character references in an attribute value, whose rules differ for names without `;`.
  case attributeReferences
  /// The escapes of a JSON string (RFC 8259, section 7), read tolerantly.
  case jsonEscapes
  /// The escapes of a JavaScript string or template (ECMA-262, section 12.9.4).
  case scriptEscapes
  /// Percent-encoding (RFC 3986, section 2.1).
  case percent
  /// Base64 (RFC 4648, sections 4 and 5), with or without padding, line breaks allowed.
  case base64
  /// The escapes of CSS strings and identifiers (CSS Syntax 3, section 4.3.7).
  case styleEscapes

  /// The name reports use for a layer that had to be decoded; nil for `literal`.
  package var name: String? {
    switch self {
    case .literal: nil
    case .textReferences, .attributeReferences: "html"
    case .jsonEscapes: "json"
    case .scriptEscapes: "javascript"
    case .percent: "percent"
    case .base64: "base64"
    case .styleEscapes: "css"
    }
  }
}
