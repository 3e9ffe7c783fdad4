/// A comment, as far as it reaches.
struct ScriptComment {
  var content: Range<Int>
  var next: Int
  var isClosed: Bool

  init(content: Range<Int>, next: Int, isClosed: Bool) {
    self.content = content
    self.next = next
    self.isClosed = isClosed
  }
}

extension ScriptBytes {
  /// The comment that begins at `offset` with `//` or `/*`, if one does.
  func comment(at offset: Int) -> ScriptComment? {
    guard self[offset] == UInt8(ascii: "/") else { return nil }
    let start = offset &+ 2
    switch self[offset &+ 1] {
    case UInt8(ascii: "/"):
      let end = endOfLine(from: start)
      return ScriptComment(content: start..<end, next: end, isClosed: true)
    case UInt8(ascii: "*"):
      var end = first(of: UInt8(ascii: "*"), from: start)
      while end < count, self[end &+ 1] != UInt8(ascii: "/") {
        end = first(of: UInt8(ascii: "*"), from: end &+ 1)
      }
      let isClosed = end < count
      return ScriptComment(
        content: start..<end,
        next: isClosed ? end &+ 2 : count,
        isClosed: isClosed
      )
    default:
      return nil
    }
  }

  /// The offset past `//<![CDATA[` or `//]]>`, which JSON may follow on the same line.
  func endOfCDATAMark(at offset: Int) -> Int? {
    if hasPrefix("//<![CDATA[", at: offset) { return offset &+ 11 }
    return hasPrefix("//]]>", at: offset) ? offset &+ 5 : nil
  }

  /// Whether only spaces and tabs stand before `offset` in its line.
  func isLineStart(_ offset: Int) -> Bool {
    var index = offset &- 1
    while index >= 0, self[index] == UInt8(ascii: " ") || self[index] == UInt8(ascii: "\t") {
      index &-= 1
    }
    return index < 0 || self[index] == UInt8(ascii: "\n") || self[index] == UInt8(ascii: "\r")
  }

  /// The offset past a byte order mark, a no-break space or a line separator, if one is at `offset`.
  func endOfWideSpace(at offset: Int) -> Int? {
    switch (self[offset], self[offset &+ 1], self[offset &+ 2]) {
    case (0xC2, 0xA0, _): offset &+ 2
    case (0xEF, 0xBB, 0xBF), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): offset &+ 3
    default: nil
    }
  }

  /// The offset past `=` and its compounds, where they assign; nil for `==`, `=>` and the rest.
  @inline(__always)
  func endOfAssignmentSign(at offset: Int) -> Int? {
    let first = self[offset]
    let second = self[offset &+ 1]
    switch first {
    case UInt8(ascii: "="):
      return second == UInt8(ascii: "=") || second == UInt8(ascii: ">") ? nil : offset &+ 1
    case UInt8(ascii: "+"):
      return second == UInt8(ascii: "=") ? offset &+ 2 : nil
    case UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: "?"):
      return second == first && self[offset &+ 2] == UInt8(ascii: "=") ? offset &+ 3 : nil
    default:
      return nil
    }
  }

  /// The offset past what keeps a JSON response from being run as a script, if it begins the text.
  ///
  /// `)]}'` is AngularJS's, the loops are Google's and Facebook's.
  func endOfResponsePrefix() -> Int {
    let start = skippingSpace(from: endOfWideSpace(at: 0) ?? 0)
    for prefix: StaticString in [
      ")]}',", ")]}'", "for(;;);", "for (;;);", "while(1);", "while (1);",
    ]
    where hasPrefix(prefix, at: start) {
      return skippingSpace(from: start &+ prefix.utf8CodeUnitCount)
    }
    return start
  }
}
