/// JSON Pointer, the way from a document's root to a value: `/calls/3/phone`.
///
/// Source: RFC 6901, section 3.
package enum JSONPointer {
  /// Appends `/` and a member's key to `pointer`, `~` and `/` in it escaped.
  ///
  /// - Parameters:
  ///   - key: The key's bytes, decoded; what is not UTF-8 in it becomes U+FFFD.
  ///   - pointer: The way to the object that has the member.
  package static func append(key: some Collection<UInt8>, to pointer: inout String) {
    var escaped: [UInt8] = [UInt8(ascii: "/")]
    escaped.reserveCapacity(key.count + 1)
    for byte in key {
      switch byte {
      case UInt8(ascii: "~"): escaped.append(contentsOf: "~0".utf8)
      case UInt8(ascii: "/"): escaped.append(contentsOf: "~1".utf8)
      default: escaped.append(byte)
      }
    }
    pointer += String(decoding: escaped, as: UTF8.self)
  }

  /// Appends `/` and an element's 0-based index to `pointer`.
  package static func append(index: Int, to pointer: inout String) {
    pointer += "/\(index)"
  }
}
