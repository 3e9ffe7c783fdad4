internal import LeakRules
internal import PageCarriers
internal import SourceText

/// Turns the rules' matches on one page into findings: what the page publishes is no leak, values
/// of one record vouch for each other, and the same value is reported once.
struct PageJudge {
  /// A match that may become a finding, with what was learnt about it.
  struct Suspect {
    var match: RuleMatch
    /// The value as text, decoded.
    var text: String
    /// What makes two values the same: E.164, a folded text.
    var identity: String
    /// The record it belongs to; nil when it stands alone.
    var record: Int32?
    var contrast: NameContrast?
    var readersSee: String?
  }

  let page: DetectionPage
  let rules: [Rule]
  let nameReader: NameReader
  let keyLexicon: KeyLexicon
  let workspace: DetectionWorkspace
  let source: String

  /// What came of a page's matches.
  struct Judgement {
    /// The findings that are listed, by place and then by rule.
    var findings: [Finding] = []
    /// How many have less confidence than was asked for.
    var belowConfidence = 0
    /// How many more there are than may be listed.
    var unlisted = 0
  }

  /// Judges the matches and writes the findings.
  ///
  /// - Parameters:
  ///   - matches: What the rules found.
  ///   - minimum: Findings of less confidence are only counted.
  ///   - limit: How many findings are written.
  /// - Returns: The findings, and how many were left out.
  func judgement(
    of matches: [RuleMatch],
    minimum: Confidence,
    limit: Int
  ) -> Judgement {
    guard !matches.isEmpty else { return Judgement() }
    var publicText = PublicText(of: page)
    let published = publishedIdentities(in: matches)
    let visibleNumbers = VisibleNumbers(in: publicText.visible)
    var suspects = matches.compactMap { match -> Suspect? in
      guard isInScope(match) else { return nil }
      if case .phone(let reading) = match.detail, visibleNumbers.show(reading.number) { return nil }
      let suspect = suspect(match)
      return published.contains(identityKey(suspect)) ? nil : suspect
    }
    dropInnerMatches(of: &suspects)
    guard !suspects.isEmpty else { return Judgement() }
    addNameEvidence(to: &suspects, publicText: publicText)
    addRecordEvidence(to: &suspects)
    suspects.removeAll { suspect in
      Confidence(score: suspect.match.score) == nil || isPublishedNote(suspect, by: &publicText)
    }
    let writer = FindingWriter(
      page: page,
      rules: rules,
      source: source,
      structure: StructureWords(names: nameReader, keys: keyLexicon)
    )
    let groups = merged(suspects)
    let listed = groups.filter { group in
      Confidence(score: suspects[group[0]].match.score).map { $0 >= minimum } ?? false
    }
    return Judgement(
      findings: writer.findings(of: listed.prefix(limit), among: suspects),
      belowConfidence: groups.count - listed.count,
      unlisted: max(0, listed.count - limit)
    )
  }

  // MARK: Values

  private func rule(_ match: RuleMatch) -> Rule { rules[match.rule] }

  private func fragment(_ match: RuleMatch) -> Fragment { page.content.fragments[match.fragment] }

  private func isInScope(_ match: RuleMatch) -> Bool {
    rule(match).scope.visibility.contains(fragment(match).visibility)
  }

  private func suspect(_ match: RuleMatch) -> Suspect {
    let text = String(
      decoding: page.content.text(of: fragment(match))[relative: match.range],
      as: UTF8.self
    )
    let identity: String =
      switch match.detail {
      case .phone(let reading): reading.number.e164
      default: text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
      }
    return Suspect(
      match: match,
      text: text,
      identity: identity,
      record: page.content.record(of: fragment(match))
    )
  }

  private func identityKey(_ suspect: Suspect) -> String {
    rule(suspect.match).kind.rawValue + ":" + suspect.identity
  }

  /// Numbers and addresses that readers see or that are made to be shown.
  ///
  /// The same value elsewhere on the page is no leak. Names and notes are compared more closely.
  private func publishedIdentities(in matches: [RuleMatch]) -> Set<String> {
    var published: Set<String> = []
    for match in matches where fragment(match).visibility != .hidden {
      switch rule(match).kind {
      case .name, .note: continue
      default: published.insert(identityKey(suspect(match)))
      }
    }
    return published
  }

  private func isPublishedNote(_ suspect: Suspect, by publicText: inout PublicText) -> Bool {
    guard case .note(let reading) = suspect.match.detail else { return false }
    return publicText.publishes(
      page.content.text(of: fragment(suspect.match)),
      cues: reading.cueRanges
    )
  }

