import PageCarriers

extension MarkerPlanter {
  /// Files that are no pages.
  static let files = data + tables + xml + texts

  private static let data = [
    MarkerPlanter("json-file", "a member", type: .json) {
      $0.spelled(Spelling.json).inside(#"{"calls": [{"id": 7, "note": ""#, "\"}]}\n")
    },
    MarkerPlanter("json-file", "a member of an argument", type: .json) {
      $0.spelled(Spelling.json).inside(#"/**/onStory({"calls":[{"note":""#, #""}]});"#)
    },
    MarkerPlanter("json-file", "a member behind a prefix", type: .json) {
      $0.spelled(Spelling.json).inside(")]}',\n" + #"{"calls":[{"note":""#, #""}]}"#)
    },
    MarkerPlanter("ndjson-file", "a member of the second line", type: .ndjson) {
      $0.spelled(Spelling.json).inside("{\"id\":1}\n" + #"{"id":2,"note":""#, "\"}\n{\"id\":3}\n")
    },
    MarkerPlanter("style-file", "a comment", type: .css) {
      $0.unless("*/")?.inside("p { /* ", " */ color: red }\n")
    },
    MarkerPlanter("style-file", "a string", type: .css) {
      $0.spelled(Spelling.style).inside("p::after { content: \"", "\" }\n")
    },
  ]

  private static let tables = [
    MarkerPlanter("table-file", "a cell in quotes", type: .csv) {
      $0.spelled(Spelling.doubledQuotes).inside("id,note,desk\n1,\"", "\",x\n2,none,y\n")
    },
    MarkerPlanter("table-file", "a cell between semicolons", type: .csv) {
      $0.spelled(Spelling.doubledQuotes).inside("id;note;desk\r\n1;\"", "\";x\r\n2;none;y\r\n")
    },
    MarkerPlanter("table-file", "a cell between tabs", type: .tsv) {
      $0.unless("\t", "\n")?.inside("id\tnote\tdesk\n1\t", "\tx\n2\tnone\ty\n")
    },
  ]

  private static let xml = [
    MarkerPlanter("xml-file", "an element", type: .xml) {
      $0.spelled(Spelling.references).inside(
        "<?xml version='1.0'?><rss><channel><item><title>A</title><deskNote>",
        "</deskNote></item></channel></rss>"
      )
    },
    MarkerPlanter("xml-file", "a section of characters", type: .xml) {
      $0.unless("]]>")?.inside(
        "<rss><channel><item><title>A</title><deskNote><![CDATA[",
        "]]></deskNote></item></channel></rss>"
      )
    },
    MarkerPlanter("xml-file", "an attribute", type: .xml) {
      $0.spelled(Spelling.references)
        .inside("<rows><row id=\"1\" note=\"", "\"/><row id=\"2\"/></rows>")
    },
    MarkerPlanter("xml-file", "a comment", type: .xml) {
      $0.unless("--")?.inside("<rss><channel><!-- ", " --></channel></rss>")
    },
    MarkerPlanter("svg-file", "metadata", type: .svg) {
      $0.spelled(Spelling.references).inside(
        "<svg xmlns='http://www.w3.org/2000/svg'><metadata>",
        "</metadata><path d='M0 0'/></svg>"
      )
    },
    MarkerPlanter("svg-file", "an attribute", type: .svg) {
      $0.spelled(Spelling.references).inside(
        "<svg xmlns='http://www.w3.org/2000/svg'><g inkscape:label=\"",
        "\"></g></svg>"
      )
    },
    MarkerPlanter("svg-file", "a comment", type: .svg) {
      $0.unless("--")?.inside("<svg xmlns='http://www.w3.org/2000/svg'><!-- ", " --></svg>")
    },
  ]

  private static let texts = [
    MarkerPlanter("caption-file", "a note", type: .webVTT) {
      $0.unless("-->", "\n\n")?.inside(
        "WEBVTT\n\nNOTE\n",
        "\n\n00:01.000 --> 00:02.000\nHello\n"
      )
    },
    MarkerPlanter("caption-file", "a speaker", type: .webVTT) {
      $0.unless("\n")?.spelled(Spelling.references)
        .inside("WEBVTT\n\n00:01.000 --> 00:02.000\n<v ", ">Hello\n")
    },
    MarkerPlanter("caption-file", "a cue", type: .webVTT, slot: .visibleText) {
      $0.unless("\n")?.spelled(Spelling.references)
        .inside("WEBVTT\n\n00:01.000 --> 00:02.000\n", "\n\n00:02.000 --> 00:03.000\nHi\n")
    },
    MarkerPlanter("text-file", "a paragraph", type: .plainText) {
      $0.unless("\n\n")?.inside("Transcript\n\n", "\n\nEnd\n")
    },
  ]
}
