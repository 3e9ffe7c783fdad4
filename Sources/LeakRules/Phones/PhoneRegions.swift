/// Where a page is read, which tells how national telephone numbers on it are meant.
package enum PhoneRegions {
  /// More regions than this find more identifiers than numbers: each plan makes its own digits valid.
  private static let most = 4

  /// The regions of a page, the likeliest first, at most four besides the explicit ones.
  ///
  /// - Parameters:
  ///   - language: The page's language, BCP 47, as in `de` or `en-GB`.
  ///   - host: The host that publishes the page, as in `example.org`.
  ///   - explicit: Regions the user named; they come first.
  /// - Returns: ISO 3166-1 alpha-2 codes in upper case; the United States and the United Kingdom when
  ///   nothing tells, as a page without a language is most often English.
  package static func regions(language: String?, host: String?, explicit: [String]) -> [String] {
    var regions: [String] = []
    for region in explicit.map({ $0.uppercased() }) where !regions.contains(region) {
      regions.append(region)
    }
    let most = max(Self.most, regions.count)
    var guesses = host.flatMap(region(ofHost:)).map { [$0] } ?? []
    guesses += language.map(regions(ofLanguage:)) ?? []
    if regions.isEmpty, guesses.isEmpty { guesses = ["US", "GB"] }
    for region in guesses where regions.count < most && !regions.contains(region) {
      regions.append(region)
    }
    return regions
  }

  /// Asked one after the other for a value under a telephone's key that fits no region of the page:
  /// the most populous and most written about, so that what a key vouches for gets a name.
  static let everywhere = [
    "US", "RU", "UA", "GB", "FR", "IT", "ES", "PL", "TR", "IR", "IL", "SY", "IQ", "EG", "SA", "AE",
    "IN", "PK", "BD", "CN", "JP", "KR", "TW", "VN", "ID", "PH", "TH", "BR", "MX", "AR", "CO", "VE",
    "NG", "ZA", "KE", "ET", "KZ", "UZ", "BY", "NL", "BE", "SE", "NO", "DK", "FI", "PT", "GR", "RO",
    "CZ", "HU", "AU", "CA", "CH", "AT", "DE",
  ]

  // MARK: Host

  /// Country domains that most sites take for their letters.
  private static let vanityDomains: Set<Substring> = [
    "ac", "ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "sh", "to", "tv", "ws",
  ]

  /// Domains whose name is not the region's code.
  private static let unlikeDomains: [Substring: String] = [
    "uk": "GB", "su": "RU", "xn--p1ai": "RU", "рф": "RU", "xn--j1amh": "UA", "укр": "UA",
    "xn--90ais": "BY", "бел": "BY", "xn--80ao21a": "KZ", "қаз": "KZ", "xn--fiqs8s": "CN",
    "中国": "CN", "xn--mgba3a4f16a": "IR", "xn--qxam": "GR", "ελ": "GR", "xn--3e0b707e": "KR",
    "cat": "ES", "scot": "GB", "berlin": "DE", "moscow": "RU", "kiwi": "NZ", "nyc": "US",
    "gov": "US", "mil": "US", "edu": "US",
  ]

  private static func region(ofHost host: String) -> String? {
    guard let domain = host.lowercased().split(separator: ".").last else { return nil }
    if let region = unlikeDomains[domain] { return region }
    guard domain.utf8.count == 2, !vanityDomains.contains(domain), domain != "eu",
      domain.utf8.allSatisfy({ $0 &- UInt8(ascii: "a") < 26 })
    else { return nil }
    return domain.uppercased()
  }

  // MARK: Language

  /// Where a language is read, the likeliest first.
  ///
  /// Russian is read across the former Soviet Union, German in three countries, English anywhere: for it
  /// only the two regions with the most newsrooms, since every further one adds false alarms.
  private static let regionsByLanguage: [Substring: [String]] = [
    "ar": ["EG", "SA", "AE", "SY"], "az": ["AZ"], "be": ["BY"], "bg": ["BG"], "bn": ["BD", "IN"],
    "bs": ["BA"], "ca": ["ES"], "cs": ["CZ"], "cy": ["GB"], "da": ["DK"], "de": ["DE", "AT", "CH"],
    "el": ["GR", "CY"], "en": ["US", "GB"], "es": ["ES", "MX", "AR", "CO"], "et": ["EE"],
    "eu": ["ES"], "fa": ["IR", "AF"], "fi": ["FI"], "fil": ["PH"], "fr": ["FR", "BE", "CH", "CA"],
    "ga": ["IE"], "gl": ["ES"], "he": ["IL"], "hi": ["IN"], "hr": ["HR", "BA"], "hu": ["HU"],
    "hy": ["AM"], "id": ["ID"], "is": ["IS"], "it": ["IT", "CH"], "iw": ["IL"], "ja": ["JP"],
    "ka": ["GE"], "kk": ["KZ"], "km": ["KH"], "ko": ["KR"], "ky": ["KG"], "lt": ["LT"],
    "lv": ["LV"], "mk": ["MK"], "mn": ["MN"], "ms": ["MY"], "my": ["MM"], "nb": ["NO"],
    "ne": ["NP"], "nl": ["NL", "BE"], "nn": ["NO"], "no": ["NO"], "pl": ["PL"], "ps": ["AF", "PK"],
    "pt": ["BR", "PT"], "ro": ["RO", "MD"], "ru": ["RU", "UA", "BY", "KZ"], "si": ["LK"],
    "sk": ["SK"], "sl": ["SI"], "so": ["SO"], "sq": ["AL", "XK"], "sr": ["RS", "ME"],
    "sv": ["SE", "FI"], "sw": ["KE", "TZ"], "ta": ["IN", "LK"], "tg": ["TJ"], "th": ["TH"],
    "tk": ["TM"], "tr": ["TR"], "uk": ["UA"], "ur": ["PK"], "uz": ["UZ"], "vi": ["VN"],
    "zh": ["CN", "TW", "HK"],
  ]

  private static func regions(ofLanguage tag: String) -> [String] {
    let subtags = tag.split { $0 == "-" || $0 == "_" }
    guard let language = subtags.first?.lowercased() else { return [] }
    var regions: [String] = []
    for subtag in subtags.dropFirst() where subtag.utf8.count == 2 {
      regions.append(subtag.uppercased())
    }
    for region in regionsByLanguage[language[...]] ?? [] where !regions.contains(region) {
      regions.append(region)
    }
    return regions
  }
}
