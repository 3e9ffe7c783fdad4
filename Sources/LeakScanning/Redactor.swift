internal import LeakRules

/// Takes values found on a page out of the texts a report is made of: paths, element names, source.
///
/// A value leaks through its neighbourhood too: an element's id made from a number, a key that is a
/// name.
struct Redactor {
  private let words: [String]

  /// Knows the values of these suspects.
  init(suspects: [PageJudge.Suspect], rules: [Rule]) {
    var words: Set<String> = []
    for suspect in suspects {
      switch rules[suspect.match.rule].kind {
      case .name:
        // Readers know the visible part; it may stay.
        let seen = Set((suspect.readersSee ?? "").lowercased().split(separator: " "))
        for part in suspect.text.lowercased().split(whereSeparator: { !$0.isLetter })
        where part.count > 2 && !seen.contains(part) {
          words.insert(String(part))
        }
      case .note, .other: continue
      default: if suspect.text.count > 3 { words.insert(suspect.text.lowercased()) }
      }
    }
    self.words = words.sorted { $0.count == $1.count ? $0 < $1 : $0.count > $1.count }
  }

  /// The text without values and without runs of five digits or more.
  func redact(_ text: String) -> String {
    var result = text
    for word in words {
      while let range = result.range(ofIgnoringCase: word) {
        result.replaceSubrange(range, with: Mask.hidden)
      }
    }
    return Self.withoutLongNumbers(result)
  }

  /// Replaces runs of five digits or more: no index or size in a path is that long, and part of a
  /// number is enough to find the rest.
  private static func withoutLongNumbers(_ text: String) -> String {
    var result = ""
    var digits = ""
    for character in text {
      if character.isNumber {
        digits.append(character)
        continue
      }
      result += digits.count > 4 ? Mask.hidden : digits
      digits = ""
      result.append(character)
    }
    return result + (digits.count > 4 ? Mask.hidden : digits)
  }
}

extension String {
  /// The first place where `word`, in lower case, stands, whatever the case there.
  fileprivate func range(ofIgnoringCase word: String) -> Range<Index>? {
    let wanted = Array(word)
    var start = startIndex
    while start < endIndex {
      var index = start
      var matched = 0
      while matched < wanted.count, index < endIndex,
        self[index] == wanted[matched] || self[index].lowercased() == String(wanted[matched])
      {
        index = self.index(after: index)
        matched += 1
      }
      if matched == wanted.count { return start..<index }
      start = self.index(after: start)
    }
    return nil
  }
}
