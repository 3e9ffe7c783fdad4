internal import SourceText

/// Why the content of an open element is not seen; empty for visible content.
struct ElementState: OptionSet, Sendable {
  let rawValue: UInt8

  /// Not rendered, or moved out of sight: nothing inside can undo it.
  static let removed = ElementState(rawValue: 1 << 0)
  /// `visibility: hidden`, which a descendant can undo.
  static let invisible = ElementState(rawValue: 1 << 1)
  /// Text in the colour of its background, until a descendant sets a colour.
  static let colorless = ElementState(rawValue: 1 << 2)
  /// `font-size: 0`, until a descendant sets a size.
  static let sizeless = ElementState(rawValue: 1 << 3)
  /// Made for machines: read aloud, or shown where scripts do not run.
  static let machineReadable = ElementState(rawValue: 1 << 4)

  /// In a drawing, where nothing but `text` shows text.
  static let drawn = ElementState(rawValue: 1 << 5)

  private static let unseen: ElementState = [.removed, .invisible, .colorless, .sizeless, .drawn]

  /// Whether somebody who looks at the page cannot see or hear the content.
  var isHidden: Bool { !isDisjoint(with: .unseen) }

  /// Who sees the content.
  var visibility: Visibility {
    if isHidden { return .hidden }
    return isEmpty ? .visible : .public
  }
}

/// What an element changes about the state it inherits.
struct HidingEffect: Equatable, Sendable {
  var adds: ElementState = []
  var clears: ElementState = []

  /// Whether the element itself hides its content; a drawing does not, most of its elements have no
  /// text anyway.
  var hidesContent: Bool { adds.subtracting(.drawn).isHidden }

  /// The state of the element's content where its parent's content has the state `inherited`.
  func applied(to inherited: ElementState) -> ElementState {
    inherited.subtracting(clears).union(adds)
  }
}
