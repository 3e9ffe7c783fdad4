internal import LeakScanning
internal import SourceText

/// Shows a person where the bytes of a page stand.
enum CoverageText {
  /// How many opaque texts are listed.
  private static let listLimit = 100

  /// The account of a page, indented under its name.
  static func lines(of coverage: PageCoverage) -> [String] {
    var lines = ["  Where its \(coverage.bytes) bytes stand"]
    let total = max(1, coverage.bytes)
    func add(_ bytes: Int, _ title: String, _ carrier: String?) {
      let percent = String(tenths(of: bytes, in: total))
      let name = carrier.map { " (\($0))" } ?? ""
      lines.append(
        "  " + padded(String(bytes), to: 12) + padded(percent + " %", to: 9) + "  \(title)\(name)"
      )
    }
    for share in coverage.shares { add(share.bytes, share.title, share.carrier) }
    add(
      coverage.sweptBytes,
      "tags, program text and style rules, swept as they stand",
      "raw-source"
    )
    add(coverage.markupBytes, "signs of markup and code, and runs too short for a value", nil)
    if coverage.opaqueTexts.isEmpty {
      lines.append("  Everything encoded in it could be read.")
      return lines
    }
    lines.append("  What could not be made out")
    for text in coverage.opaqueTexts.prefix(listLimit) {
      lines.append(
        "    line \(text.position.line), column \(text.position.column): "
          + "\(text.bytes) bytes of \(text.kind) (\(text.carrier))"
      )
    }
    let rest = coverage.opaqueTexts.count - listLimit
    if rest > 0 { lines.append("    and \(rest) more") }
    return lines
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Per cent with one decimal, rounded half up.
  private static func tenths(of part: Int, in whole: Int) -> String {
    let tenths = (part * 2_000 + whole) / (whole * 2)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
