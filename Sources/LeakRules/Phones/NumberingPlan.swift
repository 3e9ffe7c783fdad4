/// The numbering plan of one region: a row of `numbering-plans.tsv`, its patterns compiled when asked.
final class NumberingPlan {
  let region: String
  let countryCode: Int
  let leadingDigits: PhonePattern?
  let nationalPrefix: PhonePattern?
  /// What replaces the national prefix, with `\1` for its groups; empty for nothing.
  let prefixReplacement: UnsafeBufferPointer<UInt8>
  let internationalPrefix: PhonePattern?
  let general: PhonePattern
  let lengths: LengthSet
  let localLengths: LengthSet
  /// By `PhoneNumber.Kind`'s raw value; nil where the region has no such numbers.
  let kinds: [PhonePattern?]
  /// Whether fixed lines and mobiles share one pattern.
  let mixesMobiles: Bool
  /// How numbers are grouped; set on the main region of a country calling code only.
  let groupings: [PhoneGrouping]
  /// By length, the share of random digits that are valid here, in ten thousandths.
  let densities: [Int]

  /// Lengths as bits.
  struct LengthSet {
    var bits: UInt32 = 0
    func contains(_ length: Int) -> Bool { length < 32 && bits & (1 << UInt32(length)) != 0 }
    var isEmpty: Bool { bits == 0 }
    var shortest: Int { bits.trailingZeroBitCount }
    var longest: Int { 31 - bits.leadingZeroBitCount }
  }

  /// Reads a row, without its line's end; the bytes must live as long as the plan.
  ///
  /// Returns nil for a row with missing columns.
  init?(row: UnsafeBufferPointer<UInt8>) {
    let fields = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map(UnsafeBufferPointer.init(rebasing:))
    guard fields.count == 22, let code = decimal(fields[1]) else { return nil }
    func pattern(_ column: Int, isWhole: Bool) -> PhonePattern? {
      fields[column].isEmpty ? nil : PhonePattern(fields[column], isWhole: isWhole)
    }
    region = String(decoding: fields[0], as: UTF8.self)
    countryCode = code
    leadingDigits = pattern(2, isWhole: false)
    nationalPrefix = pattern(3, isWhole: false)
    prefixReplacement = fields[4]
    internationalPrefix = pattern(5, isWhole: false)
    general = PhonePattern(fields[6], isWhole: true)
    lengths = Self.lengthSet(fields[7])
    localLengths = Self.lengthSet(fields[8])
    kinds = (9..<19).map { pattern($0, isWhole: true) }
    mixesMobiles = !fields[9].isEmpty && fields[9].elementsEqual(fields[10])
    groupings = [fields[19], fields[20]].flatMap { column in
      column.split(separator: UInt8(ascii: " ")).compactMap {
        PhoneGrouping(UnsafeBufferPointer(rebasing: $0))
      }
    }
    densities = Self.densityTable(fields[21])
  }

  /// Whether every pattern can be compiled.
  var isSound: Bool {
    let patterns = [leadingDigits, nationalPrefix, internationalPrefix, general] + kinds
    return patterns.allSatisfy { $0?.isSound ?? true } && groupings.allSatisfy(\.isSound)
  }

  private static func lengthSet(_ field: UnsafeBufferPointer<UInt8>) -> LengthSet {
    let lengths = field.split(separator: UInt8(ascii: ",")).compactMap { decimal($0) }
    return LengthSet(bits: lengths.reduce(0) { $1 < 32 ? $0 | 1 << UInt32($1) : $0 })
  }

  private static func densityTable(_ field: UnsafeBufferPointer<UInt8>) -> [Int] {
    var table = [Int](repeating: 0, count: PhoneCandidateFinder.mostDigits + 1)
    for entry in field.split(separator: UInt8(ascii: ",")) {
      let pair = entry.split(separator: UInt8(ascii: "=")).compactMap { decimal($0) }
      if pair.count == 2, table.indices.contains(pair[0]) { table[pair[0]] = pair[1] }
    }
    return table
  }
}

/// One way to divide a national significant number.
final class PhoneGrouping {
  private let leadingDigits: PhonePattern?
  private let groups: PhonePattern
  private let isOpen: Bool

  /// Reads `leading digits/groups`.
  init?(_ entry: UnsafeBufferPointer<UInt8>) {
    guard let slash = entry.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let leading = UnsafeBufferPointer(rebasing: entry[..<slash])
    leadingDigits = leading.isEmpty ? nil : PhonePattern(leading, isWhole: false)
    groups = PhonePattern(UnsafeBufferPointer(rebasing: entry[(slash + 1)...]), isWhole: true)
    // A last group of up to ten digits or more, as in `(\d{2})(\d{3,13})`.
    isOpen =
      entry.count > 5 && entry[entry.count - 5] == UInt8(ascii: ",")
      && entry[entry.count - 2] == UInt8(ascii: "}")
  }

  /// The places where groups begin, as bits; nil when numbers such as `national` are divided otherwise.
  func breaks(of national: UnsafeBufferPointer<UInt8>, _ captures: PhoneCaptures) -> UInt32? {
    if let leadingDigits, !leadingDigits.matches(national, captures) { return nil }
    guard groups.matches(national, captures) else { return nil }
    var breaks: UInt32 = 0
    for index in 1...max(1, groups.groupCount) {
      guard let start = captures.range(index)?.lowerBound, start > 0 else { continue }
      // Where the last group may be of any length, people divide it as they like.
      breaks |= isOpen && index == groups.groupCount ? ~0 << UInt32(start) : 1 << UInt32(start)
    }
    return breaks
  }

  /// Whether both patterns can be compiled.
  var isSound: Bool { leadingDigits?.isSound != false && groups.isSound }
}

/// The number written in `digits`; nil when something else is written there.
private func decimal(_ digits: some Collection<UInt8>) -> Int? {
  guard !digits.isEmpty, digits.count < 10 else { return nil }
  var value = 0
  for digit in digits {
    guard digit &- UInt8(ascii: "0") < 10 else { return nil }
    value = value * 10 + Int(digit &- UInt8(ascii: "0"))
  }
  return value
}
