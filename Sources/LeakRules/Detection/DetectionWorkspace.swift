/// The memory one worker detects with; every worker makes its own, for one `LeakDetector`.
package final class DetectionWorkspace {
  let matching = MatchingWorkspace()
  /// Made when a page first holds digits enough: reading the numbering plans takes a millisecond.
  lazy var phones = PhoneReader()
  var candidates: [PhoneCandidate] = []
  let visibleWords = WordCache(blank: VisibleWord(kind: .other, start: 0, end: 0))
  let keyClasses = WordCache(blank: KeyClasses())
  /// The rules that look under a key, as `KeyedValueDetector` numbers them.
  let keyedRules = WordCache(blank: [Int]())

  /// Creates a workspace.
  package init() {}
}
