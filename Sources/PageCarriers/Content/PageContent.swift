package import SourceText

/// All a page holds: every text of every carrier, decoded, in one arena, and where each came from.
///
/// One arena, because matching engines are fast on long texts and slow on many short ones; fragments
/// are parted by a line feed. Offsets through decodings are worked out only for findings.
package struct PageContent: Sendable {
  /// The page's text and the way back to the bytes received.
  package var text: PageText
  /// The layers; the first is the page's own text.
  package var layers: [TextLayer]
  /// The decoded texts of all fragments, each followed by a line feed.
  package var arena: [UInt8]
  /// The fragments, in the order their carriers gave them; their places in the arena ascend.
  package var fragments: [Fragment]
  package var pieces: [TextPiece]
  package var places: [Place]
  package var keys: KeyTable
  /// For each layer read as HTML, the page it gave.
  package var documents: [Int: HTMLDocument]
  /// What was not examined, or not as it should be.
  package var diagnostics: [Diagnostic]
  /// What no reader could make out.
  package var opaqueTexts: [OpaqueText]
  /// How many bytes of the page each carrier read first, by its index in `CarrierCatalog`.
  package var carrierBytes: [Int]
  /// The language the page declares, as in `ru` or `en-GB`.
  package var language: String?
  /// The host the page names as its own.
  package var host: String?

  /// The text of a fragment.
  package func text(of fragment: Fragment) -> ArraySlice<UInt8> { arena[fragment.range] }

  /// The object, element or comment a fragment belongs to; nil when it stands alone.
  package func record(of fragment: Fragment) -> Int32? {
    var place = fragment.place
    for _ in 0..<Self.mostNestedLists where place >= 0 {
      if places[Int(place)].isRecord { return place }
      place = places[Int(place)].parent
    }
    return nil
  }

  /// So many lists may stand in lists before a value in them is nobody's; it is asked of every value.
  static let mostNestedLists = 16

  /// The object that holds a record as one of its members, as `{"name": …, "home": {"lat": …}}`
  /// does; nil for elements of a list, which are other people's.
  package func holder(of record: Int32) -> Int32? {
    let place = places[Int(record)]
    guard place.kind == .object, place.parent >= 0, places[Int(place.parent)].kind == .object else {
      return nil
    }
    return place.parent
  }
}
