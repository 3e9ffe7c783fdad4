internal import PageSyntax
internal import SourceText

/// Every carrier, in the order in which they may claim a page's parts: the particular before the
/// general.
///
/// `CatalogTests` fails when a file in `Carriers/` is missing here.
package enum CarrierCatalog {
  /// The carriers that are scripts; the last takes every script.
  static let scripts: [any ScriptCarrier] = [
    JSONLD(),
    NextData(),
    NuxtData(),
    QwikState(),
    ScriptData(),
    FlightStream(),
    TurboStream(),
    InlineScript(),
  ]

  /// The carriers that stand anywhere.
  static let parts: [any PageCarrier] = [
    StyleSheet(),
    Comments(),
    MetaTags(),
    Attributes(),
    PageTexts(),
  ]

  /// The carriers of pages.
  package static let all: [any Carrier] = scripts + parts

  /// The carriers of inputs that are not pages, and of what no carrier claimed.
  package static let others = [
    JSONFile.description,
    LineDataFile.description,
    ScriptFile.description,
    StyleFile.description,
    TableFile.description,
    XMLFile.description,
    SVGFile.description,
    CaptionFile.description,
    TextFile.description,
    RawSource.description,
  ]

  /// What each carrier is called, by the index fragments use.
  package static let descriptions = all.map(\.description) + others

  /// The index of the carrier with this name.
  package static func index(of id: CarrierID) -> UInt8? {
    descriptions.firstIndex { $0.id == id }.map(UInt8.init)
  }

  /// Reads a layer as HTML and collects what all carriers find in it.
  ///
  /// In HTML nested in another carrier's text, the texts stay that carrier's.
  static func readHTML(layer: Int, parent: Int32, key: Int32, into content: ContentBuilder) {
    let bytes = content.layers[layer].bytes
    let root = content.addPlace(.page, parent: parent, key: key, layer: Int32(layer))
    // In hidden data everything is hidden, whatever the structure.
    let page = HTMLPage(reading: bytes, checksStructure: content.baseVisibility == .visible)
    collect(from: page, layer: layer, root: root, isNamed: layer == 0, into: content)
  }

  /// Collects what all carriers find in a page.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - layer: The layer it is the text of.
  ///   - root: The place that stands for it.
  ///   - isNamed: Whether the texts belong to the carriers that find them.
  ///   - content: Takes the texts.
  static func collect(
    from page: HTMLPage,
    layer: Int,
    root: Int32,
    isNamed: Bool,
    into content: ContentBuilder
  ) {
    let bytes = content.layers[layer].bytes
    bytes.withUnsafeBufferPointer { text in
      var document = HTMLDocument(layer: layer, page: page, root: root, text: text)
      for script in document.scripts where !document.isClaimed(script.raw) {
        for (index, carrier) in scripts.enumerated() {
          if isNamed { content.carrier = UInt8(index) }
          guard carrier.read(script, of: &document, in: text, into: content) else { continue }
          _ = document.claim(script.raw)
          break
        }
      }
      for (index, carrier) in parts.enumerated() {
        if isNamed { content.carrier = UInt8(scripts.count + index) }
        carrier.collect(from: &document, in: text, into: content)
      }
      content.keep(document, of: layer)
    }
  }
}
