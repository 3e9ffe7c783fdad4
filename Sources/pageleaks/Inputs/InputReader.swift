import Glibc

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
    case .standardInput: return try read(from: STDIN_FILENO, expecting: 1 << 16)
    case .file(let path):
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw Failure(message: "cannot be opened; check that it may be read")
      }
      defer { close(descriptor) }
      var status = stat()
      let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
      if size > largest { throw tooLarge(size) }
      return try read(from: descriptor, expecting: size)
    }
  }

  private static func tooLarge(_ size: Int) -> Failure {
    Failure(
      message: "larger than \(largest >> 20) MB; split it or scan the parts it was built from",
      bytes: size
    )
  }

  /// Reads an open file to its end; `size` is how many bytes it holds in likelihood.
  private static func read(from descriptor: Int32, expecting size: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more, so that the end is seen without growing.
    var room = max(size, 1 << 12) + 1
    while true {
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        repeat {
          count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        } while count < 0 && errno == EINTR
        filled = max(count, 0)
      }
      guard count >= 0 else {
        throw Failure(message: "cannot be read; check that it is a file and may be read")
      }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if bytes.count > largest { throw tooLarge(bytes.count) }
      room = max(room - count, 1 << 16)
    }
  }
}
