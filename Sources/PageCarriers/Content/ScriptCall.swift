/// What a call in a script does with its arguments, by the last name of what is called.
enum ScriptCall: UInt8 {
  case other
  /// `String.fromCharCode(43, 52)`: numbers that are characters.
  case characterCodes
  /// `new Uint8Array([43, 52])`: a list of numbers that are bytes.
  case bytes
  /// `new Map([["k", "v"]])`: a list of pairs.
  case entries
  /// `eval("…")`: a string that is a script.
  case evaluation
  /// `String.fromCharCode.apply(null, [43, 52])`, `Uint8Array.from([43, 52])`: what is named before.
  case application
  /// `JSON.parse("…")`: what it gives is what is in its argument.
  case decoding

  /// Knows the callee by name.
  init(callee: UnsafeBufferPointer<UInt8>) {
    self =
      switch callee.count {
      case 3 where callee.equalsIgnoringCase("map", in: 0..<3): .entries
      case 4 where callee.equalsIgnoringCase("eval", in: 0..<4): .evaluation
      case 4 where callee.equalsIgnoringCase("from", in: 0..<4): .application
      case 5 where callee.equalsIgnoringCase("apply", in: 0..<5): .application
      case 4 where callee.equalsIgnoringCase("atob", in: 0..<4): .decoding
      case 5 where callee.equalsIgnoringCase("parse", in: 0..<5): .decoding
      case 6 where callee.equalsIgnoringCase("escape", in: 0..<6): .decoding
      case 6 where callee.equalsIgnoringCase("string", in: 0..<6): .decoding
      case 6 where callee.equalsIgnoringCase("bigint", in: 0..<6): .decoding
      case 6 where callee.equalsIgnoringCase("freeze", in: 0..<6): .decoding
      case 7 where callee.equalsIgnoringCase("headers", in: 0..<7): .entries
      case 7 where callee.equalsIgnoringCase("inflate", in: 0..<7): .decoding
      case 8 where callee.equalsIgnoringCase("function", in: 0..<8): .evaluation
      case 8 where callee.equalsIgnoringCase("unescape", in: 0..<8): .decoding
      case 9 where callee.equalsIgnoringCase("decodeuri", in: 0..<9): .decoding
      case 10 where callee.equalsIgnoringCase("uint8array", in: 0..<10): .bytes
      case 11 where callee.equalsIgnoringCase("fromentries", in: 0..<11): .entries
      case 12 where callee.equalsIgnoringCase("fromcharcode", in: 0..<12): .characterCodes
      case 13 where callee.equalsIgnoringCase("fromcodepoint", in: 0..<13): .characterCodes
      case 15 where callee.equalsIgnoringCase("urlsearchparams", in: 0..<15): .entries
      case 18 where callee.equalsIgnoringCase("decodeuricomponent", in: 0..<18): .decoding
      default: .other
      }
  }

  /// Whether a list among the arguments may be of numbers that are characters or bytes:
  /// `String.fromCharCode(...[43, 52])`.
  var takesListOfCodes: Bool { self == .bytes || self == .characterCodes }

  /// Whether arguments are nothing but numbers, enough of them to hold a value.
  static func isListOfCodes(_ arguments: UnsafeBufferPointer<UInt8>) -> Bool {
    var commas = 0
    for byte in arguments {
      switch byte {
      case UInt8(ascii: ","): commas += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "x"), UInt8(ascii: "X"),
        UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"),
        0...0x20:
        continue
      default: return false
      }
    }
    return commas >= 3
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The name before the dot before `member`: `fromCharCode` in `String.fromCharCode.apply`.
  func name(before member: Int) -> Range<Int>? {
    let dot = member - 1
    guard dot > 0, self[dot] == UInt8(ascii: ".") else { return nil }
    var start = dot
    while start > 0, dot - start < 16, ParameterBinding.isNamePart(self[start - 1]) { start -= 1 }
    return start < dot ? start..<dot : nil
  }
}
