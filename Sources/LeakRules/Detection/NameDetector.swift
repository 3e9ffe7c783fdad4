internal import PageCarriers
internal import SourceText

/// Finds what reads like a person's name, in values and in running text.
///
/// Whether it is a leak depends on what readers see and what stands beside it; that is the scan's.
struct NameDetector: Sendable {
  let rule: Int
  let reader: NameReader
  let keys: KeyLexicon

  /// In bytes: longer texts are articles or code.
  private static let longestProse = 4000

  /// Adds the names of a page to the matches, in which the page's notes must stand already.
  func detect(in page: DetectionPage, notes: Int?, into matches: inout [RuleMatch]) {
    let content = page.content
    var noted: Set<Int> = []
    var vouched: Set<Int> = []
    for match in matches {
      if match.rule == notes { noted.insert(match.fragment) }
      if match.rule == notes || match.phone != nil { vouched.insert(match.fragment) }
    }
    content.arena.withUnsafeBufferPointer { arena in
      for (index, fragment) in content.fragments.enumerated() where isCandidate(fragment) {
        let text = UnsafeBufferPointer(rebasing: arena[fragment.range])
        let expectsName = !page.keyClasses(of: fragment).isDisjoint(with: [.name, .role])
        if let reading = reader.read(text, isExpected: expectsName) {
          matches.append(
            RuleMatch(
              rule: rule,
              fragment: index,
              range: reading.range,
              evidence: reading.evidence,
              detail: .name(reading)
            )
          )
        } else if let mention = reader.readFileName(text) {
          append(mention, of: index, in: .fileName, to: &matches)
        } else if text.count > 12, text.count <= Self.longestProse {
          let setting = setting(
            of: fragment,
            holdsNote: noted.contains(index),
            isVouched: vouched.contains(index),
            on: page
          )
          if let setting { readLongText(text, of: index, in: setting, into: &matches) }
          if setting == nil || setting == .item, isLoosePiece(fragment, in: content) {
            for field in reader.readFields(text, keys) {
              append(field.mention, of: index, in: .field(key: field.label), to: &matches)
            }
          }
        }
      }
    }
  }

  /// Reads a text as a short list, and word by word.
  private func readLongText(
    _ text: UnsafeBufferPointer<UInt8>,
    of index: Int,
    in setting: NameMention.Setting,
    into matches: inout [RuleMatch]
  ) {
    let items = reader.readItems(text, keys)
    for item in items {
      let isLabelled = !item.label.isDisjoint(with: [.name, .role])
      append(
        item.mention,
        of: index,
        in: isLabelled ? .field(key: item.label) : .item,
        to: &matches
      )
    }
    if setting == .item { return }
    for mention in reader.readProse(text, isNoteLike: setting == .note)
    where !items.contains(where: { $0.mention.range.overlaps(mention.range) }) {
      append(mention, of: index, in: setting, to: &matches)
    }
  }

  /// What a long text is; nil for one that is not worth reading, such as somebody's article.
  private func setting(
    of fragment: Fragment,
    holdsNote: Bool,
    isVouched: Bool,
    on page: DetectionPage
  ) -> NameMention.Setting? {
    guard fragment.visibility == .hidden else { return nil }
    switch fragment.form {
    case .text: return holdsNote ? .note : .hiddenText
    case .comment:
      if holdsNote { return .note }
      let isOfPage =
        fragment.place >= 0 && page.content.places[Int(fragment.place)].kind == .comment
      return isOfPage ? .comment : nil
    case .string, .attribute:
      if isUnderNoteKey(fragment, on: page) { return .note }
      return isVouched ? .item : nil
    case .number, .raw: return nil
    }
  }

  /// Whether a string without a key may be a piece of a structure that was sent in parts, as
  /// `self.__next_f.push` does.
  private func isLoosePiece(_ fragment: Fragment, in content: PageContent) -> Bool {
    fragment.form == .string && fragment.visibility == .hidden && content.key(of: fragment) == nil
  }

  /// Whether a value's key is that of a note, and not that of readers' comments: those stand in a
  /// list of comments.
  private func isUnderNoteKey(_ fragment: Fragment, on page: DetectionPage) -> Bool {
    let key = page.keyClasses(of: fragment)
    if key.contains(.noteStrong) { return true }
    return key.contains(.noteWeak)
      && !page.ancestorClasses(of: fragment).contains { $0.contains(.noteWeak) }
  }

  private func append(
    _ mention: NameMention,
    of fragment: Int,
    in setting: NameMention.Setting,
    to matches: inout [RuleMatch]
  ) {
    matches.append(
      RuleMatch(
        rule: rule,
        fragment: fragment,
        range: mention.range,
        evidence: mention.reading.evidence,
        detail: .mention(mention, in: setting)
      )
    )
  }

  private func isCandidate(_ fragment: Fragment) -> Bool {
    switch (fragment.visibility, fragment.form) {
    case (.visible, _), (_, .number), (_, .raw): false
    default: true
    }
  }
}
