/// What speaks for one reading, gathered step by step.
struct PhoneClues {
  /// The highest score of a number nobody answers: low confidence.
  private static let capOfFiction = 0.45

  var candidate: PhoneCandidate
  var spelling: PhoneSpelling
  var context: PhoneContext
  var announcement = PhoneWords.Announcement.none
  private var evidence: [Evidence] = []

  init(candidate: PhoneCandidate, spelling: PhoneSpelling, context: PhoneContext) {
    self.candidate = candidate
    self.spelling = spelling
    self.context = context
  }

  var isDivided: Bool { spelling.breaks != 0 }

  /// Whether the key or a word before the digits says that they are a telephone number.
  var isVouchedFor: Bool { context.keyIsPhone || announcement == .strong }

  mutating func add(_ reason: Evidence) { evidence.append(reason) }

  /// Adds what key and words say.
  mutating func addContext() {
    if context.keyIsPhone {
      add(Evidence("its key names a telephone", 0.35))
      return
    }
    switch announcement {
    case .strong: add(Evidence("a word for telephones stands before it", 0.3))
    case .weak: add(Evidence("a word for numbers stands before it", 0.15))
    case .none: break
    }
    if context.keyIsIdentifier { add(Evidence("its key names something else", -0.2)) }
  }

  /// The reading, with what the plan says of the number.
  func reading(of number: PhoneNumber) -> PhoneReading {
    var reasons = evidence
    let madeUp = number.isReservedForFiction || spelling.countingDigitsAtEnd >= 7
    if number.isReservedForFiction {
      reasons.append(Evidence("reserved for examples in \(number.region)", 0.5))
    } else if number.isValid {
      reasons.append(Evidence("valid number of \(number.region)", 0.5))
    } else {
      reasons.append(Evidence("as long as numbers of \(number.region)", 0.2))
    }
    if number.kind.isOrganisations {
      reasons.append(Evidence("a kind of number only organisations have", -0.3))
    }
    reasons.sort { $0.weight > $1.weight }
    return PhoneReading(
      number: number,
      range: candidate.range,
      evidence: reasons,
      cap: madeUp && !context.keyIsPhone ? Self.capOfFiction : nil
    )
  }
}

extension PhoneSpelling {
  /// The length of an international prefix written out: `00` in most of the world, `011` in North
  /// America, `8~10` in Russia and its neighbours; nil when there is none.
  var internationalPrefixLength: Int? {
    if isInternational || breaks & 0b10 != 0 { return nil }
    if hasPrefix("00"), count >= 10 { return 2 }
    if hasPrefix("011"), count >= 11, breaks & 0b1100 == 0b1000 { return 3 }
    return nil
  }

  /// The same for `8~10`, which is only told from other digits by its separators.
  var russianPrefixLength: Int? {
    hasPrefix("810") && count >= 12 && breaks & 0b1010 != 0 ? 3 : nil
  }
}

/// Where a number may begin inside a candidate that is none.
enum PhonePart {
  /// The offset of the last bracket or wide gap that leaves a number's length behind it.
  static func start(
    in text: UnsafeBufferPointer<UInt8>,
    range: Range<Int>,
    onlyBrackets: Bool
  ) -> Int? {
    var index = range.upperBound
    var digits = 0
    var best: Int?
    while index > range.lowerBound {
      index -= 1
      let byte = text[index]
      if byte &- UInt8(ascii: "0") < 10 { digits += 1 }
      guard digits >= PhoneCandidateFinder.fewestDigits else { continue }
      if byte == UInt8(ascii: "("), index > range.lowerBound { return index }
      if byte == UInt8(ascii: " "), digits >= 9, best == nil, !onlyBrackets { best = index + 1 }
    }
    return best
  }
}
