internal import PageSyntax
internal import SourceText

/// Reads captions (WebVTT, SubRip): each cue is a record, what viewers are shown its text.
///
/// Who speaks (`<v Name>`) only players that style it need, and notes nobody is shown: both are hidden.
struct CaptionReader {
  private let content: ContentBuilder
  private let text: UnsafeBufferPointer<UInt8>
  private let layer: Int
  private let context: FragmentContext
  private let list: Int32
  private let textKey: Int32
  private let voiceKey: Int32
  private let identifierKey: Int32
  private let settingsKey: Int32

  private init(
    content: ContentBuilder,
    text: UnsafeBufferPointer<UInt8>,
    layer: Int,
    context: FragmentContext
  ) {
    self.content = content
    self.text = text
    self.layer = layer
    self.context = context
    list = content.addPlace(
      .array,
      parent: context.place,
      key: context.key,
      index: context.index
    )
    let key = { (name: StaticString) in
      content.key(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
    textKey = key("text")
    voiceKey = key("voice")
    identifierKey = key("id")
    settingsKey = key("settings")
  }

  /// Whether `text` begins like captions; looks at its beginning only.
  static func recognises(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    CaptionBlocks.format(of: text) != nil
  }

  /// Adds the texts of a layer that holds captions.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - context: The place the captions stand in, the key they stand under, and who sees the cues.
  ///   - content: Takes the fragments.
  static func read(layer: Int, at context: FragmentContext, into content: ContentBuilder) {
    let bytes = content.layers[layer].bytes
    bytes.withUnsafeBufferPointer { text in
      let reader = CaptionReader(content: content, text: text, layer: layer, context: context)
      var blocks = CaptionBlocks(of: text, format: CaptionBlocks.format(of: text) ?? .subRip)
      var index: Int32 = 0
      while let block = blocks.next() {
        reader.read(block, index: &index)
      }
    }
  }

  private func read(_ block: CaptionBlock, index: inout Int32) {
    switch block.kind {
    case .cue:
      addCue(block, index: index)
      index &+= 1
    case .header, .note: addNote(block.content)
    case .style:
      StyleReader.read(
        layer: layer,
        range: block.content,
        at: hidden(in: context.place),
        into: content
      )
    case .other: add(block.content, hidden(in: context.place), form: .text)
    }
  }

  private func hidden(in place: Int32, key: Int32 = -1) -> FragmentContext {
    FragmentContext(form: .string, visibility: .hidden, place: place, key: key)
  }

  private func addNote(_ content: Range<Int>) {
    guard let first = content.first(where: { text[$0] > 0x20 }) else { return }
    let range = first..<content.upperBound
    let place = self.content.addPlace(.comment, parent: context.place)
    add(range, hidden(in: place), form: .comment)
  }

  private func addCue(_ block: CaptionBlock, index: Int32) {
    let place = content.addPlace(.object, parent: list, index: index)
    // Times are digits, but nobody's.
    content.passOver(block.times, of: layer)
    if isCount(block.identifier) {
      content.passOver(block.identifier, of: layer)
    } else {
      add(block.identifier, hidden(in: place, key: identifierKey), form: .string)
    }
    add(block.settings, hidden(in: place, key: settingsKey), form: .string)
    addText(block.content, of: place)
    addVoices(block.content, of: place)
  }

  /// SubRip counts its cues.
  private func isCount(_ range: Range<Int>) -> Bool {
    range.count < 6 && text[range].allSatisfy { $0 &- 48 < 10 || $0 <= 0x20 }
  }

  private func add(_ range: Range<Int>, _ context: FragmentContext, form: Fragment.Form) {
    guard !text.isBlank(range) else { return }
    var context = context
    context.form = form
    content.add(range, of: text, layer: layer, coding: .literal, as: context)
  }

  /// Adds what viewers are shown; tags do not part it: `+7 <i>947</i> …` is one text.
  private func addText(_ range: Range<Int>, of place: Int32) {
    content.openFragment()
    var parts = CaptionParts(of: text, in: range)
    while let part = parts.next() {
      if case .text(let piece) = part {
        content.append(piece, of: text, layer: layer, coding: .textReferences)
      }
    }
    content.closeFragment(
      as: FragmentContext(
        form: .text,
        visibility: context.visibility,
        place: place,
        key: textKey
      )
    )
  }

  private func addVoices(_ range: Range<Int>, of place: Int32) {
    var parts = CaptionParts(of: text, in: range)
    while let part = parts.next() {
      if case .voice(let name) = part {
        content.add(
          name,
          of: text,
          layer: layer,
          coding: .textReferences,
          as: hidden(in: place, key: voiceKey)
        )
      }
    }
  }
}
