/// Splits a text into words, with what stands between them.
struct ProseWords {
  /// A word of the text.
  struct Word {
    var start: Int
    /// Where it ends; the dot of an initial belongs to it.
    var end: Int
    var letterCase: ScalarCase
    /// Whether only spaces, or the dot of an initial, part it from the word before.
    var continuesRun: Bool
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var runMayContinue = false
  /// Whether Han characters were met, which are left to `readHanProse`.
  private(set) var sawHan = false

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// The next word; nil at the end.
  mutating func next() -> Word? {
    while index < text.count {
      let scalar = scanScalar(text, at: index)
      let letterCase = letterCase(of: scalar.value)
      if letterCase == .none {
        let isSpace = scalar.value == 0x20 || scalar.value == 0xA0
        if !isSpace { runMayContinue = false }
        index &+= scalar.length
        continue
      }
      if isHan(scalar.value) || (0x3041...0x30FF).contains(scalar.value) {
        sawHan = true
        runMayContinue = false
        index &+= scalar.length
        continue
      }
      let start = index
      skipWord()
      let isInitial = letterCase == .upper && scalar.length == index &- start
      if isInitial, index < text.count, text[index] == UInt8(ascii: ".") { index &+= 1 }
      let continues = runMayContinue
      runMayContinue = true
      return Word(start: start, end: index, letterCase: letterCase, continuesRun: continues)
    }
    return nil
  }

  private mutating func skipWord() {
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let isPart = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
        let isJoint = byte == 0x27 || byte == UInt8(ascii: "-")
        if !isPart, !(isJoint && index &+ 1 < text.count && text[index &+ 1] >= 0x41) { return }
        index &+= 1
        continue
      }
      let scalar = scanScalar(text, at: index)
      let isMark = (0x300...0x36F).contains(scalar.value)
      let isSign = (0x5B0...0x5C7).contains(scalar.value) || (0x900...0xDFF).contains(scalar.value)
      let joins = scalar.value == 0x2019 || scalar.value == 0x2BC
      let isLetter = letterCase(of: scalar.value) != .none && !isHan(scalar.value)
      if !isLetter, !isMark, !isSign, !joins { return }
      index &+= scalar.length
    }
  }
}
