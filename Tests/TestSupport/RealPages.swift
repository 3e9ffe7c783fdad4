internal import Foundation

/// The real pages beside the package.
public struct RealPages: Sendable {
  /// How many pages there were when this was written; fewer mean that the folder was misread.
  public static let expectedCount = 311

  private let folder: URL
  /// The paths of the pages, sorted.
  public let names: [String]

  /// Finds the pages; nil where there are none.
  public init?() throws {
    guard let folder = sharedFolder?.appending(path: "corpus") else { return nil }
    self.folder = folder
    names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".html.gz") }
      .sorted()
    if names.isEmpty { return nil }
  }

  /// The bytes of a page, unpacked.
  public func bytes(of name: String) throws -> [UInt8] {
    let manager = FileManager.default
    let unpacked = manager.temporaryDirectory.appending(path: UUID().uuidString)
    try Data().write(to: unpacked)
    defer { try? manager.removeItem(at: unpacked) }
    // Into a file: a pipe would have to be emptied while the process runs.
    let output = try FileHandle(forWritingTo: unpacked)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", folder.appending(path: name).path]
    process.standardOutput = output
    try process.run()
    process.waitUntilExit()
    try output.close()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    return Array(try Data(contentsOf: unpacked))
  }
}
