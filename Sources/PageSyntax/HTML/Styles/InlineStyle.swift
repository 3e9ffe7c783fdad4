/// Reads CSS declarations, of a `style` attribute or between the braces of a rule.
///
/// Only the properties of `HidingStyle` are looked at; of a value only whether it hides.
struct InlineStyle {
  private let scanner: CSSScanner
  private let properties = HidingProperty.byName
  private var text: UnsafeBufferPointer<UInt8> { scanner.text }

  /// Reads styles from `text`.
  init(text: UnsafeBufferPointer<UInt8>) { scanner = CSSScanner(text: text) }

  /// The style that the declarations of a `style` attribute set.
  func style(in range: Range<Int>) -> HidingStyle {
    read(from: range.lowerBound, to: range.upperBound, isBlock: false).style
  }

  /// The style that the declarations of a rule set, and the offset past the `}` that ends them.
  func block(from start: Int, to end: Int) -> (style: HidingStyle, end: Int) {
    read(from: start, to: end, isBlock: true)
  }

  /// Reads declarations; blocks nested in them style other elements and are passed over.
  private func read(from start: Int, to end: Int, isBlock: Bool) -> (style: HidingStyle, end: Int) {
    let endOfName = isBlock ? CSSByteSet.endOfName : .endOfAttributeName
    let endOfValue = isBlock ? CSSByteSet.endOfValue : .endOfPrelude
    var block = Block()
    var index = start
    while index < end {
      let name = scanner.afterSpace(from: index, to: end)
      let colon = scanner.firstIndex(of: endOfName, from: name, to: end)
      // What looks like a declaration may be the selector of a nested rule: `a:hover {}`.
      let stop = scanner.firstIndex(of: endOfValue, from: colon, to: end)
      if stop < end, text[stop] == UInt8(ascii: "{") {
        index = scanner.afterBlock(from: stop, to: end)
        continue
      }
      read(name: name..<colon, value: min(colon &+ 1, stop)..<stop, into: &block)
      index = min(stop &+ 1, end)
      if stop < end, text[stop] == UInt8(ascii: "}"), isBlock { break }
    }
    return (block.finished(), index)
  }

  /// The declarations of one block, and the colours that hide only together.
  private struct Block {
    var style = HidingStyle()
    var color: CSSColor?
    var background: CSSColor?

    func finished() -> HidingStyle {
      guard let color, color == background, color != .transparent else { return style }
      var style = style
      let isImportant = style.important.contains(.noColor)
      style.set([.noColor, .inheritedColor], to: .noColor, isImportant: isImportant)
      return style
    }
  }

  private func read(name: Range<Int>, value: Range<Int>, into block: inout Block) {
    let nameEnd = trimmedEnd(of: name)
    let name = name.lowerBound..<nameEnd
    guard (3...HidingProperty.longestName).contains(name.count) else { return }
    guard let property = properties[ByteHash(lowercasing: text, in: name).value] else { return }
    var value = CSSValue(text, scanner.content(of: value))
    let isImportant = value.removeImportant()
    guard !value.isEmpty else { return }
    switch property {
    case .color: block.color = value.color
    case .background, .backgroundColor: block.background = value.color
    default: break
    }
    property.set(value, isImportant: isImportant, in: &block.style)
  }

  private func trimmedEnd(of range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, HTMLByteSet.whitespace.contains(text[end &- 1]) { end &-= 1 }
    return end
  }
}

/// A property that can hide an element.
enum HidingProperty: String, CaseIterable {
  case display, visibility, opacity, clip, font, height, width, overflow, position, left, top, right
  case inset, transform, scale, color, background, padding
  case clipPath = "clip-path"
  case webkitClipPath = "-webkit-clip-path"
  case fontSize = "font-size"
  case maxHeight = "max-height"
  case maxWidth = "max-width"
  case overflowX = "overflow-x"
  case overflowY = "overflow-y"
  case textIndent = "text-indent"
  case webkitTransform = "-webkit-transform"
  case backgroundColor = "background-color"
  case backgroundClip = "background-clip"
  case webkitBackgroundClip = "-webkit-background-clip"
  case paddingTop = "padding-top"
  case paddingBottom = "padding-bottom"
  case contentVisibility = "content-visibility"
  case wordHide = "mso-hide"

  /// The properties by the hash of their name.
  static let byName: [UInt64: HidingProperty] = {
    var table: [UInt64: HidingProperty] = [:]
    for property in allCases {
      var hash = ByteHash()
      for byte in property.rawValue.utf8 { hash.add(byte) }
      table[hash.value] = property
    }
    return table
  }()

