/// The text on one line and with nothing in it that steers a terminal.
///
/// Everything that comes from a page, a rule file or a file's name goes through here before a person
/// reads it: it must not be able to move the cursor, to forge a line or to reorder the report.
/// Line breaks and tabs become spaces, the rest of what `steersDisplay` names becomes `�`.
public func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: \.steersDisplay) else { return text }
  var safe = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": safe.append(" ")
    default: safe.append(scalar.steersDisplay ? "\u{fffd}" : scalar)
    }
  }
  return String(safe)
}

extension Unicode.Scalar {
  /// Whether the scalar is a control character, a line break or a bidirectional control (UAX #9,
  /// section 2, and the deprecated format characters after them).
  var steersDisplay: Bool {
    switch self {
    case "\u{0}"..<"\u{20}", "\u{7f}"..."\u{9f}", "\u{61c}", "\u{200e}", "\u{200f}",
      "\u{2028}"..."\u{202e}", "\u{2066}"..."\u{206f}":
      true
    default: false
    }
  }
}
