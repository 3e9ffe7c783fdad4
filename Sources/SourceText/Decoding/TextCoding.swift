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
  /// Percent-encoding (RFC 3986, section 2.1), and `%uXXXX` (ECMA-262, annex B.2.1.2).
  case percent
  /// Percent-encoding with `+` for a space, as forms are sent (WHATWG URL, section 5.1).
  case formURL
  /// Base64 (RFC 4648, sections 4 and 5), with or without padding, line breaks allowed.
  case base64
  /// Base64 of bytes that need be no text.
  case base64Data
  /// Pairs of hexadecimal digits, of UTF-8.
  case hexadecimal
  /// Hexadecimal with a key, as Cloudflare hides e-mail addresses (`data-cfemail`).
  case cloudflareEmail
  /// A list of character codes, as in `String.fromCharCode(43, 0x37)` (ECMA-262, section 22.1.2.1).
  case characterCodes
  /// Deflate, by itself or in zlib or gzip (RFC 1951, 1950, 1952), of bytes that need be no text.
  case inflate
  /// The escapes of CSS strings and identifiers (CSS Syntax 3, section 4.3.7).
  case styleEscapes
  /// The escapes of the state in pages of Angular before version 16: `&q;`.
  case angularEscapes
  /// Each letter of ASCII thirteen places on.
  case rot13
  /// Character by character from the end.
  case reversed
  /// UTF-8 that was read as Latin-1 or windows-1252.
  case mojibakeLatin
  /// UTF-8 that was read as windows-1251.
  case mojibakeCyrillic
  /// Data in invisible characters; those that can be seen are left out.
  case zeroWidth

  /// The name reports use for a layer that had to be decoded; nil for `literal`.
  package var name: String? {
    switch self {
    case .literal: nil
    case .textReferences, .attributeReferences: "html"
    case .jsonEscapes: "json"
    case .scriptEscapes: "javascript"
    case .percent: "percent"
    case .formURL: "form"
    case .base64, .base64Data: "base64"
    case .hexadecimal: "hex"
    case .cloudflareEmail: "cloudflare-email"
    case .characterCodes: "character-codes"
    case .inflate: "compressed"
    case .styleEscapes: "css"
    case .angularEscapes: "angular"
    case .rot13: "rot13"
    case .reversed: "reversed"
    case .mojibakeLatin, .mojibakeCyrillic: "mojibake"
    case .zeroWidth: "zero-width"
    }
  }
}
