/// Cuts a run with too many digits for one number into the numbers it may hold.
///
/// `067 123 45 67 050 765 43 21` and `030 23125000 / 030 23125001` are runs like any other to the
/// finder. A cut is made where the gap is widest, or where the groups begin to repeat; a run without
/// such a place (a payment card, a row of a table) stays whole and is rejected by its length.
enum PhoneRunSplitter {
  private static let fewestDigitsOfPart = 9

  private struct Group {
    var start: Int
    var end: Int
    var digits: Int
    /// Separators between the group before and this one.
    var gap: Int
    /// Whether a bracket opens right before the group.
    var opensBracket: Bool
  }

  static func parts(
    of run: PhoneCandidateFinder.Run,
    in text: UnsafeBufferPointer<UInt8>
  ) -> [PhoneCandidateFinder.Run] {
    let groups = groups(of: run, in: text)
    var parts: [PhoneCandidateFinder.Run] = []
    var first = 0
    while first < groups.count {
      let end = endOfPart(from: first, in: groups) ?? groups.count
      parts.append(part(groups[first..<end], of: run, in: text))
      first = end
    }
    return parts
  }

  /// The index of the group that begins the next number; nil when there is no good place to cut.
  private static func endOfPart(from first: Int, in groups: [Group]) -> Int? {
    var digits = 0
    var best: Int?
    for index in first..<groups.count {
      // Ten digits on end are a number of their own, such as the caller's behind a date.
      if index > first, max(groups[index].digits, groups[index - 1].digits) >= 10 { return index }
      if digits >= PhoneCandidateFinder.fewestDigits, groups[index].opensBracket { return index }
      if digits >= fewestDigitsOfPart {
        if repeats(from: first, at: index, in: groups) { return index }
        if groups[index].gap > 1, groups[index].gap > best.map({ groups[$0].gap }) ?? 1 {
          best = index
        }
      }
      digits += groups[index].digits
      if digits > PhoneCandidateFinder.mostDigits { break }
    }
    return best
  }

  /// Whether the groups from `index` on are as long as those from `first` on.
  private static func repeats(from first: Int, at index: Int, in groups: [Group]) -> Bool {
    let count = index - first
    guard index + count <= groups.count else { return false }
    return (0..<count).allSatisfy { groups[first + $0].digits == groups[index + $0].digits }
  }

  private static func groups(
    of run: PhoneCandidateFinder.Run,
    in text: UnsafeBufferPointer<UInt8>
  ) -> [Group] {
    var groups: [Group] = []
    var gap = 1
    var index = run.start
    while index < run.end {
      let (symbol, length) = PhoneSymbol.read(text, at: index)
      switch symbol {
      case .digit:
        if gap > 0 {
          groups.append(
            Group(
              start: index,
              end: index,
              digits: 0,
              gap: gap,
              opensBracket: index > run.start && text[index - 1] == UInt8(ascii: "(")
            )
          )
          gap = 0
        }
        groups[groups.count - 1].digits += 1
        groups[groups.count - 1].end = index + length
      case .separator: gap += 1
      default: break
      }
      index += length
    }
    return groups
  }

  private static func part(
    _ groups: ArraySlice<Group>,
    of run: PhoneCandidateFinder.Run,
    in text: UnsafeBufferPointer<UInt8>
  ) -> PhoneCandidateFinder.Run {
    let start = groups.first?.start ?? run.start
    let end = groups.last?.end ?? run.end
    var traits: PhoneCandidate.Traits = []
    var index = start
    while index < end {
      let (symbol, length) = PhoneSymbol.read(text, at: index)
      if case .separator(let kind) = symbol { traits.insert(kind) }
      if text[index] >= 0x80 { traits.insert(.wide) }
      index += length
    }
    return PhoneCandidateFinder.Run(
      start: start,
      end: end,
      digits: groups.reduce(0) { $0 + $1.digits },
      traits: traits
    )
  }
}
