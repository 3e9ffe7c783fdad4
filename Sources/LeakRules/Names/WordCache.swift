/// What was learnt about words met lately, by their bytes, for questions that pages ask again and
/// again.
///
/// Exact: a word is known again by all its bytes, so that no page can make another be misread.
/// Longer words are not kept. Not `Sendable`: every worker has its own.
final class WordCache<Value> {
  /// In bytes; the last byte of a mark is the word's length.
  private static var longestWord: Int { 31 }
  private static var slotCount: Int { 2048 }

  private var marks = [SIMD4<UInt64>](repeating: .zero, count: slotCount)
  private var values: [Value]

  /// Creates a cache; no memory of `blank` is ever asked for.
  init(blank: Value) { values = [Value](repeating: blank, count: Self.slotCount) }

  /// The value of a word: the one that is kept, or else what `make` says.
  @inline(__always)
  func value(of word: UnsafeBufferPointer<UInt8>, _ make: () -> Value) -> Value {
    guard !word.isEmpty, word.count <= Self.longestWord else { return make() }
    let mark = Self.mark(of: word)
    let slot = Self.slot(of: mark)
    if marks[slot] == mark { return values[slot] }
    let value = make()
    marks[slot] = mark
    values[slot] = value
    return value
  }

  @inline(__always)
  private static func mark(of word: UnsafeBufferPointer<UInt8>) -> SIMD4<UInt64> {
    var mark = SIMD4<UInt64>(0, 0, 0, UInt64(word.count) << 56)
    withUnsafeMutableBytes(of: &mark) { bytes in
      bytes.copyMemory(from: UnsafeRawBufferPointer(word))
    }
    return mark
  }

  @inline(__always)
  private static func slot(of mark: SIMD4<UInt64>) -> Int {
    var hash = mark[0] &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 32 ^ mark[1]) &* 0xD6E8_FEB8_6659_FD93
    hash = (hash ^ hash >> 32 ^ mark[2] ^ mark[3]) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 53)
  }
}
