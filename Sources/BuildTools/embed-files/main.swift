import Foundation

// embed-files OUTPUT FILE...: writes the files as a Swift list of names and static strings.
//
// A static string lies in the binary's read-only data: nothing is copied or checked at start-up.
let output = CommandLine.arguments[1]
var source = """
  /// A data file compiled into this module.
  struct EmbeddedFile: Sendable {
    /// The file's name, as in `email-address.yml`.
    var name: String
    /// Its text, UTF-8.
    var text: StaticString

    /// The files, by path.
    static let all: [EmbeddedFile] = [

  """
for path in CommandLine.arguments.dropFirst(2) {
  let name = URL(filePath: path).lastPathComponent
  let text = try String(contentsOfFile: path, encoding: .utf8)
  source += "  EmbeddedFile(name: \"\(name)\", text: ###\"\"\"\n\(text)\n\"\"\"###),\n"
}
source += "  ]\n}\n"
try source.write(toFile: output, atomically: true, encoding: .utf8)
