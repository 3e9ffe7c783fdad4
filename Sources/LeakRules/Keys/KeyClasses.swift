/// What a key says about its value, or about the values beside and below it.
package struct KeyClasses: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A person's name or a part of one: `fullName`, `фамилия`.
  package static let name = KeyClasses(rawValue: 1 << 0)
  /// A person with a part in the story: `caller`, `witness`, `mother`.
  package static let role = KeyClasses(rawValue: 1 << 1)
  /// A name of anything: `name`, `label`, `title`.
  package static let genericName = KeyClasses(rawValue: 1 << 2)
  /// A field of a person's record: `age`, `rank`, `passport`.
  package static let record = KeyClasses(rawValue: 1 << 3)
  /// Somebody credited in public: `author`, `photographer`.
  package static let credit = KeyClasses(rawValue: 1 << 4)
  /// Topics and lists of public figures: `tags`, `players`.
  package static let tags = KeyClasses(rawValue: 1 << 5)
  /// Headlines and texts of articles: `headline`, `description`.
  package static let teaser = KeyClasses(rawValue: 1 << 6)
  /// Things with names: `city`, `component`, `fontFamily`.
  package static let negative = KeyClasses(rawValue: 1 << 7)
  /// An account of the newsroom: `lastModifiedBy`.
  package static let staff = KeyClasses(rawValue: 1 << 8)
  /// A telephone number: `caller_phone`, `whatsapp`.
  package static let phone = KeyClasses(rawValue: 1 << 9)
  /// Kinship: `relation`, `parentesco`.
  package static let relation = KeyClasses(rawValue: 1 << 10)
  /// An e-mail address.
  package static let email = KeyClasses(rawValue: 1 << 11)
  /// A private address or a point on the map.
  package static let location = KeyClasses(rawValue: 1 << 12)
  /// A note for colleagues: `fc_note`.
  package static let noteStrong = KeyClasses(rawValue: 1 << 13)
  /// A note, perhaps for readers: `comment`.
  package static let noteWeak = KeyClasses(rawValue: 1 << 14)
  /// A number or code of a machine: `id`, `ts`, `isbn`, `width`.
  package static let identifier = KeyClasses(rawValue: 1 << 15)
  /// A table of words for the screen: `i18n`, `countries`.
  package static let stringTable = KeyClasses(rawValue: 1 << 16)
  /// Beside a name it tells of an author known to readers: `avatar`.
  package static let authorSibling = KeyClasses(rawValue: 1 << 17)
  /// A picture or video, as an ancestor: `leadImage`.
  package static let image = KeyClasses(rawValue: 1 << 18)
  /// Beside a source it tells that the object is a picture: `width`, `caption`.
  package static let imageSibling = KeyClasses(rawValue: 1 << 19)
  /// A link to a page: `url`, `slug`.
  package static let link = KeyClasses(rawValue: 1 << 20)
  /// Looks like a note's key and is none: `note_id`, `release_notes`.
  static let noNote = KeyClasses(rawValue: 1 << 21)
  /// May be the credit of a picture: `source`, `owner`, `provider`.
  package static let imageCredit = KeyClasses(rawValue: 1 << 22)
}
