/// Brings spellings of one word together: case, accents, Arabic vowel signs, apostrophes.
///
/// Cyrillic й and ї stay, ё becomes е; Greek final sigma becomes sigma; alef and yeh lose their
/// hamza. Combining marks are dropped, except those that make й and ї.
package enum TextFolding {
  /// Writes the folded form of `bytes` into `output`.
  ///
  /// - Returns: How many bytes were written; what does not fit is cut at a whole scalar.
  @inline(__always)
  static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>,
    into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var index = 0
    let plain = min(bytes.count, output.count)
    while index < plain, bytes[index] < 0x80 {
      output[index] = asciiLowercase(bytes[index])
      index &+= 1
    }
    if index == bytes.count { return index }
    return foldSlowly(bytes, from: index, into: output, at: index)
  }

  /// The lower-case form of an ASCII byte; other bytes stay.
  @inline(__always)
  static func asciiLowercase(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  private static func foldSlowly(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    into output: UnsafeMutableBufferPointer<UInt8>,
    at outputStart: Int
  ) -> Int {
    var index = start
    var count = outputStart
    while index < bytes.count {
      let scalar = scanScalar(bytes, at: index)
      index &+= scalar.length
      if composeMark(scalar.value, after: &count, in: output) { continue }
      let folded = foldScalar(scalar.value)
      if folded == 0 { continue }
      let pair = twoLetters(folded)
      guard count &+ 4 <= output.count else { return count }
      if pair.second != 0 {
        output[count] = pair.first
        output[count &+ 1] = pair.second
        count &+= 2
      } else {
        count = append(folded, to: output, at: count)
      }
    }
    return count
  }

  /// Joins a breve or diaeresis to the Cyrillic letter before it, as macOS writes file names.
  private static func composeMark(
    _ mark: UInt32,
    after count: inout Int,
    in output: UnsafeMutableBufferPointer<UInt8>
  ) -> Bool {
    guard mark == 0x306 || mark == 0x308, count >= 2 else { return false }
    let lead = output[count &- 2]
    let tail = output[count &- 1]
    if mark == 0x306, lead == 0xD0, tail == 0xB8 { output[count &- 1] = 0xB9 }
    if mark == 0x308, lead == 0xD1, tail == 0x96 { output[count &- 1] = 0x97 }
    return true
  }

  /// The folded scalar, 0 for one to leave out, or one of the codes `twoLetters` reads.
  @inline(__always)
  package static func foldScalar(_ value: UInt32) -> UInt32 {
    switch value {
    case 0..<0x80: UInt32(asciiLowercase(UInt8(value)))
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x300...0x36F: 0
    case 0xC0..<0x250: latinLetter(latinLetters, at: value - 0xC0, of: value)
    case 0x1E00..<0x1F00: latinLetter(additionalLatinLetters, at: value - 0x1E00, of: value)
    case 0x2BC, 0x2018, 0x2019, 0x2B9, 0x60, 0xB4: 0x27
    case 0x370..<0x400: greekLetter(value)
    case 0x400..<0x530: cyrillicLetter(value)
    case 0x531...0x556: value + 0x30
    case 0x1C90...0x1CBF: value - 0xBC0
    case 0x590..<0x780: semiticLetter(value)
    case 0x1F00..<0x2000: decomposedGreek(value)
    case 0xFF21...0xFF3A: value - 0xFF21 + 0x61
    case 0xFF41...0xFF5A: value - 0xFF41 + 0x61
    default: value
    }
  }

  private static func latinLetter(
    _ table: StaticString,
    at index: UInt32,
    of value: UInt32
  )
    -> UInt32
  {
    switch table.utf8Start[Int(index)] {
    case UInt8(ascii: "."), UInt8(ascii: "0"): value
    case UInt8(ascii: "1"): 0x110001
    case UInt8(ascii: "2"): 0x110002
    case UInt8(ascii: "3"): 0x110003
    case UInt8(ascii: "4"): 0x110004
    case UInt8(ascii: "5"): 0x110005
    case let letter: UInt32(letter)
    }
  }

  /// The letters of a ligature code, as in `æ`; the second is 0 when `code` is a scalar.
  private static func twoLetters(_ code: UInt32) -> (first: UInt8, second: UInt8) {
    switch code {
    case 0x110001: (UInt8(ascii: "s"), UInt8(ascii: "s"))
    case 0x110002: (UInt8(ascii: "a"), UInt8(ascii: "e"))
    case 0x110003: (UInt8(ascii: "o"), UInt8(ascii: "e"))
    case 0x110004: (UInt8(ascii: "t"), UInt8(ascii: "h"))
    case 0x110005: (UInt8(ascii: "i"), UInt8(ascii: "j"))
    default: (0, 0)
    }
  }

  private static func cyrillicLetter(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x401, 0x451: 0x435
    case 0x400...0x40F: value + 0x50
    case 0x410...0x42F: value + 0x20
    case 0x430...0x45F: value
    case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: value | 1
    case 0x4C1...0x4CE: value & 1 == 1 ? value + 1 : value
    default: value
    }
  }

  private static func greekLetter(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x386, 0x3AC: 0x3B1
    case 0x388, 0x3AD: 0x3B5
    case 0x389, 0x3AE: 0x3B7
    case 0x38A, 0x3AF, 0x3AA, 0x3CA, 0x390: 0x3B9
    case 0x38C, 0x3CC: 0x3BF
    case 0x38E, 0x3CD, 0x3AB, 0x3CB, 0x3B0: 0x3C5
    case 0x38F, 0x3CE: 0x3C9
    case 0x3C2: 0x3C3
    case 0x391...0x3A9: value + 0x20
    default: value
    }
  }

  /// Polytonic Greek without its accents, by block of eight.
  private static func decomposedGreek(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x1F00...0x1F0F, 0x1F70...0x1F71, 0x1F80...0x1F8F, 0x1FB0...0x1FBC: 0x3B1
    case 0x1F10...0x1F1F, 0x1F72...0x1F73: 0x3B5
    case 0x1F20...0x1F2F, 0x1F74...0x1F75, 0x1F90...0x1F9F, 0x1FC2...0x1FCC: 0x3B7
    case 0x1F30...0x1F3F, 0x1F76...0x1F77, 0x1FD0...0x1FDB: 0x3B9
    case 0x1F40...0x1F4F, 0x1F78...0x1F79: 0x3BF
    case 0x1F50...0x1F5F, 0x1F7A...0x1F7B, 0x1FE0...0x1FEB: 0x3C5
    case 0x1F60...0x1F6F, 0x1F7C...0x1F7D, 0x1FA0...0x1FAF, 0x1FF2...0x1FFC: 0x3C9
    default: value
    }
  }

  private static func semiticLetter(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x591...0x5BD, 0x5BF...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x640: 0
    case 0x622, 0x623, 0x625, 0x671: 0x627
    case 0x649, 0x6CC: 0x64A
    case 0x6A9: 0x643
    case 0x624: 0x648
    case 0x626: 0x64A
    case 0x629: 0x647
    default: value
    }
  }

  /// Writes a scalar as UTF-8 and returns the offset past it; `output` must have four bytes left.
  @inline(__always)
  static func append(
    _ value: UInt32,
    to output: UnsafeMutableBufferPointer<UInt8>,
    at count: Int
  ) -> Int {
    switch value {
    case 0..<0x80:
      output[count] = UInt8(value)
      return count &+ 1
    case 0x80..<0x800:
      output[count] = UInt8(0xC0 | value >> 6)
      output[count &+ 1] = UInt8(0x80 | value & 0x3F)
      return count &+ 2
    case 0x800..<0x10000:
      output[count] = UInt8(0xE0 | value >> 12)
      output[count &+ 1] = UInt8(0x80 | value >> 6 & 0x3F)
      output[count &+ 2] = UInt8(0x80 | value & 0x3F)
      return count &+ 3
    default:
      output[count] = UInt8(0xF0 | value >> 18 & 0x07)
      output[count &+ 1] = UInt8(0x80 | value >> 12 & 0x3F)
      output[count &+ 2] = UInt8(0x80 | value >> 6 & 0x3F)
      output[count &+ 3] = UInt8(0x80 | value & 0x3F)
      return count &+ 4
    }
  }

  /// Base letters of U+00C0 to U+024F from Unicode's canonical decompositions.
  ///
  /// `0` and `.` keep the scalar; 1 to 5 stand for ss, ae, oe, th, ij.
  private static let latinLetters: StaticString = """
    aaaaaa2ceeeeiiiidnooooo.ouuuuy41aaaaaa2ceeeeiiiidnooooo.ouuuuy4y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii55jjkk0lllllll\
    lllnnnnnnnnnoooooo33rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    bb0000occdd000eeeff0g00ikk000000ooggpp000000tt0uu00yyzz00000000w\
    0000zzzlllnnnaaiioouuuuuuuuuueaaaa22ggggkkoooo00jzzzgg0wnnaa22oo\
    aaaaeeeeiiiioooorrrruuuusstt00hh0000zzaaeeooooooooyy000000000000\
    000b000000000000
    """

  /// Base letters of U+1E00 to U+1EFF, Vietnamese among them.
  private static let additionalLatinLetters: StaticString = """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwy0s0010aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy000000
    """
}
