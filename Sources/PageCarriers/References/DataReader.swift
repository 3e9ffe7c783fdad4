internal import PageSyntax
internal import SourceText

/// Reads JSON or a JavaScript literal, whichever format its values refer to each other in.
enum DataReader {
  /// Reads a range of a layer.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - range: Bytes of the layer; all of it when nil.
  ///   - format: How its values refer to each other.
  ///   - context: The place the data stands in, the key it stands under, and who sees it.
  ///   - content: Takes the fragments.
  static func read(
    layer: Int,
    range: Range<Int>? = nil,
    as format: DataFormat = .sniffed,
    at context: FragmentContext,
    into content: ContentBuilder
  ) {
    let bytes = content.layers[layer].bytes
    bytes.withUnsafeBufferPointer { text in
      let range = range ?? 0..<text.count
      let format = format == .sniffed ? Self.format(of: text, in: range) : format
      if format == .plain {
        return readPlain(range, layer: layer, at: context, into: content)
      }
      let rows = format == .flight ? FlightRows.rows(of: text, in: range) : []
      let trees = format == .flight ? rows.filter { $0.kind == .data }.map(\.payload) : [range]
      var walk = ValueWalk(trees, of: text, layer: layer, into: content)
      switch format {
      case .sniffed, .plain: break
      case .devalue:
        guard DevalueReader.mayHold(walk) else {
          return readPlain(range, layer: layer, at: context, into: content)
        }
        DevalueReader.readAll(at: context, of: &walk)
      case .turboStream: TurboStreamReader.read(at: context, of: &walk)
      case .flight: FlightReader.read(rows, at: context, of: &walk)
      case .astro: AstroReader.read(at: context, of: &walk)
      case .qwik: QwikReader.read(at: context, of: &walk)
      }
      walk.addOrphans(at: context)
    }
  }

  /// Whether a text that should be JSON begins like it, and is not encoded once more as a whole.
  static func beginsLikeData(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = text.firstIndex(where: { $0 > 0x20 }) else { return false }
    switch text[start] {
    // Quotes may be written as references or as Angular's own: `{&quot;`, `{&q;`.
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return !text[start...].prefix(4).contains(UInt8(ascii: "&"))
    case UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: "("): return true
    default: return text[start...].starts(with: "for".utf8)
    }
  }

  private static func readPlain(
    _ range: Range<Int>,
    layer: Int,
    at context: FragmentContext,
    into content: ContentBuilder
  ) {
    ScriptCollector.read(layer: layer, range: range, dialect: .json, at: context, into: content)
  }

  /// The format a text shows by its first bytes.
  private static func format(
    of text: UnsafeBufferPointer<UInt8>,
    in range: Range<Int>
  ) -> DataFormat {
    let start = text[range].firstIndex { $0 > 0x20 } ?? range.lowerBound
    let head = UnsafeBufferPointer(rebasing: text[start..<range.upperBound].prefix(64))
    if TurboStreamReader.recognises(head) { return .turboStream }
    return mayBeDevalue(head) ? .devalue : .plain
  }

  /// `{"type":"data","nodes":[…` or a later line, `{"type":"chunk","id":1,"data":[…`.
  private static func isSvelteKitData(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = head.prefix(40).filter { $0 > 0x20 }
    return start.starts(with: #"{"type":"data""#.utf8)
      || start.starts(with: #"{"type":"chunk""#.utf8)
  }

  /// A list that begins with a typed list or an object of positions; SvelteKit's list of those.
  private static func mayBeDevalue(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    if isSvelteKitData(head) { return true }
    if head.starts(with: "[[\"".utf8) { return true }
    guard head.starts(with: "[{\"".utf8), let colon = head.firstIndex(of: UInt8(ascii: ":")),
      let value = head[(colon + 1)...].first(where: { $0 > 0x20 })
    else { return false }
    return value &- 48 < 10
  }
}

/// How the values of embedded data refer to each other.
enum DataFormat: Equatable {
  /// In the way the first bytes show.
  case sniffed
  /// Not at all.
  case plain
  /// By position, as Nuxt 3 and SvelteKit write.
  case devalue
  /// By position, keys too, as Remix and React Router write.
  case turboStream
  /// By the number of a row, as React Server Components do.
  case flight
  /// Not at all, but each with its type, as Astro's islands have them.
  case astro
  /// By position in base 36, or in pairs with types, as Qwik writes.
  case qwik
}
