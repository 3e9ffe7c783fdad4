extension HostilePage {
  /// Structure: what is open, and what an end tag must look for.
  static let elementPages: [HostilePage] = [
    HostilePage("deep-elements", fullSize: 500_000, "<div>"),
    HostilePage("deep-hidden-elements", fullSize: 2_000_000, "<div hidden><span>"),
    HostilePage("deep-elements-closed", fullSize: 1_100_000) { text in
      let depth = text.fill(with: "<div>", upTo: 0.45)
      text.add("called the desk")
      text.add("</div>", times: depth)
    },
    HostilePage("deep-unknown-elements", fullSize: 1_000_000, each: { "<x\($0)>" }),
    HostilePage("deep-lists", fullSize: 1_000_000, "<ul><li>"),
    HostilePage("deep-tables", fullSize: 1_500_000, "<table><tr><td>"),
    HostilePage("deep-drawings", fullSize: 1_000_000, "<svg><g><foreignObject>"),
    HostilePage("deep-templates", fullSize: 1_000_000, "<template><p>a"),
    HostilePage("formatting-and-end-tags", fullSize: 1_000_000) { text in
      text.fill(with: "<b>", upTo: 0.5)
      text.fill(with: "</x>")
    },
    HostilePage("formatting-in-tables", fullSize: 500_000) { text in
      text.add("<div><table>")
      text.fill(with: "<b>", upTo: 0.33)
      text.fill(with: "</div>")
    },
    HostilePage("formatting-distinct", fullSize: 1_000_000, each: { "<p><b id=\($0)>a" }),
    HostilePage("formatting-reopened", fullSize: 1_000_000, "<b><i><u><p>a</p>"),
    HostilePage("formatting-around-blocks", fullSize: 1_000_000) { text in
      text.fill(with: "<b><div>", upTo: 0.66)
      text.fill(with: "</b>")
    },
    HostilePage("links-in-links", fullSize: 1_000_000, "<a href=x><div>a"),
    HostilePage("fostered-text", fullSize: 1_000_000, "<table>a<tr>b<b>c"),
    HostilePage("options-and-buttons", fullSize: 1_000_000, "<select><option>a<button>b<form>"),
    HostilePage("end-tags-only", fullSize: 1_000_000, "</p></li></table></b>"),
  ]

  /// Tags: attributes, what stands between them, and tags that never end.
  static let tagPages: [HostilePage] = [
    HostilePage("attributes", fullSize: 2_600_000, head: "<a", each: { " a\($0)=1" }, tail: ">a"),
    HostilePage("attributes-repeated", fullSize: 1_200_000, head: "<a", " b='c'", tail: ">a"),
    HostilePage("attributes-of-an-input", fullSize: 1_000_000, head: "<input", " value='b c'"),
    HostilePage("attributes-without-value", fullSize: 1_000_000, head: "<a ", "=", tail: ">a"),
    HostilePage("spaces-in-tags", fullSize: 4_000_000, head: "<p ", " ", tail: ">a"),
    HostilePage("slashes-in-tags", fullSize: 4_000_000, head: "<p ", "/", tail: ">a"),
    HostilePage("tags-in-tags", fullSize: 2_000_000, "<a <b <c='"),
    HostilePage(
      "classes",
      fullSize: 2_000_000,
      head: "<p class='",
      each: { "c\($0) " },
      tail: "'>"
    ),
    HostilePage("long-attribute", fullSize: 20_000_000, head: "<p data-x=\"", words, tail: "\">a"),
    HostilePage("long-name", fullSize: 2_000_000, head: "<a", "b", tail: ">a"),
  ]

  /// Many small things, and one large one.
  static let repeatedPages: [HostilePage] = [
    HostilePage("one-line", fullSize: 50_000_000, words + "<p>"),
    HostilePage("line-breaks", fullSize: 10_000_000, "\n"),
    HostilePage("empty-tags", fullSize: 40_000_000, "<br>"),
    HostilePage("empty-elements", fullSize: 35_000_000, "<p></p>"),
    HostilePage("words-in-elements", fullSize: 5_000_000, "<p>ab</p>"),
    HostilePage("comments", fullSize: 2_400_000, "<!--ab c-->"),
    HostilePage("long-comment", fullSize: 20_000_000, head: "<!--", words, tail: "-->"),
    HostilePage("comments-opened", fullSize: 1_000_000, "<!-- "),
    HostilePage("comments-closed", fullSize: 1_000_000, "<!-->-->"),
    HostilePage("less-than-signs", fullSize: 1_000_000, "<"),
    HostilePage(
      "less-than-signs-in-data",
      fullSize: 1_000_000,
      head: "<p data-a='",
      "<",
      tail: "'>"
    ),
    HostilePage("tags-in-data", fullSize: 1_000_000, head: "<p data-a='", "<a", tail: "'>"),
    HostilePage(
      "rows",
      fullSize: 3_500_000,
      head: "<table>",
      each: { row in
        "<tr><td>\(row)<td>Anton<td>called"
      },
      tail: "</table>"
    ),
  ]

  /// Style sheets that hide, and elements they may hide.
  static let stylePages: [HostilePage] = [
    HostilePage("style-rules", fullSize: 4_000_000) { text in
      text.add("<style>")
      let rules = text.fill(with: { ".c\($0){display:none}" }, upTo: 0.6)
      text.add("</style>")
      text.fill(with: { "<p class='c\($0 % rules)'>a" })
    },
    HostilePage(
      "style-elements",
      fullSize: 3_600_000,
      each: { number in
        "<style>.c\(number){display:none}</style>"
      }
    ),
    HostilePage(
      "style-selectors",
      fullSize: 1_000_000,
      head: "<style>",
      each: { ".c\($0)," },
      tail: "p{display:none}</style><p>a"
    ),
    HostilePage("style-compounds", fullSize: 1_000_000) { text in
      text.add("<style>")
      text.fill(with: { ".a.c\($0)[b]{display:none}" }, upTo: 0.6)
      text.add("</style>")
      text.fill(with: "<p class='a d' b>a")
    },
    HostilePage(
      "style-declarations",
      fullSize: 1_000_000,
      head: "<p style='",
      "color:red;",
      tail: "'>a"
    ),
    HostilePage("style-nesting", fullSize: 1_000_000, head: "<style>", "@media all{a{", tail: ""),
    HostilePage("style-brackets", fullSize: 1_000_000, head: "<style>a{b:", "([{"),
    HostilePage("style-comments", fullSize: 1_000_000, head: "<style>", "/*a*/", tail: "</style>"),
    HostilePage("style-addresses", fullSize: 1_000_000, head: "<style>", "a{b:url(c"),
    HostilePage("style-marks", fullSize: 1_000_000, head: "<style>", "/*'\"\\", tail: "</style>"),
  ]

  /// Fourteen words of a report, all of them plain.
  static let words = "the caller told the desk that the road to the north was still closed "
}
