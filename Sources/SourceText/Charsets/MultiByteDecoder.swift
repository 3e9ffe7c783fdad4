internal import Glibc

/// An encoding of one to four bytes a character, converted by the C library.
///
/// A byte that begins no character becomes U+FFFD and is skipped alone, so that a broken character
/// never takes the markup behind it along. This differs from the standard, which also drops a
/// second byte beyond ASCII.
struct MultiByteDecoder: CharacterDecoder {
  var state: UInt8 = 0
  private(set) var malformedCount = 0

  private let encoding: TextEncoding.MultiByte
  private let converter: Converter?

  /// The most bytes a character has.
  private static let longestCharacter = 4

  /// Makes the decoder; where the C library lacks the encoding, all but ASCII becomes U+FFFD.
  init(_ encoding: TextEncoding.MultiByte) {
    self.encoding = encoding
    converter = Converter(from: encoding.converterName)
  }

  mutating func decode(
    _ source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to limit: Int,
    into output: UnsafeMutablePointer<UInt8>
  ) -> (end: Int, count: Int) {
    let piece = UnsafeBufferPointer(rebasing: source[..<limit])
    var index = start
    var count = 0
    while index < limit {
      let asciiEnd = UTF8Validation.endOfASCII(in: piece, from: index)
      for offset in index..<asciiEnd { output[count &+ offset &- index] = source[offset] }
      count &+= asciiEnd &- index
      index = asciiEnd
      guard index < limit else { break }
      let isCut = converter?.convert(piece, from: &index, into: output, at: &count) ?? false
      guard index < limit, source[index] >= 0x80 else { continue }
      // The character goes on behind the limit, or it is broken.
      if !isCut || !convertCharacter(source, from: &index, into: output, at: &count) {
        storeUnconverted(source[index], in: output, at: &count)
        index &+= 1
      }
    }
    return (index, count)
  }

  /// Converts the one character at `index`, byte by byte until it is whole.
  private func convertCharacter(
    _ source: UnsafeBufferPointer<UInt8>,
    from index: inout Int,
    into output: UnsafeMutablePointer<UInt8>,
    at count: inout Int
  ) -> Bool {
    guard let converter else { return false }
    let start = index
    let longest = min(Self.longestCharacter, source.count &- start)
    var length = 1
    while length <= longest {
      let character = UnsafeBufferPointer(rebasing: source[..<(start &+ length)])
      let isCut = converter.convert(character, from: &index, into: output, at: &count)
      if index > start { return true }
      guard isCut else { return false }
      length &+= 1
    }
    return false
  }

  private mutating func storeUnconverted(
    _ byte: UInt8,
    in output: UnsafeMutablePointer<UInt8>,
    at count: inout Int
  ) {
    // WHATWG Encoding, section 10.2.1: the euro sign of the Chinese Windows.
    if byte == 0x80, encoding == .gbk || encoding == .gb18030 {
      output.store(scalar: 0x20AC, at: &count)
    } else {
      malformedCount += 1
      output.storeReplacement(at: &count)
    }
  }
}

/// A conversion to UTF-8 of the C library, closed with its last owner.
final class Converter {
  private let descriptor: iconv_t

  init?(from encoding: String) {
    let descriptor = iconv_open("UTF-8", encoding)
    // The library's error value is -1, not a null pointer.
    guard Int(bitPattern: descriptor) != -1, let descriptor else { return nil }
    self.descriptor = descriptor
  }

  deinit { iconv_close(descriptor) }

  /// Converts what is whole and well-formed from `index` on, and moves both offsets past it.
  ///
  /// The converter keeps nothing from one call to the next.
  ///
  /// - Returns: Whether it stopped before a character that may go on behind the end of `source`.
  @discardableResult
  func convert(
    _ source: UnsafeBufferPointer<UInt8>,
    from index: inout Int,
    into output: UnsafeMutablePointer<UInt8>,
    at count: inout Int
  ) -> Bool {
    guard let base = source.baseAddress else { return false }
    let input = UnsafeMutableRawPointer(mutating: base + index)
    var inputPointer: UnsafeMutablePointer<CChar>? = input.assumingMemoryBound(to: CChar.self)
    var inputLeft = source.count - index
    let room = CharacterDecoderLimits.outputSize - count
    let target = UnsafeMutableRawPointer(output + count)
    var outputPointer: UnsafeMutablePointer<CChar>? = target.assumingMemoryBound(to: CChar.self)
    var outputLeft = room
    errno = 0
    iconv(descriptor, &inputPointer, &inputLeft, &outputPointer, &outputLeft)
    let isCut = inputLeft > 0 && errno == EINVAL
    // A character of Big5 can stand for two; the second waits in the converter.
    iconv(descriptor, nil, nil, &outputPointer, &outputLeft)
    index = source.count - inputLeft
    count += room - outputLeft
    return isCut
  }
}
