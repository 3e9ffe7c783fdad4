internal import LeakRules
internal import PageCarriers
internal import SourceText

/// Writes findings: places, masks, severity and words for people.
struct FindingWriter {
  let page: DetectionPage
  let rules: [Rule]
  let source: String
  let structure: StructureWords

  /// The findings of groups of suspects that are the same value, by place and then by rule.
  ///
  /// - Parameters:
  ///   - groups: The groups to write, of indexes of the suspects.
  ///   - suspects: All there are: what they hold is masked, and counts as standing beside the others.
  /// - Returns: A finding for each group that stands somewhere on the page.
  func findings(
    of groups: ArraySlice<[Int]>,
    among suspects: [PageJudge.Suspect]
  ) -> [Finding] {
    let records = recordNames(of: suspects)
    var places = PlaceWriter(
      page: page,
      redactor: Redactor(suspects: suspects, rules: rules),
      structure: structure
    )
    var findings: [Finding] = []
    findings.reserveCapacity(groups.count)
    for group in groups {
      let located = group.compactMap { places.location(of: suspects[$0].match) }
      guard let first = group.first, let location = located.first else { continue }
      let suspect = suspects[first]
      let companions = suspect.record.flatMap { records.kinds[$0] } ?? []
      let finding = finding(
        of: suspect,
        at: location,
        also: distinct(located.dropFirst(), from: location),
        record: suspect.record.flatMap { records.names[$0] },
        companions: companions,
        places: &places
      )
      if let finding { findings.append(finding) }
    }
    findings.sort { left, right in
      left.location.span == right.location.span
        ? left.rule < right.rule : left.location.span < right.location.span
    }
    return findings
  }

  private func finding(
    of suspect: PageJudge.Suspect,
    at location: LeakLocation,
    also: [LeakLocation],
    record: String?,
    companions: Set<LeakKind>,
    places: inout PlaceWriter
  ) -> Finding? {
    let rule = rules[suspect.match.rule]
    let score = suspect.match.score
    guard let confidence = Confidence(score: score) else { return nil }
    let context = places.context(of: suspect.match, masked: masked(suspect))
    return Finding(
      rule: rule.id,
      kind: rule.kind,
      severity: severity(of: suspect, companions: companions),
      confidence: confidence,
      score: score,
      message: message(for: suspect, companions: companions),
      match: LeakMatch(
        masked: masked(suspect),
        text: SensitiveText(suspect.text),
        normalized: normalized(suspect)
      ),
      location: location,
      context: context.masked,
      revealedContext: context.revealed,
      evidence: distinct(suspect.match.evidence),
      readersSee: suspect.readersSee,
      record: record,
      also: also,
      fingerprint: Fingerprint.make(
        rule: rule.id,
        source: source,
        carrier: location.carrier,
        path: places.fingerprintPath(of: suspect.match)
      )
    )
  }

  // MARK: Records

  /// Names the records that hold more than one value, in the order of the page, and says which
  /// kinds of value each holds, also those listed at another place.
  private func recordNames(
    of suspects: [PageJudge.Suspect]
  ) -> (names: [Int32: String], kinds: [Int32: Set<LeakKind>]) {
    var counts: [Int32: Int] = [:]
    var kinds: [Int32: Set<LeakKind>] = [:]
    for suspect in suspects {
      guard let record = suspect.record else { continue }
      counts[record, default: 0] += 1
      kinds[record, default: []].insert(rules[suspect.match.rule].kind)
    }
    let shared = counts.filter { $0.value > 1 }.keys.sorted()
    let names = shared.enumerated().map { ($0.element, "r\($0.offset + 1)") }
    return (Dictionary(uniqueKeysWithValues: names), kinds)
  }

  /// The other places, each once.
  private func distinct(
    _ places: ArraySlice<LeakLocation>,
    from first: LeakLocation
  ) -> [LeakLocation] {
    guard !places.isEmpty else { return [] }
    var seen: Set<SourceSpan> = [first.span]
    return places.filter { seen.insert($0.span).inserted }
  }

  /// The reasons, those given several times once with their sum.
  private func distinct(_ evidence: [Evidence]) -> [Evidence] {
    evidence.reduce(into: []) { list, item in
      if let known = list.firstIndex(where: { $0.reason == item.reason }) {
        list[known].weight += item.weight
      } else {
        list.append(item)
      }
    }
  }

  /// The harm: a person's number with a name or a note, or a full name behind a visible first name,
  /// is the worst a page can give away.
  private func severity(
    of suspect: PageJudge.Suspect,
    companions: Set<LeakKind>
  ) -> Severity {
    let rule = rules[suspect.match.rule]
    let person: Set<LeakKind> = [.phone, .name, .note, .email, .location]
    let isPersonRecord = companions.intersection(person).count > 1 && person.contains(rule.kind)
    let hidesBehindFirstName = suspect.readersSee != nil
    return isPersonRecord || hidesBehindFirstName ? .critical : rule.severity
  }

  // MARK: Words

  private func message(for suspect: PageJudge.Suspect, companions: Set<LeakKind>) -> String {
    let rule = rules[suspect.match.rule]
    var words = rule.title
    if let seen = suspect.readersSee { words += "; they see only “\(seen)”" }
    let others = LeakKind.allCases
      .filter { companions.contains($0) && $0 != rule.kind && $0 != .other }
      .map(\.titleWithArticle)
    guard let last = others.last else { return words }
    let list = others.count > 1 ? others.dropLast().joined(separator: ", ") + " and " : ""
    words += ", beside " + list + last
    return words
  }

  private func masked(_ suspect: PageJudge.Suspect) -> String {
    let rule = rules[suspect.match.rule]
    switch suspect.match.detail {
    case .phone(let reading):
      let digits = String(suspect.identity.filter(\.isNumber))
      return Mask.phone(digits: digits, countryCode: reading.number.countryCode)
    case .name, .mention: return Mask.name(suspect.text)
    case .note(let reading):
      let text = Array(suspect.text.utf8)
      return Mask.note(
        cues: reading.cueRanges.filter { $0.upperBound <= text.count }
          .map { String(decoding: text[$0], as: UTF8.self) }
      )
    case .plain: return rule.kind == .email ? Mask.email : Mask.other(rule.kind)
    }
  }

  private func normalized(_ suspect: PageJudge.Suspect) -> SensitiveText? {
    guard case .phone = suspect.match.detail else { return nil }
    return SensitiveText(suspect.identity)
  }
}
