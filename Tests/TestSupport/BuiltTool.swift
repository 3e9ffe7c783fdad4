public import Foundation

/// The built command-line tool, run as a newsroom runs it.
public struct BuiltTool: Sendable {
  /// What a run gave.
  public struct Result: Sendable {
    /// The exit status; the number of the signal and 128 when one ended the tool.
    public var status: Int32
    /// Standard output.
    public var output: String
    /// Standard error.
    public var errors: String
  }

  /// The tool lies beside the test bundle.
  public static let file = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "pageleaks")

  /// The folder the tool runs in; inputs and reports are named relative to it.
  public var folder: URL

  /// Creates a tool that runs in `folder`, the package's own when not said otherwise.
  public init(in folder: URL = packageFolder) {
    self.folder = folder
  }

  /// Runs the tool and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: The arguments, without the tool's name.
  ///   - input: What it reads on standard input.
  ///   - environment: Variables set beside the test's own; nil takes one away.
  /// - Returns: What it printed and how it ended.
  /// - Throws: When it cannot be started.
  public func run(
    _ arguments: [String],
    input: [UInt8] = [],
    environment: [String: String?] = [:]
  ) throws -> Result {
    try Self.withScratchFolder { scratch in
      // Files, not pipes: a pipe would have to be emptied while the process runs.
      let streams = try ["input", "output", "errors"].map { name in
        let file = scratch.appending(path: name)
        try Data(name == "input" ? input : []).write(to: file)
        return file
      }
      let process = Process()
      process.executableURL = Self.file
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.environment = ProcessInfo.processInfo.environment.merging(
        environment.compactMapValues { $0 }
      ) { $1 }
      .filter { environment[$0.key] != .some(nil) }
      process.standardInput = try FileHandle(forReadingFrom: streams[0])
      process.standardOutput = try FileHandle(forWritingTo: streams[1])
      process.standardError = try FileHandle(forWritingTo: streams[2])
      try process.run()
      process.waitUntilExit()
      let isSignal = process.terminationReason == .uncaughtSignal
      return Result(
        status: isSignal ? 128 + process.terminationStatus : process.terminationStatus,
        output: String(decoding: try Data(contentsOf: streams[1]), as: UTF8.self),
        errors: String(decoding: try Data(contentsOf: streams[2]), as: UTF8.self)
      )
    }
  }

  /// Runs `body` with an empty folder that is gone afterwards.
  public static func withScratchFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "pageleaks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
