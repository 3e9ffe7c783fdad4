/// The escapes of the state Angular Universal put into pages before version 16: `&q;`, `&s;`,
/// `&l;`, `&g;` and `&a;`; none is a character reference of HTML.
///
/// Source: `escapeHtml` and `unescapeHtml` in Angular's transfer_state.ts, versions 5 to 15.
package enum AngularEscapes: EscapeGrammar {
  static let introducer = UInt8(ascii: "&")

  /// Whether `text` holds `&q;`, which every state of more than numbers does.
  ///
  /// Looks at what follows each `&`; all else is passed over by `memchr`.
  package static func areIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = text.offset(of: introducer, from: 0)
    while index < text.count {
      if text.has("&q;", at: index) { return true }
      index = text.offset(of: introducer, from: index &+ 1)
    }
    return false
  }

  static func escape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape? {
    guard raw.byte(at: start + 2) == UInt8(ascii: ";") else { return nil }
    let scalar: Unicode.Scalar
    switch raw[start + 1] {
    case UInt8(ascii: "q"): scalar = "\""
    case UInt8(ascii: "s"): scalar = "'"
    case UInt8(ascii: "l"): scalar = "<"
    case UInt8(ascii: "g"): scalar = ">"
    case UInt8(ascii: "a"): scalar = "&"
    default: return nil
    }
    return Escape(end: start + 3, scalar: scalar)
  }
}
