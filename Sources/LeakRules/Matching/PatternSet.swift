internal import Synchronization

/// A match of one of a set's patterns.
package struct PatternMatch: Hashable, Sendable {
  /// The pattern's identifier.
  package var pattern: Int
  /// The fragment's place in the table.
  package var fragment: Int
  /// Where the value stands, as offsets in the arena.
  package var range: Range<Int>
}

/// What a set found in an arena.
package struct PatternMatches: Hashable, Sendable {
  /// The matches: of one pattern in order, of different patterns in no promised order.
  package var found: [PatternMatch] = []
  /// Whether a limit was reached, so that some text was not examined with every pattern.
  package var limitReached = false
}

/// Many patterns, each run only near the literals it cannot match without.
///
/// One pass over the text finds the literals; a pattern then runs on the text from 256 bytes before
/// a literal to 512 bytes behind it, never beyond the fragment. A match that touches the end of
/// that window gets up to 8 KiB in all; one that needs more than 512 bytes to match at all is
/// not found. Work is linear in the arena, however dense the literals: windows of one pattern
/// overlap by a bounded share, and all patterns together run at most `runLimit` times.
package final class PatternSet: Sendable {
  /// A pattern and the literals one of which stands in all it matches.
  package struct Entry: Sendable {
    /// What matches are reported with.
    package var id: Int
    /// The pattern.
    package var pattern: Pattern
    /// UTF-8, in every form of letters beyond ASCII; without any, the pattern is never run.
    package var literals: [[UInt8]]
    /// What must match around a literal, up to four bytes on either side, for the pattern to be run
    /// there; nil when the literal says enough.
    package var near: Pattern?

    /// Creates an entry.
    package init(id: Int, pattern: Pattern, literals: [[UInt8]], near: Pattern? = nil) {
      self.id = id
      self.pattern = pattern
      self.literals = literals
      self.near = near
    }
  }

  /// How often patterns are run on one arena before the rest is given up and reported.
  package let runLimit: Int

  private let entries: [Entry]
  private let literals: [[UInt8]]
  private let table: LiteralTable
  private let index = AtomicLazyReference<LiteralIndex>()
  private let scannedBytes = Atomic<Int>(0)
  /// For each literal, the entries it belongs to.
  private let entryStarts: [Int]
  private let entriesOfLiteral: [Int]

  /// How much text is scanned before Vectorscan's index is compiled, which then pays off.
  private let bytesBeforeIndex: Int

  /// Creates a set; nothing is compiled yet.
  ///
  /// - Parameters:
  ///   - entries: The patterns; an empty literal is passed over.
  ///   - runLimit: How often patterns are run on one arena.
  ///   - bytesBeforeIndex: How much text is scanned before the faster index is compiled.
  package init(
    _ entries: [Entry],
    runLimit: Int = 200_000,
    bytesBeforeIndex: Int = 4 << 20
  ) {
    self.entries = entries
    self.runLimit = runLimit
    self.bytesBeforeIndex = bytesBeforeIndex
    var places: [[UInt8]: Int] = [:]
    var literals: [[UInt8]] = []
    var owners: [[Int]] = []
    for (place, entry) in entries.enumerated() {
      for literal in entry.literals where !literal.isEmpty {
        let folded = literal.map(asciiLowered)
        if let known = places[folded] {
          if owners[known].last != place { owners[known].append(place) }
        } else {
          places[folded] = literals.count
          literals.append(folded)
          owners.append([place])
        }
      }
    }
    self.literals = literals
    table = LiteralTable(literals)
    entriesOfLiteral = owners.flatMap { $0 }
    entryStarts = owners.reduce(into: [0]) { starts, next in
      starts.append((starts.last ?? 0) + next.count)
    }
  }

  /// The number of different literals looked for.
  package var literalCount: Int { literals.count }

  /// Finds all matches in an arena.
  ///
  /// - Parameters:
  ///   - arena: The decoded values of a page, UTF-8, less than 2 GiB.
  ///   - starts: Where each fragment starts, ascending.
  ///   - ends: Where each fragment ends; fragments do not overlap.
  ///   - workspace: The worker's own memory.
  /// - Returns: The matches, and whether they are all.
  /// - Throws: `LiteralIndexError` when the index cannot be built or memory runs out.
  package func matches(
    in arena: UnsafeBufferPointer<UInt8>,
    starts: [Int32],
    ends: [Int32],
    using workspace: MatchingWorkspace
  ) throws(LiteralIndexError) -> PatternMatches {
    var result = PatternMatches()
    workspace.hits.removeAll(keepingCapacity: true)
    result.limitReached = try !findLiterals(in: arena, using: workspace)
    var run = Run(set: self, arena: arena, workspace: workspace)
    var fragment = 0
    let fragmentCount = min(starts.count, ends.count)
    for hit in workspace.hits {
      let end = Int(hit.end)
      while fragment < fragmentCount, Int(ends[fragment]) < end { fragment += 1 }
      guard fragment < fragmentCount else { break }
      let literal = Int(hit.literal)
      let start = end - literals[literal].count
      let first = max(0, Int(starts[fragment]))
      guard first <= start, end <= arena.count else { continue }
      let bounds = first..<min(arena.count, Int(ends[fragment]))
      for owner in entryStarts[literal]..<entryStarts[literal + 1] {
        run.examine(
          entriesOfLiteral[owner],
          literal: start..<end,
          fragment: fragment,
          bounds: bounds,
          into: &result
        )
      }
    }
    return result
  }

  /// Scans with the engine that is cheaper by now; false when there are too many literals.
  private func findLiterals(
    in arena: UnsafeBufferPointer<UInt8>,
    using workspace: MatchingWorkspace
  ) throws(LiteralIndexError) -> Bool {
    let scanned = scannedBytes.wrappingAdd(arena.count, ordering: .relaxed).newValue
    guard scanned > bytesBeforeIndex else {
      return table.scan(arena, maximum: Self.hitLimit, into: &workspace.hits)
    }
    let index: LiteralIndex
    if let ready = self.index.load() {
      index = ready
    } else {
      index = self.index.storeIfNil(try LiteralIndex(literals))
    }
    return try index.scan(
      arena,
      maximum: Self.hitLimit,
      into: &workspace.hits,
      using: workspace.literals
    )
  }

  /// Beyond this many occurrences of literals a page is no text a person wrote.
  private static let hitLimit = 4_000_000
}

