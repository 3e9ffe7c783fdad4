/// What a word of the language means for what follows it.
enum ScriptKeyword: UInt8 {
  /// A name like any other, literals such as `true` included.
  case none
  /// Takes an operand: `return`, `typeof`, `case`, `const`.
  case prefix
  /// Stands between two operands: `in`, `of`, `from`.
  case infix
  /// Takes parentheses and then a statement: `if`, `for`.
  case control
  /// Takes a statement or a block: `else`, `do`, `try`.
  case statement
  /// Ends a statement, with a label at most: `break`.
  case jump
  case function
  case classHead
  /// Changes what follows, if that is a function or a member: `async`, `static`.
  case modifier
  case void
  /// `import`, which may also be called.
  case importation
}

/// The keywords by their bytes: an open-addressing table in memory that is never freed.
struct ScriptKeywordTable: @unchecked Sendable {
  struct Entry {
    /// The first eight bytes, the first of them lowest; 0 for an empty slot.
    var bytes: UInt64
    var count: Int
    var keyword: ScriptKeyword
  }

  static let slotCount = 256
  static let longest = 10
  static let shared = ScriptKeywordTable()

  let slots: UnsafePointer<Entry>

  private static var words: [(keyword: ScriptKeyword, spellings: [String])] {
    [
      (
        .prefix,
        [
          "await", "case", "const", "default", "delete", "export", "extends", "let", "new",
          "return",
          "throw", "typeof", "var", "yield",
        ]
      ),
      (.infix, ["as", "from", "in", "instanceof", "of"]),
      (.control, ["catch", "for", "if", "switch", "while", "with"]),
      (.statement, ["do", "else", "finally", "try"]),
      (.jump, ["break", "continue", "debugger"]),
      (.function, ["function"]),
      (.classHead, ["class"]),
      (.modifier, ["async", "static"]),
      (.void, ["void"]),
      (.importation, ["import"]),
    ]
  }

  private init() {
    let table = UnsafeMutablePointer<Entry>.allocate(capacity: Self.slotCount)
    table.initialize(repeating: Entry(bytes: 0, count: 0, keyword: .none), count: Self.slotCount)
    for (keyword, spellings) in Self.words {
      for spelling in spellings {
        var bytes: UInt64 = 0
        for (index, byte) in spelling.utf8.prefix(8).enumerated() {
          bytes |= UInt64(byte) << UInt64(index * 8)
        }
        var slot = Self.slot(of: bytes)
        while table[slot].bytes != 0 { slot = (slot + 1) % Self.slotCount }
        table[slot] = Entry(bytes: bytes, count: spelling.utf8.count, keyword: keyword)
      }
    }
    slots = UnsafePointer(table)
  }

  /// The slot a word is looked for first: the top bits of a multiplicative hash.
  @inline(__always)
  static func slot(of bytes: UInt64) -> Int {
    Int(truncatingIfNeeded: (bytes &* 0x9E37_79B9_7F4A_7C15) &>> 56)
  }

  /// The keyword of `count` bytes that begin with `bytes`.
  @inline(__always)
  func keyword(_ bytes: UInt64, count: Int) -> ScriptKeyword {
    var slot = Self.slot(of: bytes)
    while slots[slot].bytes != 0 {
      if slots[slot].bytes == bytes, slots[slot].count == count { return slots[slot].keyword }
      slot = (slot &+ 1) & (Self.slotCount &- 1)
    }
    return .none
  }
}
