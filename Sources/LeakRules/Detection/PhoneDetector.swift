internal import PageCarriers

/// Finds telephone numbers in every text of a page.
struct PhoneDetector: Sendable {
  let rule: Int

  /// Whether the whole value under a role's key is digits: `receiver: "…"` of a call.
  private func isCalled(
    _ keys: KeyClasses,
    _ fragment: Fragment,
    _ candidate: PhoneCandidate
  ) -> Bool {
    keys.contains(.role) && keys.isDisjoint(with: [.identifier, .negative])
      && fragment.form != .number && candidate.range == fragment.range
      && candidate.digitCount >= 10
  }

  /// Comments, hidden texts, and values that hold more than the digits.
  private func mayBeVouchedFor(_ candidate: PhoneCandidate, in fragment: Fragment) -> Bool {
    switch fragment.form {
    case .comment, .text: true
    case .attribute, .string: candidate.range.count < fragment.range.count
    case .number, .raw: false
    }
  }

  func detect(
    in page: DetectionPage,
    regions explicit: [String],
    using workspace: DetectionWorkspace,
    into matches: inout [RuleMatch]
  ) {
    let content = page.content
    workspace.candidates.removeAll(keepingCapacity: true)
    content.arena.withUnsafeBufferPointer { arena in
      PhoneCandidateFinder().find(in: arena, into: &workspace.candidates)
      guard !workspace.candidates.isEmpty else { return }
      let regions =
        explicit.isEmpty
        ? PhoneRegions.regions(language: content.language, host: content.host, explicit: [])
        : explicit
      var hint = 0
      for candidate in workspace.candidates {
        guard let index = page.fragment(at: candidate.range.lowerBound, from: &hint) else {
          continue
        }
        let fragment = content.fragments[index]
        let keys = page.keyClasses(of: fragment)
        let reading = workspace.phones.read(
          candidate,
          in: arena,
          fragment: fragment.range,
          context: PhoneContext(
            keyIsPhone: keys.contains(.phone) || isCalled(keys, fragment, candidate),
            keyIsIdentifier: keys.contains(.identifier) && !keys.contains(.phone),
            isNumberLiteral: fragment.form == .number,
            mayBeVouchedFor: mayBeVouchedFor(candidate, in: fragment),
            regions: regions
          )
        )
        guard let reading else { continue }
        let start = fragment.range.lowerBound
        matches.append(
          RuleMatch(
            rule: rule,
            fragment: index,
            range: reading.range.lowerBound - start..<reading.range.upperBound - start,
            evidence: reading.evidence,
            cap: reading.cap,
            detail: .phone(reading)
          )
        )
      }
    }
  }
}
