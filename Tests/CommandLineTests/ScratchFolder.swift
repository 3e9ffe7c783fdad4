import Foundation
import TestSupport

/// A folder of pages made for one test, and the tool run in it.
struct ScratchFolder {
  let url: URL
  let tool: BuiltTool

  static let leakingPage =
    "<p>Nikita called.</p><!-- tel. +7 947 000-12-03, Nikita Orlovetsky -->\n"
  static let cleanPage = "<p>Nikita called.</p>\n"

  /// Runs `body` in a new folder that holds `files` and is gone afterwards.
  static func with<Value>(
    _ files: [String: String] = [:],
    _ body: (ScratchFolder) throws -> Value
  ) throws -> Value {
    try BuiltTool.withScratchFolder { url in
      let folder = ScratchFolder(url: url, tool: BuiltTool(in: url))
      for (name, text) in files { try folder.write(Array(text.utf8), to: name) }
      return try body(folder)
    }
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: file)
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  func scan(_ arguments: String..., input: [UInt8] = []) throws -> BuiltTool.Result {
    try tool.run(["scan"] + arguments, input: input)
  }
}

/// The parts of a JSON report tests look at.
struct JSONReport: Decodable {
  struct Finding: Decodable {
    struct Match: Decodable {
      var masked: String
      var text: String?
      var normalized: String?
    }
    struct Location: Decodable {
      var source: String
    }
    var rule: String
    var confidence: String
    var severity: String
    var match: Match
    var location: Location
  }
  struct Source: Decodable {
    struct Diagnostic: Decodable {
      var message: String
    }
    var source: String
    var status: String
    var bytes: Int
    var diagnostics: [Diagnostic]
  }
  var schema: String
  var findings: [Finding]
  var sources: [Source]

  init(_ text: String) throws {
    self = try JSONDecoder().decode(JSONReport.self, from: Data(text.utf8))
  }
}
