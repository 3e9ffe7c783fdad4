internal import LeakRules
internal import PageCarriers
internal import PageSyntax
internal import SourceText

/// Says where a match stands, in bytes for machines and in words for people.
struct PlaceWriter {
  private let page: DetectionPage
  private let redactor: Redactor
  private let lines: LineTable
  private var resolver: SourceResolver
  private var contexts: ContextWindow

  /// Writes places of one page.
  init(page: DetectionPage, redactor: Redactor) {
    self.page = page
    self.redactor = redactor
    lines = LineTable(page.content.text.bytes)
    resolver = SourceResolver(page.content)
    contexts = ContextWindow(content: page.content)
  }

  /// Where a match stands; nil when no byte of the page stands for it.
  mutating func location(of match: RuleMatch) -> LeakLocation? {
    let content = page.content
    let fragment = content.fragments[match.fragment]
    guard let range = resolver.pageRange(of: match.range, in: fragment) else { return nil }
    let carrier = CarrierCatalog.descriptions[Int(fragment.carrier)]
    return LeakLocation(
      span: content.text.sourceSpan(of: range),
      position: lines.position(at: range.lowerBound),
      carrier: carrier.id.name,
      carrierTitle: carrier.title,
      visibility: fragment.visibility,
      element: element(of: fragment),
      pointer: pointer(of: fragment),
      key: content.key(of: fragment).map { redactor.redact(content.keys[$0]) },
      decoded: resolver.codings(of: fragment)
    )
  }

  /// The source around a match: every value masked, and as it is.
  mutating func context(
    of match: RuleMatch,
    masked: String
  ) -> (masked: String, revealed: SensitiveText) {
    let context = contexts.around(match, masked: masked)
    return (redactor.redact(context.masked), context.revealed)
  }

  /// The path in the form fingerprints use: keys as they are, positions in lists as `*`.
  func fingerprintPath(of match: RuleMatch) -> [String] {
    let fragment = page.content.fragments[match.fragment]
    let steps = page.content.path(of: fragment).map { step in
      switch step {
      case .key(let key): page.content.keys[key]
      case .index: "*"
      }
    }
    return [elementName(of: fragment) ?? ""] + steps
  }

  // MARK: Data

  /// The JSON Pointer of a value in embedded data; nil for attributes, comments and page text.
  private func pointer(of fragment: Fragment) -> String? {
    guard fragment.form == .string || fragment.form == .number || fragment.form == .attribute
    else { return nil }
    let steps = page.content.path(of: fragment)
    let isData = fragment.form != .attribute || steps.count > 1
    guard isData, !steps.isEmpty else { return nil }
    return steps.map { step in
      switch step {
      case .index(let index): "/\(index)"
      case .key(let key):
        "/"
          + redactor.redact(page.content.keys[key]).replacing("~", with: "~0")
          .replacing("/", with: "~1")
      }
    }
    .joined()
  }

  // MARK: Elements

  /// The element a fragment stands in, as in `script#__NEXT_DATA__`.
  private func element(of fragment: Fragment) -> String? {
    guard let place = page.content.element(of: fragment),
      let document = page.content.documents[place.layer], let name = elementName(of: fragment)
    else { return nil }
    let bytes = page.content.layers[place.layer].bytes
    return bytes.withUnsafeBufferPointer { text in
      if let id = document.attribute("id", of: place.token, in: text) {
        return name + "#" + shortened(text, id.valueRange)
      }
      if let names = document.attribute("class", of: place.token, in: text) {
        return name + "." + shortened(text, names.valueRange)
      }
      return name
    }
  }

  private func elementName(of fragment: Fragment) -> String? {
    guard let place = page.content.element(of: fragment),
      let document = page.content.documents[place.layer]
    else { return nil }
    let token = document.page.tokens[place.token]
    let bytes = page.content.layers[place.layer].bytes[token.nameRange]
    return redactor.redact(String(decoding: bytes.prefix(40), as: UTF8.self).lowercased())
  }

  /// The first word of an id or class, cut where a report would get crowded.
  private func shortened(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    let value = String(decoding: text[range].prefix(120), as: UTF8.self)
    let word = value.split { $0.isWhitespace }.first.map(String.init) ?? ""
    return redactor.redact(String(word.prefix(40)))
  }
}
