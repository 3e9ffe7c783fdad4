import Glibc
import PageArchives

/// Opens inputs; pages are read whole, so that nothing is cut at a buffer's edge.
enum InputReader {
  /// The largest page that is read; one a browser would load is far smaller.
  static let largest = 512 << 20

  /// Opens an input; its bytes are read later, except for those of a pipe.
  static func open(_ input: InputList.Input) throws(FileContent.Failure) -> FileContent {
    switch input {
    case .unreadable(_, let reason), .passedOver(_, let reason):
      throw FileContent.Failure(message: reason)
    case .standardInput: return FileContent(try readAll(from: STDIN_FILENO))
    case .file(let path, _): return try open(path)
    }
  }

  /// Opens a file.
  static func open(_ path: String) throws(FileContent.Failure) -> FileContent {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileContent.Failure(message: "cannot be opened; check that it may be read")
    }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      return FileContent(descriptor: descriptor, size: Int(status.st_size))
    }
    defer { close(descriptor) }
    return FileContent(try readAll(from: descriptor))
  }

  /// The lines of a text file, or of standard input for `-`, without empty ones.
  static func lines(of path: String) throws(FileContent.Failure) -> [String] {
    let content = try path == "-" ? FileContent(readAll(from: STDIN_FILENO)) : open(path)
    let text = String(decoding: try content.bytes(atMost: largest), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// Reads an open pipe or device to its end.
  private static func readAll(from descriptor: Int32) throws(FileContent.Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
        repeat {
          count = read(descriptor, buffer.baseAddress, buffer.count)
        } while count < 0 && errno == EINTR
        filled = max(count, 0)
      }
      guard count >= 0 else {
        throw FileContent.Failure(
          message: "cannot be read; check that it is a file and may be read"
        )
      }
      if count == 0 { return bytes }
      bytes += part
      if bytes.count > largest { throw FileContent.tooLarge(largest) }
    }
  }
}
