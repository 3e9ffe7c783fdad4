/// What one word of a possible name is.
struct TokenReading {
  enum Kind {
    case initial
    case particle
    case title
    case suffix
    case patronymic
    case name
    case organisation
    case place
    case dictionary
    /// A function word, a number, a word in small letters, a component's name.
    case foreign
    case unknown
  }

  /// How much the end of the word tells of a surname.
  enum Shape: Double, Comparable {
    case none = 0
    case weak = 0.8
    case inflected = 1.6
    case strong = 2.2

    static func < (one: Shape, other: Shape) -> Bool { one.rawValue < other.rawValue }
  }

  var kind: Kind
  var isGiven = false
  var isFamily = false
  var isAmbiguous = false
  var isPlace = false
  var isScreenWord = false
  var isCapitalised = true
  var shape = Shape.none
  /// How many initials the word holds, as two in `I.I.` or `I. I.` written together.
  var initialCount = 0
  /// Where the word stands in the value, without the punctuation around it.
  var start = 0
  var end = 0

  /// Whether the word alone is good evidence of a person.
  var isStrong: Bool {
    switch kind {
    case .patronymic: true
    case .name:
      !isAmbiguous && !isPlace && !isScreenWord && (isGiven || isFamily || shape >= .inflected)
    default: false
    }
  }

  /// What the word adds to the likeness, in points.
  var points: Double {
    switch kind {
    case .initial: 0.8
    case .particle: 0.2
    case .title: 2.0
    case .suffix: 0.3
    case .patronymic: 4.0
    case .name: namePoints
    case .organisation: -3.0
    case .place: -1.5
    case .dictionary: -2.5
    case .foreign: -4.0
    case .unknown: 0.4
    }
  }

  private var namePoints: Double {
    var points = 0.0
    if isGiven { points = max(points, isAmbiguous ? 1.2 : 3.0) }
    if isFamily { points = max(points, isAmbiguous ? 0.7 : 2.2) }
    points = max(points, shape.rawValue)
    if isPlace { points = min(points, 0.6) - 0.75 }
    if isScreenWord { points = min(points, 0.5) - 0.5 }
    return isCapitalised ? points : points - 3
  }
}
