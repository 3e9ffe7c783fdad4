import Foundation
import PageSyntax
import SourceText

/// Text that Foundation reads as JSON has no string the reader does not tell.
enum JSONTarget {
  static func run(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    var observer = ScriptObserver(count: text.count)
    ScriptReader().read(text, as: .json, visitor: &observer)
    // Foundation takes other encodings too, and drops a byte order mark behind an escape.
    guard !text.contains(0), let string = String(validating: text, as: UTF8.self),
      !string.unicodeScalars.contains("\u{FEFF}"),
      let value = try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
    else { return 0 }
    expect(observer.defects == 0, "well-formed JSON has \(observer.defects) defects")
    let told = Set(observer.strings.map { decoded(text[$0.range], $0.coding) })
    for string in strings(in: value) {
      expect(told.contains(Array(string.utf8)), "“\(string)” was not told")
    }
    return 0
  }

  private static func decoded(
    _ raw: Slice<UnsafeBufferPointer<UInt8>>,
    _ coding: TextCoding
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    coding.decode(UnsafeBufferPointer(rebasing: raw), into: &bytes)
    return bytes
  }

  private static func strings(in value: Any) -> [String] {
    switch value {
    case let string as String: [string]
    case let list as [Any]: list.flatMap(strings)
    case let object as [String: Any]: object.flatMap { [$0.key] + strings(in: $0.value) }
    default: []
    }
  }
}
