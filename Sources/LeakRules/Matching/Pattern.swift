internal import CPCRE2
internal import Synchronization

/// A regular expression that cannot be compiled.
package struct PatternError: Error, Hashable, Sendable {
  /// What is wrong with it, in PCRE2's words.
  package var message: String
  /// The byte of the expression where the compiler stopped.
  package var offset: Int
}

/// A regular expression in PCRE2's syntax, matched over UTF-8 bytes.
///
/// `\w`, `\b` and case know Unicode (`PCRE2_UCP`); `\C` is refused. The expression is compiled at
/// its first use, and compiled to machine code only once it has been used often: most rules never
/// meet a page that needs them. Compiled code is immutable and shared; each worker brings its
/// own `PatternWorkspace`.
package final class Pattern: Sendable {
  /// What a search found; ranges are offsets in the subject.
  package enum Outcome: Hashable, Sendable {
    /// A match: `value` is group 1 where the expression has one and it took part, otherwise
    /// `whole`.
    case found(value: Range<Int>, whole: Range<Int>)
    /// The window holds no match.
    case none
    /// The search was given up: see `PatternWorkspace`.
    case limitReached
  }

  /// The expression.
  package let source: String
  /// Whether letters match in either case.
  package let ignoresCase: Bool

  private let interpreted = CompiledOnce()
  private let machineCode = CompiledOnce()
  private let searches = Atomic<Int>(0)

  /// Creates a pattern; nothing is compiled yet.
  package init(_ source: String, ignoresCase: Bool = false) {
    self.source = source
    self.ignoresCase = ignoresCase
  }

  /// Compiles the expression now.
  ///
  /// - Throws: `PatternError` when it is not an expression.
  package func validate() throws(PatternError) {
    if let error = compiled(forMachine: false).error { throw error }
  }

  /// Finds the first match that begins at or after `from` and ends at or before `to`.
  ///
  /// Lookbehind and `\b` see up to 64 bytes before `from`; nothing sees beyond `to`. `^` and `$`
  /// hold only at the ends of the subject. Empty matches are not reported. An expression that does
  /// not compile never matches.
  ///
  /// - Parameters:
  ///   - subject: The text. Bytes that are not UTF-8 never match.
  ///   - from: The first byte of the window.
  ///   - to: The end of the window.
  ///   - workspace: The worker's own memory.
  /// - Returns: The match, with the reason when there is none.
  package func firstMatch(
    in subject: UnsafeBufferPointer<UInt8>,
    from: Int,
    to: Int,
    using workspace: PatternWorkspace
  ) -> Outcome {
    let start = max(0, from)
    let end = min(subject.count, to)
    guard let base = subject.baseAddress, start < end else { return .none }
    let window = start..<end
    let contextStart = max(0, window.lowerBound - Self.contextBefore)
    var options = UInt32(PCRE2_NOTEMPTY)
    if contextStart > 0 { options |= UInt32(PCRE2_NOTBOL) }
    if window.upperBound < subject.count { options |= UInt32(PCRE2_NOTEOL) }
    let status = compiledForUse().search(
      UnsafeBufferPointer(start: base + contextStart, count: window.upperBound - contextStart),
      from: window.lowerBound - contextStart,
      options: options,
      workspace: workspace
    )
    guard status >= 0 else {
      return status == PCRE2_ERROR_NOMATCH || status == CompiledPattern.notCompiled
        ? .none : .limitReached
    }
    return workspace.outcome(groups: status, shift: contextStart)
  }

  /// How far lookbehind and `\b` see before the window; bounds what a search costs.
  private static let contextBefore = 64
  /// Compiling to machine code costs as much as some hundred interpreted searches.
  private static let searchesBeforeMachineCode = 200

  private func compiledForUse() -> CompiledPattern {
    if let ready = machineCode.load() { return ready }
    let count = searches.wrappingAdd(1, ordering: .relaxed).newValue
    return compiled(forMachine: count > Self.searchesBeforeMachineCode)
  }

  private func compiled(forMachine: Bool) -> CompiledPattern {
    let slot: CompiledPattern
    if forMachine {
      slot = machineCode.storeIfNil(makeCompiled(forMachine: true))
    } else if let ready = interpreted.load() {
      slot = ready
    } else {
      slot = interpreted.storeIfNil(makeCompiled(forMachine: false))
    }
    return slot
  }

  private func makeCompiled(forMachine: Bool) -> CompiledPattern {
    CompiledPattern(source, ignoresCase: ignoresCase, forMachine: forMachine)
  }
}

