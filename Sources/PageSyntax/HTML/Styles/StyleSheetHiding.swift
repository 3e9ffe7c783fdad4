/// Which elements the page's own style sheets hide.
///
/// Rules with one compound selector count (`.a`, `p.a.b`, `#a`, `[hidden]`); what depends on other elements or
/// on states (`.a .b`, `.a:hover`) does not, as it may not apply. Rules for one medium among
/// others only show: what one reader sees is published.
struct StyleSheetHiding: Sendable {
  /// A rule that can apply, for one of its selectors.
  private struct Rule {
    var selector: CompoundSelector
    var style: HidingStyle
    /// Greater ones win: specificity, then order in the page.
    var rank: Int
    /// The next rule that has the same key; -1 at the end.
    var next: Int32
  }

  /// The rules that have one key.
  private struct Bucket {
    var first: Int32
    var count: Int
  }

  private var rules: [Rule] = []
  /// How often something was added; the later wins.
  private var additions = 0
  private var ruleOfSelector: [UInt64: Int32] = [:]
  private var buckets: [UInt64: Bucket] = [:]
  /// A bit for every key, to pass over the names that no rule has.
  private var filter = [UInt64](repeating: 0, count: 64)

  /// Whether a rule asks for a tag name.
  private(set) var asksForTags = false
  /// Whether a rule asks for an attribute other than class and id.
  private(set) var asksForAttributes = false

  /// So many selectors are kept; no real page has as many.
  static let mostRules = 20_000
  /// So many selectors with the same key are kept, as all are tried on every element that has it.
  static let mostRulesPerKey = 32

  /// The rules a page starts with: for the classes that are there to be read aloud.
  static let initial = StyleSheetHiding()

  private init() {
    var style = HidingStyle()
    style.set(.readAloud, to: .readAloud, isImportant: false)
    for name in Self.readAloudClasses {
      var selector = CompoundSelector()
      selector.add(.className(name), .className)
      add(style, to: selector)
    }
  }

  /// Sets `style` for the elements that `selector` finds, over what was set before.
  mutating func add(_ style: HidingStyle, to selector: CompoundSelector) {
    additions += 1
    if let index = ruleOfSelector[selector.identity].map(Int.init) {
      rules[index].style.apply(style)
      rules[index].rank = rank(selector, order: additions)
      return
    }
    guard rules.count < Self.mostRules else { return }
    let key = selector.key
    var bucket = buckets[key.hash] ?? Bucket(first: -1, count: 0)
    guard bucket.count < Self.mostRulesPerKey else { return }
    let index = Int32(rules.count)
    rules.append(
      Rule(
        selector: selector,
        style: style,
        rank: rank(selector, order: additions),
        next: bucket.first
      )
    )
    bucket.first = index
    bucket.count += 1
    buckets[key.hash] = bucket
    ruleOfSelector[selector.identity] = index
    filter[Int(key.hash >> 6 & 63)] |= 1 << (key.hash & 63)
    asksForTags = asksForTags || selector.asksForTag
    asksForAttributes = asksForAttributes || selector.asksForAttribute
  }

  private func rank(_ selector: CompoundSelector, order: Int) -> Int {
    selector.specificity << 32 | order
  }

  /// The style of the element that has these names: tag, id, classes, attributes.
  func style(of names: [SelectorName]) -> HidingStyle {
    var found: [(rank: Int, style: HidingStyle)] = []
    for name in names where mayHaveRules(name) {
      var next = buckets[name.hash]?.first ?? -1
      while next >= 0 {
        let rule = rules[Int(next)]
        if rule.selector.matches(names) { found.append((rule.rank, rule.style)) }
        next = rule.next
      }
    }
    if found.count > 1 { found.sort { $0.rank < $1.rank } }
    return found.reduce(into: HidingStyle()) { $0.apply($1.style) }
  }

  /// Whether a rule may have `name` as its key.
  @inline(__always)
  func mayHaveRules(_ name: SelectorName) -> Bool {
    filter[Int(name.hash >> 6 & 63)] >> (name.hash & 63) & 1 != 0
  }

  /// Class names of the idiom that hides a text from sight and leaves it to screen readers.
  ///
  /// From Bootstrap, WordPress, Drupal, HTML5 Boilerplate, Foundation, Angular, GOV.UK, USWDS, Bulma.
  private static let readAloudClasses: [StaticString] = [
    "sr-only", "sr-only-focusable", "visually-hidden", "visually-hidden-focusable",
    "visuallyhidden", "visuallyHidden", "VisuallyHidden", "u-visually-hidden", "u-visuallyhidden",
    "is-visually-hidden", "is-sr-only", "u-sr-only", "show-for-sr", "screen-reader-text",
    "screen-reader-only", "screen-reader", "screenreader", "screenreader-only", "screenReader",
    "screenReaderText", "assistive-text", "skip-link", "skiplink", "skip-to-content", "skip-nav",
    "skip-to-content-link", "skip-navigation", "a11y-hidden", "element-invisible",
    "cdk-visually-hidden", "govuk-visually-hidden", "govuk-skip-link", "usa-sr-only",
    "usa-skipnav", "hidden-visually", "vjs-control-text", "accessibly-hidden",
    "accessible-hide", "offscreen-text", "a11y-text",
  ]
}
