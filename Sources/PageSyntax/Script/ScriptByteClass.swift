/// What a byte can begin in JSON or JavaScript.
enum ScriptByteClass: UInt8 {
  // The two that continue a word come first, so that one comparison tells them.
  case letter
  case digit
  case space
  /// The first byte of characters past ASCII of which some are white space.
  case wideSpace
  case quote
  case backtick
  case openBrace
  case openBracket
  case openParenthesis
  case closer
  case comma
  case colon
  case semicolon
  case slash
  case dot
  case sign
  case equals
  case question
  case exclamation
  case less
  /// An operator that needs no look at what surrounds it.
  case plainOperator
  /// What begins nothing: control characters, `\`, `@`.
  case other

  fileprivate init(of byte: UInt8) {
    self =
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "_", "$", "#": .letter
      case "0"..."9": .digit
      case "\t", "\n", "\u{B}", "\u{C}", "\r", " ": .space
      case "\"", "'": .quote
      case "`": .backtick
      case "{": .openBrace
      case "[": .openBracket
      case "(": .openParenthesis
      case "}", "]", ")": .closer
      case ",": .comma
      case ":": .colon
      case ";": .semicolon
      case "/": .slash
      case ".": .dot
      case "+", "-": .sign
      case "=": .equals
      case "?": .question
      case "!": .exclamation
      case "<": .less
      case ">", "*", "%", "&", "|", "^", "~": .plainOperator
      case "\u{C2}", "\u{E2}", "\u{EF}": .wideSpace
      // Every byte of other characters past ASCII may belong to a name.
      default: byte >= 0x80 ? .letter : .other
      }
  }
}

/// The class of each byte, in memory that is never freed: hot loops reach it by pointer.
struct ScriptByteTable: @unchecked Sendable {
  let classes: UnsafePointer<ScriptByteClass>

  static let shared = ScriptByteTable()

  private init() {
    let table = UnsafeMutablePointer<ScriptByteClass>.allocate(capacity: 256)
    for byte in 0...UInt8.max {
      (table + Int(byte)).initialize(to: ScriptByteClass(of: byte))
    }
    classes = UnsafePointer(table)
  }
}
