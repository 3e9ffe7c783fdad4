/// A finding's name across scans: the same kind of leak at the same place keeps it.
///
/// Made of rule, page, carrier and path with array indexes as `*`, so that edits elsewhere on the
/// page do not change it. Never of a value, nor of a key that may be one: a hash of a number is
/// undone by trying all numbers.
enum Fingerprint {
  /// The fingerprint's text, `v1:` and sixteen hexadecimal digits.
  static func make(rule: String, source: String, carrier: String, path: [String]) -> String {
    let parts = [rule, source, carrier] + path
    let hash = hash(of: parts.joined(separator: "\u{1f}"))
    let digits = String(hash, radix: 16)
    return "v1:" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// FNV-1a, 64 bit, with a final mix; stable across runs and machines, unlike Swift's `Hasher`.
  private static func hash(of text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash ^= hash >> 33
    hash &*= 0xff51_afd7_ed55_8ccd
    return hash ^ (hash >> 33)
  }
}
