internal import Yams

/// YAML that is not trusted: bounded in what it may grow to, and free of anchors.
///
/// Depth needs no bound of ours: Yams' copy of libyaml stops at 1,000 levels.
struct YAMLText {
  /// Why the text cannot be read.
  struct Failure: Error {
    var position: RulePosition?
    var problem: String

    init(_ position: RulePosition?, _ problem: String) {
      self.position = position
      self.problem = problem
    }

    init(_ mark: Mark, _ problem: String) {
      self.init(RulePosition(mark.line, mark.column), problem)
    }
  }

  private static let anchorProblem = "anchors and aliases are not read; write the value out"

  private let text: String

  init(_ text: String) { self.text = text }

  /// The only document's root.
  func root() throws(Failure) -> Node {
    try refuseManyAliases()
    do {
      // Named, as the default encoding reads the environment and prints what it found there; and
      // the basic resolver, as the default one compiles regular expressions to guess types.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else {
        throw Failure(RulePosition(1, 1), "the file is empty")
      }
      // Nodes hold their anchors weakly; the parser holds them.
      let anchored = withExtendedLifetime(parser) { Self.firstAnchored(in: root) }
      if let anchored {
        throw Failure(anchored.mark.map { RulePosition($0.line, $0.column) }, Self.anchorProblem)
      }
      return root
    } catch let failure as Failure {
      throw failure
    } catch let error as YamlError {
      throw Self.failure(error)
    } catch {
      throw Failure(nil, "\(error)")
    }
  }

  /// Refuses a text that may hold more than eight aliases, before the parser expands any.
  ///
  /// Eight make a document at most some twenty times larger. Prose and markup hardly ever have
  /// what looks like one: a star after white space or an opening bracket, then a name, then white
  /// space or a closing bracket.
  private func refuseManyAliases() throws(Failure) {
    enum State { case text, mayStart, star, name }
    var state = State.mayStart
    var count = 0
    var line = 1
    var column = 0
    for byte in text.utf8 {
      if byte & 0xC0 != 0x80 { column += 1 }
      switch (state, byte) {
      case (.mayStart, UInt8(ascii: "*")): state = .star
      case (.star, _) where Self.isNameByte(byte), (.name, _) where Self.isNameByte(byte):
        state = .name
      default:
        if state == .name, Self.endsAlias(byte) { count += 1 }
        state = Self.mayPrecedeAlias(byte) ? .mayStart : .text
      }
      guard count <= 8 else { throw Failure(RulePosition(line, column), Self.anchorProblem) }
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 0
      }
    }
  }

  /// Whether `byte` is of an alias's name, as libyaml reads it.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Whether the text after an alias may go on with `byte`: YAML 1.1 breaks lines at NEL, too.
  private static func endsAlias(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x80..., UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"):
      true
    default: false
    }
  }

  private static func mayPrecedeAlias(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x80..., UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }

  /// The first node in the document's order that has an anchor.
  private static func firstAnchored(in root: Node) -> Node? {
    var pending = [root]
    while let node = pending.popLast() {
      if node.anchor != nil { return node }
      switch node {
      case .scalar, .alias: break
      case .sequence(let sequence): pending += sequence.reversed()
      case .mapping(let mapping):
        for (key, value) in mapping.reversed() { pending += [value, key] }
      }
    }
    return nil
  }

  private static func failure(_ error: YamlError) -> Failure {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Failure(mark, problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      Failure(context.mark, "the key '\(duplicates.first ?? "")' stands here twice")
    case .reader(let problem, let offset, _, let text):
      Failure(offset.map { position(ofCharacter: $0, in: text) }, problem)
    default: Failure(nil, "this is no YAML")
    }
  }
  private static func position(ofCharacter offset: Int, in text: String) -> RulePosition {
    let before = text.prefix(offset)
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    return RulePosition(before.count { $0 == "\n" } + 1, line.unicodeScalars.count + 1)
  }
}
