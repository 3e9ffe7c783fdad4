internal import LeakRules

/// The runs of digits readers see, to recognise a number they see in a spelling no plan reads.
///
/// Without the right region a national spelling is no number to the finder, yet its digits are the
/// same: `8 947 …` on the page, `+7 947 …` in its data.
struct VisibleNumbers {
  /// How many digits at the end two numbers must share: a subscriber's number with its area.
  private static let sharedDigits = 7

  /// The digits of each run, by their last seven.
  private var runs: [[UInt8]: [[UInt8]]] = [:]

  /// Reads the runs of a visible text.
  init(in text: [UInt8]) {
    text.withUnsafeBufferPointer { text in
      var candidates: [PhoneCandidate] = []
      PhoneCandidateFinder().find(in: text, into: &candidates)
      for candidate in candidates {
        guard let spelling = PhoneSpelling(UnsafeBufferPointer(rebasing: text[candidate.range]))
        else { continue }
        let digits = (0..<spelling.count).map { spelling[$0] }
        guard digits.count >= Self.sharedDigits else { continue }
        runs[Array(digits.suffix(Self.sharedDigits)), default: []].append(digits)
      }
    }
  }

  /// Whether readers see a number, with or without its country code or trunk prefix.
  func show(_ number: PhoneNumber) -> Bool {
    let national = Array(number.nationalDigits.utf8)
    guard national.count >= Self.sharedDigits else { return false }
    return runs[Array(national.suffix(Self.sharedDigits)), default: []].contains { run in
      run.suffix(national.count).elementsEqual(national)
    }
  }
}
