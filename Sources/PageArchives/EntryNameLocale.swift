internal import CArchive
internal import Glibc

/// The charset entry names are converted to: UTF-8, whatever the environment asks for.
///
/// libarchive converts names to the charset of the thread's locale. The tool runs in the C locale,
/// in which every letter outside ASCII would become a question mark.
enum EntryNameLocale {
  /// Not freed, as it lives as long as the program; nil where the system has no such locale.
  nonisolated(unsafe) private static let utf8 = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)

  /// Runs `body` with the thread's names in UTF-8.
  static func with<Value>(_ body: () -> Value) -> Value {
    guard let utf8 else { return body() }
    let previous = uselocale(utf8)
    defer { uselocale(previous) }
    return body()
  }
}
