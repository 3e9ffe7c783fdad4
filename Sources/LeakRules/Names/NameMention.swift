/// A name found inside a longer text or a file name.
package struct NameMention: Hashable, Sendable {
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
