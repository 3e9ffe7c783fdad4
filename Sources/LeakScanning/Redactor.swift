internal import LeakRules

/// Takes values found on a page out of the texts a report is made of: paths, element names, source.
///
/// A value leaks through its neighbourhood too: an element's id made from a number, a key that is a
/// name. Letters are compared without case and accents.
struct Redactor {
  private var values = ValueTree()

  /// Parts of addresses that tell nothing of anybody.
  private static let commonParts: Set<String> = [
    "http", "https", "docs", "google", "document", "spreadsheets", "edit", "drive", "file", "files",
    "html", "json", "news", "users", "home", "data", "page", "pages",
  ]

  /// Knows the values of these suspects.
  init(suspects: [PageJudge.Suspect], rules: [Rule]) {
    for suspect in suspects {
      switch rules[suspect.match.rule].kind {
      case .name:
        // Readers know the visible part; it may stay.
        let seen = Set((suspect.readersSee ?? "").lowercased().split(separator: " "))
        for part in suspect.text.lowercased().split(whereSeparator: { !$0.isLetter })
        where part.count > 2 && !seen.contains(part) {
          values.insert(part)
        }
      case .note, .other: continue
      case .email, .internalLink:
        values.insert(suspect.text[...])
        // A mailbox or a document is known by a part of its address as well.
        let owner = suspect.text.lowercased().split(separator: "@").first ?? ""
        for part in owner.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        where part.count > 3 && !Self.commonParts.contains(String(part)) {
          values.insert(part)
        }
      default: if suspect.text.count > 3 { values.insert(suspect.text[...]) }
      }
    }
  }

  /// The text without values and without runs of five digits or more: no index or size in a path is
  /// that long, and part of a number is enough to find the rest.
  func redact(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let found = values.ranges(in: scalars.map(ValueTree.letter))
    var result = String.UnicodeScalarView()
    var digits = 0..<0
    func endDigits(at index: Int) {
      if digits.count > 4 {
        result.append(contentsOf: Mask.hidden.unicodeScalars)
      } else {
        result.append(contentsOf: scalars[digits])
      }
      digits = index..<index
    }
    var index = 0
    for range in found + [scalars.count..<scalars.count] {
      while index < range.lowerBound {
        let scalar = scalars[index]
        index += 1
        if Self.isDigit(scalar) || (!digits.isEmpty && ValueTree.letter(scalar) == 0) {
          digits = digits.lowerBound..<index
        } else {
          endDigits(at: index)
          result.append(scalar)
        }
      }
      endDigits(at: range.upperBound)
      if !range.isEmpty { result.append(contentsOf: Mask.hidden.unicodeScalars) }
      index = range.upperBound
    }
    return Self.withoutNumbers(String(result))
  }

  /// The text without groups of digits that together are five or more, as in `000 12-03`.
  private static func withoutNumbers(_ text: String) -> String {
    var result = ""
    var group = ""
    var digits = 0
    func end(_ group: String, _ digits: Int) -> String {
      guard digits > 4 else { return group }
      let tail = group.reversed().prefix { !$0.isNumber }
      return Mask.hidden + String(tail.reversed())
    }
    for character in text {
      if character.isNumber {
        group.append(character)
        digits += 1
      } else if digits > 0, " -.()\u{a0}\u{2011}".contains(character) {
        group.append(character)
      } else {
        result += end(group, digits)
        group = ""
        digits = 0
        result.append(character)
      }
    }
    return result + end(group, digits)
  }

  /// Whether a scalar counts something, in any script.
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.value &- 0x30 < 10 : scalar.properties.numericType != nil
  }
}

/// Values by their letters, so that a text is searched for all of them in one pass.
private struct ValueTree {
  /// Of longer values so many letters are known, and they take the rest of their word along.
  private static let longestValue = 64

  private struct Node {
    var endsValue = false
    var endsCutValue = false
  }

  private var nodes = [Node()]
  /// The node behind a node and a letter.
  private var steps: [UInt64: Int] = [:]

  /// A letter as it is compared; 0 for a mark that is passed over.
  static func letter(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    // What is left of й and ї when their marks stand by themselves.
    case 0x419, 0x439: 0x438
    case 0x407, 0x457: 0x456
    case 0xFE0E, 0xFE0F, 0x20E3: 0
    default: TextFolding.foldScalar(scalar.value)
    }
  }

  mutating func insert(_ value: Substring) {
    let letters = value.unicodeScalars.map(Self.letter).filter { $0 != 0 }
    guard !letters.isEmpty else { return }
    var node = 0
    for letter in letters.prefix(Self.longestValue) {
      let step = Self.step(from: node, by: letter)
      if steps[step] == nil {
        steps[step] = nodes.count
        nodes.append(Node())
      }
      node = steps[step] ?? 0
    }
    if letters.count > Self.longestValue {
      nodes[node].endsCutValue = true
    } else {
      nodes[node].endsValue = true
    }
  }

  /// Where values stand, in order; values that overlap are one range.
  func ranges(in letters: [UInt32]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    guard !steps.isEmpty else { return found }
    for start in letters.indices where letters[start] != 0 {
      let reached = found.last?.upperBound ?? 0
      guard let end = endOfLongestValue(in: letters, from: start, reached: reached) else {
        continue
      }
      if let last = found.last, last.upperBound > start {
        found[found.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        found.append(start..<end)
      }
    }
    return found
  }

  private func endOfLongestValue(
    in letters: [UInt32],
    from start: Int,
    reached: Int
  ) -> Int? {
    var longest: Int?
    var node = 0
    var index = start
    while index < letters.count {
      if letters[index] != 0 {
        guard let next = steps[Self.step(from: node, by: letters[index])] else { break }
        node = next
      }
      index += 1
      if nodes[node].endsValue { longest = index }
      if nodes[node].endsCutValue {
        return letters[max(index, reached)...].firstIndex(of: 0x20) ?? letters.count
      }
    }
    return longest
  }

  private static func step(from node: Int, by letter: UInt32) -> UInt64 {
    UInt64(node) << 32 | UInt64(letter)
  }
}
