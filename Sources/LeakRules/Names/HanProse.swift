/// Names in Chinese and Japanese prose, which are recognised only after a word that calls for one.
extension NameReader {
  /// Finds names after words such as 母亲, 姓名, 叫.
  func readHanProse(
    _ text: UnsafeBufferPointer<UInt8>,
    isNoteLike: Bool
  ) -> [NameMention] {
    var mentions: [NameMention] = []
    var recent = InlineArray<3, Int>(repeating: 0)
    var run = 0
    var index = 0
    while index < text.count {
      let scalar = scanScalar(text, at: index)
      guard isHan(scalar.value) else {
        run = 0
        index &+= scalar.length
        continue
      }
      (recent[0], recent[1], recent[2]) = (recent[1], recent[2], index)
      run = min(run + 1, 3)
      index &+= scalar.length
      guard endsCue(text, recent, run, end: index) else { continue }
      guard let name = nameRange(text, after: index) else { continue }
      let bytes = UnsafeBufferPointer(rebasing: text[name])
      guard var reading = readEastAsian(bytes), reading.strongTokenCount > 0 else { continue }
      reading.move(by: name.lowerBound)
      let surroundings = ProseSurroundings(text, name: name, lexicon: lexicon)
      var found = mention(of: reading, surroundings, isNoteLike: isNoteLike)
      if !found.isNearKinship {
        // The cue is a word for kin or for a name, though not parted from the name by a space.
        found.isNearKinship = true
        found.evidence.append(Evidence("the word before it calls for a name", 0.2))
      }
      mentions.append(found)
      index = name.upperBound
      run = 0
    }
    return mentions
  }

  private func endsCue(
    _ text: UnsafeBufferPointer<UInt8>,
    _ starts: borrowing InlineArray<3, Int>,
    _ run: Int,
    end: Int
  ) -> Bool {
    for length in 1...3 where length <= run {
      let cue = UnsafeBufferPointer(rebasing: text[starts[3 - length]..<end])
      if lexicon.classes(of: cue).contains(.hanCue) { return true }
    }
    return false
  }

  /// The surname and one or two characters after a cue, a colon or space between them left out.
  private func nameRange(_ text: UnsafeBufferPointer<UInt8>, after cue: Int) -> Range<Int>? {
    var start = cue
    for _ in 0..<2 where start < text.count {
      let scalar = scanScalar(text, at: start)
      let isJoint = [0x3A, 0xFF1A, 0x20, 0x3000, 0x662F, 0x53EB].contains(scalar.value)
      if isJoint { start &+= scalar.length }
    }
    var ends: [Int] = []
    var index = start
    while index < text.count, ends.count < 4 {
      let scalar = scanScalar(text, at: index)
      guard isHan(scalar.value) else { break }
      let character = UnsafeBufferPointer(rebasing: text[index..<index &+ scalar.length])
      if !ends.isEmpty, lexicon.classes(of: character).contains(.hanStop) { break }
      index &+= scalar.length
      ends.append(index)
    }
    guard ends.count >= 2 else { return nil }
    let hasLongSurname = [ends[1], ends.count > 2 ? ends[2] : ends[1]].contains { end in
      let front = lexicon.classes(of: UnsafeBufferPointer(rebasing: text[start..<end]))
      return !front.isDisjoint(with: [.hanSurname, .japaneseSurname])
    }
    let length = min(ends.count, hasLongSurname ? 4 : 3)
    return start..<ends[length - 1]
  }
}

extension NameReading {
  /// Moves the ranges of a reading that was made of a part of a text.
  mutating func move(by offset: Int) {
    range = range.lowerBound + offset..<range.upperBound + offset
    for index in tokens.indices {
      let old = tokens[index].range
      tokens[index].range = old.lowerBound + offset..<old.upperBound + offset
    }
  }
}
