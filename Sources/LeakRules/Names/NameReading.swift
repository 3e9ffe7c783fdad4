/// A word of a name, as far as other texts are compared with it.
package struct NameToken: Hashable, Sendable {
  /// What part of the name the word is.
  package enum Part: Hashable, Sendable {
    case given
    case family
    case patronymic
  }

  /// The part.
  package var part: Part
  /// The word's bytes in the value.
  package var range: Range<Int>
  /// Equal for two words that may be the same name, diminutives included.
  package var key: UInt64
  /// Whether the word alone is good evidence of a person.
  package var isStrong: Bool
  /// Whether the word is known, or shaped, as a surname and not known as a given name.
  package var isSurname: Bool
  /// The initials that may stand for the word.
  package var initials: InitialSet
}

/// A text that reads like a person's name.
package struct NameReading: Hashable, Sendable {
  /// How much it reads like a name, on the scale of `Evidence.weight`; 0.08 or more.
  package var likeness: Double
  /// The words that carry the name, in order; titles, particles and initials are left out.
  package var tokens: [NameToken] = []
  /// The bytes of the whole name in the value.
  package var range: Range<Int>
  /// How many initials stand in the name.
  package var initialCount = 0
  /// How many titles or ranks stand with it.
  package var titleCount = 0
  /// Words that are good evidence each.
  package var strongTokenCount = 0
  /// Words that are places, or words of a dictionary.
  package var badTokenCount = 0
  /// Words no list and no ending tells of, the bad ones included.
  package var unknownCount = 0
  /// Whether the name is written in Han, Hangul or katakana.
  package var isCJK = false
  /// The hash of the whole name without its space, in such scripts; else 0.
  var wholeKey: UInt64 = 0

  /// Whether only its place makes a name of its words: no list and no ending does.
  package var isOrdinary: Bool { likeness < NameReader.leastPoints / 10 }

  /// The words that are given names.
  package var given: [NameToken] { tokens.filter { $0.part == .given } }
  /// The words that are, or may be, surnames.
  package var family: [NameToken] { tokens.filter { $0.part == .family } }
  /// The patronymics.
  package var patronymics: [NameToken] { tokens.filter { $0.part == .patronymic } }
  /// Words and initials together.
  package var partCount: Int { tokens.count + initialCount }

  /// What the likeness rests on, in words for editors; the weights add up to it.
  package var evidence: [Evidence] {
    if isOrdinary {
      return [Evidence("its words are capitalised as those of a name are", likeness)]
    }
    var reasons: [String] = []
    if tokens.contains(where: { $0.part == .patronymic }) { reasons.append("a patronymic") }
    if tokens.contains(where: { $0.part == .given && $0.isStrong }) {
      reasons.append("a known given name")
    }
    if tokens.contains(where: { $0.isSurname }) { reasons.append("a surname") }
    if initialCount > 0 { reasons.append("initials") }
    if titleCount > 0 { reasons.append("a title or rank") }
    if reasons.isEmpty { reasons.append("capitalised words") }
    return [Evidence("it reads like a name: " + reasons.joined(separator: ", "), likeness)]
  }
}

/// The letters that may stand for a name as its initial, in any script.
package struct InitialSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The set of one name: its first letter, and the letter other scripts begin it with.
  init(folded: UnsafeBufferPointer<UInt8>, _ skeleton: NameSkeleton) {
    var bits: UInt64 = 0
    if skeleton.firstLetter != 0 { bits |= 1 << UInt64(skeleton.firstLetter & 0x1F) }
    if !folded.isEmpty {
      bits |= 1 << UInt64(32 + scanScalar(folded, at: 0).value & 0x1F)
    }
    rawValue = bits
  }
}
