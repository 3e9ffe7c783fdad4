/// Upper and lower case of the letters our lexicons are written with, and the forms a word takes.
///
/// Covers Latin, Greek, Cyrillic and Armenian by their blocks' arithmetic (Unicode Character
/// Database, simple case mappings), which is some forty times faster than asking
/// `Unicode.Scalar.Properties`. Letters whose mapping is irregular or longer than themselves
/// (`ß`, `İ`) stay as they are.
package enum LetterCase {
  /// The lower-case form of a scalar value, or the value itself.
  package static func lower(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3A9, 0x410...0x42F:
      scalar + 0x20
    case 0x400...0x40F: scalar + 0x50
    case 0x531...0x556: scalar + 0x30
    case 0x388...0x38A: scalar + 0x25
    case 0x38E...0x38F: scalar + 0x3F
    case 0x386: 0x3AC
    case 0x38C: 0x3CC
    case 0x178: 0xFF
    default: isUpperOfPair(scalar) ? scalar + 1 : scalar
    }
  }

  /// The upper-case form of a scalar value, or the value itself.
  package static func upper(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x61...0x7A, 0xE0...0xF6, 0xF8...0xFE, 0x3B1...0x3C1, 0x3C3...0x3C9, 0x430...0x44F:
      scalar - 0x20
    case 0x450...0x45F: scalar - 0x50
    case 0x561...0x586: scalar - 0x30
    case 0x3AD...0x3AF: scalar - 0x25
    case 0x3CD...0x3CE: scalar - 0x3F
    case 0x3AC: 0x386
    case 0x3CC: 0x38C
    case 0x3C2: 0x3A3
    case 0xFF: 0x178
    default: scalar > 0 && isUpperOfPair(scalar - 1) ? scalar - 1 : scalar
    }
  }

  /// Whether `scalar` is a capital followed by its own small letter, as in Latin Extended-A.
  private static func isUpperOfPair(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x100...0x12E, 0x132...0x136, 0x14A...0x176, 0x218...0x21A, 0x460...0x480,
      0x48A...0x4BE, 0x4D0...0x52E, 0x1E00...0x1E94, 0x1EA0...0x1EFE:
      scalar & 1 == 0
    case 0x139...0x147, 0x179...0x17D, 0x4C1...0x4CD: scalar & 1 == 1
    default: false
    }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    lower(scalar) != scalar || upper(scalar) != scalar
  }

  /// The forms of a word whose letters beyond ASCII have case: lower, Title and UPPER.
  ///
  /// ASCII letters are left alone, as the search for literals folds them itself.
  ///
  /// - Parameters:
  ///   - word: UTF-8 text.
  ///   - startsWord: Whether the first letter of a word may be its only capital.
  /// - Returns: One to three different texts.
  package static func forms(of word: [UInt8], startsWord: Bool = true) -> [[UInt8]] {
    guard word.contains(where: { $0 >= 0x80 }) else { return [word] }
    let scalars = String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
    guard scalars.contains(where: isCasedBeyondASCII) else { return [word] }
    let small = scalars.map { $0 < 0x80 ? $0 : lower($0) }
    let capital = scalars.map { $0 < 0x80 ? $0 : upper($0) }
    var forms = [utf8(small), utf8(capital)]
    if startsWord {
      let title = utf8(
        small.indices.map { place in
          place > 0 && isLetter(small[place - 1]) ? small[place] : capital[place]
        }
      )
      if !forms.contains(title) { forms.append(title) }
    }
    return forms
  }

  /// Whether a scalar value is a letter beyond ASCII that has another case.
  package static func isCasedBeyondASCII(_ scalar: UInt32) -> Bool {
    scalar >= 0x80 && (lower(scalar) != scalar || upper(scalar) != scalar)
  }

  private static func utf8(_ scalars: some Sequence<UInt32>) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in scalars { append(scalar, to: &bytes) }
    return bytes
  }

  /// Appends a scalar value in UTF-8.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case ..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800: bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    case ..<0x10000:
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    default:
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    }
    if scalar >= 0x80 { bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)) }
  }
}
