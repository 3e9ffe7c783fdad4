extension HostilePage {
  /// Encodings in encodings.
  static let nestedPages: [HostilePage] = [
    HostilePage("json-in-json", fullSize: 2_000_000) { text in
      let once = nestedJSON(depth: 40)
      text.add("[")
      repeat {
        text.add("\"" + once + "\",")
      } while text.bytes.count < text.size
      text.add("0]")
    }.countedAt(1 << 18),
    HostilePage("json-in-json-once", fullSize: 2_000_000) { text in
      // Backslashes double with each level; the text fills what is left.
      var value = String(repeating: words, count: max(1, text.size / 70))
      for _ in 0..<10 {
        let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        value = "{\"a\":\"" + escaped + "\"}"
      }
      text.add(value)
    },
    HostilePage("gzip-bomb", fullSize: 250_000) { text in
      // 13 bits stand for 258 bytes, and base64 writes 4 letters for 3 bytes.
      text.add("<p data-a=\"")
      text.add(base64(GzipBomb.bytes(expandingTo: text.size * 3 / 4 * 8 / 13 * 258)))
      text.add("\">")
    },
    HostilePage("gzip-bombs", fullSize: 1_000_000) { text in
      let bomb = base64(GzipBomb.bytes(expandingTo: 1 << 20))
      repeat {
        text.add("<p data-a=\"" + bomb + "\">")
      } while text.bytes.count < text.size
    },
    HostilePage("pages-in-pages", fullSize: 1_000_000) { text in
      var inner = "<p>called the desk"
      for _ in 0..<12 {
        let escaped = inner.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        inner = "<iframe srcdoc=\"" + escaped + "\"></iframe>"
      }
      repeat { text.add(inner) } while text.bytes.count < text.size
    },
    HostilePage("comments-in-comments", fullSize: 1_000_000, "<!--[if IE]><p title='<b>a</b>'>"),
  ]

  /// A string in strings whose escapes grow by a step a level, not twofold: `\` is written `\u005c`.
  private static func nestedJSON(depth: Int) -> String {
    var value = "called the desk"
    for _ in 0..<depth {
      value = value.replacing("\\", with: "\\u005c")
      value = "{\\u0022a\\u0022:\\u0022" + value + "\\u0022}"
    }
    return value
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 3 * 4 + 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      var group: UInt32 = 0
      for offset in 0..<3 {
        group = group << 8 | (start + offset < bytes.count ? UInt32(bytes[start + offset]) : 0)
      }
      for letter in 0..<4 {
        let isPadding = start + letter > bytes.count
        let bits = Int(group >> UInt32(18 - letter * 6)) & 63
        output.append(isPadding ? UInt8(ascii: "=") : alphabet[bits])
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// A gzip file that stands for far more than its size (RFC 1951 and 1952).
enum GzipBomb {
  /// A file of one letter, `count` times, to the nearest 258.
  static func bytes(expandingTo count: Int) -> [UInt8] {
    let letter = UInt8(ascii: "a")
    let repeats = max(1, count / 258)
    var output: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
    var bits = BitWriter()
    bits.add(1, count: 1)  // The last block,
    bits.add(1, count: 2)  // of fixed codes (section 3.2.6).
    bits.addCode(0x30 + UInt32(letter), count: 8)
    for _ in 0..<repeats {
      bits.addCode(0xc5, count: 8)  // Length 258,
      bits.addCode(0, count: 5)  // from a distance of 1.
    }
    bits.addCode(0, count: 7)
    output += bits.finished()
    let size = UInt32(truncatingIfNeeded: repeats * 258 + 1)
    let checksum = checksum(of: letter, count: repeats * 258 + 1)
    for value in [checksum, size] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        output.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
    return output
  }

  /// The CRC-32 of a letter, `count` times.
  private static func checksum(of letter: UInt8, count: Int) -> UInt32 {
    let table: [UInt32] = (0..<256).map { (index: UInt32) -> UInt32 in
      var value = index
      for _ in 0..<8 { value = (value & 1) * 0xedb8_8320 ^ (value >> 1) }
      return value
    }
    var checksum = ~UInt32(0)
    for _ in 0..<count {
      checksum = (checksum >> 8) ^ table[Int(UInt8(checksum & 0xff) ^ letter)]
    }
    return ~checksum
  }

  /// Bits, the lowest of a byte first.
  private struct BitWriter {
    private var bytes: [UInt8] = []
    private var open: UInt64 = 0
    private var openCount: UInt64 = 0

    mutating func add(_ value: UInt32, count: UInt64) {
      open |= UInt64(value) << openCount
      openCount += count
      while openCount >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: open))
        open >>= 8
        openCount -= 8
      }
    }

    /// Codes are written from their highest bit.
    mutating func addCode(_ code: UInt32, count: UInt64) {
      for bit in (0..<count).reversed() { add(code >> UInt32(bit) & 1, count: 1) }
    }

    mutating func finished() -> [UInt8] {
      if openCount > 0 { add(0, count: 8 - openCount) }
      return bytes
    }
  }
}
