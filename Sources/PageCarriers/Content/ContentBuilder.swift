internal import PageSyntax
internal import SourceText

/// Collects what the carriers of one page hold.
///
/// Lives for one page on one thread. A class, because carriers, readers and nested texts all add to
/// the same arena in turn.
package final class ContentBuilder {
  package internal(set) var layers: [TextLayer] = []
  private(set) var fragments: [Fragment] = []
  private(set) var places: [Place] = []
  private(set) var keys = KeyTable()
  private(set) var documents: [Int: HTMLDocument] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// What no reader could make out.
  var opaqueTexts: [OpaqueText] = []
  /// For each layer, which of its bytes were read.
  var coverage: [ByteCoverage] = []
  /// How many bytes of the page each carrier read first, by the carriers' indexes.
  private(set) var carrierBytes: [Int]

  /// The carrier new fragments belong to; nested texts keep the carrier they were found in.
  var carrier: UInt8 = 0
  /// Who sees the text being read: what is nested in hidden data is hidden, whatever it says.
  var baseVisibility: Visibility = .visible
  /// How many decodings deep the text being read lies.
  var depth = 0
  var budget: ReadingBudget

  private var arena: [UInt8] = []
  private var pieces: [TextPiece] = []
  private var keyValues = KeyValues()
  /// The key of a source map's sources; -1 on a page that has none.
  private var sourceListKey: Int32 = -1
  private var reported: Set<String> = []
  private var openStart = 0
  private var openPieces = 0
  /// Whether the open fragment may hold something else than text.
  private var mayBeBinary = false

  /// Creates a builder that starts with the page's own text; the time limit starts to run.
  init(of text: PageText, as medium: TextLayer.Medium, limits: ContentLimits) {
    budget = ReadingBudget(limits: limits, pageSize: text.bytes.count)
    layers = [TextLayer(bytes: text.bytes, medium: medium, pieces: 0..<0, depth: 0)]
    coverage = [ByteCoverage(count: text.bytes.count)]
    carrierBytes = Array(repeating: 0, count: CarrierCatalog.descriptions.count)
    arena.reserveCapacity(text.bytes.count + text.bytes.count / 8)
    fragments.reserveCapacity(text.bytes.count / 48)
    pieces.reserveCapacity(text.bytes.count / 48)
    diagnostics += text.diagnostics
  }

  /// What was collected.
  func content(of text: PageText, facts: PageFacts) -> PageContent {
    ColumnNames.resolve(&fragments, places: &places, keys: &keys, arena: arena)
    return PageContent(
      text: text,
      layers: layers,
      arena: arena,
      fragments: fragments,
      pieces: pieces,
      places: places,
      keys: keys,
      documents: documents,
      diagnostics: diagnostics,
      opaqueTexts: opaqueTexts,
      carrierBytes: carrierBytes,
      language: facts.language,
      host: facts.host
    )
  }

  // MARK: Places and keys

  /// Adds a place and returns its index.
  func addPlace(
    _ kind: Place.Kind,
    parent: Int32,
    key: Int32 = -1,
    index: Int32 = -1,
    layer: Int32 = -1,
    token: Int32 = -1
  ) -> Int32 {
    places.append(
      Place(kind: kind, parent: parent, key: key, index: index, layer: layer, token: token)
    )
    return Int32(places.count - 1)
  }

  /// Puts a place where `context` says, which was not known when it was added; false where that is in
  /// itself, or deeper than anybody would follow it.
  func move(_ place: Int32, to context: FragmentContext) -> Bool {
    var around = context.place
    for _ in 0..<Self.movingDepth where around >= 0 && around != place {
      around = places[Int(around)].parent
    }
    guard around < 0 else { return false }
    places[Int(place)].parent = context.place
    places[Int(place)].key = context.key
    places[Int(place)].index = context.index
    return true
  }

  private static let movingDepth = 100

  /// The place with this index.
  func place(_ index: Int32) -> Place { places[Int(index)] }

  /// The index of a key, given undecoded.
  func key(_ raw: UnsafeBufferPointer<UInt8>, coding: TextCoding = .literal) -> Int32 {
    if coding == .literal || coding.isLiteral(raw) {
      let key = keys.intern(raw)
      if raw.count == 14, SourceMapText.isSourceList(key: raw) { sourceListKey = key }
      return key
    }
    var decoded: [UInt8] = []
    coding.decode(raw, into: &decoded)
    return decoded.withUnsafeBufferPointer { keys.intern($0) }
  }

  /// Whether a key may be a value in a key's place: a number, an address, a name, a sentence.
  func isValueLike(_ key: Int32) -> Bool { keyValues.isValueLike(key, in: keys) }

  // MARK: Fragments

  /// Adds one stretch of `layer` as a fragment.
  ///
  /// - Parameters:
  ///   - range: Bytes of the layer.
  ///   - bytes: The layer's bytes.
  ///   - layer: The layer.
  ///   - coding: How the stretch is written there.
  ///   - context: What it is and where it belongs.
  func add(
    _ range: Range<Int>,
    of bytes: UnsafeBufferPointer<UInt8>,
    layer: Int,
    coding: TextCoding,
    as context: FragmentContext
  ) {
    openFragment()
    append(range, of: bytes, layer: layer, coding: coding)
    closeFragment(as: context)
  }

  /// Starts a fragment of several pieces.
  func openFragment() {
    openStart = arena.count
    openPieces = pieces.count
    mayBeBinary = false
  }

  /// Adds a piece to the open fragment.
  func append(
    _ range: Range<Int>,
    of bytes: UnsafeBufferPointer<UInt8>,
    layer: Int,
    coding: TextCoding
  ) {
    guard !range.isEmpty else { return }
    passOver(range, of: layer)
    let raw = UnsafeBufferPointer(rebasing: bytes[range])
    let isPlain = coding == .literal || coding.isLiteral(raw)
    pieces.append(TextPiece(layer: layer, range: range, coding: coding, isPlain: isPlain))
    if isPlain {
      arena.append(contentsOf: raw)
    } else if coding == .inflate {
      appendInflated(raw)
    } else {
      coding.decode(raw, into: &arena)
      if coding == .base64Data { mayBeBinary = true }
    }
  }

  /// Appends what compressed data holds, as far as the page's budget goes: a little of it may hold
  /// very much.
  private func appendInflated(_ raw: UnsafeBufferPointer<UInt8>) {
    mayBeBinary = true
    guard budget.allowsInflating else {
      return report(.warning, "compressed data beyond the size limit was not unpacked")
    }
    let start = arena.count
    TextCoding.inflate.decode(raw, into: &arena)
    budget.spend(arena.count - start)
    if arena.count - start >= Inflate.outputLimit(forInputOf: raw.count) {
      report(.warning, "compressed data was unpacked up to the size limit only")
    }
  }

  /// Ends the open fragment; a text that is itself encoded or structured is read further.
  func closeFragment(as context: FragmentContext) {
    var context = context
    // What is nested in data made for machines to show is hidden where its own markup hides it.
    switch baseVisibility {
    case .visible: break
    case .public: if context.visibility == .visible { context.visibility = .public }
    case .hidden: context.visibility = .hidden
    }
    if context.reading == .guess, isSource(context) { context.reading = .source }
    guard arena.count > openStart, isWithinLimits() else { return dropFragment() }
    let nested = arena.withUnsafeBufferPointer { arena in
      NestedText(
        recognisedIn: UnsafeBufferPointer(rebasing: arena[openStart...]),
        isBinary: mayBeBinary,
        as: context
      )
    }
    guard let nested else { return finish(as: context) }
    let text = Array(arena[openStart...])
    if let refusal = budget.refusal(toDecode: text.count, at: depth) {
      report(.warning, refusal)
      return nested.isReadable ? finish(as: context) : dropFragment()
    }
    let outer = openPieces..<pieces.count
    arena.removeLast(arena.count - openStart)
    let isRead = read(nested, in: text, of: outer, as: context)
    guard !isRead, nested.isReadable else { return }
    // Nothing came of it: the text itself is what there is to examine.
    openStart = arena.count
    openPieces = pieces.count
    pieces.append(contentsOf: Array(pieces[outer]))
    arena.append(contentsOf: text)
    finish(as: context)
  }

  /// Whether a text is a source file in a source map.
  private func isSource(_ context: FragmentContext) -> Bool {
    sourceListKey >= 0 && context.form == .string && context.index >= 0
      && places[Int(context.place)].key == sourceListKey
  }

  private func dropFragment() {
    arena.removeLast(arena.count - openStart)
    pieces.removeLast(pieces.count - openPieces)
  }

  /// Ends the open fragment as it is.
  func finish(as context: FragmentContext) {
    fragments.append(
      Fragment(
        carrier: carrier,
        form: context.form,
        visibility: context.visibility,
        start: Int32(openStart),
        end: Int32(arena.count),
        firstPiece: Int32(openPieces),
        pieceCount: Int32(pieces.count - openPieces),
        place: context.place,
        key: context.key,
        index: context.index
      )
    )
    arena.append(UInt8(ascii: "\n"))
  }

  /// Hides the fragments from `first` on that stand under, or below, a key for which `isHidden`
  /// holds; the objects around the first of them are not asked.
  func hide(from first: Int, where isHidden: @escaping (String) -> Bool) {
    var hiding = KeyHiding(isHidden: isHidden)
    for index in fragments.indices[first...]
    where hiding.hides(fragments[index], places: places, keys: keys) {
      fragments[index].visibility = .hidden
    }
  }

  // MARK: What is known of the whole

  /// Notes that bytes were read that no fragment needs: those of a key.
  func passOver(_ range: Range<Int>, of layer: Int) {
    let fresh = coverage[layer].cover(range)
    if layer == 0 { carrierBytes[Int(carrier)] += fresh }
  }

  /// Notes something the reader of the report should know, once for each message.
  func report(_ level: Diagnostic.Level, _ message: String) {
    guard reported.insert(message).inserted else { return }
    diagnostics.append(Diagnostic(level, message))
  }

  /// Keeps the page a layer was read as.
  func keep(_ document: HTMLDocument, of layer: Int) {
    documents[layer] = document
    if layer == 0 { diagnostics += document.page.diagnostics }
  }

  /// Whether another fragment may be taken.
  func isWithinLimits() -> Bool {
    if budget.surelyAllows(fragments: fragments.count, arena: arena.count) { return true }
    guard let refusal = budget.refusal(afterFragments: fragments.count, arena: arena.count)
    else { return true }
    if !refusal.isEmpty { report(.warning, refusal) }
    return false
  }
}
