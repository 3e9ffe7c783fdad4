internal import Glibc

/// The bytes of one file, on disk or in memory, to be read from the start as often as it takes.
package final class FileContent: Sendable {
  /// Why a file could not be read, in words.
  package struct Failure: Error {
    /// What happened and what to do.
    package var message: String

    /// Creates a failure.
    package init(message: String) { self.message = message }
  }

  enum Storage {
    case disk(descriptor: Int32)
    case memory([UInt8])
  }

  let storage: Storage
  /// The size in bytes when it was opened; 0 when the system does not know it.
  package let size: Int
  /// The first bytes, `Packing.signatureLength` of them where there are as many.
  package let beginning: [UInt8]

  /// What the file is packed as; nil when it is read as it is.
  package var packing: Packing? { Packing(beginning: beginning) }

  /// Takes over an open file that can be read at any place, and closes it in the end.
  package init(descriptor: Int32, size: Int) {
    storage = .disk(descriptor: descriptor)
    self.size = size
    beginning = (try? Self.read(descriptor, at: 0, atMost: Packing.signatureLength)) ?? []
  }

  /// Keeps bytes that were read already.
  package init(_ bytes: [UInt8]) {
    storage = .memory(bytes)
    size = bytes.count
    beginning = Array(bytes.prefix(Packing.signatureLength))
  }

  deinit {
    if case .disk(let descriptor) = storage { close(descriptor) }
  }

  /// All bytes.
  ///
  /// - Parameter limit: How many bytes a file may have to be read.
  /// - Returns: The bytes, from the first.
  /// - Throws: When there are more, or the disk refuses.
  package func bytes(atMost limit: Int) throws(Failure) -> [UInt8] {
    guard size <= limit else { throw Self.tooLarge(limit) }
    switch storage {
    case .memory(let bytes): return bytes
    case .disk(let descriptor):
      // One byte more, so that the end is seen without growing.
      var bytes = try Self.read(descriptor, at: 0, atMost: size + 1)
      while bytes.count > size {
        let part = try Self.read(descriptor, at: bytes.count, atMost: 1 << 20)
        if part.isEmpty { break }
        bytes += part
        if bytes.count > limit { throw Self.tooLarge(limit) }
      }
      return bytes
    }
  }

  /// Says that a file is larger than `limit` bytes.
  package static func tooLarge(_ limit: Int) -> Failure {
    Failure(message: "larger than \(limit >> 20) MB; split it or scan the parts it was built from")
  }

  /// Reads up to `count` bytes at `offset`; fewer at the end.
  private static func read(
    _ descriptor: Int32,
    at offset: Int,
    atMost count: Int
  ) throws(Failure) -> [UInt8] {
    var error: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]
        )
        let part = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
        if part > 0 {
          filled += part
        } else if part == 0 || errno != EINTR {
          error = part == 0 ? 0 : errno
          return
        }
      }
    }
    guard error == 0 else {
      throw Failure(message: "cannot be read; check that it is a file and may be read")
    }
    return bytes
  }
}
