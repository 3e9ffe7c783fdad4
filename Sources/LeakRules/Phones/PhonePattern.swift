internal import CPCRE2

/// A regular expression of the numbering plans, anchored, compiled when first asked.
///
/// Most patterns are asked a few times or never, so machine code is made only for those that are
/// asked often: compiling costs about 10 µs, machine code ten times that.
final class PhonePattern {
  private static let runsBeforeMachineCode = 8

  private let source: UnsafeBufferPointer<UInt8>
  private let isWhole: Bool
  private var code: OpaquePointer?
  private var runs = 0
  private var hasMachineCode = false

  /// Wraps `source`, which must live as long as the pattern; it must match all digits if `isWhole`,
  /// else the first ones.
  init(_ source: UnsafeBufferPointer<UInt8>, isWhole: Bool) {
    self.source = source
    self.isWhole = isWhole
  }

  deinit { pcre2_code_free_8(code) }

  /// Whether the pattern matches `digits`; the groups are then in `captures`.
  func matches(_ digits: UnsafeBufferPointer<UInt8>, _ captures: PhoneCaptures) -> Bool {
    guard let start = digits.baseAddress, let code = compiled() else { return false }
    let result =
      hasMachineCode
      ? pcre2_jit_match_8(code, start, digits.count, 0, 0, captures.data, nil)
      : pcre2_match_8(code, start, digits.count, 0, 0, captures.data, nil)
    return result > 0
  }

  /// How many groups the pattern has.
  var groupCount: Int {
    var count: UInt32 = 0
    pcre2_pattern_info_8(compiled(), UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    return Int(count)
  }

  /// Whether the pattern can be compiled, which tests ask of the whole table.
  var isSound: Bool { compiled() != nil }

  private func compiled() -> OpaquePointer? {
    if runs == Self.runsBeforeMachineCode { return code }
    runs += 1
    if runs == 1 {
      var error: Int32 = 0
      var offset = 0
      let options = UInt32(PCRE2_ANCHORED) | (isWhole ? UInt32(PCRE2_ENDANCHORED) : 0)
      code = pcre2_compile_8(source.baseAddress, source.count, options, &error, &offset, nil)
    } else if runs == Self.runsBeforeMachineCode {
      hasMachineCode = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE)) == 0
    }
    return code
  }
}

/// The groups of the last match; not to be shared between threads.
final class PhoneCaptures {
  let data: OpaquePointer?
  private let offsets: UnsafeMutablePointer<Int>?

  init() {
    data = pcre2_match_data_create_8(16, nil)
    offsets = data.flatMap { pcre2_get_ovector_pointer_8($0) }
  }

  deinit { pcre2_match_data_free_8(data) }

  /// The range of group `index`, 0 being the whole match; nil when it took no part.
  func range(_ index: Int) -> Range<Int>? {
    guard let offsets, index < 16 else { return nil }
    let (start, end) = (offsets[2 * index], offsets[2 * index + 1])
    return start >= 0 && end >= start ? start..<end : nil
  }
}
