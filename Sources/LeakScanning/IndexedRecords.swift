internal import LeakRules
internal import PageCarriers

/// Records written as positions: `[{"caller":1,"phone":2},"…","+7…"]`, as Nuxt and SvelteKit do.
///
/// Finds again which key a value of such a list stands under, and what stands beside it.
/// Source: <https://github.com/Rich-Harris/devalue>.
struct IndexedRecords {
  /// A value's place in the record it belongs to.
  struct Member {
    var key: KeyClasses
    /// The other values of the record, with their keys.
    var siblings: [(key: KeyClasses, fragment: Int)]
    /// What the keys above mean, nearest first.
    var ancestors: [KeyClasses]
  }

  private struct Slot: Hashable {
    var list: Int32
    var position: Int32
  }

  private struct Reference {
    /// The object or list that holds the position.
    var container: Int32
    var key: Int32
  }

  private let page: DetectionPage
  private var values: [Slot: Int] = [:]
  private var references: [Slot: Reference] = [:]
  private var members: [Int32: [(key: Int32, slot: Slot)]] = [:]

  /// Whether a fragment may be a value of such a list: it stands in one.
  static func mayHold(_ fragment: Fragment, in content: PageContent) -> Bool {
    fragment.place >= 0 && fragment.key < 0 && fragment.index >= 0
      && content.places[Int(fragment.place)].kind == .array
  }

  /// Reads the lists of a page; only worth doing where `mayHold` is true of some fragment.
  init(of page: DetectionPage) {
    self.page = page
    let content = page.content
    for (index, fragment) in content.fragments.enumerated() where fragment.place >= 0 {
      let place = content.places[Int(fragment.place)]
      if place.kind == .array, fragment.index >= 0 {
        values[Slot(list: fragment.place, position: fragment.index)] = index
      }
      guard fragment.form == .number, place.parent >= 0,
        content.places[Int(place.parent)].kind == .array,
        let position = Self.position(content.text(of: fragment))
      else { continue }
      let slot = Slot(list: place.parent, position: position)
      if references[slot] == nil {
        references[slot] = Reference(container: fragment.place, key: fragment.key)
      }
      if fragment.key >= 0 { members[fragment.place, default: []].append((fragment.key, slot)) }
    }
  }

  /// Where the value of a fragment belongs; nil when no record refers to it.
  func member(_ fragment: Fragment) -> Member? {
    let slot = Slot(list: fragment.place, position: fragment.index)
    guard let reference = references[slot], reference.key >= 0 else { return nil }
    var siblings: [(key: KeyClasses, fragment: Int)] = []
    for other in members[reference.container] ?? [] where other.slot != slot {
      guard let value = values[other.slot] else { continue }
      siblings.append((page.keys[Int(other.key)], value))
    }
    return Member(
      key: page.keys[Int(reference.key)],
      siblings: siblings,
      ancestors: ancestors(of: reference.container, in: fragment.place)
    )
  }

  private func ancestors(of container: Int32, in list: Int32) -> [KeyClasses] {
    var found: [KeyClasses] = []
    var container = container
    for _ in 0..<6 {
      let position = page.content.places[Int(container)].index
      guard let reference = references[Slot(list: list, position: position)] else { break }
      if reference.key >= 0 { found.append(page.keys[Int(reference.key)]) }
      container = reference.container
    }
    return found
  }

  private static func position(_ digits: ArraySlice<UInt8>) -> Int32? {
    guard digits.count <= 8 else { return nil }
    var value: Int32 = 0
    for byte in digits {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int32(byte &- 0x30)
    }
    return value
  }
}
