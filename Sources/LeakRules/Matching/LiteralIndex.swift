internal import CVectorscan

/// A literal index that could not be built or used.
package struct LiteralIndexError: Error, Hashable, Sendable {
  /// What Vectorscan said.
  package var message: String
}

/// Many literals, found in one pass over a text by Vectorscan.
///
/// ASCII letters match in either case; letters beyond ASCII only as they are written, so a caller
/// adds the other forms of a word itself (`LetterCase.forms`). Building costs about 10 µs a
/// literal, scanning some 3 GB/s: the engine for many pages, see `LiteralTable` for one.
package final class LiteralIndex: Sendable {
  // Vectorscan never writes to a database once compiled (hs_common.h).
  private nonisolated(unsafe) let database: OpaquePointer?

  /// Compiles `literals`; an empty list finds nothing.
  ///
  /// - Throws: `LiteralIndexError` for an empty literal or one that begins with a zero byte, which
  ///   Vectorscan takes for empty, or when the processor lacks SSE 4.2.
  package init(_ literals: [[UInt8]]) throws(LiteralIndexError) {
    guard !literals.isEmpty else {
      database = nil
      return
    }
    guard literals.allSatisfy({ ($0.first ?? 0) != 0 }) else {
      throw LiteralIndexError(message: "a literal is empty or begins with a zero byte")
    }
    // One block of bytes: Vectorscan wants a pointer for each literal and copies what it needs.
    let bytes = literals.flatMap { $0 }.map(CChar.init(bitPattern:))
    let flags = [UInt32](repeating: UInt32(HS_FLAG_CASELESS), count: literals.count)
    let identifiers = Array(0..<UInt32(literals.count))
    let lengths = literals.map(\.count)
    var compiled: OpaquePointer?
    var failure: UnsafeMutablePointer<hs_compile_error_t>?
    let status = bytes.withUnsafeBufferPointer { block in
      var pointers: [UnsafePointer<CChar>?] = []
      var offset = 0
      for length in lengths {
        pointers.append(block.baseAddress.map { $0 + offset })
        offset += length
      }
      return hs_compile_lit_multi(
        pointers,
        flags,
        identifiers,
        lengths,
        UInt32(literals.count),
        UInt32(HS_MODE_BLOCK),
        nil,
        &compiled,
        &failure
      )
    }
    guard status == HS_SUCCESS else {
      let message = failure?.pointee.message.map { String(cString: $0) }
      hs_free_compile_error(failure)
      throw LiteralIndexError(message: message ?? "error \(status)")
    }
    database = compiled
  }

  deinit { hs_free_database(database) }

  /// Appends every occurrence in `text` to `hits`, in order of their ends.
  ///
  /// - Parameters:
  ///   - text: Any bytes, less than 4 GiB.
  ///   - maximum: The scan ends when `hits` is this long.
  ///   - hits: Where the occurrences go.
  ///   - workspace: The worker's own memory.
  /// - Returns: Whether the whole text was scanned.
  /// - Throws: `LiteralIndexError` when memory runs out.
  package func scan(
    _ text: UnsafeBufferPointer<UInt8>,
    maximum: Int,
    into hits: inout [LiteralHit],
    using workspace: LiteralWorkspace
  ) throws(LiteralIndexError) -> Bool {
    guard let database, let base = text.baseAddress, !text.isEmpty else { return true }
    guard let length = UInt32(exactly: text.count) else {
      throw LiteralIndexError(message: "the text is longer than 4 GiB")
    }
    try workspace.prepare(for: database)
    var sink = HitSink(hits: hits, maximum: maximum)
    // The copy in the sink must be the only one, or the first hit copies the array.
    hits = []
    let status = base.withMemoryRebound(to: CChar.self, capacity: text.count) { pointer in
      withUnsafeMutablePointer(to: &sink) { sink in
        hs_scan(database, pointer, length, 0, workspace.scratch, recordHit, sink)
      }
    }
    hits = sink.hits
    guard status == HS_SUCCESS || status == HS_SCAN_TERMINATED else {
      throw LiteralIndexError(message: "error \(status) while scanning")
    }
    return status == HS_SUCCESS
  }
}

/// The memory one worker scans with, whatever the index.
///
/// Not `Sendable`: every worker makes its own.
package final class LiteralWorkspace {
  fileprivate var scratch: OpaquePointer?

  /// Allocates nothing yet.
  package init() {}

  deinit { hs_free_scratch(scratch) }

  /// Grows the memory to what `database` needs; cheap when it suffices.
  fileprivate func prepare(for database: OpaquePointer) throws(LiteralIndexError) {
    let status = hs_alloc_scratch(database, &scratch)
    guard status == HS_SUCCESS else {
      throw LiteralIndexError(message: "error \(status) while allocating")
    }
  }
}

private struct HitSink {
  var hits: [LiteralHit]
  var maximum: Int
}

private let recordHit: match_event_handler = { literal, _, end, _, context in
  guard let sink = context?.assumingMemoryBound(to: HitSink.self) else { return 1 }
  guard sink.pointee.hits.count < sink.pointee.maximum else { return 1 }
  sink.pointee.hits.append(LiteralHit(literal: literal, end: UInt32(truncatingIfNeeded: end)))
  return 0
}
