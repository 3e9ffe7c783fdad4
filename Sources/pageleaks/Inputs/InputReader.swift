import Foundation

/// Reads inputs whole, so that nothing is cut at a buffer's edge.
enum InputReader {
  /// The largest input that is read; a page a browser would load is far smaller.
  static let largest = 512 << 20

  /// Why an input was not read, in words.
  struct Failure: Error {
    var message: String
    var bytes = 0
  }

  /// The bytes of an input.
  static func read(_ input: InputList.Input) throws(Failure) -> [UInt8] {
    switch input {
    case .unreadable(_, let reason): throw Failure(message: reason)
    case .standardInput: return try read(from: FileHandle.standardInput, of: "standard input")
    case .file(let path):
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      if let size = attributes?[.size] as? Int, size > largest {
        throw Failure(
          message: "larger than \(largest >> 20) MB; split it or scan the parts it was built from",
          bytes: size
        )
      }
      guard let file = FileHandle(forReadingAtPath: path) else {
        throw Failure(message: "cannot be opened; check that it may be read")
      }
      defer { try? file.close() }
      return try read(from: file, of: path)
    }
  }

  private static func read(from file: FileHandle, of name: String) throws(Failure) -> [UInt8] {
    do {
      return Array(try file.readToEnd() ?? Data())
    } catch {
      throw Failure(message: "cannot be read; check that it is a file and may be read")
    }
  }
}
