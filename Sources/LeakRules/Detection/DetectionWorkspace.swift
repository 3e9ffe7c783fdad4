/// The memory one worker detects with; every worker makes its own.
package final class DetectionWorkspace {
  let matching = MatchingWorkspace()
  /// Made when a page first holds digits enough: reading the numbering plans takes a millisecond.
  lazy var phones = PhoneReader()
  var candidates: [PhoneCandidate] = []

  /// Creates a workspace.
  package init() {}
}
