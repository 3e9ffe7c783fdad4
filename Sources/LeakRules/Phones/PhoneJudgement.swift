/// What is known about a value besides its text.
package struct PhoneContext: Hashable, Sendable {
  /// Whether the value's key or label names a telephone, as `caller_phone` does.
  package var keyIsPhone: Bool
  /// Whether the key names an identifier, a time, a price or a measure.
  package var keyIsIdentifier: Bool
  /// Whether the value is a number in JSON or JavaScript, without quotes.
  package var isNumberLiteral: Bool
  /// Whether the text is one people write in, such as a comment, where what stands beside bare
  /// digits can vouch for them.
  package var mayBeVouchedFor: Bool
  /// Where the page is read; see `PhoneRegions`.
  package var regions: [String]

  /// Creates a context.
  package init(
    keyIsPhone: Bool = false,
    keyIsIdentifier: Bool = false,
    isNumberLiteral: Bool = false,
    mayBeVouchedFor: Bool = false,
    regions: [String] = []
  ) {
    self.keyIsPhone = keyIsPhone
    self.keyIsIdentifier = keyIsIdentifier
    self.isNumberLiteral = isNumberLiteral
    self.mayBeVouchedFor = mayBeVouchedFor
    self.regions = regions
  }
}

/// A candidate read as a telephone number, with the reasons for it.
package struct PhoneReading: Hashable, Sendable {
  /// The number.
  package var number: PhoneNumber
  /// The bytes that spell it; may be a part of the candidate.
  package var range: Range<Int>
  /// The reasons, the weightiest first.
  package var evidence: [Evidence]
  /// The highest score the value itself deserves, for numbers nobody answers.
  ///
  /// The caller may lift it when the record around the value vouches for a person.
  package var cap: Double?

  /// The sum of the evidence from 0 to 1, held down by `cap`.
  package var score: Double {
    let sum = evidence.reduce(0) { $0 + $1.weight }
    return max(0, min(sum, cap ?? 1, 1))
  }
}

/// Reads candidates as telephone numbers and says how sure that is.
///
/// Knows the value, its key and the words right before it, not the page: whether a reader sees the
/// number is for others to weigh. Holds the numbering plans, so **one for each worker**.
package final class PhoneReader {
  /// The plans the reader asks.
  package let plans: NumberingPlans
  private let words: PhoneWords

  /// Creates a reader with its own plans.
  package init(words: PhoneWords = PhoneWords()) {
    plans = NumberingPlans()
    self.words = words
  }

  /// Reads a candidate.
  ///
  /// - Parameters:
  ///   - candidate: What `PhoneCandidateFinder` found in `text`.
  ///   - text: The text; its words before the candidate count as context.
  ///   - fragment: The bounds of the text that belongs together, such as one value or one comment.
  ///   - context: What is known besides.
  /// - Returns: nil when the candidate is no number, or may just as well be something else.
  package func read(
    _ candidate: PhoneCandidate,
    in text: UnsafeBufferPointer<UInt8>,
    fragment: Range<Int>,
    context: PhoneContext
  ) -> PhoneReading? {
    guard !context.isNumberLiteral || context.keyIsPhone,
      let spelling = PhoneSpelling(UnsafeBufferPointer(rebasing: text[candidate.range]))
    else { return nil }
    let shape = PhoneShape(of: candidate, spelling: spelling, in: text, fragment: fragment)
    let clues = PhoneClues(candidate: candidate, spelling: spelling, context: context)
    switch shape {
    case .international: return international(clues)
    case .formatted, .bare: return plain(clues, shape, in: text, fragment: fragment)
    case .rejected(let reason): return doubtful(clues, reason, in: text, fragment: fragment)
    }
  }

  private func plain(
    _ clues: PhoneClues,
    _ shape: PhoneShape,
    in text: UnsafeBufferPointer<UInt8>,
    fragment: Range<Int>
  ) -> PhoneReading? {
    var clues = clues
    clues.announcement = announcement(of: clues.candidate, in: text, fragment: fragment)
    if shape == .bare, !mayRead(clues) { return unvouched(clues) }
    if let reading = national(clues) { return reading }
    if shape == .bare { return unvouched(clues) }
    return shape == .formatted ? part(of: clues, in: text, onlyBrackets: false) : nil
  }

  /// Reads what a gate has rejected, for its file's name, its key or the word before it.
  private func doubtful(
    _ clues: PhoneClues,
    _ reason: PhoneShape.Reason,
    in text: UnsafeBufferPointer<UInt8>,
    fragment: Range<Int>
  ) -> PhoneReading? {
    let range = clues.candidate.range
    if (10...15).contains(clues.spelling.count),
      let name = PhoneFileName(around: range, in: text, fragment: fragment)
    {
      return fileName(clues, name, in: text)
    }
    if !reason.isFinal {
      var clues = clues
      clues.announcement =
        reason == .glued && clues.candidate.traits.contains(.gluedLeft)
        ? words.touching(in: text, from: fragment.lowerBound, to: range.lowerBound)
        : announcement(of: clues.candidate, in: text, fragment: fragment)
      if clues.isVouchedFor { return national(clues) }
    }
    return clues.isDivided ? part(of: clues, in: text, onlyBrackets: true) : nil
  }

  private func announcement(
    of candidate: PhoneCandidate,
    in text: UnsafeBufferPointer<UInt8>,
    fragment: Range<Int>
  ) -> PhoneWords.Announcement {
    words.announcement(
      in: text,
      from: fragment.lowerBound,
      to: candidate.range.lowerBound
    )
  }

  /// Whether digits without separators can be evidence at all.
  private func mayRead(_ clues: PhoneClues) -> Bool {
    if clues.context.keyIsPhone { return true }
    if clues.context.keyIsIdentifier { return false }
    if clues.announcement > .none || clues.spelling.hasPrefix("00") { return true }
    return clues.context.regions.contains { plans.density(of: clues.spelling.count, in: $0) < 0.01 }
  }
}

