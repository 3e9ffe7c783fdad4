/// Names in short lists that somebody wrote without keys: `Name, telephone, what is to be checked`.
extension NameReader {
  /// In bytes; longer texts are prose.
  private static let longestList = 700
  private static let mostItems = 12
  private static let longestLabel = 40

  /// A name among other items, and what the label before it says, as in `caller: Name`.
  package struct Item: Sendable {
    /// The name, its ranges counted in the whole text.
    package var mention: NameMention
    /// What the label, or the key, before it says.
    package var label: KeyClasses = []
  }

  /// Reads each item of a short list as a field of its own.
  ///
  /// - Parameters:
  ///   - text: The text, decoded.
  ///   - keys: What labels mean.
  /// - Returns: The items that read like names, in order; none for a text of one item or of very
  ///   many, and for names with a comma in them, which `read` knows.
  package func readItems(_ text: UnsafeBufferPointer<UInt8>, _ keys: KeyLexicon) -> [Item] {
    guard text.count <= Self.longestList else { return [] }
    var found: [Item] = []
    var count = 0
    var hasPhone = false
    var label: Range<Int>?
    var start = 0
    var index = 0
    while index <= text.count {
      let length = index < text.count ? Self.separatorLength(text, at: index) : 1
      guard length > 0 else {
        index &+= 1
        continue
      }
      count += 1
      if count > Self.mostItems { return [] }
      hasPhone = hasPhone || Self.isPhoneNumber(text, start, index)
      if let mention = readItem(text, start, index, isExpected: count == 1) {
        let classes = label.map { keys.classes(of: UnsafeBufferPointer(rebasing: text[$0])) }
        found.append(Item(mention: mention, label: classes ?? []))
      }
      let isLabel = index < text.count && text[index] == UInt8(ascii: ":")
      label = isLabel && index - start <= Self.longestLabel ? start..<index : nil
      index &+= length
      start = index
    }
    guard count > 1 else { return [] }
    if hasPhone { for index in found.indices { found[index].mention.isNearPhone = true } }
    return found
  }

  /// Whether an item is nothing but nine to fifteen digits, and marks that part them.
  private static func isPhoneNumber(
    _ text: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Bool {
    var digits = 0
    var others = 0
    for index in start..<end {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits &+= 1
      case UInt8(ascii: " "), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "("), UInt8(ascii: ")"), 0xC2, 0xA0:
        continue
      default: others &+= 1
      }
    }
    return others == 0 && 9...15 ~= digits
  }

  /// Reads the values of `"key":"value"` in a piece of a larger structure that was cut in two.
  ///
  /// - Parameters:
  ///   - text: The text, decoded.
  ///   - keys: What keys mean.
  /// - Returns: The values that read like names, each with what its key says.
  package func readFields(
    _ text: UnsafeBufferPointer<UInt8>,
    _ keys: KeyLexicon
  ) -> [Item] {
    var found: [Item] = []
    let quote = UInt8(ascii: "\"")
    var previousQuote = -1
    var index = 0
    while index < text.count {
      guard text[index] == quote else {
        index &+= 1
        continue
      }
      let isKeysEnd =
        index &+ 2 < text.count && text[index &+ 1] == UInt8(ascii: ":")
        && text[index &+ 2] == quote
      guard isKeysEnd else {
        previousQuote = index
        index &+= 1
        continue
      }
      let key = UnsafeBufferPointer(rebasing: text[(previousQuote &+ 1)..<index])
      let start = index &+ 3
      let longest = min(text.count, start &+ 130)
      let end = text[start..<longest].firstIndex(of: quote) ?? start
      let label = end > start ? keys.classes(of: key) : []
      let isExpected = !label.isDisjoint(with: [.name, .role])
      if end > start, let mention = readItem(text, start, end, isExpected: isExpected) {
        found.append(Item(mention: mention, label: label))
      }
      previousQuote = end > start ? end : start &- 1
      index = max(end, start) &+ (end > start ? 1 : 0)
    }
    return found
  }

  private func readItem(
    _ text: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int,
    isExpected: Bool
  ) -> NameMention? {
    var first = start
    var last = end
    while first < last, text[first] <= 0x20 { first &+= 1 }
    while last > first, text[last &- 1] <= 0x20 { last &-= 1 }
    let item = UnsafeBufferPointer(rebasing: text[first..<last])
    guard var reading = read(item, isExpected: isExpected) else { return nil }
    reading.move(by: first)
    return NameMention(reading: reading, evidence: [])
  }

  /// The length of the mark that parts two items, at `index`; 0 where none stands.
  private static func separatorLength(
    _ text: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> Int {
    switch text[index] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "\n"),
      UInt8(ascii: "\t"):
      return 1
    case UInt8(ascii: "="), UInt8(ascii: ":"):
      // `Name = the mother`, `caller: Name`; not `10:30` nor a link.
      return index &+ 1 < text.count && text[index &+ 1] == 0x20 ? 1 : 0
    case 0xD8 where index &+ 1 < text.count:
      // The Arabic comma and semicolon.
      return text[index &+ 1] == 0x8C || text[index &+ 1] == 0x9B ? 2 : 0
    case 0xE3 where index &+ 2 < text.count && text[index &+ 1] == 0x80:
      return text[index &+ 2] == 0x81 ? 3 : 0
    case 0xEF where index &+ 2 < text.count && text[index &+ 1] == 0xBC:
      return text[index &+ 2] == 0x8C || text[index &+ 2] == 0x9B ? 3 : 0
    default: return 0
    }
  }
}
