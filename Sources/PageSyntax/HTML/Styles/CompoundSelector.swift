/// A name a selector can ask an element for, as a hash that tells tags, ids and classes apart.
struct SelectorName: Hashable, Sendable {
  /// Stands for kind and name.
  let hash: UInt64

  private enum Seed: UInt64 {
    case tag = 1
    case id, className, attribute, attributeValue
  }

  private init(_ seed: Seed, _ bytes: some Sequence<UInt8>) {
    var hash = ByteHash(seed: seed.rawValue)
    for byte in bytes { hash.add(byte) }
    self.hash = hash.value
  }

  /// A tag name, ASCII case ignored.
  static func tag(_ name: some Sequence<UInt8>) -> Self {
    Self(.tag, name.lazy.map(\.asciiLowercased))
  }

  static func id(_ name: some Sequence<UInt8>) -> Self { Self(.id, name) }

  static func className(_ name: some Sequence<UInt8>) -> Self { Self(.className, name) }

  /// A class known when the program is written.
  static func className(_ name: StaticString) -> Self {
    className(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  /// An attribute, whatever its value; ASCII case of the name is ignored.
  static func attribute(_ name: some Sequence<UInt8>) -> Self {
    Self(.attribute, name.lazy.map(\.asciiLowercased))
  }

  /// An attribute with its value.
  static func attribute(_ name: some Sequence<UInt8>, value: some Sequence<UInt8>) -> Self {
    var hash = ByteHash(seed: Seed.attributeValue.rawValue)
    for byte in name { hash.add(byte.asciiLowercased) }
    hash.add(UInt8(ascii: "="))
    for byte in value { hash.add(byte) }
    return Self(hash: hash.value)
  }

  private init(hash: UInt64) { self.hash = hash }
}

/// A selector for one element: all of its names must be the element's.
struct CompoundSelector: Sendable {
  /// The name that the fewest elements are likely to have: an id, else a class.
  private(set) var key = SelectorName.className([])
  /// The other names; most selectors have none, and this no memory.
  private var others: [SelectorName] = []
  /// How many names there are.
  private(set) var count = 0
  /// Ids count ten thousand, classes and attributes a hundred, a tag one.
  private(set) var specificity = 0
  private(set) var asksForTag = false
  private(set) var asksForAttribute = false
  private var keyWeight = -1

  /// So many names in one selector are read.
  static let mostNames = 8

  /// What a name weighs in the cascade.
  enum Weight: Int {
    case tag = 1
    case attribute = 99
    case className = 100
    case id = 10_000
  }

  /// Adds a name.
  mutating func add(_ name: SelectorName, _ weight: Weight) {
    count += 1
    specificity += weight == .attribute ? Weight.className.rawValue : weight.rawValue
    asksForTag = asksForTag || weight == .tag
    asksForAttribute = asksForAttribute || weight == .attribute
    guard weight.rawValue > keyWeight else {
      others.append(name)
      return
    }
    if keyWeight >= 0 { others.append(key) }
    key = name
    keyWeight = weight.rawValue
  }

  /// A number that equal selectors share, whatever the order of their names.
  var identity: UInt64 { others.reduce(Self.mixed(key)) { $0 &+ Self.mixed($1) } }

  private static func mixed(_ name: SelectorName) -> UInt64 {
    (name.hash ^ name.hash >> 29) &* 0xBF58_476D_1CE4_E5B9
  }

  /// Whether an element that has the key and these names is meant.
  func matches(_ element: [SelectorName]) -> Bool {
    for name in others where !element.contains(name) { return false }
    return true
  }
}
