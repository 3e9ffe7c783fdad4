public import Foundation

/// The folder of sample pages.
public let samplesFolder = packageFolder.appending(path: "Samples")

/// A page of `Samples/`, as a newsroom might have published it; everything in it is invented.
public struct Sample: Sendable, CustomStringConvertible {
  /// The path below `Samples/`, as in `carriers/comment/call-list/page.html`.
  public var name: String
  /// The bytes of the page.
  public var bytes: [UInt8]

  /// The folder it lies in, below `Samples/`.
  public var folder: String {
    name.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// Whether the page must give no finding of medium confidence or more.
  public var isClean: Bool {
    let file = name.split(separator: "/").last ?? ""
    return name.hasPrefix("clean/") || file.hasPrefix("clean.") || file == "scrubbed.html"
  }

  /// The name, for tables of tests.
  public var description: String { name }

  /// Every page of `Samples/`, by name.
  public static let all: [Sample] = {
    let paths = FileManager.default.subpaths(atPath: samplesFolder.path) ?? []
    return paths.sorted().compactMap { path in
      guard isInput(path),
        let data = FileManager.default.contents(atPath: samplesFolder.appending(path: path).path)
      else { return nil }
      return Sample(name: path, bytes: Array(data))
    }
  }()

  /// The endings of files that are inputs; of text files, only those named like pages are.
  private static let endings: Set<String> = [
    "html", "json", "ndjson", "js", "css", "csv", "tsv", "vtt", "srt", "svg", "xml", "map",
  ]

  private static func isInput(_ path: String) -> Bool {
    // Tables of numbers are no inputs.
    guard !path.hasPrefix("numbers/") else { return false }
    let file = path.split(separator: "/").last ?? ""
    let ending = file.split(separator: ".").last.map(String.init) ?? ""
    return endings.contains(ending) || file == "page.txt" || file == "clean.txt"
  }

  /// The pages that give something away.
  public static let leaking = all.filter { !$0.isClean && !$0.name.hasPrefix("hostile/") }

  /// The pages that give nothing away.
  public static let clean = all.filter(\.isClean)

  /// The values the page gives away, as `leaks.txt` beside it lists them by hand, one a line.
  ///
  /// Empty when there is no such file.
  public var expectedValues: [String] {
    let file = samplesFolder.appending(path: folder).appending(path: "leaks.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }
}
