/// What a candidate looks like before any numbering plan is asked.
///
/// Digits with separators are mostly dates, versions, coordinates and identifiers; each gate knows one
/// such thing. The order goes from the certain to the doubtful.
package enum PhoneShape: Hashable, Sendable {
  /// A plus or a dialling link stands in front.
  case international
  /// Divided by separators.
  case formatted
  /// Digits and nothing else.
  case bare
  /// Something else, or not to be told from it.
  case rejected(Reason)

  /// What a candidate is instead of a telephone number.
  package enum Reason: Hashable, Sendable, CaseIterable {
    case tooLong, repeatedDigit, countingDigits, masked
    case date, compactDate, time, years, ipAddress, version, isbn, card
    case coordinates, vectorPath, series
    case decimal, quantity, price, epoch, joined, glued

    /// Whether no key and no word beside the digits can make them a telephone number.
    package var isFinal: Bool {
      switch self {
      case .tooLong, .repeatedDigit, .countingDigits, .masked, .date, .time, .years, .epoch,
        .ipAddress, .card, .coordinates, .vectorPath:
        true
      default: false
      }
    }
  }

  /// Judges a candidate by itself and by the bytes that touch it.
  ///
  /// - Parameters:
  ///   - candidate: What the finder found.
  ///   - spelling: Its digits.
  ///   - text: The text it was found in.
  ///   - fragment: The bounds of the text that belongs together; nothing beyond them is looked at.
  package init(
    of candidate: PhoneCandidate,
    spelling: PhoneSpelling,
    in text: UnsafeBufferPointer<UInt8>,
    fragment: Range<Int>
  ) {
    let traits = candidate.traits
    let around = PhoneNeighbours(of: candidate.range, in: text, fragment: fragment)
    let isInternational = !traits.isDisjoint(with: [.plus, .dialLink])
    let isDivided = spelling.breaks != 0
    if let reason = Self.madeUp(candidate, spelling, around, isDivided: isDivided) {
      self = .rejected(reason)
    } else if isInternational {
      let isGlued = traits.contains(.gluedLeft) || (traits.contains(.gluedRight) && !around.escapes)
      self = isGlued ? .rejected(.glued) : .international
    } else {
      let inside = Self.inside(candidate, spelling, text, isDivided: isDivided)
      let isGlued = !traits.isDisjoint(with: [.gluedLeft, .gluedRight])
      let outside = isGlued ? .glued : around.reason
      // What can be told for certain goes first: a word in front does not make a number of a date.
      let reason = inside?.isFinal == true ? inside : outside ?? inside
      self = reason.map { .rejected($0) } ?? (isDivided ? .formatted : .bare)
    }
  }

  private static func inside(
    _ candidate: PhoneCandidate,
    _ spelling: PhoneSpelling,
    _ text: UnsafeBufferPointer<UInt8>,
    isDivided: Bool
  ) -> Reason? {
    guard isDivided else { return bareReason(spelling) }
    let bytes = UnsafeBufferPointer(rebasing: text[candidate.range])
    return PhoneGroups(bytes, spelling: spelling).reason(candidate.traits)
  }

  /// Reasons that hold even behind a plus.
  private static func madeUp(
    _ candidate: PhoneCandidate,
    _ spelling: PhoneSpelling,
    _ around: PhoneNeighbours,
    isDivided: Bool
  ) -> Reason? {
    // An international prefix may make a divided number longer than E.164's fifteen digits.
    let most = PhoneCandidateFinder.mostDigits + (isDivided || spelling.hasPrefix("00") ? 3 : 0)
    if candidate.digitCount > most { return .tooLong }
    if spelling.equalDigitsAtEnd >= max(7, spelling.count - 3) { return .repeatedDigit }
    if spelling.countingDigitsAtEnd >= max(7, spelling.count - 2) { return .countingDigits }
    return around.isMasked ? .masked : nil
  }

  /// What a run without separators is, if it can be told.
  private static func bareReason(_ spelling: PhoneSpelling) -> Reason? {
    switch spelling.count {
    // Seconds and milliseconds since 1970, from 2001 to 2033.
    case 10 where spelling.hasPrefix("1"), 13 where spelling.hasPrefix("1"): .epoch
    case 13 where spelling.hasPrefix("978") || spelling.hasPrefix("979"): .isbn
    case 8, 12, 14: spelling.beginsWithDate ? .compactDate : nil
    default: nil
    }
  }
}

// MARK: - Digits

extension PhoneSpelling {
  /// How many digits at the end are the same.
  var equalDigitsAtEnd: Int {
    var length = 1
    while length < count, self[count - length - 1] == self[count - 1] { length += 1 }
    return length
  }

  /// How many digits at the end count up or down by one, 0 following 9.
  var countingDigitsAtEnd: Int {
    guard count > 1 else { return count }
    func step(_ index: Int) -> Int { (Int(self[index]) - Int(self[index - 1]) + 10) % 10 }
    let last = step(count - 1)
    guard last == 1 || last == 9 else { return 1 }
    var length = 2
    while length < count, step(count - length) == last { length += 1 }
    return length
  }

  /// Whether the first eight digits are a day, as in `20220928`.
  var beginsWithDate: Bool {
    count >= 8 && (1_900..<2_100).contains(value(0..<4)) && (1...12).contains(value(4..<6))
      && (1...31).contains(value(6..<8))
  }
}
