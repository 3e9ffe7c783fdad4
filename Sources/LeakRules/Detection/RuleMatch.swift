/// What a rule found in one fragment, with the evidence the fragment itself gives.
///
/// What the rest of the page says for or against it is added by the scan.
package struct RuleMatch: Sendable {
  /// What a finder learnt about the value.
  ///
  /// Indirect: a page may hold many matches, which are copied more often than they are looked into.
  package indirect enum Detail: Sendable {
    case plain
    case phone(PhoneReading)
    case name(NameReading)
    /// A name in a longer text or a file name.
    case mention(NameMention, in: NameMention.Setting)
    case note(NoteReading)

    /// Whether it is a name in a longer text or a file name.
    package var isMention: Bool {
      if case .mention = self { true } else { false }
    }
  }

  /// The rule, an index of the catalogue's list.
  package var rule: Int
  /// The fragment, an index of the content's list.
  package var fragment: Int
  /// The value, bytes of the fragment's text.
  package var range: Range<Int>
  /// The reasons so far.
  package var evidence: [Evidence]
  /// The most the score may reach, whatever the evidence; nil for no bound.
  package var cap: Double?
  package var detail: Detail

  /// Creates a match.
  package init(
    rule: Int,
    fragment: Int,
    range: Range<Int>,
    evidence: [Evidence],
    cap: Double? = nil,
    detail: Detail = .plain
  ) {
    self.rule = rule
    self.fragment = fragment
    self.range = range
    self.evidence = evidence
    self.cap = cap
    self.detail = detail
  }

  /// The name that was read; nil for other kinds of value.
  package var nameReading: NameReading? {
    switch detail {
    case .name(let reading): reading
    case .mention(let mention, _): mention.reading
    case .plain, .phone, .note: nil
    }
  }

  /// The telephone number that was read; nil for other kinds of value.
  package var phone: PhoneReading? {
    if case .phone(let reading) = detail { reading } else { nil }
  }

  /// The sum of the evidence, from 0 to 1.
  package var score: Double {
    let sum = evidence.reduce(0) { $0 + $1.weight }
    return max(0, min(sum, cap ?? 1, 1))
  }
}
