/// Tells which keys may be values in a key's place, judging each key once.
struct KeyValues {
  private var known: [Bool] = []

  /// Whether a key may be a number, an address, a name, a sentence.
  mutating func isValueLike(_ key: Int32, in keys: KeyTable) -> Bool {
    while known.count < keys.count {
      known.append(keys.withBytes(of: known.count, Self.isValueLike))
    }
    return known[Int(key)]
  }

  private static func isValueLike(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard key.count <= 40 else { return true }
    var digits = 0
    var words = 1
    var capitals = 0
    for index in key.indices {
      let byte = key[index]
      if byte &- 48 < 10 { digits += 1 }
      if byte == UInt8(ascii: "@"), index > 0 { return true }
      guard byte == 0x20, index + 1 < key.count else { continue }
      words += 1
      let next = key[index + 1]
      if next &- 65 < 26 || next >= 0x80 { capitals += 1 }
    }
    return digits > 4 || words > 3 || capitals > 0
  }
}

/// Tells which fragments stand under a key that hides what is below it, asking of each key and place
/// once.
struct KeyHiding {
  /// Whether a key hides.
  let isHidden: (String) -> Bool
  private var keysAsked: [Int32: Bool] = [:]
  private var placesAsked: [Int32: Bool] = [:]

  init(isHidden: @escaping (String) -> Bool) { self.isHidden = isHidden }

  /// Whether a fragment stands under such a key, or below one.
  mutating func hides(_ fragment: Fragment, places: [Place], keys: KeyTable) -> Bool {
    hides(key: fragment.key, keys) || hides(place: fragment.place, places, keys)
  }

  private mutating func hides(key: Int32, _ keys: KeyTable) -> Bool {
    guard key >= 0 else { return false }
    if let known = keysAsked[key] { return known }
    let answer = isHidden(keys[Int(key)])
    keysAsked[key] = answer
    return answer
  }

  private mutating func hides(place index: Int32, _ places: [Place], _ keys: KeyTable) -> Bool {
    // From the outermost place in, so that no path is walked twice.
    var path: [Int32] = []
    var place = index
    while place >= 0, placesAsked[place] == nil {
      path.append(place)
      place = places[Int(place)].parent
    }
    var answer = place >= 0 ? placesAsked[place] ?? false : false
    for place in path.reversed() {
      answer = answer || hides(key: places[Int(place)].key, keys)
      placesAsked[place] = answer
    }
    return answer
  }
}
