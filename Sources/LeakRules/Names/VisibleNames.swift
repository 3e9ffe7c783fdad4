/// What readers of a page know about names, to hold hidden names against.
///
/// Building it is linear in the texts; a question costs some look-ups.
package struct VisibleNames: Sendable {
  private let visible: WordIndex
  private let semiPublic: WordIndex
  private let credited: Set<UInt64>

  /// Indexes the page's texts, of which the first 400 kB each are read.
  ///
  /// - Parameters:
  ///   - visible: The rendered text, blocks separated by line feeds.
  ///   - semiPublic: Titles, descriptions, alternative texts and captions of images.
  ///   - credits: Names of authors and others the page credits.
  ///   - reader: The reader whose word lists are used.
  ///   - workspace: The worker's own memory.
  package init(
    visible: UnsafeBufferPointer<UInt8>,
    semiPublic: UnsafeBufferPointer<UInt8>,
    credits: [[UInt8]],
    reader: NameReader,
    using workspace: DetectionWorkspace
  ) {
    let known = workspace.visibleWords
    self.visible = WordIndex(visible, lexicon: reader.lexicon, known: known)
    self.semiPublic = WordIndex(semiPublic, lexicon: reader.lexicon, known: known)
    var keys: Set<UInt64> = []
    for credit in credits {
      credit.withUnsafeBufferPointer { bytes in
        var scanner = VisibleWordScanner(bytes, lexicon: reader.lexicon, known: known)
        while let word = scanner.next() {
          if word.kind == .name { keys.insert(word.key) }
        }
      }
    }
    credited = keys
  }

  /// Indexes the page's texts.
  package init(
    visible: [UInt8],
    semiPublic: [UInt8] = [],
    credits: [[UInt8]] = [],
    reader: NameReader,
    using workspace: DetectionWorkspace = DetectionWorkspace()
  ) {
    self = visible.withUnsafeBufferPointer { visible in
      semiPublic.withUnsafeBufferPointer { semiPublic in
        VisibleNames(
          visible: visible,
          semiPublic: semiPublic,
          credits: credits,
          reader: reader,
          using: workspace
        )
      }
    }
  }

  /// How much of the name readers know.
  package func contrast(of reading: NameReading) -> NameContrast {
    if reading.isCJK { return eastAsianContrast(of: reading) }
    let words = reading.tokens.filter { $0.part != .patronymic }
    let seen = words.filter { visible.entry(of: $0.key) != nil }
    if seen.isEmpty { return hiddenContrast(of: words) }
    if seen.count == words.count { return contrastOfKnown(words, in: reading) }
    let hidden = words.filter { visible.entry(of: $0.key) == nil }
    return contrast(seen: seen, hidden: hidden, in: reading)
  }

  /// None of the words is visible.
  private func hiddenContrast(of words: [NameToken]) -> NameContrast {
    guard !words.isEmpty else { return .none }
    if words.allSatisfy({ semiPublic.entry(of: $0.key) != nil }) { return .semi }
    return words.allSatisfy { credited.contains($0.key) } ? .credit : .none
  }

  /// All of the words are visible.
  private func contrastOfKnown(_ words: [NameToken], in reading: NameReading) -> NameContrast {
    if words.count == 1 {
      let patronymics = reading.patronymics
      let knowsPatronymic = patronymics.contains { visible.entry(of: $0.key) != nil }
      if !patronymics.isEmpty, !knowsPatronymic, let place = bareRange(of: words[0]) {
        return .first(visible: place)
      }
      return .full
    }
    for (index, one) in words.enumerated() {
      for other in words[(index + 1)...] where visible.standTogether(one.key, other.key) {
        return .full
      }
    }
    return .split
  }

  /// Some of the words are visible, some are not.
  private func contrast(
    seen: [NameToken],
    hidden: [NameToken],
    in reading: NameReading
  )
    -> NameContrast
  {
    let wordCount = seen.count + hidden.count
    for word in seen where word.part == .given || !word.isSurname && wordCount == 2 {
      if let place = initialRange(of: word, standingFor: hidden) {
        return .initial(visible: place)
      }
      if let place = bareRange(of: word) { return .first(visible: place) }
    }
    return seen.contains { $0.part == .family } ? .last : .common
  }

  /// Where a word stands, if it never stands beside another name-like word.
  private func bareRange(of word: NameToken) -> Range<Int>? {
    guard let entry = visible.entry(of: word.key), !entry.isAttached, entry.bareStart >= 0 else {
      return nil
    }
    return Int(entry.bareStart)..<Int(entry.bareEnd)
  }

  /// Where a word stands beside the initial of a hidden one.
  private func initialRange(of word: NameToken, standingFor hidden: [NameToken]) -> Range<Int>? {
    guard let entry = visible.entry(of: word.key),
      hidden.contains(where: { !$0.initials.isDisjoint(with: entry.initials) })
    else { return nil }
    return Int(entry.initialStart)..<Int(entry.initialEnd)
  }

  /// East Asian names are looked up by their characters.
  private func eastAsianContrast(of reading: NameReading) -> NameContrast {
    guard reading.tokens.count == 2 else { return .none }
    if visible.eastAsian.place(of: reading.wholeKey) != nil { return .full }
    for word in reading.given {
      if let place = visible.eastAsian.place(of: word.key) {
        return .first(visible: place..<place + word.range.count)
      }
    }
    for word in reading.family where visible.eastAsian.place(of: word.key) != nil { return .last }
    return semiPublic.eastAsian.place(of: reading.wholeKey) != nil ? .semi : .none
  }
}
