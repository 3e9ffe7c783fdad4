/// Decides whether a value is a note of fact-checkers or editors, and why.
///
/// Reasons add up in points, scaled so that a strong phrase alone, or a strong key over a
/// sentence, gives medium confidence. Measured on 148 notes in 13 languages and 1,420 real pages.
/// That the text is on the page for readers is for the caller to see.
package struct NoteReader: Sendable {
  private let lexicon: NoteLexicon

  /// Creates a reader over a lexicon.
  package init(_ lexicon: NoteLexicon) { self.lexicon = lexicon }

  /// Points to score: 3.4 points are medium, 5.5 high, 2.4 low.
  private static let weightOfPoint = 0.1471
  /// Longer texts are articles unless they are full of cues.
  private static let longText = 4000

  /// Reads a value.
  ///
  /// - Parameters:
  ///   - value: The decoded value, UTF-8.
  ///   - cues: The phrases of the lexicon found in it.
  ///   - facts: What its place says.
  ///   - workspace: The worker's own memory.
  /// - Returns: The reasons, of any weight; nil when nothing speaks for a note, or the value is
  ///   empty, redacted, an address or a lone word.
  package func read(
    _ value: UnsafeBufferPointer<UInt8>,
    cues: [NoteCue],
    facts: NoteFacts,
    using workspace: PatternWorkspace
  ) -> NoteReading? {
    let keyPoints = Self.points(ofKey: facts)
    guard keyPoints > 0 || !cues.isEmpty else { return nil }
    let bounds = Self.withoutWhiteSpace(value)
    let text = UnsafeBufferPointer(rebasing: value[bounds])
    let shape = ValueShape(text)
    guard isReadable(text, shape, facts, keyPoints: keyPoints, cueCount: cues.count) else {
      return nil
    }
    if text.count < 64, lexicon.matches(.placeholder, in: text, using: workspace) { return nil }
    var points = PointList()
    points.addKey(facts.keyStrength, keyPoints)
    let chosen = choose(cues)
    points.addCues(chosen.map { lexicon.phrases[$0.phrase] })
    if facts.keyStrength == .strong, keyPoints > 0, shape.isProse, shape.codeSigns < 4 {
      points.add(0.7, "the key stands over a sentence")
    }
    addContent(of: text, facts, to: &points, using: workspace)
    addPlace(facts, to: &points)
    addHarmless(text, shape, facts, chosen, to: &points, using: workspace)
    let best = chosen.first.map { lexicon.phrases[$0.phrase] }
    return NoteReading(
      evidence: points.list.map { Evidence($0.reason, $0.points * Self.weightOfPoint) },
      cueRanges: chosen.map(\.range).sorted { $0.lowerBound < $1.lowerBound },
      language: best?.language
    )
  }

  private func isReadable(
    _ text: UnsafeBufferPointer<UInt8>,
    _ shape: ValueShape,
    _ facts: NoteFacts,
    keyPoints: Double,
    cueCount: Int
  ) -> Bool {
    guard shape.characters >= (shape.isEastAsian ? 4 : 6) else { return false }
    if shape.characters > Self.longText, cueCount < 3 { return false }
    if shape.beginsLikeAddress, shape.words < 4 { return false }
    if shape.words >= 2 || shape.isEastAsian { return true }
    // A lone word: only where a key calls it a note.
    return shape.words == 1 && keyPoints >= 1 && shape.characters >= 10
      && !text.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "_") })
  }

  /// The best cue first, then up to four that stand apart from those chosen, each phrase once.
  private func choose(_ cues: [NoteCue]) -> [NoteCue] {
    let ranked = cues.filter { lexicon.phrases.indices.contains($0.phrase) }.sorted {
      let left = lexicon.phrases[$0.phrase].strength.points
      let right = lexicon.phrases[$1.phrase].strength.points
      return left != right ? left > right : $0.range.lowerBound < $1.range.lowerBound
    }
    var chosen: [NoteCue] = []
    // A text full of cues is a note after a few of them; the rest would cost time, not change it.
    for cue in ranked.prefix(64) where chosen.count < 4 {
      let isNew = !chosen.contains { $0.phrase == cue.phrase || $0.range.overlaps(cue.range) }
      if isNew { chosen.append(cue) }
    }
    return chosen
  }

  private static func points(ofKey facts: NoteFacts) -> Double {
    if facts.traits.contains(.keyIsNoNote) { return 0 }
    switch facts.keyStrength {
    case .strong: return 3
    case .strongAncestor: return 2
    case .weak: return 1
    case .weakAncestor: return 0.7
    case .none: return facts.carrier == .comment ? 0.5 : 0
    }
  }

  private static func withoutWhiteSpace(_ value: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = 0
    var end = value.count
    while start < end, value[start] <= 0x20 { start += 1 }
    while end > start, value[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }
}