// MARK: - Readings

extension PhoneReader {
  /// Reads bare digits as a whole number with its country code, to count only if what stands beside
  /// them vouches for a person: the score stays below any confidence.
  private func unvouched(_ clues: PhoneClues) -> PhoneReading? {
    guard clues.context.mayBeVouchedFor, !clues.context.keyIsIdentifier,
      (11...13).contains(clues.spelling.count),
      let number = plans.parse(clues.spelling.international(), region: nil),
      number.isValid, number.kind == .mobile || number.kind == .fixedLineOrMobile
    else { return nil }
    var clues = clues
    clues.add(Evidence("digits without separators", -0.2))
    var reading = clues.reading(of: number)
    reading.cap = 0.34
    return reading
  }

  /// Reads a number with a plus or a dialling link before it.
  private func international(_ clues: PhoneClues) -> PhoneReading? {
    var clues = clues
    let isLink = clues.candidate.traits.contains(.dialLink)
    clues.add(
      isLink
        ? Evidence("stands in a link that dials", 0.4)
        : Evidence("written with its country code", 0.35)
    )
    clues.addContext()
    if !clues.candidate.traits.contains(.plus) {
      return best(clues, everywhere: true).map { clues.reading(of: $0) }
    }
    clues.spelling.isInternational = true
    guard let number = plans.parse(clues.spelling, region: nil) else { return nil }
    if !number.isValid, !clues.isDivided { clues.add(Evidence("digits without separators", -0.1)) }
    return clues.reading(of: number)
  }

  /// Reads a number the way the page's readers, or its key, would.
  private func national(_ clues: PhoneClues) -> PhoneReading? {
    var clues = clues
    if let length = clues.spelling.internationalPrefixLength ?? clues.spelling.russianPrefixLength,
      let number = plans.parse(
        clues.spelling.international(droppingFirst: length),
        region: nil
      ), number.isValid
    {
      clues.add(Evidence("written with an international prefix", clues.isDivided ? 0.3 : -0.1))
      clues.addContext()
      return clues.reading(of: number)
    }
    guard let number = best(clues, everywhere: clues.context.keyIsPhone) else { return nil }
    if !number.isValid, !number.isReservedForFiction, !clues.isVouchedFor { return nil }
    // Seven digits are a code or a local number; without the page's region nothing tells which.
    if !clues.isDivided, clues.spelling.count < 8, !clues.context.regions.contains(number.region) {
      return nil
    }
    clues.addContext()
    if clues.isDivided {
      guard let grouping = grouping(of: clues, as: number) else {
        return nil
      }
      clues.add(grouping)
    } else if !clues.context.keyIsPhone {
      clues.add(Evidence("digits without separators", -0.2))
      let isScarce =
        clues.context.regions.contains(number.region)
        && plans.density(of: clues.spelling.count, in: number.region) < 0.01
      if isScarce { clues.add(Evidence("few digit strings are numbers there", 0.1)) }
    }
    let reading = clues.reading(of: number)
    return reading.evidence.reduce(0) { $0 + $1.weight } >= 0.35 ? reading : nil
  }

