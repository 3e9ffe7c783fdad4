import Foundation

/// A way to write a text in another text, or in a script.
struct MatrixEncoding: Sendable, CustomStringConvertible {
  var name: String
  /// Whether the text has to be a note of its own kind; nothing can be encoded inside it.
  var leaf: PlantedText?
  /// What else may stand in it has to be a literal or data, as in a text readers see.
  var kind = Kind.coded
  /// Writes a text; nil where it cannot be written so.
  var encode: @Sendable (PlantedText) -> PlantedText?

  /// What is needed to read it.
  enum Kind: Sendable {
    /// Nothing.
    case literal
    /// A reader of data.
    case data
    /// A decoder.
    case coded
  }

  var description: String { name }

  init(
    _ name: String,
    _ kind: Kind = .coded,
    leaf: PlantedText? = nil,
    _ encode: @escaping @Sendable (PlantedText) -> PlantedText?
  ) {
    self.name = name
    self.kind = kind
    self.leaf = leaf
    self.encode = encode
  }
}

extension MatrixEncoding {
  /// Ways to write a text in any other text.
  static let texts: [MatrixEncoding] = literal + data + characters + bytes + structures + disguises

  static let literal = [MatrixEncoding("as it is", .literal) { $0 }]

  private static let data = [
    MatrixEncoding("JSON", .data) {
      $0.spelled(Spelling.json).inside(#"{"id":7,"note":""#, #""}"#)
    },
    MatrixEncoding("JSON in a list", .data) {
      $0.spelled(Spelling.json).inside(#"["draft",""#, #"",true]"#)
    },
    MatrixEncoding("JSON behind a prefix") {
      $0.spelled(Spelling.json).inside(")]}',\n" + #"{"id":7,"note":""#, #""}"#)
    },
    MatrixEncoding("JSON behind a loop") {
      $0.spelled(Spelling.json).inside(#"for(;;);{"id":7,"note":""#, #""}"#)
    },
    MatrixEncoding("JSONP") {
      $0.spelled(Spelling.json).inside(#"onStory({"id":7,"note":""#, #""});"#)
    },
    MatrixEncoding("devalue", .data) {
      $0.spelled(Spelling.json).inside(#"[{"id":1,"note":2},7,""#, #""]"#)
    },
    MatrixEncoding("turbo-stream", .data) {
      $0.spelled(Spelling.json).inside(#"[{"_1":2,"_3":4},"id",7,"note",""#, "\"]\n")
    },
    MatrixEncoding("flight") {
      $0.spelled(Spelling.json).inside(
        #"0:["$","p",null,{"children":"$L1"}]"# + "\n" + #"1:{"note":""#,
        "\"}\n"
      )
    },
    MatrixEncoding("flight text") { planted in
      let length = String(planted.text.utf8.count, radix: 16)
      return planted.inside(#"0:{"note":"$1"}"# + "\n1:T\(length),", "2:[\"end\"]\n")
    },
  ]

  private static let characters = [
    MatrixEncoding("escapes") { $0.spelled(Spelling.unicodeEscapes) },
    MatrixEncoding("some escapes") { $0.spelled(Spelling.someUnicodeEscapes) },
    MatrixEncoding("decimal references") { $0.spelled(Spelling.decimalReferences) },
    MatrixEncoding("hexadecimal references") { $0.spelled(Spelling.hexadecimalReferences) },
    MatrixEncoding("named references") { $0.spelled(Spelling.references) },
    MatrixEncoding("Angular's escapes") { planted in
      planted.text.contains("\"") ? planted.spelled(Spelling.angular) : nil
    },
    MatrixEncoding("percent") { $0.spelled(Spelling.percent) },
    MatrixEncoding("%uXXXX") { planted in
      Spelling.isClear(planted.text) ? planted.spelled(Spelling.percentUnits) : nil
    },
    MatrixEncoding("a URL's query") {
      $0.spelled(Spelling.form).inside("https://example.org/tip?desk=7&note=", "&v=2")
    },
  ]

  private static let bytes = [
    MatrixEncoding("base64") { $0.base64() },
    MatrixEncoding("base64url") { $0.base64(.init(isURLSafe: true, isPadded: false)) },
    MatrixEncoding("base64 in lines") { $0.base64(.init(lineLength: 20)) },
    MatrixEncoding("gzip") { $0.gzippedBase64() },
    MatrixEncoding("zlib") { $0.zlibBase64() },
    MatrixEncoding("hexadecimal") { $0.spelled(Spelling.hexadecimal) },
    MatrixEncoding("data: in base64") { $0.base64().inside("data:text/plain;base64,", "") },
    MatrixEncoding("data: in percent") {
      $0.spelled(Spelling.percent).inside("data:text/plain;charset=utf-8,", "")
    },
    MatrixEncoding("JWT") { planted in
      let header = PlantedText(before: #"{"alg":"HS256","typ":"JWT"}"#, marker: "", after: "")
      let style = PlantedText.Base64Style(isURLSafe: true, isPadded: false)
      return planted.spelled(Spelling.json).inside(#"{"sub":"7","note":""#, #""}"#).base64(style)
        .inside(header.base64(style).text + ".", ".c2lnbmVkLXdpdGgtYS1rZXk")
    },
  ]

  private static let structures = [
    MatrixEncoding("an attribute in HTML") {
      $0.spelled(Spelling.references).inside(#"<p class="a" data-note=""#, #"">Story</p>"#)
    },
    MatrixEncoding("a comment in HTML") {
      $0.unless("-->", "--!>")?.inside("<p>Story<!-- ", " --></p>")
    },
    MatrixEncoding("a cell") {
      $0.spelled(Spelling.doubledQuotes).inside("id,note\n1,\"", "\"\n2,none\n")
    },
    MatrixEncoding("a cell between tabs") {
      $0.spelled(Spelling.doubledQuotes).inside("id\tnote\tdesk\n1\t\"", "\"\tx\n2\tnone\ty\n")
    },
    MatrixEncoding("a note in captions") {
      $0.unless("-->", "\n\n")?.inside("WEBVTT\n\nNOTE ", "\n\n00:01.000 --> 00:02.000\nHi\n")
    },
  ]

  /// Links that are hidden from collectors of addresses, and texts that went through a wrong table.
  private static let disguises = [
    MatrixEncoding("rot13", leaf: .note) {
      $0.inside("mailto:desk@example.org, ", "").spelled(Spelling.rotated)
    },
    MatrixEncoding("rot13 of HTML") {
      $0.spelled(Spelling.references)
        .inside(#"<a href="mailto:desk@example.org" title=""#, #"">Mail</a>"#)
        .spelled(Spelling.rotated)
    },
    MatrixEncoding("reversed", leaf: .note) { planted in
      PlantedText(
        before: String(planted.after.reversed()),
        marker: String(planted.marker.reversed()),
        after: String("mailto:desk@example.org, \(planted.before)".reversed())
      )
    },
    MatrixEncoding("read as windows-1251", leaf: .cyrillicNote) { planted in
      planted.spelled { Spelling.misread($0, as: .windowsCP1251) }
    },
    MatrixEncoding("read as windows-1252", leaf: .cyrillicNote) { planted in
      planted.spelled { Spelling.misread($0, as: .windowsCP1252) }
    },
    MatrixEncoding("invisible characters") {
      $0.spelled(Spelling.invisible).inside("A headline", "")
    },
  ]

  /// Ways to write a text as a value of a script.
  static let scripts = [
    MatrixEncoding("a string") { $0.spelled(Spelling.jsonInScript).inside("\"", "\"") },
    MatrixEncoding("a string with \\x") { $0.spelled(Spelling.singleQuoted).inside("'", "'") },
    MatrixEncoding("a string with \\u") { $0.spelled(Spelling.unicodeEscapes).inside("\"", "\"") },
    MatrixEncoding("a template") { $0.spelled(Spelling.template).inside("`", "`") },
    MatrixEncoding("strings joined by +") {
      $0.cut(by: "\" +\n  \"", Spelling.jsonInScript).inside("\"", "\"")
    },
    MatrixEncoding("strings of two kinds joined by +") {
      $0.cut(by: "'+/* and */`", Spelling.singleQuoted).inside("'", "`")
    },
    MatrixEncoding("an object") {
      $0.spelled(Spelling.jsonInScript).inside("{id: 7, note: \"", "\", desk: void 0,}")
    },
    MatrixEncoding("JSON.parse") {
      $0.spelled(Spelling.json).inside(#"{"id":7,"note":""#, #""}"#)
        .spelled(Spelling.singleQuoted).inside("JSON.parse('", "')")
    },
    MatrixEncoding("decodeURIComponent") {
      $0.spelled(Spelling.percent).spelled(Spelling.jsonInScript)
        .inside("decodeURIComponent(\"", "\")")
    },
    MatrixEncoding("unescape") { planted in
      guard Spelling.isClear(planted.text) else { return nil }
      return planted.spelled(Spelling.percentUnits).spelled(Spelling.jsonInScript)
        .inside("unescape(\"", "\")")
    },
    MatrixEncoding("atob") { $0.base64().inside("atob(\"", "\")") },
    MatrixEncoding("String.fromCharCode") {
      $0.codeLists.inside("String.fromCharCode(", ")")
    },
    MatrixEncoding("String.fromCharCode.apply") {
      $0.codeLists.inside("String.fromCharCode.apply(null, [", "])")
    },
    MatrixEncoding("eval") {
      $0.spelled(Spelling.json).inside("var note = \"", "\";")
        .spelled(Spelling.jsonInScript).inside("eval(\"", "\")")
    },
    MatrixEncoding("new Map") {
      $0.spelled(Spelling.jsonInScript).inside("new Map([[\"note\", \"", "\"]])")
    },
  ]
}

extension PlantedText {
  /// The codes of the characters, with commas between the parts.
  fileprivate var codeLists: PlantedText {
    let list = spelled(Spelling.codes)
    return PlantedText(
      before: list.before.isEmpty ? "" : list.before + ",",
      marker: list.marker,
      after: list.after.isEmpty ? "" : "," + list.after
    )
  }
}
