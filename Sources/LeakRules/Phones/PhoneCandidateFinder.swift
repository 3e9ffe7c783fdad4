/// Finds what could be a telephone number: runs of digits and the signs people put between them.
///
/// One pass over the bytes, without an opinion on what the digits are: `PhoneShape` sorts out dates
/// and identifiers, the numbering plans decide the rest. A run ends at a line's end, at a tab, at any
/// letter, after five separators in a row, and at a full stop with a space behind it.
package struct PhoneCandidateFinder: Sendable {
  /// Fewer digits than this are a local number at best, which nobody could dial from elsewhere.
  package static let fewestDigits = 7
  /// A run with more digits than this holds no single number; see `PhoneRunSplitter`.
  package static let mostDigits = 15
  private static let mostSeparatorsInRow = 4

  /// Creates a finder.
  package init() {}

  /// Appends the candidates of `text` to `candidates`, in order.
  package func find(
    in text: UnsafeBufferPointer<UInt8>,
    into candidates: inout [PhoneCandidate]
  ) {
    var index = 0
    var floor = 0
    while let start = Self.nextDigit(in: text, from: index) {
      let run = Self.readRun(in: text, from: start)
      if run.digits >= Self.fewestDigits {
        Self.emit(run, in: text, floor: floor, into: &candidates)
      }
      floor = run.end
      index = run.end
    }
  }
}

// MARK: - Hot path
//
// Everything below runs for every digit of a page: raw bytes, no bounds checks, no allocation.

extension PhoneCandidateFinder {
  struct Run {
    var start: Int
    var end: Int
    var digits: Int
    var traits: PhoneCandidate.Traits
  }

  /// The offset of the next digit of any script.
  @inline(__always)
  private static func nextDigit(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = UnsafeRawPointer(text.baseAddress) else { return nil }
    var index = start
    let count = text.count
    while index &+ 8 <= count {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      var marks = digitMarks(in: word)
      while marks != 0 {
        let place = index &+ marks.trailingZeroBitCount &>> 3
        if isDigit(in: text, at: place) { return place }
        marks &= marks &- 1
      }
      index &+= 8
    }
    while index < count {
      if isDigit(in: text, at: index) { return index }
      index &+= 1
    }
    return nil
  }

  @inline(__always)
  private static func isDigit(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    if text[index] &- UInt8(ascii: "0") < 10 { return true }
    if case .digit = PhoneSymbol.read(text, at: index).symbol { return true }
    return false
  }

  /// Marks, with its high bit, each byte that is an ASCII digit or may begin one of another script.
  @inline(__always)
  private static func digitMarks(in word: UInt64) -> UInt64 {
    let highBits: UInt64 = 0x8080_8080_8080_8080
    let low = word & ~highBits
    let atLeastZero = low &+ 0x5050_5050_5050_5050
    let aboveNine = low &+ 0x4646_4646_4646_4646
    let digits = atLeastZero & ~aboveNine & ~word & highBits
    if word & highBits == 0 { return digits }
    // D9 and DB (one bit apart), E0, EF: Arabic, Persian, the scripts of India and Thai, full-width.
    let arabic = zeroBytes(in: (word | 0x0202_0202_0202_0202) ^ 0xDBDB_DBDB_DBDB_DBDB)
    let indian = zeroBytes(in: word ^ 0xE0E0_E0E0_E0E0_E0E0)
    let fullWidth = zeroBytes(in: word ^ 0xEFEF_EFEF_EFEF_EFEF)
    return digits | arabic | indian | fullWidth
  }

  /// Marks, with its high bit, each byte that is zero.
  @inline(__always)
  private static func zeroBytes(in word: UInt64) -> UInt64 {
    let highBits: UInt64 = 0x8080_8080_8080_8080
    return ~(((word & ~highBits) &+ ~highBits) | word) & highBits
  }

  /// Reads digits and separators from the digit at `start` to the last digit that belongs to it.
  @inline(__always)
  private static func readRun(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Run {
    var run = Run(start: start, end: start, digits: 0, traits: [])
    var gap = 0
    var gapTraits: PhoneCandidate.Traits = []
    var endsSentence = false
    var index = start
    let count = text.count
    while index < count {
      let byte = text[index]
      if byte &- UInt8(ascii: "0") < 10 {
        run.digits &+= 1
        if gap != 0 || !gapTraits.isEmpty { run.traits.formUnion(gapTraits) }
        gap = 0
        gapTraits = []
        endsSentence = false
        index &+= 1
        run.end = index
        continue
      }
      let (symbol, length) = PhoneSymbol.read(text, at: index)
      switch symbol {
      case .digit:
        run.digits &+= 1
        run.traits.formUnion(gapTraits.union(.wide))
        gap = 0
        gapTraits = []
        endsSentence = false
        run.end = index &+ length
      case .separator(let kind):
        if gap == mostSeparatorsInRow || (endsSentence && kind == .spaced) { return run }
        gap &+= 1
        gapTraits.formUnion(kind)
        if byte >= 0x80 { gapTraits.formUnion(.wide) }
        endsSentence = byte == UInt8(ascii: ".")
      case .invisible: gapTraits.formUnion(.wide)
      case .plus, .other: return run
      }
      index &+= length
    }
    return run
  }
}
