internal import LeakRules
internal import PageCarriers
internal import PageSyntax
internal import SourceText

/// Says where a match stands, in bytes for machines and in words for people.
struct PlaceWriter {
  private let page: DetectionPage
  private let redactor: Redactor
  private let structure: StructureWords
  private let lines: LineTable
  private var resolver: SourceResolver
  private var contexts: ContextWindow

  /// Writes places of one page.
  init(page: DetectionPage, redactor: Redactor, structure: StructureWords) {
    self.page = page
    self.redactor = redactor
    self.structure = structure
    lines = LineTable(page.content.text.bytes)
    resolver = SourceResolver(page.content)
    contexts = ContextWindow(content: page.content, structure: structure)
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
      key: content.key(of: fragment).map { shown(content.keys[$0]) },
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

  /// The path in the form fingerprints use: positions in lists as `*`, and so a key that is no word
  /// of structure: the hash of a path with a number in it would be undone by trying all numbers.
  func fingerprintPath(of match: RuleMatch) -> [String] {
    let fragment = page.content.fragments[match.fragment]
    let steps = page.content.path(of: fragment).map { step in
      switch step {
      case .key(let key) where shown(page.content.keys[key]) == page.content.keys[key]:
        page.content.keys[key]
      case .key, .index: "*"
      }
    }
    return [elementName(of: fragment) ?? ""] + steps
  }

  /// A word of structure as reports show it.
  private func shown(_ word: String) -> String { redactor.redact(structure.shown(word)) }

  // MARK: Data

  /// The JSON Pointer of a value in embedded data; nil for attributes, comments and page text.
  private func pointer(of fragment: Fragment) -> String? {
    guard fragment.form == .string || fragment.form == .number || fragment.form == .attribute
    else { return nil }
    let steps = page.content.path(of: fragment)
    let isData = fragment.form != .attribute || steps.count > 1
    guard isData, !steps.isEmpty else { return nil }
    var pointer = ""
    for step in steps {
      switch step {
      case .index(let index): JSONPointer.append(index: index, to: &pointer)
      case .key(let key): JSONPointer.append(key: shown(page.content.keys[key]).utf8, to: &pointer)
      }
    }
    return pointer
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
    return shown(String(decoding: bytes, as: UTF8.self).lowercased())
  }

  /// The first word of an id or class, cut where a report would get crowded, once it is known to
  /// hold no value.
  private func shortened(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    let value = String(decoding: text[range], as: UTF8.self)
    let word = value.split { $0.isWhitespace }.first.map(String.init) ?? ""
    return String(shown(word).prefix(40))
  }
}
