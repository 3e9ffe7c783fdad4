/// Where text ends in which tags are only characters.
extension HTMLTokenizer {
  /// RCDATA and RAWTEXT states: the offset of the end tag that has the name at `name`.
  func endOfRawText(of name: Range<Int>, from start: Int) -> Int {
    var offset = text.firstIndex(of: UInt8(ascii: "<"), from: start)
    while offset < text.count, !isEndTag(of: name, at: offset) {
      offset = text.firstIndex(of: UInt8(ascii: "<"), from: offset &+ 1)
    }
    return offset
  }

  private func isEndTag(of name: Range<Int>, at offset: Int) -> Bool {
    let start = offset &+ 2
    let end = start &+ name.count
    guard end < text.count, text[offset &+ 1] == UInt8(ascii: "/"),
      HTMLByteSet.endOfTagName.contains(text[end])
    else { return false }
    for index in 0..<name.count
    where text[start &+ index].asciiLowercased != text[name.lowerBound &+ index].asciiLowercased {
      return false
    }
    return true
  }

  /// How deep a script is in what once hid scripts from old browsers: `<!-- <script>`.
  private enum ScriptEscape {
    case none
    /// After `<!--`: as before, but `<script` opens a script within.
    case escaped
    /// Within that script: its end tag does not end ours.
    case doubleEscaped
  }

  /// Script data states: the offset of the `</script` that ends the script.
  func endOfScript(from start: Int) -> Int {
    var escape = ScriptEscape.none
    var offset = start
    while true {
      offset = nextScriptMark(from: offset, withinEscape: escape != .none)
      guard offset < text.count else { return text.count }
      if text[offset] == UInt8(ascii: ">") {
        escape = .none
      } else if text.holdsTagName("/script", at: offset &+ 1) {
        guard escape == .doubleEscaped else { return offset }
        escape = .escaped
      } else if escape == .none, text.holds("!--", at: offset &+ 1) {
        escape = .escaped
        // The two dashes may belong to a `-->` as well: `<!-->` is both.
      } else if escape == .escaped, text.holdsTagName("script", at: offset &+ 1) {
        escape = .doubleEscaped
      }
      offset &+= 1
    }
  }

  /// The next `<`, or within an escape the next `>` of a `-->`.
  private func nextScriptMark(from start: Int, withinEscape: Bool) -> Int {
    guard withinEscape else { return text.firstIndex(of: UInt8(ascii: "<"), from: start) }
    var offset = start
    while offset < text.count, text[offset] != UInt8(ascii: "<") {
      if text[offset] == UInt8(ascii: ">"), offset >= 2, text[offset &- 1] == UInt8(ascii: "-"),
        text[offset &- 2] == UInt8(ascii: "-")
      {
        return offset
      }
      offset &+= 1
    }
    return offset
  }
}
