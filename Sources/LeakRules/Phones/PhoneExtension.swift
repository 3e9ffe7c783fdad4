/// The inner number behind a telephone number, as in `ext. 12`.
enum PhoneExtension {
  /// In lower case, longest first; English, Russian, German, French, Spanish, Italian, Polish.
  private static let labels: [StaticString] = [
    "extension", "durchwahl", "доб", "anexo", "extn", "ext", "poste", "interno", "int", "wew",
    "вн", "dw", "x", "#",
  ]
  private static let mostDigits = 6

  /// The length of the extension that starts at `start`; nil when there is none.
  static func length(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < min(text.count, start + 3), isGap(text[index]) { index += 1 }
    guard index < text.count, mayBeginLabel(text[index]),
      let label = labels.first(where: { hasLabel($0, at: index, in: text) })
    else { return nil }
    index += label.utf8CodeUnitCount
    let labelEnd = index
    while index < min(text.count, labelEnd + 3), isColon(text[index]) { index += 1 }
    let digitsStart = index
    while index < text.count, text[index] &- UInt8(ascii: "0") < 10 { index += 1 }
    let digits = index - digitsStart
    guard digits > 0, digits <= mostDigits else { return nil }
    if index < text.count, text[index] | 0x20 &- UInt8(ascii: "a") < 26 { return nil }
    return index - start
  }

  private static func isGap(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("): true
    default: false
    }
  }

  private static func isColon(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "="): true
    default: false
    }
  }

  private static func mayBeginLabel(_ byte: UInt8) -> Bool {
    byte | 0x20 &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "#") || byte == 0xD0
  }

  private static func hasLabel(
    _ label: StaticString,
    at index: Int,
    in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let count = label.utf8CodeUnitCount
    guard index + count <= text.count else { return false }
    for offset in 0..<count {
      let byte = text[index + offset]
      guard (byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte) == label[offset] else {
        return false
      }
    }
    return true
  }
}
