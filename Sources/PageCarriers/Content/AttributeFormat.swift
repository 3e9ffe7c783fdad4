internal import PageSyntax
internal import SourceText

/// How an attribute's value is written, where its name tells: a script, a framework's own format, a
/// hidden address.
struct AttributeFormat {
  /// What the value is read as.
  var reading = FragmentContext.Reading.guess
  /// How it is written.
  var coding = TextCoding.attributeReferences
  /// What of it is to be read.
  var payload: Range<Int>

  /// Looks at an attribute of the tag `token`.
  init(
    of attribute: HTMLAttribute,
    on token: Int,
    of document: borrowing HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>
  ) {
    payload = attribute.valueRange
    let name = attribute.nameRange
    switch name.count {
    case 5 where text.equalsIgnoringCase("props", in: name):
      let tag = document.page.tokens[token].nameRange
      if text.equalsIgnoringCase("astro-island", in: tag) { reading = .data(.astro) }
    case 7 where text.equalsIgnoringCase("hx-vals", in: name):
      readScriptSign(in: text)
    case 9 where text.equalsIgnoringCase("data-bind", in: name):
      // Knockout's bindings are the members of an object without its braces.
      reading = .members
      return
    case 10 where text.equalsIgnoringCase("hx-headers", in: name):
      readScriptSign(in: text)
    case 12 where text.equalsIgnoringCase("data-cfemail", in: name):
      coding = .cloudflareEmail
    case 4 where text.equalsIgnoringCase("href", in: name):
      readHiddenAddress(in: text)
    default: break
    }
    if isScript(name, in: text) { reading = Self.isLiteral(payload, in: text) ? .guess : .script }
  }

  /// `js:{…}`, as htmx marks an object that is a script's.
  private mutating func readScriptSign(in text: UnsafeBufferPointer<UInt8>) {
    for sign in ["js:", "javascript:"] as [StaticString]
    where text.hasPrefixIgnoringCase(sign, in: payload) {
      payload = payload.lowerBound + sign.utf8CodeUnitCount..<payload.upperBound
    }
  }

  /// `/cdn-cgi/l/email-protection#…`, as Cloudflare rewrites `mailto:`.
  private mutating func readHiddenAddress(in text: UnsafeBufferPointer<UInt8>) {
    guard text.hasPrefixIgnoringCase("/cdn-cgi/l/email-protection#", in: payload) else { return }
    payload = payload.lowerBound + 28..<payload.upperBound
    coding = .cloudflareEmail
  }

  /// Whether a value is code: event handlers, and what Alpine, Vue, Angular, AngularJS, Knockout,
  /// htmx and Livewire put into attributes.
  private func isScript(_ name: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text[name.lowerBound] | 0x20 {
    case UInt8(ascii: "o"): text.hasPrefixIgnoringCase("on", in: name) && name.count > 4
    case UInt8(ascii: "x"), UInt8(ascii: "v"):
      name.count > 2 && text[name.lowerBound + 1] == UInt8(ascii: "-")
    case UInt8(ascii: "n"):
      text.hasPrefixIgnoringCase("ng-", in: name) && name.count > 5
    case UInt8(ascii: "h"):
      text.hasPrefixIgnoringCase("hx-on", in: name)
        || text.hasPrefixIgnoringCase("hx-va", in: name)
        || text.hasPrefixIgnoringCase("javascript:", in: payload)
    case UInt8(ascii: "@") | 0x20, UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: "[") | 0x20,
      UInt8(ascii: "*"), UInt8(ascii: "#"):
      true
    default: text.hasPrefixIgnoringCase("javascript:", in: payload)
    }
  }

  /// Whether a value is nothing but a literal, or no code at all: no quote in it, and no
  /// `String.fromCharCode`.
  private static func isLiteral(
    _ value: Range<Int>,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = text[value].first(where: { $0 > 0x20 }) else { return true }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return true }
    let code = UnsafeBufferPointer(rebasing: text[value])
    return !code.contains { $0 == 0x22 || $0 == 0x27 || $0 == 0x60 || $0 == 0x26 }
      && code.offset(of: Array("fromC".utf8), from: 0) == nil
  }
}
