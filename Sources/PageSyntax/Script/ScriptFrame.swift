/// An open bracket.
struct ScriptFrame {
  /// What the bracket opened.
  enum Kind: UInt8 {
    // The three the visitor is told of come first, numbered as in `ScriptContainer`.
    case object
    case array
    case call
    /// The text itself.
    case program
    /// Parentheses that are no call.
    case group
    /// The parameters after `function`.
    case parameters
    /// The parentheses after `if`, `for` and the like, which a statement follows.
    case control
    /// The square brackets of `list[0]` and of computed keys.
    case index
    case block
    /// The body of a function that is an expression: after its `}`, an operand has ended.
    case functionBody
    case classBody
    /// `${` of a template literal; its `}` goes on with the template.
    case template
    /// All brackets past the limit, told apart no more.
    case overflow

    /// How the visitor is told of it, if it is.
    var container: ScriptContainer? { ScriptContainer(rawValue: rawValue) }

    /// Whether statements stand in it.
    var holdsStatements: Bool {
      self == .program || self == .block || self == .functionBody
    }

    /// The bracket that closes it; 0 for what no bracket closes.
    var closer: UInt8 {
      switch self {
      case .program, .overflow: 0
      case .array, .index: UInt8(ascii: "]")
      case .call, .group, .parameters, .control: UInt8(ascii: ")")
      case .object, .block, .functionBody, .classBody, .template: UInt8(ascii: "}")
      }
    }
  }

  var kind: Kind
  /// The `?` in it that still wait for their `:`; stops counting at the type's end.
  var openConditionals: UInt16 = 0
  /// For a template, the number of strings reported up to its last static part, cut to 32 bits.
  var stringMark: UInt32 = 0

  init(_ kind: Kind) {
    self.kind = kind
  }
}

/// What the token before allows next.
enum ScriptPosition: UInt8 {
  /// The key of a member: after `{` or `,` of an object, or where a member of a class begins.
  case key
  case statementStart
  /// An operand: `/` begins a regular expression, `{` an object.
  case operand
  /// An operand that goes on with the string before the `+`.
  case joinedOperand
  /// After `=>`: an operand, but `{` begins a block.
  case arrowBody
  /// Between `function` and its parameters.
  case functionHead
  /// Between `if`, `for` and the like and their parentheses.
  case controlHead
  /// The name in `class Name`.
  case classHead
  /// The name after `.` or `?.`.
  case member
  /// After an operand.
  case afterOperand
  /// After a string: `+` may join another to it.
  case afterString
  /// After `)`: `{` begins a block.
  case afterParenthesis

  /// Whether an operand has just ended.
  var followsOperand: Bool {
    rawValue >= Self.afterOperand.rawValue
  }
}
