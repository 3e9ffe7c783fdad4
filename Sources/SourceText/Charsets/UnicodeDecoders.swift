/// UTF-8 that may be broken: each malformed part becomes one U+FFFD.
struct UTF8Decoder: CharacterDecoder {
  var state: UInt8 = 0
  private(set) var malformedCount = 0

  mutating func decode(
    _ source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to limit: Int,
    into output: UnsafeMutablePointer<UInt8>
  ) -> (end: Int, count: Int) {
    var index = start
    var count = 0
    while index < limit {
      let (length, isWellFormed) = UTF8Validation.character(in: source, at: index)
      if isWellFormed {
        for step in 0..<length { output[count &+ step] = source[index &+ step] }
        count &+= length
      } else {
        output.storeReplacement(at: &count)
        malformedCount += 1
      }
      index &+= length
    }
    return (index, count)
  }
}

/// UTF-16: lone surrogates and a last odd byte become U+FFFD.
struct UTF16Decoder: CharacterDecoder {
  let isBigEndian: Bool
  var state: UInt8 = 0
  private(set) var malformedCount = 0

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  mutating func decode(
    _ source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to limit: Int,
    into output: UnsafeMutablePointer<UInt8>
  ) -> (end: Int, count: Int) {
    var index = start
    var count = 0
    while index < limit {
      guard let unit = unit(in: source, at: index) else {
        output.storeReplacement(at: &count)
        malformedCount += 1
        return (source.count, count)
      }
      index &+= 2
      if 0xD800..<0xDC00 ~= unit, let low = self.unit(in: source, at: index), 0xDC00..<0xE000 ~= low
      {
        index &+= 2
        output.store(scalar: 0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00), at: &count)
      } else {
        if 0xD800..<0xE000 ~= unit { malformedCount += 1 }
        output.store(scalar: unit, at: &count)
      }
    }
    return (index, count)
  }

  private func unit(in source: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
    guard index &+ 1 < source.count else { return nil }
    let first = UInt32(source[index])
    let second = UInt32(source[index &+ 1])
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
}

/// UTF-32: what is no scalar, and up to three last bytes, become U+FFFD.
struct UTF32Decoder: CharacterDecoder {
  let isBigEndian: Bool
  var state: UInt8 = 0
  private(set) var malformedCount = 0

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  mutating func decode(
    _ source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to limit: Int,
    into output: UnsafeMutablePointer<UInt8>
  ) -> (end: Int, count: Int) {
    let raw = UnsafeRawBufferPointer(source)
    var index = start
    var count = 0
    while index < limit {
      guard index &+ 4 <= raw.count else {
        output.storeReplacement(at: &count)
        malformedCount += 1
        return (raw.count, count)
      }
      let stored = raw.loadUnaligned(fromByteOffset: index, as: UInt32.self)
      let value = isBigEndian ? UInt32(bigEndian: stored) : UInt32(littleEndian: stored)
      if Unicode.Scalar(value) == nil { malformedCount += 1 }
      output.store(scalar: value, at: &count)
      index &+= 4
    }
    return (index, count)
  }
}
