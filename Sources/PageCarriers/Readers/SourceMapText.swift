internal import PageSyntax
internal import SourceText

/// The sources a source map carries whole: programs, styles, data and components as they were written,
/// with all their comments.
///
/// Source: ECMA-426, section 9, `sources` and `sourcesContent`.
enum SourceMapText {
  /// Whether the list under this key holds sources.
  static func isSourceList(key: UnsafeBufferPointer<UInt8>) -> Bool {
    key.elementsEqual("sourcesContent".utf8)
  }

  /// What a source is to be read as: what it begins like, or else its name says; a program if neither
  /// does.
  ///
  /// Names stand in `sources`, as in `webpack:///./src/App.vue?4f2a`; an empty one is not known.
  static func mediaType(
    of text: UnsafeBufferPointer<UInt8>,
    name: String = ""
  ) -> PageReader.MediaType {
    let named = PageReader.MediaType(ofFileNamed: name)
    switch MediaTypeGuess(of: text, name: name).type {
    case .plainText where named == nil: return looksLikeStyle(text) ? .css : .javascript
    // `List<String>` is no tag, and `<template>` begins a component.
    case .html where named == nil:
      return text.first { $0 > 0x20 } == UInt8(ascii: "<") ? .html : .javascript
    case let type: return type
    }
  }

  /// Where an inline source map stands in the comment that names it: `# sourceMappingURL=data:…`.
  static func address(inComment text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    let mark: StaticString = "sourcemappingurl="
    let start = text.prefix { $0 <= 0x20 || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "@") }
      .count
    guard text.hasPrefixIgnoringCase(mark, in: start..<text.count) else { return nil }
    let address = start + mark.utf8CodeUnitCount
    let end = text[address...].firstIndex { $0 <= 0x20 } ?? text.count
    return address < end ? address..<end : nil
  }

  /// Whether a text begins with a rule of CSS, past comments: an at-rule, or a selector and a property.
  private static func looksLikeStyle(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let window = UnsafeBufferPointer(rebasing: text[endOfComments(in: text)...].prefix(512))
    guard let first = window.first else { return false }
    if first == UInt8(ascii: "@") {
      let word = window.dropFirst().prefix { ($0 | 0x20) &- 97 < 26 || $0 == UInt8(ascii: "-") }
      return atRules.contains(String(decoding: word, as: UTF8.self))
    }
    guard let brace = window.firstIndex(of: UInt8(ascii: "{")) else { return false }
    let word = window.prefix { ($0 | 0x20) &- 97 < 26 }
    let isSelector =
      window[..<brace].allSatisfy { !marksOfPrograms.contains($0) }
      && !wordsOfPrograms.contains(String(decoding: word.prefix(16), as: UTF8.self))
    let property = window[(brace + 1)...].drop { $0 <= 0x20 }
    let name = property.prefix { ($0 | 0x20) &- 97 < 26 || $0 == UInt8(ascii: "-") }
    return isSelector && !name.isEmpty && property.dropFirst(name.count).first == UInt8(ascii: ":")
  }

  private static let marksOfPrograms = Set("=();?`".utf8)
  private static let wordsOfPrograms: Set<String> = [
    "export", "class", "interface", "type", "declare", "enum", "namespace", "module", "abstract",
    "import", "do", "try", "const", "let", "var", "async", "function", "return",
  ]
  private static let atRules: Set<String> = [
    "charset", "import", "media", "font-face", "supports", "keyframes", "layer", "use", "forward",
    "mixin", "include", "tailwind", "namespace", "page", "container", "property",
  ]

  private static func endOfComments(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    while true {
      while index < text.count, text[index] <= 0x20 { index += 1 }
      guard index + 1 < text.count, text[index] == UInt8(ascii: "/") else { return index }
      switch text[index + 1] {
      case UInt8(ascii: "/"): index = text.offset(of: UInt8(ascii: "\n"), from: index)
      case UInt8(ascii: "*"):
        index += 2
        while index < text.count,
          text[index] != UInt8(ascii: "/") || text[index - 1] != UInt8(ascii: "*")
        {
          index += 1
        }
        index = min(index + 1, text.count)
      default: return index
      }
    }
  }
}
