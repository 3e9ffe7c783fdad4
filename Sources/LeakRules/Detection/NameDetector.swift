internal import PageCarriers
internal import SourceText

/// Finds what reads like a person's name, in values and in running text.
///
/// Whether it is a leak depends on what readers see and what stands beside it; that is the scan's.
struct NameDetector: Sendable {
  let rule: Int
  let reader: NameReader

  func detect(in page: DetectionPage, into matches: inout [RuleMatch]) {
    let content = page.content
    content.arena.withUnsafeBufferPointer { arena in
      for (index, fragment) in content.fragments.enumerated() where isCandidate(fragment) {
        let text = UnsafeBufferPointer(rebasing: arena[fragment.range])
        if let reading = reader.read(text) {
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
          append(mention, of: index, isNoteLike: false, to: &matches)
        } else if text.count > 12, isNoteLike(fragment, on: page) {
          for mention in reader.readProse(text, isNoteLike: true) {
            append(mention, of: index, isNoteLike: true, to: &matches)
          }
        }
      }
    }
  }

  private func append(
    _ mention: NameMention,
    of fragment: Int,
    isNoteLike: Bool,
    to matches: inout [RuleMatch]
  ) {
    matches.append(
      RuleMatch(
        rule: rule,
        fragment: fragment,
        range: mention.range,
        evidence: mention.reading.evidence,
        detail: .mention(mention, isNoteLike: isNoteLike)
      )
    )
  }

  private func isCandidate(_ fragment: Fragment) -> Bool {
    switch (fragment.visibility, fragment.form) {
    case (.visible, _), (_, .number), (_, .raw): false
    default: true
    }
  }

  /// Comments, hidden blocks and values under a note's key are read word by word; other prose is
  /// somebody's article.
  private func isNoteLike(_ fragment: Fragment, on page: DetectionPage) -> Bool {
    guard fragment.visibility == .hidden, fragment.range.count <= 4000 else { return false }
    switch fragment.form {
    case .comment, .text: return true
    case .string, .attribute:
      return !page.keyClasses(of: fragment).isDisjoint(with: [.noteStrong, .noteWeak])
    case .number, .raw: return false
    }
  }
}
