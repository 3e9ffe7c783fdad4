import Foundation

/// Ways to write a text character by character, as the programs that make pages do.
enum Spelling {
  /// As `JSON.stringify` does.
  static func json(_ text: String) -> String {
    escaping(text) { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: nil
      }
    }
  }

  /// JSON that may stand in a script element, as frameworks escape it.
  static func jsonInScript(_ text: String) -> String {
    escaping(json(text)) { "<>&\u{2028}".unicodeScalars.contains($0) ? unit($0.value) : nil }
  }

  /// Every character as `\u0041`.
  static func unicodeEscapes(_ text: String) -> String {
    text.utf16.map { unit(UInt32($0)) }.joined()
  }

  /// As `\u0041` whatever is no letter or digit of ASCII.
  static func someUnicodeEscapes(_ text: String) -> String {
    escaping(text) { isPlain($0) ? nil : unicodeEscapes(String($0)) }
  }

  /// A string of JavaScript in single quotes, with `\x41` and `\u{1F514}`.
  static func singleQuoted(_ text: String) -> String {
    escaping(text) { scalar in
      if scalar.value > 0x7E { return "\\u{" + String(scalar.value, radix: 16) + "}" }
      return isPlain(scalar) || scalar == " " ? nil : "\\x" + hex(scalar.value, digits: 2)
    }
  }

  /// A template without substitutions.
  static func template(_ text: String) -> String {
    escaping(text) { scalar in
      switch scalar {
      case "`", "\\", "$": "\\" + String(scalar)
      case "<": "\\x3c"
      default: nil
      }
    }
  }

  /// `&#65;` for every character.
  static func decimalReferences(_ text: String) -> String {
    text.unicodeScalars.map { "&#\($0.value);" }.joined()
  }

  /// `&#x41;` for every character.
  static func hexadecimalReferences(_ text: String) -> String {
    text.unicodeScalars.map { "&#x" + String($0.value, radix: 16) + ";" }.joined()
  }

  /// `&quot;` and the like, for what has to be escaped in an attribute.
  static func references(_ text: String) -> String {
    escaping(text) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "\"": "&quot;"
      case "'": "&apos;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: nil
      }
    }
  }

  /// As references whatever could end a value without quotes.
  static func unquotedAttribute(_ text: String) -> String {
    escaping(text) { isPlain($0) ? nil : "&#\($0.value);" }
  }

  /// The escapes of Angular before version 16.
  static func angular(_ text: String) -> String {
    escaping(text) { scalar in
      switch scalar {
      case "&": "&a;"
      case "\"": "&q;"
      case "'": "&s;"
      case "<": "&l;"
      case ">": "&g;"
      default: nil
      }
    }
  }

  /// As `encodeURIComponent` does.
  static func percent(_ text: String) -> String {
    text.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      return isPlain(scalar) || "-_.!~*'()".unicodeScalars.contains(scalar)
        ? String(scalar) : "%" + hex(UInt32(byte), digits: 2).uppercased()
    }
    .joined()
  }

  /// As JavaScript's `escape` does.
  static func percentUnits(_ text: String) -> String {
    text.utf16.map { unit in
      if unit > 0xFF { return "%u" + hex(UInt32(unit), digits: 4).uppercased() }
      let scalar = Unicode.Scalar(UInt8(unit))
      return isPlain(scalar) || "@*_+-./".unicodeScalars.contains(scalar)
        ? String(scalar) : "%" + hex(UInt32(unit), digits: 2).uppercased()
    }
    .joined()
  }

  /// Whether what `escape` makes of a text is not, by chance, percent-encoded UTF-8 of another.
  static func isClear(_ text: String) -> Bool {
    zip(text.utf16, text.utf16.dropFirst()).allSatisfy { !(0x80...0xFF ~= $0 && 0x80...0xFF ~= $1) }
  }

  /// As a form's field is sent.
  static func form(_ text: String) -> String {
    escaping(text) { scalar in
      if scalar == " " { return "+" }
      return isPlain(scalar) || "-_.*".unicodeScalars.contains(scalar)
        ? nil : percent(String(scalar))
    }
    .replacing("'", with: "%27")
  }

  /// Two hexadecimal digits for each byte.
  static func hexadecimal(_ text: String) -> String {
    text.utf8.map { hex(UInt32($0), digits: 2) }.joined()
  }

  /// Quotes doubled, as in a table.
  static func doubledQuotes(_ text: String) -> String { text.replacing("\"", with: "\"\"") }

  /// A string of a style sheet.
  static func style(_ text: String) -> String {
    escaping(text) { scalar in
      switch scalar {
      case "\"", "\\": "\\" + String(scalar)
      case "\n", "<": "\\" + String(scalar.value, radix: 16) + " "
      default: nil
      }
    }
  }

  /// Each letter of ASCII thirteen places on.
  static func rotated(_ text: String) -> String {
    let letters = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar {
      case "a"..."z": Unicode.Scalar((UInt8(scalar.value) - 97 + 13) % 26 + 97)
      case "A"..."Z": Unicode.Scalar((UInt8(scalar.value) - 65 + 13) % 26 + 65)
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(letters))
  }

  /// UTF-8 read as another encoding.
  static func misread(_ text: String, as encoding: String.Encoding) -> String {
    text.utf8.map { byte in
      String(bytes: [byte], encoding: encoding) ?? String(Unicode.Scalar(byte))
    }
    .joined()
  }

  /// The digits of each byte as characters nobody sees.
  static func invisible(_ text: String) -> String {
    let digits = Array(
      "\u{200B}\u{200C}\u{200D}\u{2062}\u{2063}\u{2060}\u{FEFF}\u{2061}".unicodeScalars
    )
    let high = (UInt32(0x1D173)...0x1D17A).compactMap(Unicode.Scalar.init)
    let all = digits + high
    var hidden = String.UnicodeScalarView()
    for byte in text.utf8 {
      hidden.append(all[Int(byte >> 4)])
      hidden.append(all[Int(byte & 15)])
    }
    return String(hidden)
  }

  /// The codes of the characters, as arguments.
  static func codes(_ text: String) -> String {
    text.utf16.map { "\($0)" }.joined(separator: ",")
  }

  // MARK: Parts

  private static func escaping(
    _ text: String,
    _ escape: (Unicode.Scalar) -> String?
  ) -> String {
    text.unicodeScalars.map { escape($0) ?? String($0) }.joined()
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "a"..."z", "A"..."Z": true
    default: false
    }
  }

  private static func unit(_ value: UInt32) -> String { "\\u" + hex(value, digits: 4) }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
