internal import LeakRules

/// Writes values so that a report can be shown to anybody.
///
/// A mask shows at most a telephone number's country code and last two digits, a name's initials,
/// a note's cue words; it hides lengths.
enum Mask {
  /// What stands for hidden characters, however many.
  static let hidden = "•••"

  /// A telephone number: `+7 ••• ••• •• 03`.
  ///
  /// - Parameters:
  ///   - digits: The number's digits, at least two.
  ///   - countryCode: Its country calling code; nil when it is not known.
  /// - Returns: The mask.
  static func phone(digits: String, countryCode: Int?) -> String {
    let prefix = countryCode.map { "+\($0) " } ?? ""
    return prefix + "\(hidden) \(hidden) •• " + digits.suffix(2)
  }

  /// A name: the initials of at most four parts, `N••• O•••`.
  static func name(_ name: String) -> String {
    let parts = name.split { $0.isWhitespace || $0 == "-" || $0 == "_" || $0 == "." }
      .prefix(4)
    let masked = parts.compactMap { $0.first { $0.isLetter } }.map { "\($0)\(hidden)" }
    return masked.isEmpty ? hidden : masked.joined(separator: " ")
  }

  /// A note: its cue words alone, `••• not publish •••`.
  ///
  /// Capitalised words and digits are left out even of a cue, since a cue such as "mother of …" may
  /// take in a name.
  static func note(cues: [String]) -> String {
    let words = cues.prefix(3).map { cue in
      cue.split(separator: " ")
        .filter { word in
          !word.contains { $0.isNumber }
            && (word.allSatisfy { !$0.isUppercase }
              || (word.allSatisfy { !$0.isLowercase } && word.count < 6))
        }
        .joined(separator: " ")
    }
    .filter { !$0.isEmpty }
    return words.isEmpty
      ? hidden
      : ([""] + words + [""]).joined(separator: " \(hidden) ")
        .trimmingSpaces()
  }

  /// An e-mail address.
  static let email = "\(hidden)@\(hidden)"

  /// The mask of any other kind of value.
  static func other(_ kind: LeakKind) -> String {
    kind == .location ? "\(hidden).\(hidden), \(hidden).\(hidden)" : hidden
  }
}

extension String {
  /// The text without spaces at either end.
  fileprivate func trimmingSpaces() -> String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
