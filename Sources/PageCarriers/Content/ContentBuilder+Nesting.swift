internal import PageSyntax
internal import SourceText

extension ContentBuilder {
  /// Reads a decoded text that holds another layer of encoding or structure.
  ///
  /// - Parameters:
  ///   - nested: What it holds.
  ///   - text: The text.
  ///   - outer: The pieces it was decoded from.
  ///   - context: What it is and where it belongs.
  /// - Returns: Whether a fragment came of it.
  func read(
    _ nested: NestedText,
    in text: [UInt8],
    of outer: Range<Int>,
    as context: FragmentContext
  ) -> Bool {
    let before = fragments.count
    let savedVisibility = baseVisibility
    depth += 1
    baseVisibility = context.visibility
    layers.append(TextLayer(bytes: text, medium: nested.medium, pieces: outer, depth: depth))
    coverage.append(ByteCoverage(count: text.count))
    let layer = layers.count - 1
    switch nested {
    case .html:
      CarrierCatalog.readHTML(layer: layer, parent: context.place, key: context.key, into: self)
    case .data(let format):
      DataReader.read(layer: layer, as: format, at: context, into: self)
    case .xml:
      XMLReader.read(layer: layer, at: context, into: self)
    case .style:
      StyleReader.read(layer: layer, at: context, into: self)
    case .script:
      ScriptCollector.read(layer: layer, dialect: .javascript, at: context, into: self)
    case .members:
      ScriptCollector.read(layer: layer, dialect: .members, at: context, into: self)
    case .table:
      TableReader.read(layer: layer, at: context, into: self)
    case .captions:
      CaptionReader.read(layer: layer, at: context, into: self)
    case .parts(let parts):
      readParts(parts, of: layer, in: text, as: context)
    case .binary(let kind):
      BinaryTexts.read(layer: layer, of: kind, as: context, into: self)
    }
    if fragments.count > before, nested.isReadable { sweep(layer, of: text, as: context) }
    if fragments.count == before, !nested.isReadable, case .parts = nested {
      reportOpaque(.compressed, layer: layer)
    }
    baseVisibility = savedVisibility
    depth -= 1
    return fragments.count > before
  }

  private func readParts(
    _ parts: [NestedText.Part],
    of layer: Int,
    in text: [UInt8],
    as context: FragmentContext
  ) {
    text.withUnsafeBufferPointer { bytes in
      for part in parts {
        var inner = context
        inner.reading = part.reading
        if part.isHidden { inner.visibility = .hidden }
        if let key = part.key {
          passOver(key, of: layer)
          inner.key = self.key(UnsafeBufferPointer(rebasing: bytes[key]), coding: .percent)
          inner.index = -1
        }
        add(part.range, of: bytes, layer: layer, coding: part.coding, as: inner)
      }
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

  /// Notes a text no reader could make out.
  func reportOpaque(_ kind: OpaqueText.Kind, layer: Int) {
    opaqueTexts.append(
      OpaqueText(
        kind: kind,
        byteCount: layers[layer].bytes.count,
        pieces: layers[layer].pieces,
        carrier: carrier
      )
    )
  }
}
