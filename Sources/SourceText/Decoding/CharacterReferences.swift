/// Character references in text: `&amp;`, `&copy`, `&#43;`, `&#x2b;`.
///
/// Source: WHATWG HTML, sections 13.2.5.72 to 13.2.5.80.
enum TextReferences: EscapeGrammar {
  static let introducer = UInt8(ascii: "&")

  static func escape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape? {
    characterReference(in: raw, at: start, inAttribute: false)
  }

  /// Decodes `raw`, in which NUL bytes stand for nothing: the tree builder drops them.
  static func decodeText<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    decodeBetweenNULs(raw, as: Self.self, replacingNULBy: nil, into: &sink)
  }
}

/// Character references in an attribute value, where a name without `;` counts only if neither `=`
/// nor a letter or digit follows: `?a=1&copy=2` is no copyright sign.
enum AttributeReferences: EscapeGrammar {
  static let introducer = UInt8(ascii: "&")

  static func escape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape? {
    characterReference(in: raw, at: start, inAttribute: true)
  }

  /// Decodes `raw`, in which NUL bytes stand for U+FFFD (section 13.2.5.36).
  static func decodeText<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    decodeBetweenNULs(raw, as: Self.self, replacingNULBy: .replacement, into: &sink)
  }
}

private func decodeBetweenNULs<Grammar: EscapeGrammar, Sink: DecodingSink>(
  _ raw: UnsafeBufferPointer<UInt8>,
  as grammar: Grammar.Type,
  replacingNULBy substitute: Unicode.Scalar?,
  into sink: inout Sink
) {
  var start = 0
  while true {
    let end = raw.offset(of: 0, from: start)
    // A reference never spans a NUL, so each piece can be read as if the text ended there.
    Grammar.decode(UnsafeBufferPointer(rebasing: raw[..<end]), from: start, into: &sink)
    guard end < raw.count else { return }
    if let substitute { sink.replace(end..<end + 1, by: substitute) }
    start = end + 1
  }
}

private func characterReference(
  in raw: UnsafeBufferPointer<UInt8>,
  at start: Int,
  inAttribute: Bool
) -> Escape? {
  guard let next = raw.byte(at: start + 1) else { return nil }
  if next == UInt8(ascii: "#") { return numericReference(in: raw, at: start) }
  guard next.isASCIIAlphanumeric else { return nil }
  return namedReference(in: raw, at: start, inAttribute: inAttribute)
}

// MARK: - Names

private func namedReference(
  in raw: UnsafeBufferPointer<UInt8>,
  at start: Int,
  inAttribute: Bool
) -> Escape? {
  let table = CharacterReferenceTable.whatwg
  let nameStart = start + 1
  let limit = min(raw.count, nameStart + table.longestName)
  var nameEnd = nameStart
  while nameEnd < limit, raw[nameEnd].isASCIIAlphanumeric { nameEnd += 1 }

  if raw.byte(at: nameEnd) == UInt8(ascii: ";") {
    let name = UnsafeBufferPointer(rebasing: raw[nameStart...nameEnd])
    if let scalars = table[name] {
      return Escape(end: nameEnd + 1, scalar: scalars.first, second: scalars.second)
    }
  }
  // Only the longest name may decide, and names without `;` are short.
  var end = min(nameEnd, nameStart + table.longestBareName)
  while end > nameStart {
    if let scalars = table[UnsafeBufferPointer(rebasing: raw[nameStart..<end])] {
      let next = raw.byte(at: end) ?? 0
      let belongsToURL = next == UInt8(ascii: "=") || next.isASCIIAlphanumeric
      if inAttribute && belongsToURL { return nil }
      return Escape(end: end, scalar: scalars.first, second: scalars.second)
    }
    end -= 1
  }
  return nil
}

// MARK: - Numbers

private func numericReference(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape? {
  var index = start + 2
  let isHexadecimal = raw.byte(at: index).map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
  if isHexadecimal { index += 1 }
  let digitsStart = index
  var value: UInt32 = 0
  while let byte = raw.byte(at: index),
    let digit = isHexadecimal ? byte.hexadecimalValue : byte.decimalValue
  {
    // Past U+10FFFF the value no longer matters: it must only not overflow.
    value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
    index += 1
  }
  guard index > digitsStart else { return nil }
  let end = raw.byte(at: index) == UInt8(ascii: ";") ? index + 1 : index
  return Escape(end: end, scalar: scalar(ofNumber: value))
}

private func scalar(ofNumber value: UInt32) -> Unicode.Scalar {
  switch value {
  case 0: .replacement
  case 0x80...0x9F: windows1252Controls[Int(value - 0x80)]
  default: Unicode.Scalar(value) ?? .replacement
  }
}

/// What `&#128;` to `&#159;` stand for: the characters of windows-1252.
private let windows1252Controls: [Unicode.Scalar] = [
  "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
  "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
  "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
  "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
]
