internal import PageSyntax
internal import SourceText

/// Turns what the script reader tells into fragments with their keys and records.
struct ScriptCollector: ScriptVisitor {
  /// An open container, or the text as a whole.
  private struct Frame {
    var place: Int32
    /// The position of the next value; -1 in an object.
    var index: Int32
    /// The key of the values that follow; -1 when there is none.
    var key: Int32 = -1
    /// In a call: its first argument, the key of the second, as in `setTargeting("k", "v")`.
    var firstArgument: Range<Int>?
  }

  private let content: ContentBuilder
  private let text: UnsafeBufferPointer<UInt8>
  /// Where the text that is read starts in its layer.
  private let base: Int
  private let layer: Int
  private let visibility: Visibility
  private var outer: Frame
  private var frames: [Frame] = []
  private var openString: FragmentContext?

  private init(
    content: ContentBuilder,
    text: UnsafeBufferPointer<UInt8>,
    base: Int,
    layer: Int,
    context: FragmentContext
  ) {
    self.content = content
    self.text = text
    self.base = base
    self.layer = layer
    visibility = context.visibility
    outer = Frame(place: context.place, index: context.index, key: context.key)
  }

  /// Reads a range of a layer and adds its strings, numbers and comments.
  ///
  /// - Parameters:
  ///   - layer: The layer.
  ///   - range: Bytes of the layer; all of it when nil.
  ///   - dialect: What the text is expected to be.
  ///   - context: The place the data stands in, the key it stands under, and who sees it.
  ///   - content: Takes the fragments.
  static func read(
    layer: Int,
    range: Range<Int>? = nil,
    dialect: ScriptDialect,
    at context: FragmentContext,
    into content: ContentBuilder
  ) {
    let bytes = content.layers[layer].bytes
    bytes.withUnsafeBufferPointer { text in
      let range = range ?? 0..<text.count
      var collector = ScriptCollector(
        content: content,
        text: text,
        base: range.lowerBound,
        layer: layer,
        context: context
      )
      let part = UnsafeBufferPointer(rebasing: text[range])
      ScriptReader().read(part, as: dialect, visitor: &collector)
      collector.closeString()
    }
  }

  private var top: Frame { frames.last ?? outer }

  private func inLayer(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound &+ base..<range.upperBound &+ base
  }

  private func context(_ form: Fragment.Form) -> FragmentContext {
    let top = top
    return FragmentContext(
      form: form,
      visibility: visibility,
      place: top.place,
      key: top.key,
      index: frames.isEmpty ? -1 : top.index
    )
  }

  private mutating func setKey(_ key: Int32) {
    if frames.isEmpty { outer.key = key } else { frames[frames.count - 1].key = key }
  }

  private mutating func closeString() {
    guard let context = openString else { return }
    openString = nil
    content.closeFragment(as: context)
  }

  mutating func beginContainer(_ kind: ScriptContainer, at offset: Int) {
    closeString()
    let parent = context(.string)
    let placeKind: Place.Kind =
      switch kind {
      case .object: .object
      case .array: .array
      case .call: .call
      }
    let place = content.addPlace(
      placeKind,
      parent: parent.place,
      key: parent.key,
      index: parent.index
    )
    frames.append(Frame(place: place, index: kind == .object ? -1 : 0))
  }

  mutating func endContainer(at offset: Int) {
    closeString()
    _ = frames.popLast()
  }

  mutating func key(_ range: Range<Int>, coding: TextCoding, isAssignment: Bool) {
    closeString()
    let place = inLayer(range)
    let key = content.key(UnsafeBufferPointer(rebasing: text[place]), coding: coding)
    if content.isValueLike(key) {
      setKey(-1)
      content.add(place, of: text, layer: layer, coding: coding, as: context(.string))
    } else {
      content.passOver(place, of: layer)
    }
    setKey(key)
  }

  mutating func callee(_ range: Range<Int>) {
    closeString()
  }

  mutating func string(_ range: Range<Int>, coding: TextCoding, continues: Bool) {
    if !(continues && openString != nil) {
      closeString()
      nameSecondArgument(range)
      content.openFragment()
      openString = context(.string)
    }
    content.append(inLayer(range), of: text, layer: layer, coding: coding)
  }

  /// Takes a call's first string as the key of its second: `setTargeting("k", "v")`.
  private mutating func nameSecondArgument(_ range: Range<Int>) {
    guard let last = frames.last, content.place(last.place).kind == .call else { return }
    if last.index == 0 {
      frames[frames.count - 1].firstArgument = range.count <= 40 ? inLayer(range) : nil
    } else if last.index == 1, let name = last.firstArgument {
      setKey(content.key(UnsafeBufferPointer(rebasing: text[name])))
    }
  }

  mutating func number(_ range: Range<Int>) {
    closeString()
    let context = context(.number)
    // Shorter numbers can be neither a telephone number nor a precise coordinate.
    guard range.count >= 5 || mayBePosition, context.key >= 0 || context.index >= 0 else { return }
    content.add(inLayer(range), of: text, layer: layer, coding: .literal, as: context)
  }

  /// Whether a number may tell where in the outermost list a value stands, as devalue writes
  /// records: `[{"caller":1},"…"]`.
  private var mayBePosition: Bool {
    frames.count == 2 && content.place(frames[0].place).kind == .array
  }

  mutating func word(_ range: Range<Int>) {
    closeString()
  }

  mutating func comment(_ range: Range<Int>) {
    closeString()
    content.add(
      inLayer(range),
      of: text,
      layer: layer,
      coding: .literal,
      as: FragmentContext(
        form: .comment,
        visibility: .hidden,
        place: content.addPlace(.comment, parent: top.place)
      )
    )
  }

  mutating func separator(at offset: Int) {
    closeString()
    guard let last = frames.indices.last else {
      outer.key = -1
      return
    }
    frames[last].key = -1
    if frames[last].index >= 0 { frames[last].index += 1 }
  }

  mutating func endOfStatement(at offset: Int) {
    closeString()
    setKey(-1)
  }

  mutating func defect(_ defect: ScriptDefect, at offset: Int) {
    switch defect {
    case .depthLimit:
      content.report(.note, "data nested deeper than the limit was read without its path")
    default: break
    }
  }
}
