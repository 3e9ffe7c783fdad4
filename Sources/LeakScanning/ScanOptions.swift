internal import LeakRules
public import PageCarriers
internal import SourceText

/// How pages are scanned.
public struct ScanOptions: Sendable {
  /// Findings of less confidence are counted, not reported.
  public var minimumConfidence = Confidence.medium
  /// The regions telephone numbers without a country code are read in, as ISO 3166-1 codes; taken
  /// from the page's language and host when empty.
  public var regions: [String] = []
  /// The charset the pages were served with; nil when it is not known.
  public var charset: String?
  /// How far reading a page goes.
  public var limits = ContentLimits()
  /// How many findings of one page are reported.
  public var findingLimit = 10_000

  /// Creates the default options.
  public init() {}

  /// Whether a charset is known by this label (WHATWG Encoding, section 4.2).
  public static func isKnown(charset label: String) -> Bool { Charset.named(label) != nil }

  /// Whether there is a numbering plan for this region.
  public static func isKnown(region: String) -> Bool { NumberingPlans().hasPlan(for: region) }
}
