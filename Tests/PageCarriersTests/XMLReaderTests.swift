import PageCarriers
import SourceText
import TestSupport
import Testing

/// Feeds, sitemaps, other XML, and drawings.
@Suite struct XMLReaderTests {
  /// A file and all it gives, a line for each text: who sees it, its path, the text.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var texts: [String]
    var type = PageReader.MediaType.xml
    var testDescription: String { name }
  }

  static let feeds = [
    Case(
      name: "item of a feed",
      file:
        "<rss><channel><item><title>A</title><dc:creator>B &amp; C</dc:creator></item></channel></rss>",
      texts: ["public /rss/channel/item/title: A", "public /rss/channel/item/creator: B & C"]
    ),
    Case(
      name: "items in a row",
      file: "<feed><entry><title>A</title></entry>\n<entry><title>B</title></entry></feed>",
      texts: ["public /feed/entry/0/title: A", "public /feed/entry/1/title: B"]
    ),
    Case(
      name: "elements of the newsroom's own",
      file: "<rss><item><title>A</title><desk:note><title>B</title>C</desk:note></item></rss>",
      texts: ["public /rss/item/title: A", "hidden /rss/item/note: BC"]
    ),
    Case(
      name: "record of the newsroom's own",
      file: "<rss><item><desk:who><name>A</name><tel>B</tel></desk:who></item></rss>",
      texts: ["hidden /rss/item/who/name: A", "hidden /rss/item/who/tel: B"]
    ),
    Case(
      name: "escaped markup and CDATA",
      file: "<rss><item><description>&lt;p>A&lt;/p></description>"
        + "<content:encoded><![CDATA[<b>B</b>]]></content:encoded></item></rss>",
      texts: ["public /rss/item/description: A", "public /rss/item/encoded: B"]
    ),
    Case(
      name: "text in pieces",
      file: "<feed><title>A<!-- B -->C<![CDATA[D]]></title></feed>",
      texts: ["public /feed/title: ACD", "hidden :  B "]
    ),
    Case(
      name: "markup of pages in a feed",
      file: "<feed><entry><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        + "<p>A <b>B</b></p><p hidden=''>C</p></div></content></entry></feed>",
      texts: [
        "public /feed/entry/content: A B", "hidden /feed/entry/content: C",
        "hidden /feed/entry/content/type: xhtml",
        "hidden /feed/entry/content/div/xmlns: http://www.w3.org/1999/xhtml",
      ]
    ),
    Case(
      name: "attributes",
      file: "<rss><item><enclosure url='A' length='1'/><guid isPermaLink='B'>C</guid></item></rss>",
      texts: [
        "public /rss/item/guid: C", "hidden /rss/item/enclosure/url: A",
        "hidden /rss/item/enclosure/length: 1", "hidden /rss/item/guid/isPermaLink: B",
      ]
    ),
    Case(
      name: "sitemap",
      file:
        "<urlset><url><loc>A</loc><image:image><image:loc>B</image:loc></image:image></url></urlset>",
      texts: ["public /urlset/url/loc: A", "hidden /urlset/url/image/loc: B"]
    ),
    Case(
      name: "captions in XML",
      file:
        "<tt><head><metadata><ttm:name>A</ttm:name></metadata></head><body><p>B<br/>C</p></body></tt>",
      texts: ["hidden /tt/head/metadata/name: A", "public /tt/body/p: BC"]
    ),
  ]

  static let others = [
    Case(
      name: "declared entities are not expanded",
      file: "<!DOCTYPE a [<!ENTITY b \"]>\"><?x ]>?>]><a>A&b;</a>",
      texts: ["hidden /a: A&b;", "hidden :  a [<!ENTITY b \"]>\"><?x ]>?>]"]
    ),
    Case(
      name: "instruction with markup in it",
      file: "<a><?php echo '>A' ?>B</a>",
      texts: ["hidden /a: B", "hidden : ?php echo '>A' ?"]
    ),
    Case(
      name: "elements that are void in pages",
      file: "<a><link>A</link><br>B</br><meta>C</meta><script>D<e/></script></a>",
      texts: ["hidden /a/link: A", "hidden /a/br: B", "hidden /a/meta: C", "hidden /a/script: D"]
    ),
    Case(
      name: "names in other letters, end tags that end nothing",
      file: "<имя>A</x></имя><_b>C</_b>",
      texts: ["hidden /имя: A", "hidden /_b: C"]
    ),
    Case(name: "unclosed", file: "<a><b>A<c e='B", texts: ["hidden /a/b: A", "hidden /e: B"]),
    Case(name: "text outside", file: "<a/> ring her", texts: ["hidden :  ring her"]),
    Case(
      name: "running text of elements",
      file: "<a>ring <who>A</who> at <tel>1</tel><tel>2</tel></a>",
      texts: ["hidden /a: ring A at 1", "hidden /a: 2"]
    ),
  ]

  static let drawings = [
    Case(
      name: "drawn text",
      file: "<svg><text>A <tspan>B</tspan></text><g>C</g></svg>",
      texts: ["visible : A B", "hidden : C"],
      type: .svg
    ),
    Case(
      name: "metadata, descriptions, definitions",
      file: "<svg><title>A</title><desc>B</desc><metadata><dc:creator>C</dc:creator></metadata>"
        + "<defs><text>D</text></defs></svg>",
      texts: ["public : A", "hidden : B", "hidden : C", "hidden : D"],
      type: .svg
    ),
    Case(
      name: "what attributes and style sheets hide",
      file: "<svg><style>\n<![CDATA[.a{display:none}]]>\n</style><text display='none'>A</text>"
        + "<g visibility='hidden'><text>B</text><text visibility='visible'>C</text></g>"
        + "<g class='a'><text>D</text></g></svg>",
      texts: [
        "hidden /display: none", "hidden /visibility: hidden", "hidden /visibility: visible",
        "hidden /class: a", "hidden : A", "hidden : B", "visible : C", "hidden : D",
      ],
      type: .svg
    ),
    Case(
      name: "what an editor leaves",
      file: "<svg sodipodi:docname='A'><sodipodi:namedview b='C'/><i:pgf>D</i:pgf></svg>",
      texts: ["hidden /sodipodi:docname: A", "hidden /b: C", "hidden : D"],
      type: .svg
    ),
    Case(
      name: "script of a drawing",
      file: "<svg><script><![CDATA[var a = {who: 'A'}]]></script></svg>",
      texts: ["hidden /a/who: A"],
      type: .svg
    ),
  ]

  @Test(arguments: feeds + others + drawings)
  func `elements give their texts with path and visibility`(_ row: Case) {
    let content = PageReader.read(
      PageText(decoding: Array(row.file.utf8), as: .markup),
      as: row.type
    )
    let found = content.fragments.filter { $0.form != .raw }.map { fragment in
      "\(fragment.visibility) \(FileReaderTests.path(of: fragment, in: content)): "
        + String(decoding: content.text(of: fragment), as: UTF8.self)
    }
    #expect(found == row.texts)
  }

  @Test(arguments: drawings)
  func `a drawing in a page is read as one by itself is`(_ row: Case) {
    let page = "<!doctype html><p></p>" + row.file
    let content = PageReader.read(PageText(decoding: Array(page.utf8), as: .markup), as: .html)
    let found = content.fragments.filter { $0.form != .raw }.map { fragment in
      "\(fragment.visibility) \(FileReaderTests.path(of: fragment, in: content)): "
        + String(decoding: content.text(of: fragment), as: UTF8.self)
    }
    #expect(found.filter { $0 != "hidden : html" && $0 != "hidden :  html" } == row.texts)
  }
}
