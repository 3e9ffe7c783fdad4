/// A candidate's digits as ASCII, with the places where it was divided.
///
/// Small enough to copy and made without allocation: one is built for each candidate that passes the
/// first gates.
package struct PhoneSpelling: Sendable {
  /// More digits than this are no number in any plan, with or without prefixes.
  package static let mostDigits = 24

  private var storage: InlineArray<24, UInt8>
  /// How many digits there are.
  package private(set) var count: Int
  /// Whether a plus stands in front, so that the digits begin with a country calling code.
  package var isInternational: Bool
  /// Bit `n` is set when a separator stands right before digit `n`; bit 0 is never set.
  package private(set) var breaks: UInt32

  /// Reads the digits of `text`, a candidate's bytes.
  ///
  /// - Returns: nil when there are no digits, or more than `mostDigits`.
  package init?(_ text: UnsafeBufferPointer<UInt8>) {
    storage = InlineArray(repeating: 0)
    count = 0
    breaks = 0
    isInternational = false
    var index = 0
    var isBreak = false
    while index < text.count {
      let (symbol, length) = PhoneSymbol.read(text, at: index)
      switch symbol {
      case .digit(let value):
        guard count < Self.mostDigits else { return nil }
        if isBreak, count > 0 { breaks |= 1 << UInt32(count) }
        isBreak = false
        storage[count] = UInt8(ascii: "0") &+ value
        count += 1
      case .separator: isBreak = true
      case .plus where count == 0: isInternational = true
      case .other where count == 0 && Self.isEscapedPlus(text, at: index):
        isInternational = true
        index += 2
      default: break
      }
      index += length
    }
    if count == 0 { return nil }
  }

  /// The digits from `first` on as a number with a country calling code in front.
  ///
  /// - Parameter first: How many digits, such as those of `00`, to leave out; less than `count`.
  /// - Returns: The spelling, international.
  package func international(droppingFirst first: Int = 0) -> PhoneSpelling {
    var spelling = self
    for index in first..<count { spelling.storage[index - first] = storage[index] }
    spelling.count = count - first
    spelling.breaks = breaks >> UInt32(first) & ~1
    spelling.isInternational = true
    return spelling
  }

  /// The digit at `index`, as an ASCII byte.
  package subscript(index: Int) -> UInt8 { storage[index] }

  /// Whether the digits begin with `prefix`, ASCII digits.
  package func hasPrefix(_ prefix: StaticString) -> Bool {
    guard prefix.utf8CodeUnitCount <= count else { return false }
    return (0..<prefix.utf8CodeUnitCount).allSatisfy { storage[$0] == prefix.utf8Start[$0] }
  }

  /// The lengths of the groups between separators, in order.
  package var groups: [Int] {
    var lengths: [Int] = []
    var start = 0
    for index in 1..<max(count, 1) where breaks & (1 << UInt32(index)) != 0 {
      lengths.append(index - start)
      start = index
    }
    lengths.append(count - start)
    return lengths
  }

  /// The value of the digits in `range`, which are at most eighteen.
  package func value(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 &* 10 &+ Int(storage[$1] &- UInt8(ascii: "0")) }
  }

  private static func isEscapedPlus(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < text.count && text[index] == UInt8(ascii: "%")
      && text[index + 1] == UInt8(ascii: "2") && text[index + 2] | 0x20 == UInt8(ascii: "b")
  }
}
