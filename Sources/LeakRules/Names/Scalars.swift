/// One Unicode scalar read from bytes, and how many bytes it took.
struct ScannedScalar {
  /// The scalar's value; 0xFFFD for a byte that starts no valid sequence.
  var value: UInt32
  /// Bytes read, 1 to 4.
  var length: Int
}

/// Reads the scalar at `index`, which must lie inside `bytes`.
///
/// Malformed UTF-8 gives U+FFFD and one byte, so that a loop always moves on.
@inline(__always)
func scanScalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> ScannedScalar {
  let lead = UInt32(bytes[index])
  if lead < 0x80 { return ScannedScalar(value: lead, length: 1) }
  let rest = bytes.count &- index
  func tail(_ offset: Int) -> UInt32? {
    let byte = UInt32(bytes[index &+ offset])
    return byte & 0xC0 == 0x80 ? byte & 0x3F : nil
  }
  if lead & 0xE0 == 0xC0, rest >= 2, let one = tail(1) {
    return ScannedScalar(value: (lead & 0x1F) << 6 | one, length: 2)
  }
  if lead & 0xF0 == 0xE0, rest >= 3, let one = tail(1), let two = tail(2) {
    return ScannedScalar(value: (lead & 0x0F) << 12 | one << 6 | two, length: 3)
  }
  if lead & 0xF8 == 0xF0, rest >= 4, let one = tail(1), let two = tail(2), let three = tail(3) {
    let value = (lead & 0x07) << 18 | one << 12 | two << 6 | three
    return ScannedScalar(value: value, length: 4)
  }
  return ScannedScalar(value: 0xFFFD, length: 1)
}

/// What a letter's case says about the word it begins.
enum ScalarCase {
  case upper
  case lower
  /// A letter of a script without case: Arabic, Han, Devanagari.
  case caseless
  case none
}

/// The case of a scalar; scripts are told apart by block, which is enough for names.
@inline(__always)
func letterCase(of value: UInt32) -> ScalarCase {
  guard value < 0x80 else { return letterCase(beyondASCII: value) }
  guard (value | 0x20) &- 0x61 < 26 else { return .none }
  return value & 0x20 == 0 ? .upper : .lower
}

private func letterCase(beyondASCII value: UInt32) -> ScalarCase {
  switch value {
  case 0x410...0x42F, 0x400...0x40F: .upper
  case 0x430...0x45F: .lower
  case 0...0xA9, 0x2000...0x2BFF, 0x3000...0x3004, 0x3008...0x303F: .none
  case 0x5B0...0x5BD, 0x60C...0x61F, 0x660...0x66D, 0x6D4...0x6DC, 0x6DD...0x6F9: .none
  case 0x5D0...0x5F2, 0x620...0x65F, 0x66E...0x6D3, 0x6FA...0x8FF: .caseless
  case 0x900...0x963, 0x970...0xE3E, 0xE40...0x109F, 0x10D0...0x10FF, 0x1200...0x135A: .caseless
  case 0x1780...0x17D3, 0x3005...0x3007, 0x3041...0x30FA, 0x30FC...0x31FF: .caseless
  case 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF: .caseless
  default: casedLetter(value)
  }
}

/// The case of a letter in the scripts the tables above leave open, from Unicode's own data.
private func casedLetter(_ value: UInt32) -> ScalarCase {
  guard let properties = Unicode.Scalar(value)?.properties else { return .none }
  if properties.isUppercase || properties.generalCategory == .titlecaseLetter { return .upper }
  if properties.isLowercase || properties.isAlphabetic { return .lower }
  return .none
}

/// Whether a scalar is a Han character, the repetition mark included.
@inline(__always)
func isHan(_ value: UInt32) -> Bool {
  (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || value == 0x3005
}

/// Whether a scalar is a Hangul syllable.
@inline(__always)
func isHangul(_ value: UInt32) -> Bool { (0xAC00...0xD7A3).contains(value) }

/// Whether a scalar is katakana, the prolonged sound mark included.
@inline(__always)
func isKatakana(_ value: UInt32) -> Bool {
  (0x30A1...0x30FA).contains(value) || value == 0x30FC
}
