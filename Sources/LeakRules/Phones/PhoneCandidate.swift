/// A run of digits and separators that is long enough to be a telephone number.
package struct PhoneCandidate: Hashable, Sendable {
  /// The bytes, from the plus, the bracket or the first digit to the last digit; no extension.
  package var range: Range<Int>
  /// How many decimal digits of any script it holds.
  package var digitCount: Int
  /// How it is written and what touches it.
  package var traits: Traits

  /// Creates a candidate.
  package init(range: Range<Int>, digitCount: Int, traits: Traits) {
    self.range = range
    self.digitCount = digitCount
    self.traits = traits
  }

  /// How a candidate is written and what touches it.
  package struct Traits: OptionSet, Hashable, Sendable {
    /// The set as bits.
    package let rawValue: UInt16

    /// Creates a set from its bits.
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A plus, a full-width plus or `%2B` stands in front.
    package static let plus = Traits(rawValue: 1 << 0)
    /// A round bracket stands in or before the digits.
    package static let parenthesis = Traits(rawValue: 1 << 1)
    /// Spaces of any width between digits.
    package static let spaced = Traits(rawValue: 1 << 2)
    /// Hyphens or dashes of any length between digits.
    package static let dashed = Traits(rawValue: 1 << 3)
    /// Full stops or middle dots between digits.
    package static let dotted = Traits(rawValue: 1 << 4)
    /// Slashes between digits.
    package static let slashed = Traits(rawValue: 1 << 5)
    /// A tilde between digits, as in the Russian `8~10`.
    package static let waved = Traits(rawValue: 1 << 6)
    /// Digits or signs beyond ASCII, among them ones that cannot be seen.
    package static let wide = Traits(rawValue: 1 << 7)
    /// A link that dials stands in front, such as `tel:` or `wa.me/`.
    package static let dialLink = Traits(rawValue: 1 << 8)
    /// A letter, an underscore or a number sign touches the front.
    package static let gluedLeft = Traits(rawValue: 1 << 9)
    /// A letter or an underscore touches the end.
    package static let gluedRight = Traits(rawValue: 1 << 10)
    /// An extension follows, as in `ext. 12`.
    package static let extended = Traits(rawValue: 1 << 11)

    /// Any sign between digits.
    package static let separators: Traits = [
      .parenthesis, .spaced, .dashed, .dotted, .slashed, .waved,
    ]
  }
}
