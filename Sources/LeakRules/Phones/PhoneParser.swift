// Reading a number: libphonenumber's `parse` and `isValidNumber`, on digits only.

extension NumberingPlans {
  /// Reads `candidate`, a candidate's bytes, as a number written in `region`.
  ///
  /// - Parameters:
  ///   - candidate: The bytes; anything that is no digit only divides them.
  ///   - traits: What the finder noticed; only the plus counts.
  ///   - region: Where the page is read, as in `UA`; nil reads numbers with a plus only.
  /// - Returns: nil when the digits are not even a possible number.
  package func parse(
    _ candidate: UnsafeBufferPointer<UInt8>,
    traits: PhoneCandidate.Traits,
    region: String?
  ) -> PhoneNumber? {
    guard var spelling = PhoneSpelling(candidate) else { return nil }
    if traits.contains(.plus) { spelling.isInternational = true }
    return parse(spelling, region: region)
  }

  /// Reads `spelling` as a number written in `region`.
  package func parse(_ spelling: PhoneSpelling, region: String?) -> PhoneNumber? {
    withScratch { scratch, captures in
      for index in 0..<spelling.count { scratch.digits[index] = spelling[index] }
      var reading = PhoneParsing(
        plans: self,
        scratch: scratch,
        captures: captures,
        count: spelling.count
      )
      guard let code = reading.readCountryCode(spelling.isInternational, region: plan(for: region))
      else { return nil }
      return reading.number(ofCode: code)
    }
  }

  /// Whether `spelling` is divided the way numbers such as `number` usually are.
  ///
  /// libphonenumber's strict grouping: no usual group is torn apart, and the first one, the area code,
  /// stands alone. Alternative ways a region knows count as well. A number without any division in
  /// its national part passes.
  package func hasUsualGrouping(_ spelling: PhoneSpelling, of number: PhoneNumber) -> Bool {
    let offset = spelling.count - number.nationalLength
    guard offset >= 0 else { return false }
    let breaks = spelling.breaks >> UInt32(offset) & ~1
    if breaks == 0 { return true }
    guard let plan = mainPlan(ofCode: number.countryCode) else { return false }
    return withScratch { scratch, captures in
      for index in 0..<number.nationalLength {
        scratch.digits[index] = spelling[offset + index]
      }
      let national = UnsafeBufferPointer(start: scratch.digits, count: number.nationalLength)
      return plan.groupings.contains { grouping in
        guard let usual = grouping.breaks(of: national, captures) else { return false }
        let areaCodeStandsAlone =
          plan.nationalPrefix == nil || breaks.trailingZeroBitCount == usual.trailingZeroBitCount
        return breaks & ~usual == 0 && areaCodeStandsAlone
      }
    }
  }
}

/// One reading in progress; its digits lie in the plans' scratch buffer.
private struct PhoneParsing {
  /// The shortest and longest national numbers libphonenumber reads.
  private static let nationalLengths = 2...17
  /// In the order libphonenumber asks; fixed lines and mobiles come last.
  private static let specialKinds: [PhoneNumber.Kind] = [
    .premiumRate, .tollFree, .sharedCost, .voip, .personal, .pager, .companywide, .voicemail,
  ]

  let plans: NumberingPlans
  let scratch: NumberingPlans.Scratch
  let captures: PhoneCaptures
  var count: Int

