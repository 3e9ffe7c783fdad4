internal import PageSyntax

extension PageContent {
  /// The key a fragment stands under: its own, or that of the list it is in; nil when it has none.
  package func key(of fragment: Fragment) -> Int? {
    if fragment.key >= 0 { return Int(fragment.key) }
    var index = fragment.place
    for _ in 0..<Self.mostNestedLists where index >= 0 {
      let place = places[Int(index)]
      guard place.kind == .array else { return nil }
      if place.key >= 0 { return Int(place.key) }
      index = place.parent
    }
    return nil
  }

  /// The keys of the objects and lists around a fragment, nearest first, at most `limit`.
  package func enclosingKeys(of fragment: Fragment, limit: Int = 6) -> [Int] {
    var found: [Int] = []
    let own = key(of: fragment)
    var index = fragment.place
    for _ in 0..<Self.mostNestedLists * limit where index >= 0 && found.count < limit {
      let place = places[Int(index)]
      if place.key >= 0, !(found.isEmpty && fragment.key < 0 && Int(place.key) == own) {
        found.append(Int(place.key))
      }
      index = place.parent
    }
    return found
  }

  /// The other fragments of a fragment's record, in source order.
  ///
  /// Looks no further than `reach` fragments to either side: a record with more values than that is
  /// a dictionary, whose values do not vouch for each other.
  package func siblings(of index: Int, reach: Int = 48) -> [Int] {
    guard let record = record(of: fragments[index]) else { return [] }
    let range = max(0, index - reach)...min(fragments.count - 1, index + reach)
    return range.filter { $0 != index && self.record(of: fragments[$0]) == record }
  }

  /// The steps from the page's outermost data to a fragment: keys, and positions in lists.
  ///
  /// Of a longer way than any reader goes only the end.
  package func path(of fragment: Fragment) -> [PathStep] {
    var steps: [PathStep] = []
    if fragment.key >= 0 { steps.append(.key(Int(fragment.key))) }
    if fragment.index >= 0 { steps.append(.index(Int(fragment.index))) }
    var index = fragment.place
    while index >= 0, steps.count < Self.longestPath {
      let place = places[Int(index)]
      if place.key >= 0 { steps.append(.key(Int(place.key))) }
      if place.index >= 0 { steps.append(.index(Int(place.index))) }
      index = place.parent
    }
    return steps.reversed()
  }

  /// Eight decodings deep, data in data.
  private static let longestPath = 8 * 512

  /// The innermost element a fragment stands in: its layer and the index of its start tag.
  package func element(of fragment: Fragment) -> (layer: Int, token: Int)? {
    var index = fragment.place
    while index >= 0 {
      let place = places[Int(index)]
      if place.kind == .element || place.kind == .field {
        return (Int(place.layer), Int(place.token))
      }
      index = place.parent
    }
    return nil
  }
}

/// One step of the way to a value.
package enum PathStep: Hashable, Sendable {
  /// A key, an index of the content's keys.
  case key(Int)
  /// A position in a list, 0-based.
  case index(Int)
}
