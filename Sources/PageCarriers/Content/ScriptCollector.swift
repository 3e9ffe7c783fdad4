internal import PageSyntax
internal import SourceText

/// Turns what the script reader tells into fragments with their keys and records.
struct ScriptCollector: ScriptVisitor {
  private let content: ContentBuilder
  private let text: UnsafeBufferPointer<UInt8>
  /// Where the text that is read starts in its layer.
  private let base: Int
  private let layer: Int
  private let visibility: Visibility
  private var outer: Frame
  private var frames: [Frame] = []
  /// What the open string is; nil when none is open.
  private var openString: FragmentContext?
  /// What it is in the other records it belongs to.
  private var otherStrings: [FragmentContext] = []
  /// The open string, and what was joined to it: nearly all strings are of one part.
  private var firstPart: (range: Range<Int>, coding: TextCoding) = (0..<0, .literal)
  private var moreParts: [(range: Range<Int>, coding: TextCoding)] = []
  private var callee = ScriptCall.other
  private var parameters = ParameterBinding()
  /// For each function that is read, how many containers are open around it and its own key, which
  /// is that of what it returns.
  private var functions: [(depth: Int, key: Int32)] = []

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

  private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[inLayer(range)])
  }

  /// What a value that follows is.
  private func context(_ form: Fragment.Form) -> FragmentContext {
    let top = top
    let isNamed = top.target >= 0 || (top.key >= 0 && top.key == top.name)
    return FragmentContext(
      form: form,
      visibility: visibility,
      place: top.target >= 0 ? top.target : top.place,
      key: top.key,
      index: isNamed ? -1 : top.index
    )
  }

  /// What an argument that follows is, in each record it belongs to: it stands where the function
  /// has its parameter; none for a value that is no such argument.
  private func uses(_ form: Fragment.Form) -> [FragmentContext] {
    guard let last = frames.last, last.isBound, let function = parameters.called else { return [] }
    return function.uses(of: Int(last.index)).map { use in
      var use = use
      use.form = form
      return use
    }
  }

  private mutating func setKey(_ key: Int32, target: Int32 = -1) {
    if frames.isEmpty {
      outer.key = key
      outer.target = target
    } else {
      frames[frames.count - 1].key = key
      frames[frames.count - 1].target = target
    }
  }

  // MARK: Containers

  mutating func beginContainer(_ kind: ScriptContainer, at offset: Int) {
    closeString()
    nameSecond()
    var parent = uses(.string).first ?? context(.string)
    let around = frames.last
    var frame = Frame(place: -1, index: kind == .object ? -1 : 0)
    switch kind {
    case .object:
      frame.place = place(.object, at: parent, in: around)
    case .array:
      frame.holdsPairs = around?.call == .entries
      // The positions of a map's entries are no steps to its values.
      if frame.holdsPairs || around?.holdsPairs == true { parent.index = -1 }
      frame.place = place(.array, at: parent, in: around)
      frame.isPair = around?.holdsPairs ?? false
      frame.codes = around?.call.takesListOfCodes == true ? offset + 1 : -1
    case .call where callee == .decoding || callee == .evaluation:
      // What it gives is what its argument says.
      frame = Frame(place: parent.place, index: parent.index, key: parent.key)
      frame.call = callee
    case .call:
      frame.place = place(.call, at: parent, in: around)
      frame.call = callee
      frame.isPair = true
      frame.codes = callee == .characterCodes ? offset + 1 : -1
      frame.isBound = parameters.call()
    }
    callee = .other
    parameters.forget()
    frames.append(frame)
  }

  /// The place of a container; the one its members were assigned to, where it is an argument.
  private func place(
    _ kind: Place.Kind,
    at context: FragmentContext,
    in around: Frame?
  ) -> Int32 {
    if let around, around.isBound,
      let place = parameters.called?.placeOfMembers(of: Int(around.index))
    {
      _ = uses(.string).first { content.move(place, to: $0) }
      return place
    }
    return content.addPlace(
      kind,
      parent: context.place,
      key: context.key,
      index: context.index
    )
  }

  mutating func endContainer(at offset: Int) {
    closeString()
    parameters.forget()
    guard let frame = frames.popLast() else { return }
    if frame.isBound { parameters.endCall() }
    if frame.codes >= 0 { addCodes(frame.codes..<offset) }
  }

  /// Adds the text that a list of character codes stands for.
  private func addCodes(_ range: Range<Int>) {
    let codes = range.upperBound > range.lowerBound ? bytes(range) : nil
    guard let codes, ScriptCall.isListOfCodes(codes) else { return }
    content.add(
      inLayer(range),
      of: text,
      layer: layer,
      coding: .characterCodes,
      as: context(.string)
    )
  }

  mutating func callee(_ range: Range<Int>) {
    closeString()
    parameters.forget()
    callee = ScriptCall(callee: bytes(range))
    if callee == .application, let owner = text.name(before: range.lowerBound + base) {
      let name = ScriptCall(callee: UnsafeBufferPointer(rebasing: text[owner]))
      callee = name.takesListOfCodes ? .bytes : .other
    }
  }

  mutating func beginFunction(parameters range: Range<Int>) {
    parameters.begin(parameters: bytes(range))
    functions.append((frames.count, top.key))
  }

  mutating func endFunction(at offset: Int) {
    closeString()
    parameters.end()
    _ = functions.popLast()
  }

  // MARK: Keys

  mutating func key(_ range: Range<Int>, coding: TextCoding, isAssignment: Bool) {
    closeString()
    parameters.forget()
    let place = inLayer(range)
    let key = content.key(UnsafeBufferPointer(rebasing: text[place]), coding: coding)
    if content.isValueLike(key) {
      setKey(-1)
      content.add(place, of: text, layer: layer, coding: coding, as: context(.string))
    } else {
      content.passOver(place, of: layer)
    }
    setKey(key, target: isAssignment ? target(of: range) : -1)
  }

  /// The place of the object a member is assigned to, where it is a parameter: `c.note = …`.
  private mutating func target(of member: Range<Int>) -> Int32 {
    guard let name = text.name(before: member.lowerBound + base), name.lowerBound >= base,
      name.lowerBound == 0 || text[name.lowerBound - 1] != UInt8(ascii: ".")
    else { return -1 }
    let parent = top.place
    let content = content
    return parameters.place(ofMembersOf: UnsafeBufferPointer(rebasing: text[name])) {
      content.addPlace(.object, parent: parent)
    } ?? -1
  }

  // MARK: Values

  mutating func string(_ range: Range<Int>, coding: TextCoding, continues: Bool) {
    parameters.forget()
    if continues, openString != nil {
      moreParts.append((inLayer(range), coding))
    } else {
      closeString()
      nameSecond()
      if top.isPair, top.index == 0 {
        frames[frames.count - 1].first = range.count <= 40 ? inLayer(range) : nil
      }
      var context = context(.string)
      if let last = frames.last {
        if last.call == .evaluation { context.reading = .script }
        if last.isBound { otherStrings = uses(.string) }
      }
      openString = otherStrings.popLast() ?? context
      firstPart = (inLayer(range), coding)
    }
  }

  private mutating func closeString() {
    guard let context = openString else { return }
    openString = nil
    addString(as: context)
    if !otherStrings.isEmpty {
      // A long string is no name or number records share.
      let length = moreParts.reduce(firstPart.range.count) { $0 + $1.range.count }
      for context in otherStrings where length <= 256 { addString(as: context) }
      otherStrings.removeAll()
    }
    if !moreParts.isEmpty { moreParts.removeAll(keepingCapacity: true) }
  }

  private func addString(as context: FragmentContext) {
    content.openFragment()
    content.append(firstPart.range, of: text, layer: layer, coding: firstPart.coding)
    for part in moreParts {
      content.append(part.range, of: text, layer: layer, coding: part.coding)
    }
    content.closeFragment(as: context)
  }

  /// Takes the first string of a pair as the key of the second value.
  private mutating func nameSecond() {
    guard let last = frames.last, last.isPair, !last.isBound, last.index == 1, last.name < 0,
      let name = last.first
    else { return }
    let key = content.key(UnsafeBufferPointer(rebasing: text[name]))
    // What is logged or said is no key; that of a map's entry may be anything.
    let isCall = content.place(last.place).kind == .call
    if isCall, content.isValueLike(key) || text[name].contains(0x20) { return }
    setKey(key)
    frames[frames.count - 1].name = key
  }

  mutating func number(_ range: Range<Int>) {
    closeString()
    parameters.forget()
    guard top.codes < 0 else { return }
    // Shorter numbers can be neither a telephone number nor a precise coordinate.
    guard range.count >= 5 else { return }
    addNumber(range, as: context(.number))
    for use in uses(.number) { addNumber(range, as: use) }
  }

  private func addNumber(_ range: Range<Int>, as context: FragmentContext) {
    guard context.key >= 0 || context.index >= 0 else { return }
    content.add(inLayer(range), of: text, layer: layer, coding: .literal, as: context)
  }

  mutating func word(_ range: Range<Int>) {
    closeString()
    parameters.forget()
    if parameters.isBinding { parameters.use(bytes(range), at: context(.string)) }
  }

  mutating func comment(_ range: Range<Int>) {
    // A string may go on behind it.
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
    parameters.forget()
    setKey(-1)
    guard let last = frames.indices.last else { return }
    if frames[last].index >= 0 { frames[last].index += 1 }
  }

  mutating func endOfStatement(at offset: Int) {
    closeString()
    setKey(-1)
    if let function = functions.last, function.depth == frames.count,
      text.returns(after: offset + base)
    {
      setKey(function.key)
    }
  }

  mutating func defect(_ defect: ScriptDefect, at offset: Int) {
    switch defect {
    case .depthLimit:
      content.report(.note, "data nested deeper than the limit was read without its path")
    default: break
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the statement behind the sign at `offset` begins with `return`.
  fileprivate func returns(after offset: Int) -> Bool {
    var start = offset + 1
    while start < count, self[start] <= 0x20 { start += 1 }
    return hasPrefixIgnoringCase("return", in: Swift.min(start, count)..<count)
  }
}
