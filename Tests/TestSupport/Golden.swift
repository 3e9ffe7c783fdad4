internal import Foundation
public import Testing

/// Expects `text` to equal the golden file `name` under `Samples/`.
///
/// With `RECORD` in the environment the file is rewritten and the test fails, so that a recording
/// can never pass for a test run.
public func expectGolden(
  _ text: String,
  equals name: String,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  let file = samplesFolder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name); run again without RECORD", sourceLocation: sourceLocation)
    return
  }
  guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record(
      "there is no Samples/\(name); RECORD=1 swift test writes it",
      sourceLocation: sourceLocation
    )
    return
  }
  #expect(
    firstDifference(text, golden) == nil,
    "RECORD=1 swift test rewrites Samples/\(name)",
    sourceLocation: sourceLocation
  )
}

/// The place where two texts begin to differ, as both have it; nil when they are the same.
private func firstDifference(_ text: String, _ golden: String) -> String? {
  if text == golden { return nil }
  let now = Array(text)
  let before = Array(golden)
  let index =
    zip(now, before).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    ?? min(now.count, before.count)
  let line = now[..<index].count(where: \.isNewline) + 1
  let excerpt = { (characters: [Character]) in
    String(characters[max(0, index - 40)..<min(characters.count, index + 60)])
  }
  return "line \(line) is\n…\(excerpt(now))…\ninstead of\n…\(excerpt(before))…"
}
