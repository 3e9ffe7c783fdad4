import Foundation
import LeakReporting

/// Standard error: progress and diagnostics.
enum StandardError {
  /// Writes a line, or several; a file's name must not be able to move a terminal's cursor.
  static func write(_ lines: String) {
    let safe = lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { printable(String($0)) + "\n" }
    // Nothing is left to say it on when this fails.
    _ = writeAll(safe.joined(), to: STDERR_FILENO)
  }
}

/// Standard output: the report and nothing else.
enum StandardOutput {
  /// Why standard output took less than the report.
  struct Problem: Error {
    var reason: String
    var message: String { "standard output cannot be written: \(reason)" }
  }

  /// Whether a person at a terminal reads it and wants colours (<https://no-color.org>).
  static var showsColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty
      && environment["TERM"] != "dumb"
  }

  /// Writes the report; a reader that stops early (`| head`) ends the tool quietly.
  static func write(_ text: String) throws(Problem) {
    signal(SIGPIPE, SIG_DFL)
    let error = writeAll(text, to: STDOUT_FILENO)
    guard error == 0 || error == EPIPE else {
      throw Problem(reason: errorText(error))
    }
  }
}

/// Keeps the numbers of the three streams from going to files the tool opens: with `>&-` a page
/// would be opened as standard output and be written to.
///
/// What takes a closed stream's place cannot be read or written either, so that using it still
/// fails; only standard error goes nowhere.
func occupyClosedStreams() {
  for (stream, mode) in [
    (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY),
  ] where fcntl(stream, F_GETFD) < 0 {
    // The lowest free number is given, which is this one.
    _ = open("/dev/null", mode)
  }
}

/// Writes all of a text to an open file and gives 0, or the error that stopped it (`errno`).
private func writeAll(_ text: String, to descriptor: Int32) -> Int32 {
  var text = text
  return text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      } else if errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}

/// What an error of the system (`errno`) means.
func errorText(_ error: Int32) -> String { String(cString: strerror(error)) }
