/// Text taken out of a page, with the way back: for each decoded byte, the bytes it came from.
///
/// Built only for findings: the fast path decodes without it. Offsets on the source side are those
/// of the text the piece was cut from; maps compose, text in text, down to the page.
package struct DecodedText: Hashable, Sendable {
  /// One run of the map: `decodedCount` bytes of text came from `source`.
  ///
  /// A literal run has equal counts on both sides and maps byte for byte;
  /// an escape (`&amp;`, `\u0040`) maps as a whole.
  struct Run: Hashable, Sendable {
    var decodedStart: Int
    var decodedCount: Int
    var source: Range<Int>
    var isLiteral: Bool
  }

  /// The decoded bytes, as UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var runs: [Run] = []

  /// Creates an empty text, to be filled in source order.
  package init() {}

  /// Appends bytes that stand in the source as they are.
  package mutating func appendLiteral(_ literal: some Collection<UInt8>, at start: Int) {
    let count = literal.count
    guard count > 0 else { return }
    if let last = runs.last, last.isLiteral, last.source.upperBound == start {
      runs[runs.count - 1].decodedCount += count
      runs[runs.count - 1].source = last.source.lowerBound..<start + count
    } else {
      runs.append(
        Run(
          decodedStart: bytes.count,
          decodedCount: count,
          source: start..<start + count,
          isLiteral: true
        )
      )
    }
    bytes.append(contentsOf: literal)
  }

  /// Appends what the escape sequence at `source` stands for; nothing, when it stands for nothing.
  package mutating func appendEscape(_ decoded: some Collection<UInt8>, from source: Range<Int>) {
    let start = bytes.count
    bytes.append(contentsOf: decoded)
    guard bytes.count > start else { return }
    runs.append(
      Run(
        decodedStart: start,
        decodedCount: bytes.count - start,
        source: source,
        isLiteral: false
      )
    )
  }

  /// The smallest source range that produced the decoded bytes in `range`.
  ///
  /// - Complexity: O(log *n*), *n* being the number of runs.
  package func sourceRange(of range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty, let first = run(at: range.lowerBound),
      let last = run(at: range.upperBound - 1)
    else { return nil }
    let start = first.isLiteral ? range.lowerBound - first.decodedStart : 0
    let end = last.isLiteral ? range.upperBound - last.decodedStart : last.source.count
    let lower = first.source.lowerBound + start
    let upper = last.source.lowerBound + end
    return lower <= upper ? lower..<upper : nil
  }

  private func run(at offset: Int) -> Run? {
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
    return runs[low]
  }
}
