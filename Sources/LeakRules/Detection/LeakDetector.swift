internal import PageCarriers
package import SourceText

/// The rules of a scan, prepared: what each looks for, found in as few passes as possible.
///
/// A value that workers share; what a worker writes to is its `DetectionWorkspace`.
package struct LeakDetector: Sendable {
  /// The rules, in the order matches refer to them by.
  package let rules: [Rule]
  /// What keys mean.
  package let keyLexicon: KeyLexicon
  /// Reads names; the page's visible names are read with the same lists.
  package let nameReader: NameReader

  private let prepared: [PreparedRule]
  private let phrases: PhraseDetector
  private let notes: [NoteDetector]
  private let phones: [PhoneDetector]
  private let names: [NameDetector]
  private let keys: KeyedValueDetector

  /// Prepares `rules`.
  ///
  /// - Throws: `NoteLexiconError` when a lexicon compiled into the tool cannot be read.
  package init(rules: [Rule]) throws(NoteLexiconError) {
    self.rules = rules
    keyLexicon = KeyLexicon()
    nameReader = NameReader()
    let prepared = rules.map(PreparedRule.init)
    self.prepared = prepared
    func indexes(of finder: BuiltInFinder) -> [Int] {
      rules.indices.filter { rules[$0].matcher == .finder(finder) }
    }
    let lexicon = try NoteLexicon.embedded()
    notes = indexes(of: .note).map { NoteDetector(rule: $0, lexicon: lexicon) }
    phones = indexes(of: .phoneNumber).map { PhoneDetector(rule: $0) }
    names = indexes(of: .personName).map { [nameReader, keyLexicon] in
      NameDetector(rule: $0, reader: nameReader, keys: keyLexicon)
    }
    keys = KeyedValueDetector(rules: prepared)
    phrases = PhraseDetector(rules: prepared, notes: notes.isEmpty ? nil : lexicon)
  }

  /// Everything the rules match on a page, what readers see included.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - regions: The regions numbers without a country code are read in; when empty, those of the
  ///     page's language and host.
  ///   - workspace: The worker's own memory.
  ///   - diagnostics: Takes what could not be examined.
  /// - Returns: The matches, of each detector in the order of the page.
  package func detect(
    in page: DetectionPage,
    regions: [String],
    using workspace: DetectionWorkspace,
    diagnostics: inout [Diagnostic]
  ) -> [RuleMatch] {
    let found = phrases.detect(in: page, using: workspace, diagnostics: &diagnostics)
    var matches = found.matches
    for phones in phones {
      phones.detect(in: page, regions: regions, using: workspace, into: &matches)
    }
    for notes in notes {
      notes.detect(in: page, cues: found.cues, using: workspace, into: &matches)
    }
    for names in names { names.detect(in: page, notes: notes.first?.rule, into: &matches) }
    keys.detect(in: page, using: workspace, into: &matches)
    return matches.compactMap { match in
      let fragment = page.content.fragments[match.fragment]
      let rule = prepared[match.rule]
      guard rule.applies(to: fragment, on: page) else { return nil }
      var match = match
      match.evidence += rule.evidence(
        for: match.range,
        in: fragment,
        on: page,
        using: workspace
      )
      return match
    }
  }
}
