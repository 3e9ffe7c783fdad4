import SourceText
import Testing

@Suite struct InflateTests {
  static let note = Array(#"{"note":"ring Ana on 020 7946 0011 — not for print"}"#.utf8)

  private func inflated(_ raw: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    raw.withUnsafeBufferPointer { TextCoding.inflate.decode($0, into: &output) }
    return output
  }

  private func isCompressed(_ raw: [UInt8]) -> Bool {
    raw.withUnsafeBufferPointer(Inflate.isCompressed)
  }

  @Test(arguments: Wrapper.allCases, [0, 1, 6, 9] as [Int32])
  func `what was compressed comes back`(_ wrapper: Wrapper, level: Int32) {
    let long = (0..<4_000).flatMap { Array("\($0): call Ana. ".utf8) }
    for bytes in [Self.note, long, [0], Array(repeating: 0xFF, count: 70_000)] {
      #expect(inflated(compressed(bytes, wrapper, level: level)) == bytes)
    }
  }

  @Test func `all of it leads to the whole input`() {
    let raw = compressed((0..<30_000).flatMap { Array("\($0) ".utf8) }, .gzip)
    let text = raw.withUnsafeBufferPointer { TextCoding.inflate.decodeMapped($0, at: 50) }
    #expect(text.bytes.count > 100_000)
    #expect(text.sourceRange(of: 0..<1) == 50..<50 + raw.count)
    #expect(text.sourceRange(of: 99_999..<100_004) == 50..<50 + raw.count)
    #expect(text.sourceRange(of: 0..<text.bytes.count) == 50..<50 + raw.count)
  }

  @Test func `members of gzip are read one after the other`() {
    let first = compressed(Array("ring ".utf8), .gzip)
    let second = compressed(Array("Ana".utf8), .gzip)
    #expect(inflated(first + second) == Array("ring Ana".utf8))
    #expect(inflated(first + second + [0, 0, 0]) == Array("ring Ana".utf8))
    #expect(inflated(first + Array("Ana".utf8)) == Array("ring ".utf8))
    #expect(inflated(first + compressed(Array("Ana".utf8), .zlib)) == Array("ring ".utf8))
  }

  @Test(arguments: Wrapper.allCases)
  func `a stream cut short gives its beginning`(_ wrapper: Wrapper) {
    let bytes = (0..<500).flatMap { Array("\($0 * 7919 % 1009) ".utf8) }
    let raw = compressed(bytes, wrapper)
    var longest = 0
    for end in raw.indices {
      let beginning = inflated(Array(raw.prefix(end)))
      #expect(bytes.starts(with: beginning))
      #expect(beginning.count >= longest)
      longest = beginning.count
    }
    #expect(longest > bytes.count - 20)
  }

  @Test(arguments: Wrapper.allCases)
  func `a stream that breaks gives what stands before`(_ wrapper: Wrapper) {
    let bytes = (0..<500).flatMap { Array("\($0 * 7919 % 1009) ".utf8) }
    let raw = compressed(bytes, wrapper)
    for place in stride(from: raw.count / 2, to: raw.count - 8, by: 7) {
      var broken = raw
      broken[place] ^= 0x55
      #expect(inflated(broken).starts(with: bytes.prefix(bytes.count / 4)))
    }
  }

  @Test func `a wrong checksum loses nothing`() {
    for wrapper in [Wrapper.zlib, .gzip] {
      var raw = compressed(Self.note, wrapper)
      raw[raw.count - 1] ^= 1
      #expect(inflated(raw) == Self.note)
    }
  }

  @Test(arguments: Wrapper.allCases)
  func `a bomb costs no more than its limit`(_ wrapper: Wrapper) {
    for size in [1 << 20, 20 << 20] {
      let raw = compressed(Array(repeating: 0x20, count: size), wrapper)
      let limit = Inflate.outputLimit(forInputOf: raw.count)
      #expect(inflated(raw).count == min(size, limit))
      let mapped = raw.withUnsafeBufferPointer { TextCoding.inflate.decodeMapped($0, at: 0) }
      #expect(mapped.bytes.count == min(size, limit))
    }
  }

  @Test func `the limit grows with the input`() {
    #expect(Inflate.outputLimit(forInputOf: 0) == 1 << 20)
    #expect(Inflate.outputLimit(forInputOf: 1 << 20) == 9 << 20)
    #expect(Inflate.outputLimit(forInputOf: .max) > 0)
  }

  @Test func `deflate data that begins like zlib is read`() {
    // A stored block by hand: three bits, padding, the length and its complement, and the end. The
    // padding makes 0x78 of the first byte, the length 0x5E, which passes for a header of zlib.
    let text = Array(repeating: UInt8(ascii: "a"), count: 0x5E)
    let raw = [0x78, 0x5E, 0, 0xA1, 0xFF] + text + [1, 0, 0, 0xFF, 0xFF]
    #expect(inflated(raw) == text)
  }

  @Test func `compressed data is known by its beginning`() {
    #expect(isCompressed(compressed(Self.note, .gzip)))
    for level in Int32(0)...9 {
      #expect(isCompressed(compressed(Self.note, .zlib, level: level)))
    }
    #expect(!isCompressed(compressed(Self.note, .none)))
    for text in ["", "x", "x^", "x^2", "x^2 + y^2 = 1, for all", "x\u{1}", "[1]", "\u{1F}\u{8B}a"] {
      #expect(!isCompressed(Array(text.utf8)), "\(text)")
    }
  }

  @Test func `compressed data is known by the beginning of its Base64`() {
    let texts = ["H4sIAAAAAAAAA0tMSgYAmsEf", "eJwrSi1OLQYABdkCLg", "eNorSi1OLQYABdkCLg==", "H4sI"]
    for text in texts {
      #expect(Array(text.utf8).withUnsafeBufferPointer(Base64.beginsCompressed), "\(text)")
    }
    for text in ["", "eyJub3RlIjoxfQ==", "eF4y", "H4s", "aaaa", "="] {
      #expect(!Array(text.utf8).withUnsafeBufferPointer(Base64.beginsCompressed), "\(text)")
    }
  }
}
