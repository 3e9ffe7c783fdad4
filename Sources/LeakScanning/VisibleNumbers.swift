internal import LeakRules

/// The runs of digits readers see, to recognise a number they see in a spelling no plan reads.
///
/// Without the right region a national spelling is no number to the finder, yet its digits are the
/// same: `8 947 …` on the page, `+7 947 …` in its data.
struct VisibleNumbers {
  /// How many digits at the end two numbers must share: a subscriber's number with its area.
  private static let sharedDigits = 7

  /// The digits of each run from the last to the first, so that runs with the same end are neighbours.
  private var runs: [[UInt8]] = []

  /// Reads the runs of a visible text.
  init(in text: [UInt8]) {
    text.withUnsafeBufferPointer { text in
      var candidates: [PhoneCandidate] = []
      PhoneCandidateFinder().find(in: text, into: &candidates)
      for candidate in candidates {
        guard let spelling = PhoneSpelling(UnsafeBufferPointer(rebasing: text[candidate.range])),
          spelling.count >= Self.sharedDigits
        else { continue }
        runs.append((0..<spelling.count).reversed().map { spelling[$0] })
      }
    }
    runs.sort { $0.lexicographicallyPrecedes($1) }
  }

  /// Whether readers see a number, with or without its country code or trunk prefix.
  func show(_ number: PhoneNumber) -> Bool {
    let national = Array(number.nationalDigits.utf8.reversed())
    guard national.count >= Self.sharedDigits else { return false }
    // The first run that is not before the number begins with it, if any does.
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].lexicographicallyPrecedes(national) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < runs.count && runs[low].starts(with: national)
  }
}