/// A compiled form that is set once and read often.
///
/// What `AtomicLazyReference` is for, whose `load` costs more than a short search: it is called
/// through generic code.
private struct CompiledOnce: ~Copyable {
  private let reference = Atomic<Unmanaged<CompiledPattern>?>(nil)

  deinit { reference.load(ordering: .acquiring)?.release() }

  /// The form, once there is one.
  @inline(__always)
  func load() -> CompiledPattern? { reference.load(ordering: .acquiring)?.takeUnretainedValue() }

  /// Keeps `new` unless another thread was faster; returns the form that is kept.
  func storeIfNil(_ new: CompiledPattern) -> CompiledPattern {
    let retained = Unmanaged.passRetained(new)
    let (exchanged, original) = reference.compareExchange(
      expected: nil,
      desired: retained,
      ordering: .acquiringAndReleasing
    )
    guard !exchanged, let original else { return new }
    retained.release()
    return original.takeUnretainedValue()
  }
}

/// The memory one worker matches with, and the limits that bound each search.
///
/// Not `Sendable`: every worker makes its own. A search stops after 100,000 backtracking steps, or
/// when it needs more than 4 MiB to remember them.
package final class PatternWorkspace {
  fileprivate let matchData: OpaquePointer?
  fileprivate let context: OpaquePointer?

  /// Allocates the memory: about a hundred bytes.
  package init() {
    // Two pairs of offsets: the whole match and group 1; PCRE2 drops the groups behind.
    matchData = pcre2_match_data_create_8(2, nil)
    context = pcre2_match_context_create_8(nil)
    pcre2_set_match_limit_8(context, 100_000)
    pcre2_set_depth_limit_8(context, 20_000)
    pcre2_set_heap_limit_8(context, 4096)
  }

  deinit {
    pcre2_match_data_free_8(matchData)
    pcre2_match_context_free_8(context)
  }

  /// Reads the ranges of the last match; `groups` is what the search returned.
  fileprivate func outcome(groups: Int32, shift: Int) -> Pattern.Outcome {
    guard let offsets = pcre2_get_ovector_pointer_8(matchData), offsets[0] < offsets[1] else {
      return .none
    }
    let whole = Int(offsets[0]) + shift..<Int(offsets[1]) + shift
    // Zero says that there were more groups than pairs, so group 1 may be set as well.
    guard groups != 1, offsets[2] < offsets[3] else { return .found(value: whole, whole: whole) }
    return .found(value: Int(offsets[2]) + shift..<Int(offsets[3]) + shift, whole: whole)
  }
}

/// One compiled form of an expression; immutable once made, freed with its owner.
private final class CompiledPattern: Sendable {
  /// What `search` returns for an expression that did not compile.
  static let notCompiled: Int32 = .min

  /// Why there is no code.
  let error: PatternError?
  // PCRE2 never writes to compiled code while matching (pcre2api, "Multithreading").
  private nonisolated(unsafe) let code: OpaquePointer?

  init(_ source: String, ignoresCase: Bool, forMachine: Bool) {
    var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    // A text that is no UTF-8 after all must not read beyond its end.
    options |= UInt32(PCRE2_MATCH_INVALID_UTF)
    if ignoresCase { options |= UInt32(PCRE2_CASELESS) }
    var status: Int32 = 0
    var offset = 0
    var text = source
    code = text.withUTF8 { bytes in
      pcre2_compile_8(bytes.baseAddress, bytes.count, options, &status, &offset, nil)
    }
    if code == nil {
      error = PatternError(message: Self.message(of: status), offset: offset)
    } else {
      error = nil
      // Without machine code, for want of memory or of a platform, matching still works.
      if forMachine { _ = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE)) }
    }
  }

  deinit { pcre2_code_free_8(code) }

  func search(
    _ subject: UnsafeBufferPointer<UInt8>,
    from: Int,
    options: UInt32,
    workspace: PatternWorkspace
  ) -> Int32 {
    guard let code else { return Self.notCompiled }
    return pcre2_match_8(
      code,
      subject.baseAddress,
      subject.count,
      from,
      options,
      workspace.matchData,
      workspace.context
    )
  }

  private static func message(of status: Int32) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
      let count = pcre2_get_error_message_8(status, buffer.baseAddress, buffer.count)
      return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
    }
  }
}
