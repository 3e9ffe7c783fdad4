/// What the place of a value says about its being a note.
package struct NoteFacts: Sendable {
  /// How strongly the value's key, or one above it, says "note".
  package enum KeyStrength: Sendable {
    /// It does not, or there is no key.
    case none
    /// `note`, `comment`: readers write those as well.
    case weak
    /// `fc_note`, `internal_notes`.
    case strong
    /// A key above says `notes` or `internal`.
    case weakAncestor
    /// A key above says what a strong key says.
    case strongAncestor
  }

  /// The kinds of carriers that weigh differently.
  package enum Carrier: Sendable {
    /// JSON or a literal of a script, under a key.
    case json
    /// Linked data, made for search engines.
    case jsonLD
    /// An attribute's value.
    case attribute
    /// `meta`, `alt`, `title`: written to be shown somewhere.
    case meta
    /// An HTML comment.
    case comment
    /// Text of an element that is not displayed.
    case hiddenText
    /// A comment in a script or a style sheet.
    case scriptComment
    /// A string of a script, without a key.
    case scriptString
  }

  /// What else the keys say.
  package struct Traits: OptionSet, Sendable {
    /// The set's bits.
    package let rawValue: UInt16
    /// Creates a set from its bits.
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The key looks like a note's and is none: `noteCount`, `footnote`.
    package static let keyIsNoNote = Traits(rawValue: 1 << 0)
    /// The key names text for readers: `headline`, `description`.
    package static let keyIsTeaser = Traits(rawValue: 1 << 1)
    /// The key names tags, or things that are no text: `keywords`, `className`.
    package static let keyIsTagsOrNegative = Traits(rawValue: 1 << 2)
    /// The key names who made the page: `byline`, `credit`.
    package static let keyIsCredit = Traits(rawValue: 1 << 3)
    /// A key above names text for readers, or tags.
    package static let ancestorIsTeaserOrTags = Traits(rawValue: 1 << 4)
    /// A key above names what readers write: `comments`, `reviews`.
    package static let ancestorIsReaderComments = Traits(rawValue: 1 << 5)
    /// The value itself holds a phone number.
    package static let valueHasPhone = Traits(rawValue: 1 << 6)
    /// A value beside it in the record is a phone number.
    package static let siblingHasPhone = Traits(rawValue: 1 << 7)
    /// A value beside it in the record names a person or a role.
    package static let siblingHasPerson = Traits(rawValue: 1 << 8)
  }

  /// How strongly keys say "note".
  package var keyStrength: KeyStrength
  /// Where the value was found.
  package var carrier: Carrier
  /// What else is known.
  package var traits: Traits

  /// Creates facts.
  package init(
    keyStrength: KeyStrength = .none,
    carrier: Carrier = .json,
    traits: Traits = []
  ) {
    self.keyStrength = keyStrength
    self.carrier = carrier
    self.traits = traits
  }
}

/// A phrase of the lexicon found in a value.
package struct NoteCue: Hashable, Sendable {
  /// The phrase's place in the lexicon.
  package var phrase: Int
  /// Where it stands, as offsets in the value.
  package var range: Range<Int>

  /// Creates a cue.
  package init(phrase: Int, range: Range<Int>) {
    self.phrase = phrase
    self.range = range
  }
}

/// What was read from a value that may be a note.
package struct NoteReading: Hashable, Sendable {
  /// The reasons; their weights add up to the score.
  package var evidence: [Evidence]
  /// The words that give the note away, which a masked report may show; in order, apart.
  package var cueRanges: [Range<Int>]
  /// The language of the best phrase, as in `uk`; nil without a phrase.
  package var language: String?

  /// The sum of the weights: from 0.35 confidence is low, from 0.5 medium, from 0.8 high.
  package var score: Double { evidence.reduce(0) { $0 + $1.weight } }
}
