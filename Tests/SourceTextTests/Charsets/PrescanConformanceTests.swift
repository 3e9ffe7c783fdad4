import Foundation
import SourceText
import TestSupport
import Testing

/// The public html5lib suite's cases for the encoding a page declares.
@Suite struct PrescanConformanceTests {
  @Test(.enabled(if: sharedFolder != nil), arguments: ["tests1", "tests2", "test-yahoo-jp"])
  func `html5lib's encoding cases`(_ name: String) throws {
    let shared = try #require(sharedFolder)
    let file = shared.appending(path: "conformance/html5lib/encoding/\(name).dat")
    let cases = Self.cases(in: try Array(Data(contentsOf: file)))
    #expect(!cases.isEmpty)
    for (page, label) in cases {
      let expected = Charset.named(label)?.name
      let charset = PageText(decoding: page, as: .markup).charset
      // Where a page declares nothing, the suite expects the browser's preset.
      let isDeclared = charset.origin != .validUTF8 && charset.origin != .fallback
      #expect(
        (isDeclared ? charset.name : "windows-1252") == expected,
        "\(String(decoding: page.prefix(200), as: UTF8.self))"
      )
    }
  }

  /// The pages, and the label each is expected to be read as.
  static func cases(in file: [UInt8]) -> [(page: [UInt8], label: String)] {
    var cases: [(page: [UInt8], label: String)] = []
    var page: [[UInt8]] = []
    var isLabel = false
    for line in file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      switch String(decoding: line, as: UTF8.self) {
      case "#data": page = []
      case "#encoding": isLabel = true
      case let label where isLabel:
        cases.append((Array(page.joined(separator: [UInt8(ascii: "\n")])), label))
        isLabel = false
      default: page.append(Array(line))
      }
    }
    return cases
  }
}
