/// A name found inside a longer text or a file name.
package struct NameMention: Hashable, Sendable {
  /// What the name stands in, which decides how much it takes to be more than chance.
  package enum Setting: Hashable, Sendable {
    /// A note for colleagues, or a text that stands under a note's key.
    case note
    /// A comment of the page that is no note.
    case comment
    /// A text of the page that its readers do not see.
    case hiddenText
    /// The name of a file.
    case fileName
    /// One item of a short list: `name, telephone, note`.
    case item
    /// A value with its key in a text that is a piece of a larger structure.
    case field(key: KeyClasses)
  }

  /// The name; its ranges count from the start of the whole text.
  package var reading: NameReading
  /// What the text around it tells, apart from the name's own likeness.
  package var evidence: [Evidence]
  /// Whether a telephone number stands within seventy bytes.
  package var isNearPhone = false
  /// Whether a word for kin, or for a part in the story, stands within forty-five bytes.
  package var isNearKinship = false
  /// Whether a word announces the name: “named”, “mother”, “:”.
  package var followsTrigger = false

  /// The bytes of the name in the text.
  package var range: Range<Int> { reading.range }
}
