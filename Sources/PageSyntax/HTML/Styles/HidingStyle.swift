/// What CSS declarations say about whether an element can be seen: the properties that hide.
///
/// Source: the CSS snapshot's cascade (CSS Cascading and Inheritance 5, section 6), reduced to whether
/// each property has a value that hides.
struct HidingStyle: Equatable, Sendable {
  /// Values that hide, or matter where another one hides.
  struct Values: OptionSet, Sendable {
    let rawValue: UInt32

    static let displayNone = Values(rawValue: 1 << 0)
    static let visibilityHidden = Values(rawValue: 1 << 1)
    /// `visibility: inherit`: neither hides nor shows again.
    static let visibilityInherited = Values(rawValue: 1 << 2)
    static let transparent = Values(rawValue: 1 << 3)
    /// A rectangle or inset that leaves nothing.
    static let clipped = Values(rawValue: 1 << 4)
    static let clippedByPath = Values(rawValue: 1 << 5)
    static let noFontSize = Values(rawValue: 1 << 6)
    /// A size that is nothing of nothing: `2em`, `100%`.
    static let relativeFontSize = Values(rawValue: 1 << 7)
    static let noHeight = Values(rawValue: 1 << 8)
    static let noMaxHeight = Values(rawValue: 1 << 9)
    static let noWidth = Values(rawValue: 1 << 10)
    static let noMaxWidth = Values(rawValue: 1 << 11)
    /// One pixel high, as what is meant for screen readers.
    static let pixelHeight = Values(rawValue: 1 << 12)
    static let pixelWidth = Values(rawValue: 1 << 13)
    static let overflowHidden = Values(rawValue: 1 << 14)
    /// Padding that gives a box without height one, as for videos.
    static let padding = Values(rawValue: 1 << 15)
    static let farIndent = Values(rawValue: 1 << 16)
    /// Taken out of the flow: `position` is `absolute` or `fixed`.
    static let positioned = Values(rawValue: 1 << 17)
    static let farLeft = Values(rawValue: 1 << 18)
    static let farTop = Values(rawValue: 1 << 19)
    static let farRight = Values(rawValue: 1 << 20)
    static let noScale = Values(rawValue: 1 << 21)
    /// Text that has the colour of its background, or none.
    static let noColor = Values(rawValue: 1 << 22)
    static let inheritedColor = Values(rawValue: 1 << 23)
    /// The background shows through the text, which is seen by it.
    static let textBackground = Values(rawValue: 1 << 24)
    static let contentHidden = Values(rawValue: 1 << 25)
    static let wordHidden = Values(rawValue: 1 << 26)
    /// The element's class says that it is there to be read aloud.
    static let readAloud = Values(rawValue: 1 << 27)

    /// The values that hide no element or show it again where a medium sets them.
    static let showing: Values = [
      .padding, .textBackground, .relativeFontSize, .visibilityInherited, .inheritedColor,
    ]
  }

  /// The values whose property is set, whatever to.
  private(set) var declared: Values = []
  /// The values that are set.
  private(set) var values: Values = []
  /// The values whose property is set with `!important`.
  private(set) var important: Values = []

  /// Whether no property that hides or shows is set.
  var isEmpty: Bool { declared.isEmpty }

  /// Sets one property.
  ///
  /// - Parameters:
  ///   - property: All values that the property can have here.
  ///   - value: Those it has.
  ///   - isImportant: Whether `!important` follows.
  mutating func set(_ property: Values, to value: Values, isImportant: Bool) {
    var declaration = HidingStyle()
    declaration.declared = property
    declaration.values = value
    declaration.important = isImportant ? property : []
    apply(declaration)
  }

  /// Lets `later` win, but not over what is important only here.
  mutating func apply(_ later: HidingStyle) {
    let winning = later.declared.subtracting(important.subtracting(later.important))
    declared.formUnion(winning)
    values = values.subtracting(winning).union(later.values.intersection(winning))
    important.formUnion(later.important)
  }

  /// What is left of the style where it holds in some media only: what shows, not what hides.
  var showingPart: HidingStyle {
    var style = self
    style.declared.subtract(values.subtracting(.showing))
    style.values.formIntersection(style.declared)
    style.important.formIntersection(style.declared)
    return style
  }

  // MARK: The effect

  /// What the style does to the state of the element's content.
  var effect: HidingEffect {
    var effect = HidingEffect()
    if !values.isDisjoint(with: [.displayNone, .contentHidden, .wordHidden]) {
      effect.adds.insert(.removed)
    } else if isReadAloud {
      effect.adds.insert(.machineReadable)
    } else if isOutOfSight {
      effect.adds.insert(.removed)
    }
    set(.invisible, from: .visibilityHidden, unless: .visibilityInherited, in: &effect)
    set(.sizeless, from: .noFontSize, unless: .relativeFontSize, in: &effect)
    set(.colorless, from: .noColor, unless: [.inheritedColor, .textBackground], in: &effect)
    return effect
  }

  private func set(
    _ state: ElementState,
    from value: Values,
    unless exceptions: Values,
    in effect: inout HidingEffect
  ) {
    guard declared.contains(value), values.isDisjoint(with: exceptions) else { return }
    if values.contains(value) { effect.adds.insert(state) } else { effect.clears.insert(state) }
  }

  /// Whether the element is hidden from sight only: by the name of its class, or by the idiom that
  /// leaves it one clipped pixel.
  private var isReadAloud: Bool {
    if values.contains(.readAloud) { return true }
    return values.isSuperset(of: [.positioned, .overflowHidden]) && isClipped
      && !values.isDisjoint(with: [.pixelWidth, .pixelHeight])
  }

  private var isClipped: Bool { !values.isDisjoint(with: [.clipped, .clippedByPath]) }

  private var isOutOfSight: Bool {
    if !values.isDisjoint(with: [.transparent, .farIndent, .noScale]) || isClipped { return true }
    if values.contains(.positioned), !values.isDisjoint(with: [.farLeft, .farTop, .farRight]) {
      return true
    }
    guard values.contains(.overflowHidden) else { return false }
    if !values.isDisjoint(with: [.noWidth, .noMaxWidth]) { return true }
    return !values.isDisjoint(with: [.noHeight, .noMaxHeight]) && !values.contains(.padding)
  }
}
