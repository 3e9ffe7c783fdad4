internal import PageSyntax
internal import SourceText

/// Collects what the carriers of one page hold.
///
/// Lives for one page on one thread. A class, because carriers, readers and nested texts all add to
/// the same arena in turn.
package final class ContentBuilder {
  package private(set) var layers: [TextLayer] = []
  private(set) var fragments: [Fragment] = []
  private(set) var places: [Place] = []
  private(set) var keys = KeyTable()
  private(set) var documents: [Int: HTMLDocument] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private var arena: [UInt8] = []
  /// For each layer, which of its bytes were read.
  private var coverage: [ByteCoverage] = []
  /// For each key, whether it may be a value in a key's place.
  private var valueLikeKeys: [Bool] = []
  private var pieces: [TextPiece] = []

  /// The carrier new fragments belong to; nested texts keep the carrier they were found in.
  var carrier: UInt8 = 0
  /// Who sees the text being read: what is nested in hidden data is hidden, whatever it says.
  var baseVisibility: Visibility = .visible
  /// How many decodings deep the text being read lies.
  private var depth = 0

  private let limits: ContentLimits
  private var decodedBytesLeft = 0
  private let clock = ContinuousClock()
  private let deadline: ContinuousClock.Instant
  private var reported: Set<String> = []
  private var isOverLimit = false
  private var openStart = 0
  private var openPieces = 0

  /// Creates a builder; the time limit starts to run.
  package init(limits: ContentLimits) {
    self.limits = limits
    deadline = clock.now.advanced(by: .seconds(limits.seconds))
  }

  /// Starts with the page's own text.
  func begin(with text: PageText, as medium: TextLayer.Medium) {
    layers = [TextLayer(bytes: text.bytes, medium: medium, pieces: 0..<0, depth: 0)]
    coverage = [ByteCoverage(count: text.bytes.count)]
    decodedBytesLeft = limits.decodedBytes(forPageOf: text.bytes.count)
    arena.reserveCapacity(text.bytes.count + text.bytes.count / 8)
    fragments.reserveCapacity(text.bytes.count / 48)
    pieces.reserveCapacity(text.bytes.count / 48)
    diagnostics += text.diagnostics
  }

  /// What was collected.
  func content(of text: PageText, facts: PageFacts) -> PageContent {
    PageContent(
      text: text,
      layers: layers,
      arena: arena,
      fragments: fragments,
      pieces: pieces,
      places: places,
      keys: keys,
      documents: documents,
      diagnostics: diagnostics,
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

  /// The index of a key, given undecoded.
  func key(_ raw: UnsafeBufferPointer<UInt8>, coding: TextCoding = .literal) -> Int32 {
    if coding == .literal || coding.isLiteral(raw) { return keys.intern(raw) }
    var decoded: [UInt8] = []
    coding.decode(raw, into: &decoded)
    return decoded.withUnsafeBufferPointer { keys.intern($0) }
  }

  /// Whether a key may be a value in a key's place: a number, an address, a name, a sentence.
  func isValueLike(_ key: Int32) -> Bool {
    while valueLikeKeys.count < keys.count {
      valueLikeKeys.append(keys.withBytes(of: valueLikeKeys.count, Self.isValueLike))
    }
    return valueLikeKeys[Int(key)]
  }

  private static func isValueLike(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard key.count <= 40 else { return true }
    var digits = 0
    var words = 1
    var capitals = 0
    for index in key.indices {
      let byte = key[index]
      if byte &- 48 < 10 { digits += 1 }
      if byte == UInt8(ascii: "@"), index > 0 { return true }
      guard byte == 0x20, index + 1 < key.count else { continue }
      words += 1
      let next = key[index + 1]
      if next &- 65 < 26 || next >= 0x80 { capitals += 1 }
    }
    return digits > 4 || words > 3 || capitals > 0
  }

  /// The place a key stands under, for data nested in a string.
  func place(_ index: Int32) -> Place { places[Int(index)] }

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
  }

  /// Adds a piece to the open fragment.
  func append(
    _ range: Range<Int>,
    of bytes: UnsafeBufferPointer<UInt8>,
    layer: Int,
    coding: TextCoding
  ) {
    guard !range.isEmpty else { return }
    coverage[layer].cover(range)
    let raw = UnsafeBufferPointer(rebasing: bytes[range])
    let isPlain = coding == .literal || coding.isLiteral(raw)
    pieces.append(TextPiece(layer: layer, range: range, coding: coding, isPlain: isPlain))
    if isPlain {
      arena.append(contentsOf: raw)
    } else {
      coding.decode(raw, into: &arena)
    }
  }

  /// Ends the open fragment; a text that is itself encoded or structured is read further.
  func closeFragment(as context: FragmentContext) {
    var context = context
    if baseVisibility != .visible { context.visibility = baseVisibility }
    guard arena.count > openStart, isWithinLimits() else {
      arena.removeLast(arena.count - openStart)
      pieces.removeLast(pieces.count - openPieces)
      return
    }
    if let nested = nestedText(in: context) {
      readNested(nested, as: context)
    } else {
      finish(as: context)
    }
  }

  private func finish(as context: FragmentContext) {
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

  // MARK: Texts in texts

  private func nestedText(in context: FragmentContext) -> NestedText? {
    guard context.form != .raw, context.form != .number else { return nil }
    return arena.withUnsafeBufferPointer { arena in
      NestedText(
        recognisedIn: UnsafeBufferPointer(rebasing: arena[openStart...]),
        isPageText: context.form == .text && context.visibility == .visible
      )
    }
  }

  private func readNested(_ nested: NestedText, as context: FragmentContext) {
    let text = Array(arena[openStart...])
    let outer = openPieces..<pieces.count
    let outerPieces = Array(pieces[outer])
    guard depth < limits.decodingDepth else {
      report(
        .warning,
        "texts encoded more than \(limits.decodingDepth) times over were not decoded further"
      )
      finish(as: context)
      return
    }
    decodedBytesLeft -= text.count
    guard decodedBytesLeft > 0 else {
      report(.warning, "the page decodes to more than the size limit; the rest was not decoded")
      finish(as: context)
      return
    }
    arena.removeLast(arena.count - openStart)
    let before = fragments.count
    depth += 1
    let savedVisibility = baseVisibility
    baseVisibility = context.visibility
    layers.append(TextLayer(bytes: text, medium: nested.medium, pieces: outer, depth: depth))
    coverage.append(ByteCoverage(count: text.count))
    let layer = layers.count - 1
    switch nested {
    case .html:
      CarrierCatalog.readHTML(layer: layer, parent: context.place, key: context.key, into: self)
    case .json:
      ScriptCollector.read(layer: layer, dialect: .json, at: context, into: self)
    case .encoded(let coding, let range):
      text.withUnsafeBufferPointer { bytes in
        var decoded: [UInt8] = []
        coding.decode(UnsafeBufferPointer(rebasing: bytes[range]), into: &decoded)
        // An escape nothing stands for would be "decoded" again and again.
        guard !decoded.elementsEqual(bytes) else { return }
        add(range, of: bytes, layer: layer, coding: coding, as: context)
      }
    }
    if fragments.count > before { sweep(layer, of: text, as: context) }
    baseVisibility = savedVisibility
    depth -= 1
    if fragments.count == before {
      // Nothing came of it: the text itself is what there is to examine.
      openStart = arena.count
      openPieces = pieces.count
      pieces.append(contentsOf: outerPieces)
      arena.append(contentsOf: text)
      finish(as: context)
    }
  }

  /// Adds what the readers of a nested text left of it, as text behind the data or a broken member.
  private func sweep(_ layer: Int, of text: [UInt8], as context: FragmentContext) {
    let gaps = unreadRanges(of: layer)
    text.withUnsafeBufferPointer { bytes in
      for gap in gaps where isWithinLimits() {
        var swept = context
        let holdsWords = layers[layer].medium != .html && bytes[gap].contains(0x20)
        if !holdsWords { swept.form = .raw }
        openFragment()
        append(gap, of: bytes, layer: layer, coding: .literal)
        finish(as: swept)
      }
    }
  }

  /// Hides the fragments from `first` on that stand under, or below, a key for which `isHidden`
  /// holds; the objects around the first of them are not asked.
  func hide(from first: Int, where isHidden: (String) -> Bool) {
    var hiddenKeys: [Int32: Bool] = [:]
    var hiddenPlaces: [Int32: Bool] = [:]
    func isHiddenKey(_ key: Int32) -> Bool {
      guard key >= 0 else { return false }
      if let known = hiddenKeys[key] { return known }
      let answer = isHidden(keys[Int(key)])
      hiddenKeys[key] = answer
      return answer
    }
    func isHiddenPlace(_ index: Int32) -> Bool {
      // From the outermost place in, so that no path is walked twice.
      var path: [Int32] = []
      var place = index
      while place >= 0, hiddenPlaces[place] == nil {
        path.append(place)
        place = places[Int(place)].parent
      }
      var answer = place >= 0 ? hiddenPlaces[place] ?? false : false
      for place in path.reversed() {
        answer = answer || isHiddenKey(places[Int(place)].key)
        hiddenPlaces[place] = answer
      }
      return answer
    }
    for index in fragments.indices[first...]
    where isHiddenKey(fragments[index].key) || isHiddenPlace(fragments[index].place) {
      fragments[index].visibility = .hidden
    }
  }

  // MARK: What was not examined

  /// Notes that bytes were read that no fragment needs: those of a key.
  func passOver(_ range: Range<Int>, of layer: Int) { coverage[layer].cover(range) }

  /// The stretches of a layer that were not read and could hold a value.
  func unreadRanges(of layer: Int) -> [Range<Int>] {
    let bytes = layers[layer].bytes
    return coverage[layer].gaps(longerThan: Self.shortestValue - 1).filter { gap in
      var signs = 0
      for byte in bytes[gap] {
        if byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || byte >= 0x80 { signs += 1 }
        // An address needs few letters beside its sign.
        if byte == UInt8(ascii: "@") { signs += 2 }
        if signs >= Self.shortestValue { return true }
      }
      return false
    }
  }

  /// Fewer letters and digits hold neither a telephone number nor an address.
  private static let shortestValue = 6

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

  private func isWithinLimits() -> Bool {
    if isOverLimit { return false }
    if fragments.count >= limits.fragments || arena.count > 1 << 30 {
      report(
        .warning,
        "the page holds more than \(limits.fragments) texts; the rest was not examined"
      )
      isOverLimit = true
    } else if fragments.count & 0xfff == 0xfff, clock.now > deadline {
      report(
        .warning,
        "reading took longer than \(Int(limits.seconds)) s; the rest was not examined"
      )
      isOverLimit = true
    }
    return !isOverLimit
  }
}
