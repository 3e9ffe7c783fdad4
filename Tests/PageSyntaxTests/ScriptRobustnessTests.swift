import PageSyntax
import SourceText
import Testing

@Suite struct ScriptRobustnessTests {
  static let dialects: [ScriptDialect] = [.json, .javascript]

  static let samples: [[UInt8]] =
    (ScriptJSONTests.cases + ScriptLiteralTests.strings + ScriptLiteralTests.templates
    + ScriptLiteralTests.numbers + ScriptProgramTests.state + ScriptProgramTests.blocks
    + ScriptProgramTests.expressions + ScriptProgramTests.comments).map { Array($0.text.utf8) }

  /// A small generator with a known sequence (SplitMix64), so that a failure can be repeated.
  struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  @Test(arguments: dialects) func `a text cut at any byte is told in order and in range`(
    _ dialect: ScriptDialect
  ) {
    for sample in Self.samples {
      for end in 0...sample.count {
        let dump = scriptEvents(Array(sample.prefix(end)), as: dialect)
        #expect(dump.problems.isEmpty && dump.containers.isEmpty, "\(sample.prefix(end))")
      }
    }
  }

  @Test(arguments: dialects) func `any bytes are told in order and in range`(
    _ dialect: ScriptDialect
  ) {
    let pieces =
      [
        "\"", "'", "`", "\\", "{", "}", "[", "]", "(", ")", ",", ":", ";", "/", "*", "//", "/*",
        "*/",
        "${", "<!--", "-->", "\n", "\r\n", " ", "a", "é", "\u{A0}", "0", "-1", "+", ".", "...", "=",
        "=>", "==", "?", "?.", "??=", "!0", "if", "function", "class", "return", "void 0", "case",
        "async", "\u{FEFF}", "\u{0}", "<![CDATA[", "]]>", "\\u{", "0x", "1e", "`${`", "get",
      ].map { Array($0.utf8) } + [[0xC2], [0xE2], [0xEF, 0xBB], [0xFF], [0x80]]
    for seed in 0..<5_000 {
      var generator = SeededGenerator(state: UInt64(seed))
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...40, using: &generator) {
        bytes += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }
      let limit = seed % 3 == 0 ? 3 : 10_000
      let dump = scriptEvents(bytes, as: dialect, depthLimit: limit)
      #expect(dump.problems.isEmpty && dump.containers.isEmpty, "seed \(seed): \(bytes)")
    }
  }

  @Test func `every string of a program is told exactly once`() {
    for seed in 0..<3_000 {
      var program = GeneratedProgram(seed: UInt64(seed))
      program.addStatements(depth: 4)
      let dump = scriptEvents(Array(program.text.utf8))
      #expect(dump.literalStarts.isSuperset(of: program.literalStarts), "\(program.text)")
      #expect(dump.problems.isEmpty && dump.containers.isEmpty, "\(program.text)")
    }
  }

  @Test func `brackets past the limit are told as one, with their strings`() {
    let text = #"[[[{"a":["x",{b:'y'}]},"z"],1],2]"#
    let dump = scriptEvents(Array(text.utf8), depthLimit: 2)
    #expect(
      dump.events.joined(separator: " ")
        == #"[ [ ?depthLimit a: "x" b: "y" "z" , 1 ] , 2 ]"#
    )
    #expect(dump.problems.isEmpty)
  }

  @Test func `templates past the limit keep their text`() {
    let dump = scriptEvents(Array("[(`a${'b'}c`+\"d\")]".utf8), depthLimit: 1)
    #expect(dump.events.joined(separator: " ") == #"[ ?depthLimit "a${'b'}c" +"d" ]"#)
  }
}

/// A program made of all kinds of expressions, with the places of its string literals.
private struct GeneratedProgram {
  private(set) var text = ""
  /// The offset of each literal's content.
  private(set) var literalStarts: Set<Int> = []
  private var generator: ScriptRobustnessTests.SeededGenerator

  init(seed: UInt64) {
    generator = .init(state: seed)
  }

  mutating func addStatements(depth: Int) {
    for _ in 0..<pick(4) {
      addStatement(depth: depth)
      text += ["\n", " ", "/* ' */", "// it's\n"][pick(4)]
    }
  }

  /// Adds one of several forms, in which `E` stands for an expression and `S` for statements.
  private mutating func addForm(of forms: [String], depth: Int) {
    for character in forms[pick(forms.count)] {
      switch character {
      case "E": addExpression(depth: depth - 1)
      case "S": addStatements(depth: depth - 1)
      default: text.append(character)
      }
    }
  }

  private mutating func addStatement(depth: Int) {
    let forms = [
      "var a=E,b=E;", "if(E){S}else/'/.test(b);", "switch(a){case E:S default:}",
      "window['a'].b=E;", "function f(a,{b}){S return E}",
      "class A extends B{static c=E;get d(){S}}",
      "for(const a of E)b(E);", "!function(){S}(E);", "f(E);", "try{S}catch(a){S}finally{S}",
      "do{S}while(E)",
    ]
    if depth > 0 { addForm(of: forms, depth: depth) } else { text += "a;" }
  }

  private mutating func addExpression(depth: Int) {
    let forms = [
      "{a:E,'b c':E,...d,e(){S},[f]:E}", "[E,E,]", "g?E:E", "a.b(E,/[/'\"]\\//g,E)", "E+E",
      "(E)/2/E", "a=>(E)", "async(a,b)=>{S}", "function(){S}", "`x${E}'${E}\"`", "h[E]?.(E)",
      "typeof E in E", "new A(E)", "a||(b=E)", "void 0===E",
    ]
    if depth > 0, pick(4) > 0 { addForm(of: forms, depth: depth) } else { addString() }
  }

  private mutating func addString() {
    let quote = ["'", "\"", "`"][pick(3)]
    literalStarts.insert(text.utf8.count + 1)
    let contents = ["", "x", "\\\\", "\\" + quote, "{", "//", "\\\n", "длинный текст"]
    text += quote + contents[pick(contents.count)] + quote
  }

  private mutating func pick(_ count: Int) -> Int {
    Int.random(in: 0..<count, using: &generator)
  }
}
