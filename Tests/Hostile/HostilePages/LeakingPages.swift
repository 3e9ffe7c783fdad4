extension HostilePage {
  /// Pages that do give something away, all over: what costs is to say where.
  static let leakingPages: [HostilePage] = [
    HostilePage("one-number", fullSize: 1_000_000, "<!-- \(number(1203)) -->"),
    HostilePage("numbers", fullSize: 1_000_000, each: { "<!-- \(number($0)) -->" }),
    HostilePage(
      "numbers-in-one-comment",
      fullSize: 1_000_000,
      head: "<!--",
      each: { "\(number($0)), " },
      tail: "-->"
    ),
    HostilePage(
      "numbers-in-one-text",
      fullSize: 1_000_000,
      head: "<p hidden>",
      each: { "\(number($0)), " }
    ),
    HostilePage(
      "numbers-in-one-list",
      fullSize: 1_000_000,
      head: #"{"phone":["#,
      each: { #""\#(number($0))","# },
      tail: "0]}"
    ),
    HostilePage(
      "numbers-in-one-element",
      fullSize: 1_000_000,
      head: "<p",
      each: { " data-a\($0)='\(number($0))'" },
      tail: ">a"
    ),
    HostilePage("numbers-in-long-words", fullSize: 1_000_000) { text in
      text.add("<x")
      text.fill(with: "y", upTo: 0.2)
      text.add(" id='")
      text.fill(with: "z", upTo: 0.4)
      text.add("' hidden>")
      text.fill(with: { "\(number($0))<br>" })
    },
    HostilePage("numbers-under-a-long-key", fullSize: 1_000_000) { text in
      text.add(#"{"a"#)
      text.fill(with: "b", upTo: 0.5)
      text.add(#"":["#)
      text.fill(with: { #"{"tel":"\#(number($0))"},"# })
    },
    // Deep at once, so that all but the first values stand at the deepest level that is told.
    HostilePage(
      "numbers-down-a-path",
      fullSize: 1_000_000,
      each: { #"{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"tel":"\#(number($0))","a":"# }
    ),
    HostilePage(
      "numbers-down-a-list",
      fullSize: 1_000_000,
      each: { #"[[[[[[[[[[[[[[["\#(number($0))","# }
    ),
    HostilePage(
      "words-down-a-list",
      fullSize: 1_000_000,
      each: { #"[[[[[[[[[[[[[[["\#(person($0))","# }
    ),
    HostilePage(
      "numbers-between-tags",
      fullSize: 1_000_000,
      head: "<p hidden>",
      each: { "\(number($0).dropLast(2))<b>\($0 % 90 + 10)</b>, " }
    ),
    HostilePage("numbers-in-two-comments", fullSize: 1_000_000) { text in
      text.add("<!--")
      let count = text.fill(with: { "\(number($0)), " }, upTo: 0.5)
      text.add("--><!--")
      for index in 0..<count { text.add("\(number(index)), ") }
      text.add("-->")
    },
    HostilePage("numbers-in-two-strings", fullSize: 1_000_000) { text in
      text.add(#"<script>a='\n"#)
      let count = text.fill(with: { "\(number($0)), " }, upTo: 0.5)
      text.add(#"';b='\n"#)
      for index in 0..<count { text.add("\(number(index)), ") }
      text.add("'</script>")
    },
    HostilePage("addresses", fullSize: 1_000_000, each: { "<!-- caller\($0)@example.org -->" }),
    HostilePage("names", fullSize: 1_000_000, each: { "<p data-caller='\(person($0))'>" }),
    HostilePage(
      "names-in-one-comment",
      fullSize: 1_000_000,
      head: "<!-- caller: ",
      each: { "\(person($0)), " },
      tail: "-->"
    ),
    HostilePage(
      "names-in-sentences",
      fullSize: 1_000_000,
      head: "<!-- ",
      each: { "Caller \(person($0)) rang the desk. " },
      tail: "-->"
    ),
    HostilePage(
      "names-in-one-record",
      fullSize: 1_000_000,
      head: "{",
      each: { #""name\#($0)":"\#(person($0))","# },
      tail: #""":0}"#
    ),
    HostilePage(
      "names-in-one-element",
      fullSize: 1_000_000,
      head: "<p",
      each: { " data-name\($0)='\(person($0))'" },
      tail: ">a"
    ),
    HostilePage("names-by-position", fullSize: 1_000_000) { text in
      text.add("<script type=application/json id=__NUXT_DATA__>[{")
      let count = text.fill(with: { #""name\#($0)":\#($0 + 1),"# }, upTo: 0.5)
      text.add(#""":0}"#)
      for index in 0..<count { text.add(#","\#(person(index))""#) }
      text.add("]</script>")
    },
    HostilePage("numbers-seen-otherwise", fullSize: 1_000_000) { text in
      text.fill(with: { "<p>8 (\($0 % 900 + 100)) 000-12-03" }, upTo: 0.5)
      text.fill(with: { "<!-- tel. +7 947 000-12-03 a\($0) -->" })
    },
    HostilePage("numbers-in-a-list-under-a-long-key", fullSize: 1_000_000) { text in
      text.add(#"{"tel"#)
      text.fill(with: " b", upTo: 0.5)
      text.add(#"":["#)
      text.fill(with: { #""\#(number($0))","# })
    },
    HostilePage(
      "visible-names",
      fullSize: 1_000_000,
      each: { "<p>\(person($0)) called.<!-- \(person($0)) -->" }
    ),
    HostilePage(
      "records",
      fullSize: 1_000_000,
      head: "[",
      each: { index in
        #"{"name":"\#(person(index))","caller_phone":"\#(number(index))","#
          + #""fc_note":"fact-check: asked us not to print the name"},"#
      },
      tail: "0]"
    ),
    HostilePage(
      "records-by-number",
      fullSize: 1_000_000,
      head: "{",
      each: { #""\#($0)":{"name":"\#(person($0))","tel":"\#(number($0))"},"# },
      tail: #""":0}"#
    ),
    HostilePage(
      "notes",
      fullSize: 1_000_000,
      each: { "<!-- fact-check: \(person($0)) asked us not to print this -->" }
    ),
    HostilePage("notes-half-published", fullSize: 1_000_000) { text in
      text.fill(with: "<p>fact-check: asked us not to print that name ", upTo: 0.5)
      text.fill(with: { "<!-- fact-check: asked us not to print the name \($0) -->" })
    },
    HostilePage(
      "notes-in-one-comment",
      fullSize: 1_000_000,
      head: "<!--",
      each: { "fact-check: caller \($0) asked us not to print this. " },
      tail: "-->"
    ),
    HostilePage(
      "escaped-numbers",
      fullSize: 1_000_000,
      head: "<p data-a='[",
      each: { "&quot;\\u002b\(number($0).dropFirst(6))&quot;," },
      tail: "0]'>"
    ),
  ]

  /// A telephone number of a block nobody is given, one of ten thousand.
  private static func number(_ index: Int) -> String {
    let digits = String(10_000 + index % 10_000).dropFirst()
    return "tel. +7 947 000-\(digits.prefix(2))-\(digits.suffix(2))"
  }

  /// A name nobody bears, for each of some thousand indexes another.
  private static func person(_ index: Int) -> String {
    let first = ["Anton", "Nikita", "Pavel", "Yelena", "Galina"][index % 5]
    let syllables = ["ka", "ro", "mi", "stu", "ve", "lan", "do", "pri"]
    let stem = syllables[index / 5 % 8] + syllables[index / 40 % 8] + syllables[index / 320 % 8]
    return "\(first) \(stem.prefix(1).uppercased())\(stem.dropFirst())sky"
  }
}
