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
  /// So many elements are remembered: what stands in one mostly comes in a row.
  private static let mostElements = 1024
  /// Keys and elements as reports show them: many findings stand under the same, however long.
  private var shownKeys: [Int: ShownKey] = [:]
  private var shownElements: [ElementPlace: ShownElement] = [:]

  private struct ShownKey {
    var text: String
    /// Whether that is the key itself, with nothing in it masked.
    var isWhole: Bool
    /// The step of a JSON Pointer to it.
    var step: String
  }

  private struct ElementPlace: Hashable {
    var layer: Int
    var token: Int
  }

  private struct ShownElement {
    var name: String
    /// The name with an id or a class.
    var title: String
  }

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
      element: element(of: fragment)?.title,
      pointer: pointer(of: fragment),
      key: content.key(of: fragment).map { shownKey($0).text },
      decoded: resolver.codings(of: match.range, in: fragment)
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
  mutating func fingerprintPath(of match: RuleMatch) -> [String] {
    let fragment = page.content.fragments[match.fragment]
    var path = [element(of: fragment)?.name ?? ""]
    for step in page.content.path(of: fragment) {
      switch step {
      case .key(let key):
        let shown = shownKey(key)
        path.append(shown.isWhole ? shown.text : "*")
      case .index: path.append("*")
      }
    }
    return path
  }

  private mutating func shownKey(_ key: Int) -> ShownKey {
    if let known = shownKeys[key] { return known }
    let word = page.content.keys[key]
    let text = shown(word)
    var step = ""
    JSONPointer.append(key: text.utf8, to: &step)
    let shown = ShownKey(text: text, isWhole: text == word, step: step)
    shownKeys[key] = shown
    return shown
  }

  /// A word of structure as reports show it.
  private func shown(_ word: String) -> String { redactor.redact(structure.shown(word)) }

  // MARK: Data

  /// The JSON Pointer of a value in embedded data; nil for attributes, comments and page text.
  private mutating func pointer(of fragment: Fragment) -> String? {
    guard fragment.form == .string || fragment.form == .number || fragment.form == .attribute
    else { return nil }
    let steps = page.content.path(of: fragment)
    let isData = fragment.form != .attribute || steps.count > 1
    guard isData, !steps.isEmpty else { return nil }
    var pointer = ""
    for step in steps {
      switch step {
      case .index(let index): JSONPointer.append(index: index, to: &pointer)
      case .key(let key): pointer += shownKey(key).step
      }
    }
    return Self.shortened(pointer)
  }

  /// So long a pointer is shown whole, in bytes; the longest on real pages has some two hundred.
  private static let longestPointer = 512

  /// A pointer without its beginning where it is longer than anybody reads; `…` stands for that.
  private static func shortened(_ pointer: String) -> String {
    let excess = pointer.utf8.count - longestPointer
    guard excess > 0 else { return pointer }
    let end = pointer.utf8.dropFirst(excess).drop { $0 != UInt8(ascii: "/") }
    return "…" + String(decoding: end, as: UTF8.self)
  }

  // MARK: Elements

  /// The element a fragment stands in, as in `script#__NEXT_DATA__`.
  private mutating func element(of fragment: Fragment) -> ShownElement? {
    guard let place = page.content.element(of: fragment),
      let document = page.content.documents[place.layer]
    else { return nil }
    let key = ElementPlace(layer: place.layer, token: place.token)
    if let known = shownElements[key] { return known }
    let shown = page.content.layers[place.layer].bytes.withUnsafeBufferPointer { text in
      let name = name(of: document.page.tokens[place.token], in: text)
      if let id = document.attribute("id", of: place.token, in: text) {
        return ShownElement(name: name, title: name + "#" + shortened(text, id.valueRange))
      }
      if let names = document.attribute("class", of: place.token, in: text) {
        return ShownElement(name: name, title: name + "." + shortened(text, names.valueRange))
      }
      return ShownElement(name: name, title: name)
    }
    if shownElements.count == Self.mostElements { shownElements.removeAll() }
    shownElements[key] = shown
    return shown
  }

  private func name(of token: HTMLToken, in text: UnsafeBufferPointer<UInt8>) -> String {
    shown(String(decoding: text[token.nameRange], as: UTF8.self).lowercased())
  }

  /// The first word of an id or class, cut where a report would get crowded, once it is known to
  /// hold no value.
  private func shortened(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    let value = String(decoding: text[range], as: UTF8.self)
    let word = value.split { $0.isWhitespace }.first.map(String.init) ?? ""
    return String(shown(word).prefix(40))
  }
}
