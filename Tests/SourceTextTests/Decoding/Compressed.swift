import CZlib

/// What deflate data is wrapped in, as `deflateInit2` is told.
enum Wrapper: Int32, CaseIterable, Sendable {
  case none = -15
  case zlib = 15
  case gzip = 31
}

/// `bytes`, compressed by zlib.
func compressed(_ bytes: [UInt8], _ wrapper: Wrapper, level: Int32 = 9) -> [UInt8] {
  var stream = z_stream()
  let size = Int32(MemoryLayout<z_stream>.size)
  return withUnsafeMutablePointer(to: &stream) { stream in
    deflateInit2_(stream, level, Z_DEFLATED, wrapper.rawValue, 8, 0, ZLIB_VERSION, size)
    defer { deflateEnd(stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(stream, UInt(bytes.count))))
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        deflate(stream, Z_FINISH)
        return output.count - Int(stream.pointee.avail_out)
      }
    }
    return Array(output.prefix(count))
  }
}
