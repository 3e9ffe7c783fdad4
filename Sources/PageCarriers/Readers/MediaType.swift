extension PageReader {
  /// What an input is read as; the raw value is its name by RFC 6838.
  package enum MediaType: String, CaseIterable, Sendable {
    case html = "text/html"
    /// JSON, GeoJSON, TopoJSON, source maps, web manifests, JSONP.
    case json = "application/json"
    /// A JSON text on each line.
    case ndjson = "application/x-ndjson"
    case javascript = "text/javascript"
    case css = "text/css"
    case svg = "image/svg+xml"
    /// Feeds, sitemaps, and any other XML.
    case xml = "application/xml"
    case webVTT = "text/vtt"
    case subRip = "application/x-subrip"
    case csv = "text/csv"
    case tsv = "text/tab-separated-values"
    case plainText = "text/plain"
  }
}

extension PageReader.MediaType {
  /// The type a file's name promises; nil when its ending is none of those known.
  ///
  /// - Parameter name: A file name, a path, or an address with a query.
  package init?(ofFileNamed name: String) {
    let path = name.prefix { $0 != "?" && $0 != "#" }
    let file = path.split(separator: "/").last ?? path
    guard let point = file.lastIndex(of: "."),
      let type = Self.byExtension[file[point...].dropFirst().lowercased()]
    else { return nil }
    self = type
  }

  /// The endings of files this program reads, in lower case, without the point.
  package static var fileExtensions: [String] { byExtension.keys.sorted() }

  private static let byExtension: [String: Self] = {
    let lists: [(Self, String)] = [
      (.html, "html htm xhtml xht shtml php asp aspx jsp"),
      (.json, "json geojson topojson map webmanifest jsonld json5"),
      (.ndjson, "ndjson jsonl"),
      (.javascript, "js mjs cjs jsx ts mts tsx"),
      (.css, "css scss less"),
      (.svg, "svg"),
      (.xml, "xml rss atom rdf opml kml gpx xsl xslt ttml"),
      (.webVTT, "vtt"),
      (.subRip, "srt"),
      (.csv, "csv psv"),
      (.tsv, "tsv tab"),
      (.plainText, "txt text md"),
    ]
    var table: [String: Self] = [:]
    for (type, list) in lists {
      for ending in list.split(separator: " ") { table[String(ending)] = type }
    }
    return table
  }()
}
