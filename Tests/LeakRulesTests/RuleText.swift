/// A small rule file that is right, to be made wrong in one place.
enum RuleText {
  static let file = "rules/door-code.yml"

  static let lines = """
    id: door-code
    title: Code of a door
    kind: secret
    severity: high
    why: It opens a door.
    fix: Change the code.
    pattern: 'door (\\d{4})'
    confidence: 0.6
    examples:
      - leaks: '<!-- door «1234» -->'
      - leaks: '<p hidden>door «4321»</p>'
      - clean: '<p>door 1234</p>'
      - clean: '<p>a door</p>'
    """

  /// The rule with `line` (1-based) replaced; with none of its lines when `text` is nil.
  static func replacing(_ line: Int, with text: String?) -> String {
    var lines = Self.lines.split(separator: "\n").map(String.init)
    if let text { lines[line - 1] = text } else { lines.remove(at: line - 1) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The rule with `text` below it.
  static func adding(_ text: String) -> String { lines + "\n" + text + "\n" }
}
