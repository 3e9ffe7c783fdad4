import Foundation
import TestSupport
import Testing

/// Rules of the house no compiler checks.
@Suite struct HouseRuleTests {
  static let sources = SourceFile.all(in: "Sources")
  static let tests = SourceFile.all(in: "Tests")

  @Test func `there are files to check`() {
    #expect(Self.sources.count > 100 && Self.tests.count > 40)
  }

  @Test func `no source file is longer than 400 lines, no test than 600`() {
    #expect(Self.sources.filter { $0.lineCount > 400 }.map(\.path) == [])
    #expect(Self.tests.filter { $0.lineCount > 600 }.map(\.path) == [])
  }

  @Test func `libraries do not end the program`() {
    // Written apart, so that this file does not hold what it looks for.
    let forbidden = ["fatal" + "Error(", "try" + "!", "print" + "(", "as" + "! "]
    for file in Self.sources where !file.path.contains("BuildTools") {
      for word in forbidden {
        let line = file.text.split(separator: "\n").first { line in
          line.contains(word) && !line.contains("//")
            && !line.contains("s" + word) && !line.contains("S" + word)
        }
        #expect(line == nil, "\(file.path): \(line ?? "")")
      }
    }
  }

  /// Where this package, what lies beside it and the home of whoever builds it are.
  static let machinePaths: [String] =
    [packageFolder.path, NSHomeDirectory() + "/"] + [sharedFolder?.path].compactMap { $0 }

  @Test func `no file names a path of the machine it was written on`() {
    let endings: Set<String> = ["swift", "yml", "txt", "json", "md", "sh", "html", "tsv"]
    let files =
      SourceFile.all(in: "Sources", endings: endings)
      + SourceFile.all(in: "Tests", endings: endings)
      + SourceFile.all(in: "rules", endings: endings)
      + SourceFile.all(in: "Samples", endings: endings)
    for file in files {
      for path in Self.machinePaths where path.count > 3 {
        #expect(!file.text.contains(path), "\(file.path)")
      }
    }
  }

  @Test func `names of types say what they are`() {
    let words = #/(?:struct|class|enum|protocol|actor) \w*(?:Utils?|Helper|Manager|Common)\b/#
    for file in Self.sources + Self.tests {
      #expect(file.text.firstMatch(of: words) == nil, "\(file.path)")
    }
  }

  @Test func `nothing is left for later`() {
    let words = try? Regex("(?:T" + "ODO|F" + "IXME|X" + "XX)\\b")
    for file in Self.sources {
      guard let words else { return }
      let found = file.text.split(separator: "\n")
        .first { $0.contains("//") && $0.contains(words) && !$0.contains("`") }
      #expect(found == nil, "\(file.path): \(found ?? "")")
    }
  }

  @Test func `the top of the package holds what the layout says`() throws {
    let entries = try FileManager.default.contentsOfDirectory(atPath: packageFolder.path)
      .filter { !$0.hasPrefix(".") }
    let known: Set<String> = [
      "Package.swift", "Package.resolved", "README.md", "CONTRIBUTING.md", "Makefile", "Sources",
      "Tests", "Samples", "rules", "LICENSE", "NOTICE",
    ]
    #expect(Set(entries).subtracting(known) == [])
  }
}
