/// Text taken out of a page, with the way back: for each decoded byte, the bytes it came from.
///
/// Built only for findings: the fast path decodes without it. Offsets on the source side are those
/// of the text the piece was cut from; maps compose, text in text, down to the page.
package struct DecodedText: Hashable, Sendable {
  /// One run of the map: `decodedCount` bytes of text came from `source`.
  ///
  /// A literal run has equal counts on both sides and maps byte for byte; an escape (`&amp;`,
  /// `\u0040`) maps as a whole. Escapes of the same lengths side by side, as base64 is made of, are
  /// one run, which maps escape by escape.
  ///
  /// In 32 bits, as all offsets in layers of a page: a text may be made of nothing but escapes.
  struct Run: Hashable, Sendable {
    private var start: Int32
    private var count: Int32
    private var sourceStart: Int32
    private var sourceCount: Int32
    /// The bytes an escape gives and takes; 0 for a literal run.
    var escapeDecodedCount: Int32
    var escapeSourceCount: Int32

    init(
      decodedStart: Int,
      decodedCount: Int,
      source: Range<Int>,
      escapeDecodedCount: Int = 0,
      escapeSourceCount: Int = 0
    ) {
      start = Int32(truncatingIfNeeded: decodedStart)
      count = Int32(truncatingIfNeeded: decodedCount)
      sourceStart = Int32(truncatingIfNeeded: source.lowerBound)
      sourceCount = Int32(truncatingIfNeeded: source.count)
      self.escapeDecodedCount = Int32(truncatingIfNeeded: escapeDecodedCount)
      self.escapeSourceCount = Int32(truncatingIfNeeded: escapeSourceCount)
    }

    var decodedStart: Int { Int(start) }
    var decodedCount: Int { Int(count) }
    var source: Range<Int> { Int(sourceStart)..<Int(sourceStart) + Int(sourceCount) }
    var isLiteral: Bool { escapeDecodedCount == 0 }

    /// The source of the last escape of the run, or of all of a literal run.
    var lastSource: Range<Int> {
      isLiteral ? source : source.upperBound - Int(escapeSourceCount)..<source.upperBound
    }

    /// Takes in what follows the run, both in the decoded text and in the source.
    mutating func extend(by decodedCount: Int, source sourceCount: Int) {
      count += Int32(truncatingIfNeeded: decodedCount)
      self.sourceCount += Int32(truncatingIfNeeded: sourceCount)
    }
  }

  /// The decoded bytes, as UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var runs: [Run] = []
  /// Whether no run's source begins or ends before that of the run ahead of it, as all codings have
  /// it but those that turn a text around.
  private var isAscending = true

  /// Creates an empty text, to be filled in the order of the decoded text.
  package init() {}

  /// Appends bytes that stand in the source as they are, or each in place of another.
  package mutating func appendLiteral(_ literal: some Collection<UInt8>, at start: Int) {
    let count = literal.count
    guard count > 0 else { return }
    note(start..<start + count)
    if let last = runs.last, last.isLiteral, last.source.upperBound == start {
      runs[runs.count - 1].extend(by: count, source: count)
    } else {
      runs.append(
        Run(decodedStart: bytes.count, decodedCount: count, source: start..<start + count)
      )
    }
    bytes.append(contentsOf: literal)
  }

  /// Appends what the escape sequence at `source` stands for; nothing, when it stands for nothing.
  ///
  /// What is appended in pieces for one sequence is one run.
  package mutating func appendEscape(_ decoded: some Collection<UInt8>, from source: Range<Int>) {
    let start = bytes.count
    bytes.append(contentsOf: decoded)
    guard bytes.count > start else { return }
    if let last = runs.last, !last.isLiteral, last.lastSource == source {
      extendLastEscape(by: bytes.count - start)
      return
    }
    note(source)
    let run = Run(
      decodedStart: start,
      decodedCount: bytes.count - start,
      source: source,
      escapeDecodedCount: bytes.count - start,
      escapeSourceCount: source.count
    )
    if let last = runs.last, last.escapeDecodedCount == run.escapeDecodedCount,
      last.escapeSourceCount == run.escapeSourceCount, last.source.upperBound == source.lowerBound
    {
      runs[runs.count - 1].extend(by: run.decodedCount, source: source.count)
    } else {
      runs.append(run)
    }
  }

  /// Adds to what the last escape stands for, which then is no longer like those before it.
  private mutating func extendLastEscape(by added: Int) {
    guard let last = runs.popLast() else { return }
    let escape = Int(last.escapeDecodedCount)
    if last.decodedCount > escape {
      var before = last
      before.extend(by: -escape, source: -Int(last.escapeSourceCount))
      runs.append(before)
    }
    let extended = Run(
      decodedStart: last.decodedStart + last.decodedCount - escape,
      decodedCount: escape + added,
      source: last.lastSource,
      escapeDecodedCount: escape + added,
      escapeSourceCount: Int(last.escapeSourceCount)
    )
    runs.append(extended)
  }

  /// The smallest source range that produced the decoded bytes in `range`.
  ///
  /// - Complexity: O(log *n*), *n* being the number of runs; O(log *n* + *m*), where the text was
  ///   turned around and the range lies in *m* of them.
  package func sourceRange(of range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty, let first = runIndex(at: range.lowerBound),
      let last = runIndex(at: range.upperBound - 1)
    else { return nil }
    var lower = source(of: range, in: runs[first]).lowerBound
    var upper = source(of: range, in: runs[last]).upperBound
    guard !isAscending else { return lower <= upper ? lower..<upper : nil }
    for run in runs[first...last] {
      let source = source(of: range, in: run)
      lower = min(lower, source.lowerBound)
      upper = max(upper, source.upperBound)
    }
    return lower..<upper
  }

  /// The source of the part of `run` that lies in `range`.
  private func source(of range: Range<Int>, in run: Run) -> Range<Int> {
    let start = max(0, range.lowerBound - run.decodedStart)
    let end = min(run.decodedCount, range.upperBound - run.decodedStart)
    if run.isLiteral { return run.source.lowerBound + start..<run.source.lowerBound + end }
    let escape = Int(run.escapeDecodedCount)
    let lower = run.source.lowerBound + start / escape * Int(run.escapeSourceCount)
    let upper = run.source.lowerBound + (end - 1) / escape * Int(run.escapeSourceCount)
    return lower..<upper + Int(run.escapeSourceCount)
  }

  private mutating func note(_ source: Range<Int>) {
    guard let last = runs.last?.lastSource else { return }
    if source.lowerBound < last.lowerBound || source.upperBound < last.upperBound {
      isAscending = false
    }
  }

  private func runIndex(at offset: Int) -> Int? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].decodedStart + runs[middle].decodedCount <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < runs.count, runs[low].decodedStart <= offset else { return nil }
    return low
  }
}
