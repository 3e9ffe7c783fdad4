public import Foundation

/// The package's folder, found from this file's own path.
public let packageFolder = URL(filePath: #filePath)
  .deletingLastPathComponent()  // TestSupport
  .deletingLastPathComponent()  // Tests
  .deletingLastPathComponent()

/// The folder of real pages and conformance suites beside the package; nil where it is absent.
public let sharedFolder: URL? = {
  let folder = packageFolder.deletingLastPathComponent().appending(path: "shared")
  let exists = FileManager.default.fileExists(atPath: folder.appending(path: "corpus").path)
  return exists ? folder : nil
}()
