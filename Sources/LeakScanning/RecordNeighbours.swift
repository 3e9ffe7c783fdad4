internal import LeakRules
internal import PageCarriers

/// Which kinds of value stand together in a page's records.
///
/// A record's neighbours are those of the object that holds it as well: a home's coordinates belong
/// to the person the home is a member of.
struct RecordNeighbours {
  private let content: PageContent
  private var kinds: [Int32: Set<LeakKind>] = [:]

  /// Takes in the suspects that are likely enough to vouch for others.
  init(of suspects: [PageJudge.Suspect], rules: [Rule], content: PageContent) {
    self.content = content
    for suspect in suspects where suspect.match.score >= 0.35 {
      guard let record = suspect.record else { continue }
      let kind = rules[suspect.match.rule].kind
      kinds[record, default: []].insert(kind)
      // The holder knows what its members hold.
      if let holder = content.holder(of: record) { kinds[holder, default: []].insert(kind) }
    }
  }

  /// The kinds in a record and in the one that holds it.
  func kinds(beside record: Int32?) -> Set<LeakKind> {
    guard let record else { return [] }
    let own = kinds[record] ?? []
    return content.holder(of: record).map { own.union(kinds[$0] ?? []) } ?? own
  }
}
