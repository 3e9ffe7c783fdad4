import Foundation

/// Standard error: progress and diagnostics.
enum StandardError {
  /// Writes a line, or several; a file's name must not be able to move a terminal's cursor.
  static func write(_ line: String) {
    let safe = line.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n" ? "\u{fffd}" : scalar
    }
    FileHandle.standardError.write(Data((String(String.UnicodeScalarView(safe)) + "\n").utf8))
  }
}

/// Standard output: the report and nothing else.
enum StandardOutput {
  /// Whether a person at a terminal reads it and wants colours (<https://no-color.org>).
  static var showsColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
  }

  /// Writes the report; a reader that stops early (`| head`) ends the tool quietly.
  static func write(_ text: String) {
    signal(SIGPIPE, SIG_DFL)
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}
