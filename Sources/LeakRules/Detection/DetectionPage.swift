package import PageCarriers

/// One page as the detectors see it: its content, what its keys mean, and its fragments as tables.
package struct DetectionPage: Sendable {
  package let content: PageContent
  package let keys: PageKeys
  /// Where each fragment starts and ends in the arena.
  let starts: [Int32]
  let ends: [Int32]

  /// Prepares a page.
  package init(_ content: PageContent, keys: PageKeys) {
    self.content = content
    self.keys = keys
    starts = content.fragments.map(\.start)
    ends = content.fragments.map(\.end)
  }

  /// What the key of a fragment means.
  package func keyClasses(of fragment: Fragment) -> KeyClasses {
    keys[content.key(of: fragment)]
  }

  /// What the keys around a fragment mean, nearest first.
  package func ancestorClasses(of fragment: Fragment) -> [KeyClasses] {
    content.enclosingKeys(of: fragment).map { keys[$0] }
  }

  /// The name of the carrier a fragment was found in.
  package func carrier(of fragment: Fragment) -> CarrierID {
    CarrierCatalog.descriptions[Int(fragment.carrier)].id
  }

  /// The fragment that holds a place of the arena, found from `hint` on.
  func fragment(at offset: Int, from hint: inout Int) -> Int? {
    while hint < ends.count, Int(ends[hint]) <= offset { hint += 1 }
    return hint < starts.count && Int(starts[hint]) <= offset ? hint : nil
  }
}
