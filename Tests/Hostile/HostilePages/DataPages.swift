extension HostilePage {
  /// Programs.
  static let scriptPages: [HostilePage] = [
    HostilePage("scripts", fullSize: 4_400_000, "<script>a=1</script>"),
    HostilePage("script-brackets", fullSize: 1_000_000, head: "<script>", "(["),
    HostilePage("script-braces", fullSize: 1_000_000, head: "<script>", "{a:").countedAt(1 << 17),
    HostilePage("script-calls", fullSize: 1_000_000, head: "<script>", "a('b',"),
    HostilePage("script-slashes", fullSize: 1_000_000, head: "<script>", "a=/b "),
    HostilePage("script-divisions", fullSize: 1_000_000, head: "<script>a", "/b"),
    HostilePage("script-classes", fullSize: 1_000_000, head: "<script>", "=/["),
    HostilePage("script-templates", fullSize: 1_000_000, head: "<script>a=", "`${").countedAt(
      1 << 17
    ),
    HostilePage(
      "script-template-parts",
      fullSize: 1_000_000,
      head: "<script>a=`",
      "b${c}",
      tail: "`"
    ),
    HostilePage("script-joined-strings", fullSize: 1_000_000, head: "<script>a=", "'b'+"),
    HostilePage("script-comments", fullSize: 1_000_000, head: "<script>", "/*a*/"),
    HostilePage("script-comments-opened", fullSize: 1_000_000, head: "<script>", "/*"),
    HostilePage("script-lines", fullSize: 1_000_000, head: "<script>", "//a\n"),
    HostilePage("script-quotes", fullSize: 1_000_000, head: "<script>", "'\n\"\n`"),
    HostilePage("script-open-markup", fullSize: 1_000_000, head: "<script>", "<!--<script>"),
    HostilePage("script-half-end-tags", fullSize: 1_000_000, head: "<script>", "</scrip</script "),
    HostilePage("script-dots", fullSize: 1_000_000, head: "<script>a", ".b"),
    HostilePage("script-assignments", fullSize: 1_000_000, head: "<script>", "a.b='c';"),
    HostilePage("script-arguments", fullSize: 1_000_000) { text in
      text.add("<script>window.__NUXT__=(function(")
      let count = text.fill(with: { "a\($0)," }, upTo: 0.3)
      text.add("z){return {state:[")
      text.fill(with: { "{b:a\($0 % count)}," }, upTo: 0.7)
      text.add("]}}(")
      for _ in 0..<count { text.add("'c',") }
      text.add("1))</script>")
    },
  ]

  /// Embedded data.
  static let dataPages: [HostilePage] = [
    HostilePage("json-arrays", fullSize: 100_000, "["),
    HostilePage("json-objects", fullSize: 500_000, #"{"a":"#),
    HostilePage("json-mixed", fullSize: 600_000, #"[{"a":"#),
    HostilePage("json-closed", fullSize: 1_000_000) { text in
      let depth = text.fill(with: #"{"a":["#, upTo: 0.75)
      text.add(#""called the desk""#)
      text.add("]}", times: depth)
    },
    HostilePage("json-in-a-page", fullSize: 1_000_000, head: json, #"{"a":["#, tail: "</script>"),
    HostilePage(
      "json-keys",
      fullSize: 3_400_000,
      head: "{",
      each: { #""key\#($0)":"v","# },
      tail: #""":0}"#
    ),
    HostilePage("json-one-key", fullSize: 2_000_000, head: "[", #"{"a":"b"},"#, tail: "0]"),
    HostilePage("json-same-key", fullSize: 2_000_000, head: "{", #""name":"b","#, tail: #""":0}"#),
    HostilePage("json-lists-of-lists", fullSize: 2_000_000, head: "[", "[[1]],", tail: "0]"),
    HostilePage("json-numbers", fullSize: 2_000_000, head: "[", "12345678,", tail: "0]"),
    HostilePage("json-commas", fullSize: 2_000_000, head: "[", ",", tail: "0]"),
    HostilePage(
      "json-value-keys",
      fullSize: 2_000_000,
      head: "{",
      each: { #""Anton Pavlov \#($0)":1,"# },
      tail: #""":0}"#
    ),
    HostilePage("json-texts-in-a-row", fullSize: 2_000_000, #"{"a":"b"}"#),
    HostilePage("json-long-string", fullSize: 20_000_000, head: #"{"a":""#, words, tail: #""}"#),
    HostilePage("json-attributes", fullSize: 2_000_000, "<p data-a='{\"a\":\"b c\"}'>"),
    HostilePage(
      "linked-data",
      fullSize: 1_000_000,
      "<script type=application/ld+json>{\"name\":\"b c\"}</script>"
    ),
  ]

  /// Data that refers to itself, or to one large value many times.
  static let referencePages: [HostilePage] = [
    HostilePage(
      "devalue-self",
      fullSize: 1_000_000,
      head: nuxt + "[",
      each: { "[\($0)]," },
      tail: "[0]]</script>"
    ).countedAt(1 << 18),
    HostilePage(
      "devalue-pairs",
      fullSize: 1_000_000,
      head: nuxt + "[",
      each: { #"{"a":\#($0 + 1),"b":\#($0 + 1)},"# },
      tail: "0]</script>"
    ),
    HostilePage(
      "devalue-ring",
      fullSize: 1_000_000,
      head: nuxt + "[",
      each: { #"{"next":\#($0 + 1)},"# },
      tail: #"{"next":0}]</script>"#
    ),
    HostilePage("devalue-one-string", fullSize: 2_000_000) { text in
      text.add(nuxt + #"[{"list":1},["#)
      text.fill(with: "2,", upTo: 0.5)
      text.add(#"2],""#)
      text.fill(with: words)
      text.add(#""]</script>"#)
    },
    HostilePage("devalue-all-of-all", fullSize: 2_000_000) { text in
      text.add(nuxt + "[")
      text.fill(with: "[1,2,3,4,5,6,7,8,9,10,11,12],")
      text.add("0]</script>")
    },
    HostilePage(
      "flight-self",
      fullSize: 1_000_000,
      #"<script>self.__next_f.push([1,"0:{\"a\":\"$0\"}\n"])</script>"#
    ),
    HostilePage(
      "flight-ring",
      fullSize: 1_000_000,
      each: { row in
        let next = String(row + 1, radix: 16)
        return
          #"<script>self.__next_f.push([1,"\#(String(row, radix: 16)):{\"a\":\"$\#(next)\"}\n"])"#
          + "</script>"
      }
    ),
    HostilePage("flight-one-string", fullSize: 2_000_000) { text in
      text.add(#"<script>self.__next_f.push([1,"1:\""#)
      text.fill(with: words, upTo: 0.5)
      text.add(#"\"\n0:["#)
      text.fill(with: #"\"$1\","#)
      text.add(#"0]\n"])</script>"#)
    },
    HostilePage("flight-all-rows", fullSize: 2_000_000) { text in
      text.add(#"<script>self.__next_f.push([1,"0:["#)
      let rows = text.fill(with: { #"\"$\#(String($0 + 1, radix: 16))\","# }, upTo: 0.5)
      text.add(#"0]\n"])</script>"#)
      for row in 1...max(1, rows) {
        text.add(#"<script>self.__next_f.push([1,"\#(String(row, radix: 16)):\"ab\"\n"])</script>"#)
      }
    },
    HostilePage(
      "flight-text-rows",
      fullSize: 1_000_000,
      #"<script>self.__next_f.push([1,"1:Tffffff,ab"])</script>"#
    ),
  ]

  private static let json = "<script type=application/json>"
  private static let nuxt = "<script type=application/json id=__NUXT_DATA__>"
}
