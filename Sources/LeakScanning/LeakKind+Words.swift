public import LeakRules

extension LeakKind {
  /// The kind in words, as in "phone number".
  public var title: String { words.one }

  /// The kind in words, for several.
  public var pluralTitle: String { words.many }

  private var words: (one: String, many: String) {
    switch self {
    case .phone: ("phone number", "phone numbers")
    case .name: ("name", "names")
    case .note: ("note", "notes")
    case .email: ("e-mail address", "e-mail addresses")
    case .location: ("exact location", "exact locations")
    case .handle: ("user name", "user names")
    case .identifier: ("identity number", "identity numbers")
    case .secret: ("secret", "secrets")
    case .internalLink: ("internal link", "internal links")
    case .other: ("detail", "details")
    }
  }

  /// The kind with its article, as in "an exact location".
  var titleWithArticle: String {
    ("aeiou".contains(title.prefix(1)) ? "an " : "a ") + title
  }
}