  /// What the division into groups says; nil when it speaks against a number.
  private func grouping(
    of clues: PhoneClues,
    as number: PhoneNumber
  ) -> Evidence? {
    let hasPhoneSigns =
      clues.candidate.traits.contains(.parenthesis)
      || (clues.candidate.traits.contains(.dashed) && clues.spelling.breaks.nonzeroBitCount > 1)
    let isUsual = plans.hasUsualGrouping(clues.spelling, of: number)
    let isLocal = clues.context.regions.contains(number.region)
    let isMarked =
      hasPhoneSigns || clues.spelling.breaks.nonzeroBitCount > 1
      || clues.spelling.count > number.nationalLength
    if isUsual, isLocal, isMarked { return Evidence("grouped as numbers there are", 0.1) }
    if isUsual, hasPhoneSigns { return Evidence("grouped as numbers there are", 0.05) }
    if clues.isVouchedFor { return Evidence("grouped in an unusual way", -0.05) }
    let hasTrunk = clues.spelling.hasPrefix("0") || clues.spelling.hasPrefix("8")
    return isLocal && (isUsual || hasTrunk) ? Evidence("grouped in an unusual way", -0.1) : nil
  }

  /// Reads digits in the last part of a file's name, as in `call_79471203345_mother.mp3`.
  private func fileName(
    _ clues: PhoneClues,
    _ name: PhoneFileName,
    in text: UnsafeBufferPointer<UInt8>
  ) -> PhoneReading? {
    let announcement = words.strongest(
      in: text,
      from: name.range.lowerBound,
      to: name.range.upperBound
    )
    guard !clues.context.keyIsIdentifier,
      name.isRecording || announcement > .none || clues.spelling.isInternational,
      let number = plans.parse(clues.spelling.international(), region: nil), number.isValid
    else { return nil }
    var clues = clues
    clues.add(Evidence("part of a file's name", 0.05))
    if announcement > .none { clues.add(Evidence("a word for calls in the file's name", 0.2)) }
    return clues.reading(of: number)
  }

  /// Reads the likeliest part of a candidate that is no number as a whole.
  ///
  /// A year, a house number or a postal code may stand right before a number: `10003 (646) 555-0134`.
  private func part(
    of clues: PhoneClues,
    in text: UnsafeBufferPointer<UInt8>,
    onlyBrackets: Bool
  ) -> PhoneReading? {
    guard
      let start = PhonePart.start(
        in: text,
        range: clues.candidate.range,
        onlyBrackets: onlyBrackets
      )
    else { return nil }
    var rest = clues
    rest.candidate.range = start..<clues.candidate.range.upperBound
    guard
      let spelling = PhoneSpelling(UnsafeBufferPointer(rebasing: text[rest.candidate.range])),
      spelling.count >= PhoneCandidateFinder.fewestDigits
    else { return nil }
    rest.spelling = spelling
    rest.candidate.digitCount = spelling.count
    return national(rest)
  }

  /// The best number the digits make: valid, then usually grouped, then where few digits are valid.
  private func best(_ clues: PhoneClues, everywhere: Bool) -> PhoneNumber? {
    let spelling = clues.spelling
    var best: (number: PhoneNumber, rank: Int, density: Double)?
    func offer(_ number: PhoneNumber?, _ density: Double) {
      guard let number else { return }
      // A number nobody answers is as good as a valid one.
      let isGood = number.isValid || number.isReservedForFiction
      let isGrouped = isGood && clues.isDivided && plans.hasUsualGrouping(spelling, of: number)
      let rank = (isGood ? 2 : 0) + (isGrouped ? 1 : 0)
      if let best, (best.rank, density) >= (rank, best.density) { return }
      best = (number, rank, density)
    }
    for region in clues.context.regions {
      // Separators show whose number it is; then the page's first region goes first.
      let density = clues.isDivided ? 0 : plans.density(of: spelling.count, in: region)
      offer(plans.parse(spelling, region: region), density)
    }
    // With its country code but no plus: 9, 19 and 9 per cent of random strings of 10 to 12 digits.
    if spelling.count >= 10 {
      offer(plans.parse(spelling.international(), region: nil), spelling.count == 11 ? 0.19 : 0.09)
    }
    if !everywhere || best.map({ $0.rank > 1 }) ?? false { return best?.number }
    for region in PhoneRegions.everywhere {
      if let number = plans.parse(spelling, region: region), number.isValid { return number }
    }
    return best?.number
  }
}