  /// Drops what lies inside a longer match of the same rule, as one coordinate of a pair does.
  private func dropInnerMatches(of suspects: inout [Suspect]) {
    // By rule and fragment, an outer match before the inner ones that start with it.
    let order = suspects.indices.sorted { left, right in
      let (one, other) = (suspects[left].match, suspects[right].match)
      return (one.rule, one.fragment, one.range.lowerBound, -one.range.upperBound)
        < (other.rule, other.fragment, other.range.lowerBound, -other.range.upperBound)
    }
    var inner: Set<Int> = []
    var outer: RuleMatch?
    for index in order {
      let match = suspects[index].match
      if let outer, outer.rule == match.rule, outer.fragment == match.fragment,
        match.range.upperBound <= outer.range.upperBound, match.range != outer.range
      {
        inner.insert(index)
      } else {
        outer = match
      }
    }
    guard !inner.isEmpty else { return }
    suspects = suspects.indices.filter { !inner.contains($0) }.map { suspects[$0] }
  }

  // MARK: Evidence from the page

  private func addRecordEvidence(to suspects: inout [Suspect]) {
    let neighbours = RecordNeighbours(of: suspects, rules: rules, content: page.content)
    for index in suspects.indices {
      let rule = rule(suspects[index].match)
      let kinds = neighbours.kinds(beside: suspects[index].record).subtracting([rule.kind])
      for condition in rule.conditions where condition.subject == .record {
        guard case .holdsOne(let wanted) = condition.test, !kinds.isDisjoint(with: wanted) else {
          continue
        }
        suspects[index].match.evidence.append(condition.evidence)
      }
      if case .phone = suspects[index].match.detail,
        !kinds.isDisjoint(with: [.name, .note, .location])
      {
        suspects[index].match.cap = nil
        suspects[index].match.evidence.append(
          Evidence("a person's name or a note stands beside it", 0.25)
        )
      }
    }
  }

  private func addNameEvidence(to suspects: inout [Suspect], publicText: PublicText) {
    guard suspects.contains(where: { rule($0.match).kind == .name }) else { return }
    let names = publicText.names(readBy: nameReader, using: workspace)
    let judge = NameJudge(
      page: page,
      names: Set(
        suspects.compactMap {
          if case .name = $0.match.detail { $0.match.fragment } else { nil }
        }
      ),
      phones: fragments(of: .phone, in: suspects),
      notes: fragments(of: .note, in: suspects)
    )
    for index in suspects.indices {
      guard let reading = suspects[index].match.nameReading else { continue }
      let contrast = names.contrast(of: reading)
      let judgement = judge.judgement(of: suspects[index].match, contrast: contrast)
      guard let judgement else { continue }
      suspects[index].contrast = contrast
      suspects[index].readersSee = publicText.visiblePart(of: contrast)
      suspects[index].match.evidence += judgement.evidence
      suspects[index].match.cap = judgement.cap
    }
  }

  /// The fragments in which a value of this kind was found that is likely to be one.
  private func fragments(of kind: LeakKind, in suspects: [Suspect]) -> Set<Int> {
    Set(
      suspects.filter { rule($0.match).kind == kind && $0.match.score >= 0.35 }.map(
        \.match.fragment
      )
    )
  }

  // MARK: One finding for each value

  /// The same value of the same rule in several places, first where most else stands beside it.
  ///
  /// - Returns: Indexes of the suspects, in groups of which none is empty.
  private func merged(_ suspects: [Suspect]) -> [[Int]] {
    var recordSizes: [Int32: Int] = [:]
    for suspect in suspects { recordSizes[suspect.record ?? -1, default: 0] += 1 }
    recordSizes[-1] = 1
    var groups: [[Int]] = []
    var known: [String: Int] = [:]
    for (index, suspect) in suspects.enumerated() {
      // A relation or another plain word means something only where it stands.
      let place = rule(suspect.match).kind == .other ? "\(suspect.record ?? -1)" : ""
      let key = "\(suspect.match.rule)\u{1f}\(suspect.identity)\u{1f}\(place)"
      if let group = known[key] {
        groups[group].append(index)
      } else {
        known[key] = groups.count
        groups.append([index])
      }
    }
    for group in groups.indices where groups[group].count > 1 {
      groups[group].sort { left, right in
        let sizes = [left, right].map { recordSizes[suspects[$0].record ?? -1] ?? 1 }
        let scores = [left, right].map { suspects[$0].match.score }
        return (-sizes[0], -scores[0], left) < (-sizes[1], -scores[1], right)
      }
    }
    return groups
  }
}

extension ArraySlice<UInt8> {
  /// The bytes at `range`, counted from the slice's own start.
  subscript(relative range: Range<Int>) -> ArraySlice<UInt8> {
    self[startIndex + range.lowerBound..<startIndex + range.upperBound]
  }
}
