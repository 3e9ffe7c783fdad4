/// What is known of the place a possible name was found in.
package struct NameFacts: Sendable {
  /// The kind of carrier, as far as it changes what a name there means.
  package enum Place: Hashable, Sendable {
    case json
    /// JSON-LD and the like, made for search engines.
    case structuredData
    case attribute
    case meta
    case comment
    case hiddenText
    case script
    case fileName
  }

  /// What stands beside the value in its object, comment or element.
  package struct Siblings: Hashable, Sendable {
    /// A telephone key with five digits or more, or a value that is a telephone number.
    package var hasPhone = false
    /// A kinship key, or a value that is a kinship word.
    package var hasRelation = false
    /// Other keys of a person's record, or of persons with a part in the story.
    package var recordKeyCount = 0
    /// A note for colleagues.
    package var hasNote = false
    /// A link to a page.
    package var hasLink = false
    /// Keys that tell of an author: avatar, job title.
    package var hasAuthorKeys = false
    /// Keys that tell of a picture: width, caption.
    package var hasImageKeys = false
    /// How many plain values the object has; 0 when unknown.
    package var count = 0

    /// Creates siblings of which nothing is known.
    package init() {}
  }

  /// How the values of one column of records (one JSON path with indexes left out) read.
  package struct Column: Hashable, Sendable {
    /// The share of distinct values that read like names, 0 to 1.
    package var nameShare: Double
    /// How many distinct values the column has.
    package var distinctCount: Int

    /// Creates a column.
    package init(nameShare: Double, distinctCount: Int) {
      self.nameShare = nameShare
      self.distinctCount = distinctCount
    }
  }

  /// The classes of the value's key.
  package var key: KeyClasses = []
  /// The classes of the keys above it, nearest first.
  package var ancestors: [KeyClasses] = []
  /// What stands beside it.
  package var siblings = Siblings()
  /// Whether the object, or one around it, is typed as an author, employee or the like.
  package var isOfAuthorType = false
  /// Whether it stands in a link, a heading or a control, hidden until readers open it.
  package var isInLink = false
  /// Whether it stands in markup that is itself a value, such as an article's text.
  package var isInNestedMarkup = false
  /// Whether it is all that its comment or hidden element holds.
  package var standsAlone = false
  /// Whether the comment around it names those who wrote a piece of software.
  package var isInCodeCredit = false
  /// Where it stands.
  package var place = Place.json
  /// The column it belongs to, if it was counted.
  package var column: Column?
  /// What readers know of it.
  package var contrast = NameContrast.none
  /// Whether the page says that names were changed or withheld.
  package var hasPagePromise = false

  /// Creates facts about a value of which nothing is known.
  package init() {}

  /// Whether the object is a record: bigger ones are dictionaries.
  var hasRecord: Bool { siblings.count <= 25 }

  /// Whether the record beside the value speaks of a person on its own.
  var recordStrength: Int {
    guard hasRecord else { return 0 }
    return (siblings.hasPhone ? 3 : 0) + (siblings.hasRelation ? 3 : 0) + siblings.recordKeyCount
  }

  /// Whether the key, a key above it or the record says that this is a person.
  var tellsOfPerson: Bool {
    isPersonKey || recordStrength >= 3 || ancestors.prefix(3).contains { $0.contains(.role) }
  }

  /// Whether the key itself says that this is a person.
  package var isPersonKey: Bool { !key.isDisjoint(with: [.name, .role]) }
}

/// What the place of a name adds to its likeness.
package struct NameJudgement: Hashable, Sendable {
  /// The reasons; their weights are added to the reading's likeness.
  package var evidence: [Evidence] = []
  /// The most the score may be, where names are expected and harmless.
  package var cap: Double?

  /// The score of a reading in this place.
  package func score(of reading: NameReading) -> Double {
    let sum = evidence.reduce(reading.likeness) { $0 + $1.weight }
    return min(sum, cap ?? sum)
  }

  /// Adds a reason.
  mutating func add(_ reason: String, _ weight: Double) {
    evidence.append(Evidence(reason, weight))
  }
}