/// The memory one worker matches with.
///
/// Not `Sendable`: every worker makes its own.
package final class MatchingWorkspace {
  /// For patterns run on their own.
  package let patterns = PatternWorkspace()
  fileprivate let literals = LiteralWorkspace()
  fileprivate var hits: [LiteralHit] = []

  /// Allocates next to nothing yet.
  package init() {}
}

extension PatternSet {
  /// How far each pattern has come in one arena.
  private struct Run {
    private let set: PatternSet
    private let arena: UnsafeBufferPointer<UInt8>
    private let workspace: PatternWorkspace
    private var progress: [Progress]
    private var runsLeft: Int

    private struct Progress {
      /// Where the last match, or the last search, ended.
      var searchedTo = 0
      /// The end of the last window.
      var windowEnd = 0
      var limitsReached = 0
    }

    init(set: PatternSet, arena: UnsafeBufferPointer<UInt8>, workspace: MatchingWorkspace) {
      self.set = set
      self.arena = arena
      self.workspace = workspace.patterns
      progress = Array(repeating: Progress(), count: set.entries.count)
      runsLeft = set.runLimit
    }

    private static let nearby = 4
    private static let before = 256
    private static let behind = 512
    private static let longest = 8192
    /// A pattern given up this often is not run again on this page.
    private static let patience = 8

    mutating func examine(
      _ entry: Int,
      literal: Range<Int>,
      fragment: Int,
      bounds: Range<Int>,
      into result: inout PatternMatches
    ) {
      let windowEnd = progress[entry].windowEnd
      // The last window already reached far enough behind this literal.
      if windowEnd >= min(bounds.upperBound, literal.upperBound + Self.before) { return }
      guard progress[entry].limitsReached < Self.patience,
        isPromising(literal, of: entry, bounds: bounds)
      else { return }
      var from = max(
        bounds.lowerBound,
        literal.lowerBound - Self.before,
        progress[entry].searchedTo
      )
      let end = min(bounds.upperBound, literal.upperBound + Self.behind)
      progress[entry].windowEnd = end
      while from < end {
        guard let match = search(entry, from: from, to: end, bounds: bounds, into: &result) else {
          break
        }
        result.found.append(
          PatternMatch(
            pattern: set.entries[entry].id,
            fragment: fragment,
            range: match.value
          )
        )
        from = max(from + 1, match.end)
        progress[entry].searchedTo = from
      }
    }

    /// Whether what stands beside a literal lets the pattern match there at all.
    private func isPromising(_ literal: Range<Int>, of entry: Int, bounds: Range<Int>) -> Bool {
      guard let near = set.entries[entry].near else { return true }
      let outcome = near.firstMatch(
        in: UnsafeBufferPointer(rebasing: arena[bounds]),
        from: literal.lowerBound - Self.nearby - bounds.lowerBound,
        to: literal.upperBound + Self.nearby - bounds.lowerBound,
        using: workspace
      )
      return outcome != .none
    }

    /// The first match in a window, with ranges in the arena.
    private mutating func search(
      _ entry: Int,
      from: Int,
      to end: Int,
      bounds: Range<Int>,
      into result: inout PatternMatches
    ) -> (value: Range<Int>, end: Int)? {
      guard runsLeft > 0 else {
        result.limitReached = true
        return nil
      }
      runsLeft -= 1
      let pattern = set.entries[entry].pattern
      let text = UnsafeBufferPointer(rebasing: arena[bounds])
      let base = bounds.lowerBound
      var outcome = pattern.firstMatch(
        in: text,
        from: from - base,
        to: end - base,
        using: workspace
      )
      if case .found(_, let whole) = outcome, whole.upperBound == end - base,
        end < bounds.upperBound
      {
        // The window may have cut the match short.
        let longer = pattern.firstMatch(
          in: text,
          from: whole.lowerBound,
          to: min(text.count, whole.lowerBound + Self.longest),
          using: workspace
        )
        if case .found = longer { outcome = longer }
      }
      switch outcome {
      case .none: return nil
      case .limitReached:
        progress[entry].limitsReached += 1
        result.limitReached = true
        return nil
      case .found(let value, let whole):
        return (value.lowerBound + base..<value.upperBound + base, whole.upperBound + base)
      }
    }
  }
}