  private var digits: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: scratch.digits, count: count)
  }

  // MARK: Country calling code

  /// Takes international prefix, country calling code and national prefix off the digits.
  ///
  /// Returns the country calling code; nil when there is none to be had.
  mutating func readCountryCode(_ isInternational: Bool, region plan: NumberingPlan?) -> Int? {
    if isInternational, let code = takeCode() { return code }
    guard let plan else { return nil }
    if takeInternationalPrefix(of: plan) {
      guard count > 2, let code = takeCode() else { return nil }
      return code
    }
    if takeOwnCode(of: plan) { return finish(plans.mainPlan(ofCode: plan.countryCode) ?? plan) }
    return isInternational ? nil : finish(plan)
  }

  private mutating func finish(_ plan: NumberingPlan) -> Int {
    stripNationalPrefixUnlessTooShort(of: plan)
    return plan.countryCode
  }

  /// Takes the code after a plus, and the national prefix some write after it, as in `+44 (0)20`.
  private mutating func takeCode() -> Int? {
    guard count > 2, scratch.digits[0] != UInt8(ascii: "0") else { return nil }
    var code = 0
    for length in 1...3 {
      code = code * 10 + Int(scratch.digits[length - 1] &- UInt8(ascii: "0"))
      guard let plan = plans.mainPlan(ofCode: code) else { continue }
      drop(length)
      stripNationalPrefixUnlessTooShort(of: plan)
      return code
    }
    return nil
  }

  private mutating func takeInternationalPrefix(of plan: NumberingPlan) -> Bool {
    guard let prefix = plan.internationalPrefix, prefix.matches(digits, captures),
      let end = captures.range(0)?.upperBound, end > 0
    else { return false }
    // No country calling code begins with a zero: the prefix was part of the number.
    if end < count, scratch.digits[end] == UInt8(ascii: "0") { return false }
    drop(end)
    return true
  }

  /// Takes the region's own code, written without a plus, when that makes a number of it.
  private mutating func takeOwnCode(of plan: NumberingPlan) -> Bool {
    var length = 1
    var power = 10
    while power <= plan.countryCode {
      power *= 10
      length += 1
    }
    guard count > length else { return false }
    let start = (0..<length).reduce(0) {
      $0 * 10 + Int(scratch.digits[$1] &- UInt8(ascii: "0"))
    }
    guard start == plan.countryCode else { return false }
    let isWholeViable = plan.general.matches(digits, captures)
    let isTooLong = !plan.lengths.isEmpty && count > plan.lengths.longest
    var rest = self
    let saved = saveDigits()
    rest.drop(length)
    rest.stripNationalPrefix(of: plan)
    let isRestViable = plan.general.matches(rest.digits, captures)
    if (!isWholeViable && isRestViable) || isTooLong {
      count = rest.count
      return true
    }
    restoreDigits(saved)
    return false
  }

  // MARK: National prefix

  /// Strips the national prefix unless only a local number would remain.
  private mutating func stripNationalPrefixUnlessTooShort(of plan: NumberingPlan) {
    let (saved, savedCount) = (saveDigits(), count)
    stripNationalPrefix(of: plan)
    let isFit =
      !plan.localLengths.contains(count)
      && (plan.lengths.contains(count) || count > plan.lengths.longest)
    if !isFit {
      restoreDigits(saved)
      count = savedCount
    }
  }

  private mutating func stripNationalPrefix(of plan: NumberingPlan) {
    guard let prefix = plan.nationalPrefix, prefix.matches(digits, captures),
      let prefixEnd = captures.range(0)?.upperBound
    else { return }
    let stripped = writeStripped(plan, groupCount: prefix.groupCount, prefixEnd: prefixEnd)
    // A prefix that turns a viable number into one that is not was no prefix.
    if plan.general.matches(digits, captures),
      !plan.general.matches(UnsafeBufferPointer(start: scratch.spare, count: stripped), captures)
    {
      return
    }
    scratch.digits.update(from: scratch.spare, count: stripped)
    count = stripped
  }

  /// Writes the digits without the prefix, or with its replacement, into the spare buffer.
  private func writeStripped(_ plan: NumberingPlan, groupCount: Int, prefixEnd: Int) -> Int {
    var length = 0
    func append(_ range: Range<Int>) {
      for index in range where length < NumberingPlans.Scratch.capacity {
        scratch.spare[length] = scratch.digits[index]
        length += 1
      }
    }
    let replacement = plan.prefixReplacement
    if !replacement.isEmpty, groupCount > 0, captures.range(groupCount) != nil {
      var index = 0
      while index < replacement.count {
        if replacement[index] == UInt8(ascii: "\\"), index + 1 < replacement.count {
          if let group = captures.range(Int(replacement[index + 1] &- UInt8(ascii: "0"))) {
            append(group)
          }
          index += 2
        } else {
          if length < NumberingPlans.Scratch.capacity {
            scratch.spare[length] = replacement[index]
            length += 1
          }
          index += 1
        }
      }
    }
    append(prefixEnd..<count)
    return length
  }

  // MARK: Verdict

  /// The number of country calling code `code` whose national part the digits are.
  func number(ofCode code: Int) -> PhoneNumber? {
    guard Self.nationalLengths.contains(count), let main = plans.mainPlan(ofCode: code) else {
      return nil
    }
    let isReserved = ReservedPhoneNumbers.contains(digits, code: code)
    var number = PhoneNumber(
      region: main.region,
      countryCode: code,
      nationalValue: digits.reduce(0) { $0 &* 10 &+ UInt64($1 &- UInt8(ascii: "0")) },
      nationalLength: count,
      standing: .possible,
      kind: .unknown,
      isReservedForFiction: isReserved
    )
    if let (region, kind) = regionAndKind(ofCode: code) {
      number.region = region
      number.kind = kind
      number.standing = .valid
      return number
    }
    return isReserved || main.lengths.contains(count) ? number : nil
  }

  private func regionAndKind(ofCode code: Int) -> (String, PhoneNumber.Kind)? {
    let family = plans.plans(ofCode: code)
    for plan in family {
      if family.count > 1, let leading = plan.leadingDigits {
        guard leading.matches(digits, captures) else { continue }
        return kind(in: plan).map { (plan.region, $0) }
      }
      if let kind = kind(in: plan) { return (plan.region, kind) }
    }
    return nil
  }

  private func kind(in plan: NumberingPlan) -> PhoneNumber.Kind? {
    guard plan.lengths.contains(count), plan.general.matches(digits, captures) else { return nil }
    func fits(_ kind: PhoneNumber.Kind) -> Bool {
      plan.kinds[kind.rawValue]?.matches(digits, captures) ?? false
    }
    if let kind = Self.specialKinds.first(where: fits) { return kind }
    if fits(.fixedLine) {
      return plan.mixesMobiles || fits(.mobile) ? .fixedLineOrMobile : .fixedLine
    }
    return fits(.mobile) ? .mobile : nil
  }

  // MARK: Digits

  private mutating func drop(_ length: Int) {
    count -= length
    scratch.digits.update(from: scratch.digits + length, count: count)
  }

  private func saveDigits() -> InlineArray<24, UInt8> {
    var saved = InlineArray<24, UInt8>(repeating: 0)
    for index in 0..<min(count, 24) { saved[index] = scratch.digits[index] }
    return saved
  }

  private func restoreDigits(_ saved: InlineArray<24, UInt8>) {
    for index in 0..<24 { scratch.digits[index] = saved[index] }
  }
}
