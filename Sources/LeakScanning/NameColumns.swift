internal import LeakRules
internal import PageCarriers
internal import PageSyntax
internal import SourceText

/// How many values of each column read like names: a column is the same field of all records of a
/// list, the same attribute of all elements of a kind.
struct NameColumns {
  private let content: PageContent
  /// For each layer read as HTML, its tokens.
  private let tokens: [Int: [HTMLToken]]
  /// For each place, what it has in common with its like: the keys above it, positions left out.
  private var shapes: [UInt64] = []
  private var counts: [UInt64: (names: Int, values: Int)] = [:]

  /// Counts the columns in which the fragments `names` stand.
  init(of names: Set<Int>, in content: PageContent) {
    self.content = content
    tokens = names.isEmpty ? [:] : content.documents.mapValues(\.page.tokens)
    guard !names.isEmpty else { return }
    shapes = Array(repeating: 0, count: content.places.count)
    for place in content.places.indices { setShape(of: place) }
    for name in names { counts[columnHash(of: content.fragments[name])] = (0, 0) }
    var seen: Set<UInt64> = []
    for (index, fragment) in content.fragments.enumerated()
    where fragment.visibility == .hidden && fragment.form != .number && fragment.form != .raw {
      let column = columnHash(of: fragment)
      guard let count = counts[column], seen.insert(valueHash(of: fragment, column)).inserted else {
        continue
      }
      let isName = names.contains(index)
      counts[column] = (count.names + (isName ? 1 : 0), count.values + 1)
    }
  }

  /// The column of a fragment; nil when it was not counted.
  func column(of fragment: Fragment) -> NameFacts.Column? {
    guard !shapes.isEmpty, let count = counts[columnHash(of: fragment)], count.values > 0
    else { return nil }
    return NameFacts.Column(
      nameShare: Double(count.names) / Double(count.values),
      distinctCount: count.values
    )
  }

  private func columnHash(of fragment: Fragment) -> UInt64 {
    let shape = fragment.place >= 0 ? shapes[Int(fragment.place)] : 0
    return Self.mix(shape, UInt64(bitPattern: Int64(fragment.key)) &+ 7)
  }

  /// Works out the shape of a place, from the outermost place around it that has none yet.
  private mutating func setShape(of place: Int) {
    var path: [Int] = []
    var index = place
    while index >= 0, shapes[index] == 0 {
      path.append(index)
      index = Int(content.places[index].parent)
    }
    for index in path.reversed() {
      let place = content.places[index]
      var shape = place.parent >= 0 ? shapes[Int(place.parent)] : 1
      shape = Self.mix(shape, UInt64(bitPattern: Int64(place.key)) &+ 3)
      if place.kind == .element, let tokens = tokens[Int(place.layer)] {
        shape = Self.mix(shape, UInt64(tokens[Int(place.token)].element.rawValue))
      }
      // Zero stands for no shape yet.
      shapes[index] = max(shape, 1)
    }
  }

  private func valueHash(of fragment: Fragment, _ column: UInt64) -> UInt64 {
    var hash = column
    for byte in content.arena[fragment.range].prefix(130) { hash = Self.mix(hash, UInt64(byte)) }
    return hash
  }

  /// FNV-1a on words instead of bytes.
  private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    (hash ^ value) &* 0x0000_0100_0000_01b3
  }
}
