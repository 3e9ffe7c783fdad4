/// The elements of XML made for machines to show: feeds, sitemaps, previews, captions.
///
/// Sources: RSS 2.0; Atom, RFC 4287; <https://www.sitemaps.org/protocol.html> and Google's additions for
/// news, images and video; Dublin Core; Media RSS; Apple's podcasts; oEmbed; TTML 2, W3C.
enum XMLVocabulary {
  /// Whether an element of this name is made to be shown; a name of the newsroom's own making is not.
  static func isPublic(_ name: String) -> Bool {
    guard let colon = name.firstIndex(of: ":") else { return names.contains(name) }
    return prefixes.contains(String(name[..<colon])) && !fileAddresses.contains(name)
  }

  /// Where recordings and pictures lie is shown to nobody.
  private static let fileAddresses: Set<String> = [
    "image:loc", "video:content_loc", "video:player_loc", "video:thumbnail_loc",
  ]

  /// The prefixes by which feeds name the vocabularies they add.
  private static let prefixes: Set<String> = [
    "a10", "admin", "atom", "atom10", "cc", "content", "creativeCommons", "dc", "dcterms",
    "excerpt",
    "feedburner", "geo", "georss", "gml", "googleplay", "image", "itunes", "media", "news",
    "openSearch", "opensearch", "podcast", "prism", "rdf", "rss", "slash", "snf", "sy", "thr", "tt",
    "video", "webfeeds", "wfw", "xhtml", "yandex",
  ]

  private static let names: Set<String> = Set(
    """
    rss channel item title link description language copyright managingEditor webMaster pubDate
    lastBuildDate category generator docs cloud ttl image rating textInput skipHours skipDays hour day
    url width height name author comments enclosure guid source
    feed entry id updated published summary content contributor rights logo icon subtitle email uri
    urlset sitemapindex sitemap loc lastmod changefreq priority
    oembed type version author_name author_url provider_name provider_url cache_age thumbnail_url
    thumbnail_width thumbnail_height html
    tt body div p span br region
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )
}
