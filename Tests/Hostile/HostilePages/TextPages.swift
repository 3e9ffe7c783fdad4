extension HostilePage {
  /// What the finders look for, and never quite find.
  static let textPages: [HostilePage] =
    baits.flatMap { bait in
      [
        HostilePage("text-\(bait.name)", fullSize: 2_000_000, head: "<p>", bait.piece),
        HostilePage(
          "comment-\(bait.name)",
          fullSize: 2_000_000,
          head: "<!--",
          bait.piece,
          tail: "-->"
        ),
        HostilePage(
          "string-\(bait.name)",
          fullSize: 2_000_000,
          head: "<script>a='",
          bait.piece,
          tail: "'</script>"
        ),
      ]
    }
    + onlyInData.map { bait in
      HostilePage(
        "attribute-\(bait.name)",
        fullSize: 2_000_000,
        head: "<p data-a=\"",
        bait.piece,
        tail: "\">"
      )
    }

  private static let baits: [(name: String, piece: String)] = [
    ("digits", "7947000"),
    ("digit-groups", "947 000-12 "),
    ("plus-signs", "+"),
    ("plus-sevens", "+7 "),
    ("brackets", "(+7("),
    ("at-signs", "@"),
    ("half-addresses", "a.b@"),
    ("dotted-words", "a.b."),
    ("hyphenated-words", "a-b-"),
    ("schemes", "http://"),
    ("capitals", "Anton Pavlov Ilyich "),
    ("initials", "A. B. "),
    ("han", "\u{738b}\u{5c0f}\u{660e}"),
    ("cyrillic", "\u{410}\u{43d}\u{442}\u{43e}\u{43d} "),
    ("marks", "a\u{301}\u{200d}\u{202e}"),
    ("note-cues", "fact-check: "),
    ("telephone-cues", "tel. "),
    ("coordinates", "55.7512, 37.6184 "),
    ("spaces", "   \t"),
    ("source-maps", "//# sourceMappingURL=data:application/json,"),
  ]

  private static let onlyInData: [(name: String, piece: String)] = [
    ("ampersands", "&amp;"),
    ("ampersands-nested", "&amp;amp;amp;amp;amp;"),
    ("ampersands-open", "&"),
    ("references", "&#x26;#"),
    ("percents", "%"),
    ("percents-nested", "%2525252525"),
    ("percents-encoded", "%2541"),
    ("backslashes", "\\"),
    ("backslashes-nested", #"\\\\\\&quot;"#),
    ("escapes", #"\u005cu0020"#),
    ("base64", "aGVsbG8gd29ybGQg"),
    ("base64-of-base64", "YUdWc2JHOGdkMjl5YkdRZw"),
    ("data-uris", "data:text/plain,"),
    ("quotes", "&quot;"),
    ("brackets", "[{("),
  ]
}