  /// The length of the longest name, in bytes.
  static let longestName = 23

  /// Notes in `style` what this property's `value` means.
  func set(_ value: CSSValue, isImportant: Bool, in style: inout HidingStyle) {
    let (property, values) = meaning(of: value)
    if !property.isEmpty { style.set(property, to: values, isImportant: isImportant) }
  }

  private func meaning(of value: CSSValue) -> (HidingStyle.Values, HidingStyle.Values) {
    switch self {
    case .display: Self.choice(.displayNone, value.isWord("none"))
    case .visibility: visibility(value)
    case .opacity: Self.choice(.transparent, value.number.map { $0 <= 0 } ?? false)
    case .clip: Self.choice(.clipped, value.isEmptyRectangle)
    case .clipPath, .webkitClipPath: Self.choice(.clippedByPath, value.isEmptyShape)
    case .fontSize: fontSize(value)
    case .font: fontShorthand(value)
    case .height: size(value, .noHeight, .pixelHeight)
    case .width: size(value, .noWidth, .pixelWidth)
    case .maxHeight: Self.choice(.noMaxHeight, value.isZero)
    case .maxWidth: Self.choice(.noMaxWidth, value.isZero)
    case .overflow, .overflowX, .overflowY:
      Self.choice(.overflowHidden, value.startsWithWord("hidden") || value.startsWithWord("clip"))
    case .padding, .paddingTop, .paddingBottom: padding(value)
    case .textIndent: Self.choice(.farIndent, value.isFarAway)
    case .position:
      Self.choice(.positioned, value.isWord("absolute") || value.isWord("fixed"))
    case .left: Self.choice(.farLeft, value.isFarAway)
    case .top, .inset: Self.choice(.farTop, value.isFarAway)
    case .right: Self.choice(.farRight, value.isFarAway)
    case .transform, .webkitTransform: Self.choice(.noScale, value.isZeroScale)
    case .scale: Self.choice(.noScale, value.isZero)
    case .color: color(value)
    case .backgroundClip, .webkitBackgroundClip:
      Self.choice(.textBackground, value.isWord("text"))
    case .background, .backgroundColor: ([], [])
    case .contentVisibility: Self.choice(.contentHidden, value.isWord("hidden"))
    case .wordHide: Self.choice(.wordHidden, value.isWord("all"))
    }
  }

  private static func choice(
    _ value: HidingStyle.Values,
    _ isSet: Bool
  ) -> (HidingStyle.Values, HidingStyle.Values) {
    (value, isSet ? value : [])
  }

  private func visibility(_ value: CSSValue) -> (HidingStyle.Values, HidingStyle.Values) {
    let property: HidingStyle.Values = [.visibilityHidden, .visibilityInherited]
    if value.isWord("hidden") || value.isWord("collapse") { return (property, .visibilityHidden) }
    return (
      property, value.isWord("visible") || value.isWord("initial") ? [] : .visibilityInherited
    )
  }

  private func fontSize(_ value: CSSValue) -> (HidingStyle.Values, HidingStyle.Values) {
    let property: HidingStyle.Values = [.noFontSize, .relativeFontSize]
    if value.isZero { return (property, .noFontSize) }
    return (property, value.isRelativeSize ? .relativeFontSize : [])
  }

  /// `font: 0/0 a`, by which a text once made room for an image.
  private func fontShorthand(_ value: CSSValue) -> (HidingStyle.Values, HidingStyle.Values) {
    ([.noFontSize, .relativeFontSize], value.startsWithZero ? .noFontSize : [])
  }

  private func size(
    _ value: CSSValue,
    _ zero: HidingStyle.Values,
    _ pixel: HidingStyle.Values
  ) -> (HidingStyle.Values, HidingStyle.Values) {
    ([zero, pixel], value.isZero ? zero : value.isPixel ? pixel : [])
  }

  private func padding(_ value: CSSValue) -> (HidingStyle.Values, HidingStyle.Values) {
    value.startsWithZero ? ([], []) : (.padding, .padding)
  }

  private func color(_ value: CSSValue) -> (HidingStyle.Values, HidingStyle.Values) {
    let property: HidingStyle.Values = [.noColor, .inheritedColor]
    if value.isWord("inherit") || value.isWord("currentcolor") || value.isWord("unset") {
      return (property, .inheritedColor)
    }
    return (property, value.color == .transparent ? .noColor : [])
  }
}
