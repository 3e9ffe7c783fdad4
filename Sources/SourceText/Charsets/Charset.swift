/// The encoding a page is read in, and why.
package struct Charset: Hashable, Sendable {
  /// What made us choose an encoding, most trusted first.
  package enum Origin: String, Hashable, Sendable {
    /// The bytes begin with a byte order mark.
    case byteOrderMark = "byte order mark"
    /// Somebody said so: a header of the response, or the command line.
    case given
    /// A `<meta>` of the page says so.
    case meta
    /// The XML declaration of the page says so.
    case xmlDeclaration = "XML declaration"
    /// Nobody said anything, and the bytes are UTF-8.
    case validUTF8 = "valid UTF-8"
    /// Nobody said anything: guessed from the bytes.
    case fallback
  }

  /// The name the WHATWG Encoding standard has for the encoding, as in `windows-1251`.
  package let name: String
  /// Why this one.
  package let origin: Origin

  let encoding: TextEncoding

  /// The encoding `label` means, as somebody gave it; nil if unknown (WHATWG Encoding, 4.2).
  ///
  /// White space around it and the case of letters do not matter. UTF-7 is unknown on purpose, and
  /// so are the labels browsers refuse to decode (`hz-gb-2312`, `iso-2022-kr`).
  package static func named(_ label: String) -> Charset? {
    TextEncoding(label: label).map { Charset($0, from: .given) }
  }

  init(_ encoding: TextEncoding, from origin: Origin) {
    name = encoding.name
    self.encoding = encoding
    self.origin = origin
  }
}
