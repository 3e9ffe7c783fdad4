internal import CZlib

/// Deflate data as zlib reads it: as it is, or in a zlib or gzip wrapper.
///
/// Sources: RFC 1951 (deflate), RFC 1950 (zlib), RFC 1952 (gzip).
package enum Inflate {
  /// How many bytes of the beginning ``isCompressed(_:)`` looks at.
  static let headLength = 32

  /// The most bytes an input of `count` bytes is inflated to; the rest is left unread.
  ///
  /// 1 MiB and eight times the input: as text and data are compressed, and what an unpacked byte costs
  /// to examine is bounded by the input's size.
  package static func outputLimit(forInputOf count: Int) -> Int {
    (1 << 20) + min(count, 1 << 30) * 8
  }

  /// Whether `data` begins with the header of gzip or zlib; deflate data has none by itself.
  ///
  /// Looks at the first few bytes.
  package static func isCompressed(_ data: UnsafeBufferPointer<UInt8>) -> Bool {
    switch Wrapper(of: data) {
    case .gzip: true
    case .none: false
    case .zlib:
      // `x^2` is a header by its checksum, but no data is all text.
      data[1] >= 0x80 || data[1] < 0x20 || data.prefix(headLength).contains(where: isNoText)
    }
  }

  /// Inflates `raw` into `sink`, up to ``outputLimit(forInputOf:)``; where the data is corrupt or
  /// cut short, up to there.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    into sink: inout Sink
  ) {
    let wrapper = Wrapper(of: raw)
    let count = inflate(raw, in: wrapper, into: &sink)
    // Two bytes can look like a header by chance.
    if count == 0, wrapper == .zlib { _ = inflate(raw, in: .none, into: &sink) }
  }

  private static func inflate<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    in wrapper: Wrapper,
    into sink: inout Sink
  ) -> Int {
    guard let stream = InflateStream(raw, in: wrapper) else { return 0 }
    var missing = outputLimit(forInputOf: raw.count)
    let limit = missing
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64 << 10) { buffer in
      while missing > 0 {
        let space = UnsafeMutableBufferPointer(rebasing: buffer.prefix(missing))
        let count = stream.read(into: space)
        guard count > 0 else { return }
        sink.replace(0..<raw.count, byData: UnsafeBufferPointer(rebasing: space.prefix(count)))
        missing -= count
      }
    }
    return limit - missing
  }

  private static func isNoText(_ byte: UInt8) -> Bool {
    byte >= 0x7F || byte < 0x20 && !byte.isHTMLSpace
  }

  /// What deflate data is wrapped in.
  fileprivate enum Wrapper {
    case none
    case zlib
    case gzip

    /// What the first bytes of `data` say.
    init(of data: UnsafeBufferPointer<UInt8>) {
      guard data.count > 2 else {
        self = .none
        return
      }
      // RFC 1952, section 2.3.1: the signature, and the one method there is.
      let isGzip = data[0] == 0x1F && data[1] == 0x8B && data[2] == 8
      // RFC 1950, section 2.2: a window of 32 KB, no dictionary, and the checksum of the two bytes;
      // RFC 1951, section 3.2.3: block type 3 is reserved.
      let isZlib =
        data[0] == 0x78 && data[1] & 0x20 == 0 && (0x7800 | Int(data[1])) % 31 == 0
        && data[2] & 6 != 6
      self = isGzip ? .gzip : isZlib ? .zlib : .none
    }

    /// How zlib's `inflateInit2` is told.
    var windowBits: Int32 {
      switch self {
      case .none: -15
      case .zlib: 15
      case .gzip: 15 + 16
      }
    }
  }
}

/// One reading of compressed data; owns zlib's memory, which must not move.
private struct InflateStream: ~Copyable {
  private let state: UnsafeMutablePointer<z_stream>
  private let input: UnsafeBufferPointer<UInt8>
  private let wrapper: Inflate.Wrapper

  /// Begins to read `input`, which has to outlive the stream; nil when there is no memory.
  init?(_ input: UnsafeBufferPointer<UInt8>, in wrapper: Inflate.Wrapper) {
    self.input = input
    self.wrapper = wrapper
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    // zlib only reads the input, but its declaration does not say so. It counts in 32 bits; a
    // longer input is limited long before its end.
    state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    state.pointee.avail_in = UInt32(clamping: input.count)
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(state, wrapper.windowBits, ZLIB_VERSION, size) == Z_OK else {
      state.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(state)
    state.deallocate()
  }

  /// Fills `output` as far as the data goes.
  ///
  /// - Returns: How many bytes were written; fewer than fit, when the data ended or broke off.
  func read(into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    state.pointee.next_out = output.baseAddress
    state.pointee.avail_out = UInt32(clamping: output.count)
    while state.pointee.avail_out > 0 {
      let status = inflate(state, Z_NO_FLUSH)
      if status == Z_STREAM_END, beginNextMember() { continue }
      if status != Z_OK { break }
    }
    return output.count - Int(state.pointee.avail_out)
  }

  /// Goes on to what follows a gzip member, when that is another (RFC 1952, section 2.2).
  private func beginNextMember() -> Bool {
    let rest = UnsafeBufferPointer(rebasing: input.suffix(Int(state.pointee.avail_in)))
    return wrapper == .gzip && Inflate.Wrapper(of: rest) == .gzip && inflateReset(state) == Z_OK
  }
}
