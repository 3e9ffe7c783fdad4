/// The groups of a divided candidate and the signs between them.
struct PhoneGroups {
  private var lengths: [Int] = []
  private var values: [Int] = []
  /// The signs before each group; the first is empty.
  private var signs: [PhoneCandidate.Traits] = []

  init(_ text: UnsafeBufferPointer<UInt8>, spelling: PhoneSpelling) {
    lengths = spelling.groups
    var start = 0
    values = lengths.map { length in
      defer { start += length }
      return spelling.value(start..<start + length)
    }
    signs = Self.signs(between: lengths.count, in: text)
  }

  private static func signs(
    between count: Int,
    in text: UnsafeBufferPointer<UInt8>
  ) -> [PhoneCandidate.Traits] {
    var signs: [PhoneCandidate.Traits] = [[]]
    var current: PhoneCandidate.Traits = []
    var hasDigit = false
    var index = 0
    while index < text.count {
      let (symbol, length) = PhoneSymbol.read(text, at: index)
      if case .separator(let kind) = symbol, hasDigit { current.insert(kind) }
      if case .digit = symbol {
        hasDigit = true
        if !current.isEmpty { signs.append(current) }
        current = []
      }
      index += length
    }
    while signs.count < count { signs.append([]) }
    return signs
  }

  /// What the groups are, if not a telephone number's.
  func reason(_ traits: PhoneCandidate.Traits) -> PhoneShape.Reason? {
    let kinds = traits.intersection(.separators)
    if isDate { return .date }
    if isYears { return .years }
    if kinds == .dotted, let reason = dottedReason { return reason }
    if isCoordinates { return .coordinates }
    if isBook(kinds) { return .isbn }
    if lengths == [4, 6, 5] { return .card }
    if isQuantity(kinds) { return .quantity }
    if isDrawing(kinds) { return .vectorPath }
    return isRagged || lengths.count > 7 ? .series : nil
  }

  /// Decimals in a row, as in `12.5-3.25-.4 6`: points beside spaces, or beside two dashes.
  private func isDrawing(_ kinds: PhoneCandidate.Traits) -> Bool {
    guard kinds.contains(.dotted), !kinds.contains(.parenthesis) else { return false }
    if kinds.contains(.spaced) { return true }
    return kinds.contains(.dashed)
      && (isRagged || signs.contains { $0.isSuperset(of: [.dotted, .dashed]) })
  }

  // MARK: Dates

  private var isDate: Bool {
    guard let first = lengths.first else { return false }
    if first == 8, values[0] / 10_000 >= 1_900, values[0] / 10_000 < 2_100 {
      return isDay(values[0] % 100, ofMonth: values[0] / 100 % 100)
    }
    guard lengths.count >= 3, !signs[1].contains(.parenthesis), signs[1] == signs[2] else {
      return false
    }
    if first == 4, isYear(values[0]), lengths[1] <= 2, lengths[2] <= 2 {
      return isDay(values[2], ofMonth: values[1])
    }
    guard first <= 2, lengths[1] <= 2 else { return false }
    let isDayAndMonth = isDay(values[0], ofMonth: values[1]) || isDay(values[1], ofMonth: values[0])
    if lengths[2] == 4, isYear(values[2]) { return isDayAndMonth }
    // A short date with a time behind it, as in `09.08.22 14`.
    return lengths[2] == 2 && lengths.count > 3 && signs[1] != .spaced && signs[3] == .spaced
      && isDayAndMonth
  }

  private var isYears: Bool {
    zip(lengths, values).allSatisfy { $0 == 4 && isYear($1) }
  }

  private func isYear(_ value: Int) -> Bool { (1_900..<2_100).contains(value) }

  private func isDay(_ day: Int, ofMonth month: Int) -> Bool {
    (1...31).contains(day) && (1...12).contains(month)
  }

  // MARK: Points

  /// For groups with full stops only.
  private var dottedReason: PhoneShape.Reason? {
    if lengths.count == 2 { return .decimal }
    if lengths.count == 4, zip(lengths, values).allSatisfy({ $0 <= 3 && $1 < 256 }) {
      return .ipAddress
    }
    return lengths.dropFirst().contains(1) ? .version : nil
  }

  /// Two decimals with a space between, as in `50.4501 30.5234`.
  private var isCoordinates: Bool {
    guard lengths.count == 4, signs[1] == .dotted, signs[3] == .dotted else { return false }
    return !signs[2].contains(.dotted) && lengths[0] <= 3 && lengths[2] <= 3
  }

  // MARK: Numbers

  /// An ISBN or ISSN: five groups beginning with 978, or a check digit alone at the end.
  private func isBook(_ kinds: PhoneCandidate.Traits) -> Bool {
    let digits = lengths.reduce(0, +)
    if digits == 13, lengths[0] == 3, values[0] == 978 || values[0] == 979 { return true }
    return kinds == .dashed && digits == 10 && lengths.last == 1
  }

  /// Thousands, as in `1 234 567`; nine digits in threes may well be a Spanish or Polish number.
  private func isQuantity(_ kinds: PhoneCandidate.Traits) -> Bool {
    (kinds == .spaced || kinds == .dotted) && lengths.count > 2 && lengths[0] < 3
      && lengths.dropFirst().allSatisfy { $0 == 3 }
  }

  /// Whether a single digit stands alone after the second group, or at the end.
  private var isRagged: Bool { lengths.dropFirst(2).contains(1) || lengths.last == 1 }
}
