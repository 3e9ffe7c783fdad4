/// A text made to match a regular expression of the lexicons, one of several by `choice`.
///
/// Knows what the lexicons use; a sample need not match, the test counts those that do.
struct ExpressionSample {
  private(set) var text = ""
  private var rest: ArraySlice<Character>
  private let choice: Int

  init(_ expression: String, choice: Int) {
    rest = Array(expression)[...]
    self.choice = choice
    text = alternation()
  }

  private mutating func alternation() -> String {
    var branches = [sequence()]
    while rest.first == "|" {
      rest.removeFirst()
      branches.append(sequence())
    }
    return branches[choice % branches.count]
  }

  private mutating func sequence() -> String {
    var made = ""
    while let next = rest.first, next != "|", next != ")" { made += quantified(atom()) }
    return made
  }

  private mutating func quantified(_ part: String) -> String {
    switch rest.first {
    case "?", "*":
      rest.removeFirst()
      return choice % 2 == 0 ? part : ""
    case "+":
      rest.removeFirst()
      return part + part
    case "{":
      rest = rest.drop { $0 != "}" }.dropFirst()
      return part + part
    default: return part
    }
  }

  private mutating func atom() -> String {
    switch rest.removeFirst() {
    case "(": return group()
    case "[": return characterClass()
    case "\\": return escape()
    case "^", "$": return ""
    case ".": return "x"
    case let plain: return String(plain)
    }
  }

  private mutating func group() -> String {
    var isLookahead = false
    var isNegative = false
    if rest.first == "?" {
      rest.removeFirst()
      let kind = rest.prefix { !":=!".contains($0) }
      rest = rest.dropFirst(kind.count)
      isLookahead = rest.first != ":"
      isNegative = rest.first == "!"
      rest = rest.dropFirst()
    }
    let content = alternation()
    rest = rest.dropFirst()
    return isLookahead && isNegative ? "" : content
  }

  private mutating func characterClass() -> String {
    let isNegated = rest.first == "^"
    if isNegated { rest.removeFirst() }
    var members: [String] = []
    while let next = rest.first, next != "]" {
      rest.removeFirst()
      members.append(next == "\\" ? escape() : String(next))
    }
    rest = rest.dropFirst()
    return isNegated ? "x" : members[choice % max(1, members.count)]
  }

  private mutating func escape() -> String {
    switch rest.removeFirst() {
    case "b", "W": return ""
    case "w": return "a"
    case "d": return "7"
    case "s": return " "
    case "p":
      rest = rest.drop { $0 != "}" }.dropFirst()
      return "ب"
    case let plain: return String(plain)
    }
  }
}
