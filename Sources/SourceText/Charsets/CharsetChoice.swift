/// The encoding chosen for a page, and what there is to say about the choice.
struct CharsetChoice {
  let charset: Charset
  /// Where the text begins: past the byte order mark.
  let textStart: Int
  /// Whether the bytes from `textStart` on are the UTF-8 text already.
  let isIdentical: Bool

  private var notes: [Diagnostic] = []

  init(_ source: UnsafeBufferPointer<UInt8>, given: String?, as kind: PageText.Kind) {
    if let (encoding, length) = CharsetGuess.byteOrderMark(of: source) {
      charset = Charset(encoding, from: .byteOrderMark)
      textStart = length
      isIdentical =
        encoding == .utf8 && UTF8Validation.firstMalformed(in: source, from: length) == nil
      return
    }
    textStart = 0
    let isUTF8 = UTF8Validation.firstMalformed(in: source) == nil
    charset =
      Self.declared(in: source, given: given, as: kind, notes: &notes)
      ?? Self.guessed(from: source, isUTF8: isUTF8)
    let isASCII = isUTF8 && UTF8Validation.endOfASCII(in: source, from: 0) == source.count
    isIdentical =
      charset.encoding == .utf8 ? isUTF8 : isASCII && charset.encoding.isASCIICompatible
  }

  private static func declared(
    in source: UnsafeBufferPointer<UInt8>,
    given: String?,
    as kind: PageText.Kind,
    notes: inout [Diagnostic]
  ) -> Charset? {
    if let given {
      if let charset = Charset.named(given) { return charset }
      notes.append(Diagnostic(.note, "the encoding given for the page is not known; ignored"))
    }
    guard kind == .markup else { return nil }
    let prescan = CharsetPrescan(source)
    if let label = prescan.unknownLabel {
      notes.append(
        Diagnostic(
          .note,
          "the page names an encoding that is not known; ignored",
          at: SourceSpan(label.lowerBound, label.upperBound)
        )
      )
    }
    return prescan.charset
  }

  private static func guessed(
    from source: UnsafeBufferPointer<UInt8>,
    isUTF8: Bool
  ) -> Charset {
    if let encoding = CharsetGuess.utf16(of: source) { return Charset(encoding, from: .fallback) }
    if isUTF8 { return Charset(.utf8, from: .validUTF8) }
    let legacy = TextEncoding(name: CharsetGuess.legacyName(of: source))
    return Charset(legacy ?? .utf8, from: .fallback)
  }
}

// MARK: - Diagnostics

extension CharsetChoice {
  /// All there is to say, once the text is decoded.
  func diagnostics(
    for source: UnsafeBufferPointer<UInt8>,
    malformedCount: Int
  ) -> [Diagnostic] {
    var diagnostics = notes
    if charset.origin == .fallback {
      diagnostics.append(
        Diagnostic(.note, "the page declares no encoding and is no UTF-8; read as \(charset.name)")
      )
    }
    if malformedCount > 0 {
      diagnostics.append(
        Diagnostic(.note, "places that are no \(charset.name), read as U+FFFD: \(malformedCount)")
      )
    }
    if let doubt = doubt(about: source, malformedCount: malformedCount) {
      diagnostics.append(doubt)
    }
    return diagnostics
  }

  /// A declaration that is kept, because browsers keep it, but cannot be right.
  private func doubt(
    about source: UnsafeBufferPointer<UInt8>,
    malformedCount: Int
  ) -> Diagnostic? {
    guard charset.origin != .fallback, charset.origin != .validUTF8, !isIdentical else {
      return nil
    }
    let text = UnsafeBufferPointer(rebasing: source[textStart...])
    if charset.encoding == .utf8 {
      let wellFormed = CharsetGuess.wellFormedCount(in: text)
      guard malformedCount >= 3, malformedCount > wellFormed else { return nil }
      let likely = CharsetGuess.legacyName(of: text)
      return Diagnostic(
        .warning,
        "the page is declared as utf-8, but most of it beyond ASCII is not; it may be \(likely)"
      )
    }
    // Four letters are UTF-8 by chance in hardly any other encoding.
    guard charset.encoding.isASCIICompatible, UTF8Validation.firstMalformed(in: text) == nil,
      CharsetGuess.wellFormedCount(in: text) >= 4
    else { return nil }
    return Diagnostic(.warning, "the page is declared as \(charset.name), but it may be utf-8")
  }
}
