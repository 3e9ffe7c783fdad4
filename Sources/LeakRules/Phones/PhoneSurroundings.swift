// What stands around a run of digits: plus and brackets, dialling links, extensions, letters.
// Runs for candidates only, so clarity goes before speed; every look around is bounded.

extension PhoneCandidateFinder {
  /// Completes a run and appends it, or its parts when it holds several numbers.
  static func emit(
    _ run: Run,
    in text: UnsafeBufferPointer<UInt8>,
    floor: Int,
    into candidates: inout [PhoneCandidate]
  ) {
    guard run.digits > mostDigits, !run.traits.isDisjoint(with: PhoneCandidate.Traits.separators)
    else {
      candidates.append(complete(run, in: text, floor: floor))
      return
    }
    var floor = floor
    for part in PhoneRunSplitter.parts(of: run, in: text) {
      candidates.append(complete(part, in: text, floor: floor))
      floor = part.end
    }
  }

  private static func complete(
    _ run: Run,
    in text: UnsafeBufferPointer<UInt8>,
    floor: Int
  ) -> PhoneCandidate {
    var candidate = PhoneCandidate(
      range: run.start..<run.end,
      digitCount: run.digits,
      traits: run.traits
    )
    extendLeft(&candidate, in: text, floor: floor)
    let start = candidate.range.lowerBound
    if PhoneDialLink.ends(at: start, in: text) { candidate.traits.insert(.dialLink) }
    if isGlue(text, before: start, floor: floor), !candidate.traits.contains(.dialLink) {
      candidate.traits.insert(.gluedLeft)
    }
    if PhoneExtension.length(in: text, from: run.end) != nil {
      candidate.traits.insert(.extended)
    } else if isGlue(text, after: run.end) {
      candidate.traits.insert(.gluedRight)
    }
    return candidate
  }

  /// Takes in the brackets and the plus before the first digit, as in `(+44) 20` and `%2B44`.
  private static func extendLeft(
    _ candidate: inout PhoneCandidate,
    in text: UnsafeBufferPointer<UInt8>,
    floor: Int
  ) {
    var start = candidate.range.lowerBound
    var index = start
    var steps = 0
    while steps < 6, let (symbol, length) = symbolBefore(index, in: text, floor: floor) {
      steps += 1
      index -= length
      switch symbol {
      case .plus:
        steps = 6
        if index + length < start, isArithmetic(text, before: index) { break }
        candidate.traits.insert(.plus)
        if text[index] >= 0x80 { candidate.traits.insert(.wide) }
        start = index
        // A bracket may stand before the plus, nothing else belongs to it.
        if let bracket = openingBracket(before: index, in: text, floor: floor),
          hasClosingBracket(text, from: index, to: candidate.range.upperBound)
        {
          start = index - bracket
        }
      case .separator(.parenthesis) where isOpening(text, at: index):
        guard hasClosingBracket(text, from: index, to: candidate.range.upperBound) else {
          steps = 6
          break
        }
        candidate.traits.insert(.parenthesis)
        start = index
      case .separator(.spaced), .invisible: continue
      default: steps = 6
      }
    }
    candidate.range = start..<candidate.range.upperBound
  }

  /// Whether a plus with spaces around it adds something to the word or number before it.
  private static func isArithmetic(
    _ text: UnsafeBufferPointer<UInt8>,
    before index: Int
  ) -> Bool {
    var index = index
    while index > 0, text[index - 1] == UInt8(ascii: " ") { index -= 1 }
    return index > 0 && (isWordByte(text[index - 1]) || text[index - 1] == UInt8(ascii: ")"))
  }

  private static func symbolBefore(
    _ index: Int,
    in text: UnsafeBufferPointer<UInt8>,
    floor: Int
  ) -> (symbol: PhoneSymbol, length: Int)? {
    guard index > floor else { return nil }
    let byte = text[index - 1]
    if byte < 0x80 {
      return isEscapedPlus(text, endingAt: index) ? (.plus, 3) : (PhoneSymbol(ascii: byte), 1)
    }
    for length in 2...3 where index - length >= floor && text[index - length] >= 0xC0 {
      let (symbol, read) = PhoneSymbol.read(text, at: index - length)
      return read == length ? (symbol, length) : nil
    }
    return nil
  }

  /// Whether `%2B` ends at `index`; its own digit may have been taken for a run before.
  private static func isEscapedPlus(
    _ text: UnsafeBufferPointer<UInt8>,
    endingAt index: Int
  ) -> Bool {
    index >= 3 && text[index - 1] | 0x20 == UInt8(ascii: "b")
      && text[index - 2] == UInt8(ascii: "2") && text[index - 3] == UInt8(ascii: "%")
  }

  private static func isOpening(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    text[index] == UInt8(ascii: "(") || (text[index] == 0xEF && text[index + 2] == 0x88)
  }

  private static func openingBracket(
    before index: Int,
    in text: UnsafeBufferPointer<UInt8>,
    floor: Int
  ) -> Int? {
    guard let (symbol, length) = symbolBefore(index, in: text, floor: floor),
      case .separator(.parenthesis) = symbol, isOpening(text, at: index - length)
    else { return nil }
    return length
  }

  /// Whether a bracket closes inside the number; one that does not belongs to the sentence.
  private static func hasClosingBracket(
    _ text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Bool {
    text[start..<end].contains(UInt8(ascii: ")"))
      || (start + 2..<end).contains {
        text[$0] == 0x89 && text[$0 - 1] == 0xBC && text[$0 - 2] == 0xEF
      }
  }
}

// MARK: - Glue

extension PhoneCandidateFinder {
  private static func isGlue(
    _ text: UnsafeBufferPointer<UInt8>,
    before index: Int,
    floor: Int
  ) -> Bool {
    guard index > 0 else { return false }
    let byte = text[index - 1]
    if byte < 0x80 { return isWordByte(byte) || byte == UInt8(ascii: "#") }
    return index > 1 && isAlphabetLead(text[index - 2])
  }

  private static func isGlue(_ text: UnsafeBufferPointer<UInt8>, after index: Int) -> Bool {
    guard index < text.count else { return false }
    let byte = text[index]
    return isWordByte(byte) || byte == UInt8(ascii: "%") || isAlphabetLead(byte)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
      || byte == UInt8(ascii: "_")
  }

  /// Whether `byte` begins a Latin, Greek or Cyrillic letter: scripts that part words from numbers.
  ///
  /// Hebrew and Arabic write prefixes onto a number, Chinese and Japanese put no spaces at all.
  private static func isAlphabetLead(_ byte: UInt8) -> Bool {
    (0xC3...0xD3).contains(byte)
  }
}
