/// A key as words: folded, one space between them, without index digits at the end.
///
/// `callerName`, `caller_name`, `caller-name`, `Caller.Name2` and `caller:name` are one phrase.
struct KeyPhrase: ~Copyable {
  /// Keys of more bytes are prose that became a key, as in string tables.
  static let longestKey = 96
  private static let mostWords = 12

  private let text: UnsafeBufferPointer<UInt8>
  private var starts = InlineArray<12, Int>(repeating: 0)
  /// How many words the phrase has, at most twelve.
  private(set) var wordCount = 0

  /// Reads the words of `key`, in `buffer`, which must outlive the phrase.
  init(_ key: UnsafeBufferPointer<UInt8>, in buffer: UnsafeMutableBufferPointer<UInt8>) {
    let count = Self.write(key, to: buffer)
    text = UnsafeBufferPointer(rebasing: buffer[..<count])
    var atStart = true
    for index in 0..<count {
      let isSpace = buffer[index] == UInt8(ascii: " ")
      if !isSpace, atStart, wordCount < Self.mostWords {
        starts[wordCount] = index
        wordCount &+= 1
      }
      atStart = isSpace
    }
  }

  /// The hash of the words `range`, with the spaces between them.
  @inline(__always)
  func hash(_ range: Range<Int>) -> UInt64 {
    let end = range.upperBound < wordCount ? starts[range.upperBound] &- 1 : text.count
    return WordHash.of(UnsafeBufferPointer(rebasing: text[starts[range.lowerBound]..<end]))
  }

  /// Whether the phrase ends in one of some ASCII words, inside a longer word or not.
  func endsInOneOf(_ endings: [StaticString]) -> Bool {
    endings.contains { ending in
      let length = ending.utf8CodeUnitCount
      guard text.count >= length else { return false }
      for index in 0..<length
      where text[text.count &- length &+ index] != ending.utf8Start[index] { return false }
      return true
    }
  }

  /// Writes the phrase and returns its length.
  private static func write(
    _ key: UnsafeBufferPointer<UInt8>,
    to buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var split = SplitKey(output: buffer)
    var index = 0
    var current = key.isEmpty ? nil : Optional(scanScalar(key, at: 0))
    while let scalar = current {
      index &+= scalar.length
      let next = index < key.count ? scanScalar(key, at: index) : nil
      split.add(scalar.value, before: next?.value ?? 0)
      current = next
    }
    return split.finish(folding: key)
  }
}

/// Splits a key at separators and humps while copying it.
private struct SplitKey {
  let output: UnsafeMutableBufferPointer<UInt8>
  var count = 0
  private var previous = ScalarCase.none
  private var previousIsDigit = false

  init(output: UnsafeMutableBufferPointer<UInt8>) { self.output = output }

  mutating func add(_ value: UInt32, before next: UInt32) {
    guard count &+ 8 <= output.count else { return }
    let isDigit = value &- 0x30 < 10
    let letter = letterCase(of: value)
    let isMark = (0x300...0x36F).contains(value)
    if !isDigit, letter == .none, value != 0x27, value != 0x2019, !isMark {
      separate()
      previous = .none
      previousIsDigit = false
      return
    }
    if letter == .upper {
      let endsHump = previous == .lower || previousIsDigit
      let endsAcronym = previous == .upper && letterCase(of: next) == .lower
      if endsHump || endsAcronym { separate() }
    }
    count = TextFolding.append(value, to: output, at: count)
    if !isMark { previous = letter }
    previousIsDigit = isDigit
  }

  private mutating func separate() {
    guard count > 0, output[count &- 1] != UInt8(ascii: " ") else { return }
    output[count] = UInt8(ascii: " ")
    count &+= 1
  }

  /// Drops index digits at the end, folds the copy in place, returns its length.
  mutating func finish(folding key: UnsafeBufferPointer<UInt8>) -> Int {
    var end = count
    while end > 0, output[end &- 1] == UInt8(ascii: " ") || output[end &- 1] &- 0x30 < 10 {
      end &-= 1
    }
    if end == 0 { return 0 }
    // Folding never makes a text longer, so the copy can be its own source.
    let written = UnsafeBufferPointer(rebasing: output[..<end])
    return TextFolding.fold(written, into: output)
  }
}

extension KeyPhrase {
  /// The words of a key in lower case, one space between them: those of `callerPhone` are
  /// `caller phone`.
  static func words(of key: String) -> String {
    var key = String(key.prefix(longestKey))
    return key.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestKey * 2 + 8) { buffer in
        String(decoding: buffer[..<write(bytes, to: buffer)], as: UTF8.self)
      }
    }
  }
}
