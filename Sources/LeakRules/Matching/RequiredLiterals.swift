/// The literals one of which stands in every match of a regular expression.
///
/// They are looked for first, so that an expression runs only where it can match.
/// The reading is conservative: what it does not understand can match anything.
package enum RequiredLiterals {
  /// Finds the best such set.
  ///
  /// Every text the expression matches, in either case of its letters, contains one of the
  /// literals, ASCII letters compared without case. Not covered are the odd pairs of PCRE2's caseless
  /// matching: `ſ` for `s`, the Kelvin sign for `k`, capital `ẞ`, final `ς`.
  ///
  /// - Parameters:
  ///   - expression: PCRE2 syntax.
  ///   - minimumWeight: What the shortest literal must weigh: an ASCII letter or digit weighs 1,
  ///     another ASCII character ½, any other character 1½.
  /// - Returns: At least one literal, UTF-8, in every form its letters take; nil when there is no
  ///   set good enough.
  package static func find(in expression: String, minimumWeight: Double = 3) -> [[UInt8]]? {
    var text = expression
    let set = text.withUTF8 { bytes -> LiteralSet? in
      var parser = ExpressionParser(bytes, minimumWeight: minimumWeight)
      return parser.parse()
    }
    guard let set else { return nil }
    var forms: [[UInt8]] = []
    for literal in set.withoutRedundant() {
      let (core, startsWord) = caseProofCore(of: literal)
      for form in LetterCase.forms(of: core, startsWord: startsWord) where !forms.contains(form) {
        forms.append(form)
      }
    }
    return forms
  }

  /// The part of a literal that has the fewest forms in other cases, yet enough weight.
  ///
  /// A stretch of ASCII needs one form; the inside of a word two; one word with its first letter
  /// three, whatever ASCII stands around it; several words with letters beyond ASCII would need a
  /// form for each mixture.
  private static func caseProofCore(of literal: [UInt8]) -> (text: [UInt8], startsWord: Bool) {
    guard literal.contains(where: { $0 >= 0x80 }) else { return (literal, false) }
    let scalars = Array(String(decoding: literal, as: UTF8.self).unicodeScalars)
    guard scalars.contains(where: { LetterCase.isCasedBeyondASCII($0.value) }) else {
      return (literal, false)
    }
    let stretches = scalars.split { LetterCase.isCasedBeyondASCII($0.value) }
    if let plain = stretches.max(by: { LiteralSet.weight($0) < LiteralSet.weight($1) }),
      LiteralSet.weight(plain) >= enoughForStretch
    {
      return (LiteralSet.utf8(plain), false)
    }
    let words = scalars.split { $0.value < 0x80 && LiteralSet.weight([$0]) < 1 }
    let longest = words.max { LiteralSet.weight($0) < LiteralSet.weight($1) } ?? scalars[...]
    let inside = longest.dropFirst()
    if LiteralSet.weight(inside) >= enoughForStretch { return (LiteralSet.utf8(inside), false) }
    let cased = words.filter { $0.contains { LetterCase.isCasedBeyondASCII($0.value) } }
    return cased.count == 1 ? (literal, true) : (LiteralSet.utf8(longest), true)
  }

  /// A part of a literal as heavy as this is taken for the whole.
  private static let enoughForStretch = 4.5
}

/// A set of literals one of which must occur, and how good it is.
struct LiteralSet {
  var literals: [[UInt8]]
  /// Longer is better up to a point; every further literal costs time to build and to find.
  var score: Double

  /// Creates the set, or nil when one of the literals is too light to look for.
  init?(_ literals: [[UInt8]], minimumWeight: Double) {
    guard !literals.isEmpty else { return nil }
    var lightest = Self.weightThatSuffices
    for literal in literals {
      let weight = Self.weight(of: literal)
      guard weight >= minimumWeight else { return nil }
      lightest = min(lightest, weight)
    }
    self.literals = literals
    score = 2 * lightest - Double(literals.count - 1) * Self.costOfOneMore
  }

  private static let weightThatSuffices = 7.0
  private static let costOfOneMore = 0.4

  /// The literals that hold no other one of the set, each once.
  func withoutRedundant() -> [[UInt8]] {
    var kept: [[UInt8]] = []
    for literal in literals.sorted(by: { $0.count < $1.count })
    where !kept.contains(where: { Self.occurs($0, in: literal) }) {
      kept.append(literal)
    }
    return kept
  }

  // The library's `contains` for collections costs more than the rest of the reading.
  private static func occurs(_ part: [UInt8], in whole: [UInt8]) -> Bool {
    guard part.count <= whole.count else { return false }
    for start in 0...whole.count - part.count {
      var length = 0
      while length < part.count, whole[start + length] == part[length] { length += 1 }
      if length == part.count { return true }
    }
    return false
  }

  static func weight(of literal: [UInt8]) -> Double {
    var weight = 0.0
    for byte in literal where byte & 0xC0 != 0x80 { weight += Self.weight(leadByte: byte) }
    return weight
  }

  static func weight(_ scalars: ArraySlice<Unicode.Scalar>) -> Double {
    scalars.reduce(0) { $0 + weight(leadByte: $1.value < 0x80 ? UInt8($1.value) : 0xFF) }
  }

  static func utf8(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in scalars { LetterCase.append(scalar.value, to: &bytes) }
    return bytes
  }

  private static func weight(leadByte: UInt8) -> Double {
    switch leadByte {
    case 0x80...: 1.5
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      1
    default: 0.5
    }
  }
}

/// The byte with an ASCII capital made small.
func asciiLowered(_ byte: UInt8) -> UInt8 {
  UInt8(ascii: "A") <= byte && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