// MARK: Reasons

extension NoteReader {
  private func addContent(
    of text: UnsafeBufferPointer<UInt8>,
    _ facts: NoteFacts,
    to points: inout PointList,
    using workspace: PatternWorkspace
  ) {
    if facts.traits.contains(.valueHasPhone) { points.add(1.5, "it holds a phone number") }
    if facts.traits.contains(.siblingHasPhone) { points.add(1.5, "a phone number is beside it") }
    if facts.traits.contains(.siblingHasPerson) { points.add(0.7, "a person is named beside it") }
    if lexicon.matches(.kinship, in: text, using: workspace) {
      points.add(0.7, "it speaks of a relative or a role")
    }
    if lexicon.matches(.urging, in: text, using: workspace) {
      points.add(0.3, "it asks somebody to act")
    }
  }

  private func addPlace(_ facts: NoteFacts, to points: inout PointList) {
    let isStrong = facts.keyStrength == .strong
    if facts.traits.contains(.keyIsTagsOrNegative) { points.add(-3, "the key names no text") }
    if facts.traits.contains(.keyIsCredit), facts.keyStrength == .none {
      points.add(-2, "the key names who made the page")
    }
    switch facts.carrier {
    case .jsonLD: points.add(-2, "it is data for search engines")
    case .meta: points.add(-2.5, "it is text made to be shown")
    case .scriptComment: points.add(-1.5, "it is a comment in a script")
    case .json, .attribute, .comment, .hiddenText, .scriptString: break
    }
    guard !isStrong else { return }
    if facts.traits.contains(.keyIsTeaser) {
      points.add(-3.5, "the key names text for readers")
    }
    if facts.traits.contains(.ancestorIsTeaserOrTags) {
      points.add(-1.5, "a key above names text for readers")
    }
    if facts.traits.contains(.ancestorIsReaderComments) {
      points.add(-2.5, "readers' comments stand there")
    }
  }

  private func addHarmless(
    _ text: UnsafeBufferPointer<UInt8>,
    _ shape: ValueShape,
    _ facts: NoteFacts,
    _ cues: [NoteCue],
    to points: inout PointList,
    using workspace: PatternWorkspace
  ) {
    let isComment = facts.carrier == .comment || facts.carrier == .scriptComment
    if shape.codeSigns >= (isComment ? 2 : 4) { points.add(-2.5, "it looks like program code") }
    if isComment, !cues.contains(where: { $0.range.count > 6 }),
      lexicon.matches(.developerComment, in: text, using: workspace)
    {
      points.add(-3, "programs and their authors leave such comments")
    }
    if lexicon.matches(.publishedNote, in: text, using: workspace) {
      points.add(-2, "notes to readers begin like this")
    }
    if facts.keyStrength != .strong, lexicon.matches(.form, in: text, using: workspace) {
      points.add(-2, "it speaks of forms or accounts")
    }
    if shape.characters > 900 {
      points.add(-2, "it is as long as an article")
    } else if shape.characters > 400 {
      points.add(-1, "it is long")
    }
  }
}

extension NoteLexicon.Strength {
  /// What the best phrase of a value adds.
  fileprivate var points: Double {
    switch self {
    case .strong: 3.5
    case .weak, .sourcePerson: 2.5
    case .source: 0.8
    }
  }

  /// What each further phrase adds.
  fileprivate var furtherPoints: Double { self == .strong ? 0.8 : 0.5 }
}

/// Reasons and their points.
private struct PointList {
  private(set) var list: [(points: Double, reason: String)] = []

  mutating func add(_ points: Double, _ reason: String) { list.append((points, reason)) }

  mutating func addKey(_ strength: NoteFacts.KeyStrength, _ points: Double) {
    guard points > 0 else { return }
    switch strength {
    case .strong: add(points, "the key names a note of the newsroom")
    case .weak: add(points, "the key names a note")
    case .strongAncestor: add(points, "a key above names notes of the newsroom")
    case .weakAncestor: add(points, "a key above names notes")
    case .none: add(points, "it is a comment in the page")
    }
  }

  mutating func addCues(_ phrases: [NoteLexicon.Phrase]) {
    for (place, phrase) in phrases.enumerated() {
      let points = place == 0 ? phrase.strength.points : phrase.strength.furtherPoints
      switch phrase.strength {
      case .strong: add(points, "it says what newsrooms say only to each other")
      case .weak: add(points, "it speaks like a fact-checker or an editor")
      case .source: add(points, "it names a source")
      case .sourcePerson: add(points, "it names a person, a leak or a file as its source")
      }
    }
  }
}
