import PageSyntax
import Testing

/// Captions: blocks, cues and the tags in them.
@Suite struct CaptionTests {
  /// A caption file and its blocks, as `kind identifier|settings|content`.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var blocks: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "WebVTT",
      text: "WEBVTT - Call\nKind: captions\n\n1\n00:01.000 --> 00:02.000 line:0\nMum\nme\n\n",
      blocks: ["header ||- Call/Kind: captions", "cue 1|line:0|Mum/me"]
    ),
    Case(
      name: "notes, styles, regions",
      text: "WEBVTT\n\nNOTE ask\nher\n\nSTYLE\n::cue {}\n\nREGION\nid:a\n\nNOTES\n",
      blocks: [
        "header ||", "note ||ask/her", "style ||::cue {}", "other ||REGION/id:a", "other ||NOTES",
      ]
    ),
    Case(
      name: "cue without a blank line before it",
      text: "WEBVTT\n00:01.000 --> 00:02.000\na\n00:02.000 --> 00:03.000\nb",
      blocks: ["header ||", "cue ||a", "cue ||b"]
    ),
    Case(
      name: "SubRip with CRLF and a blank line of spaces",
      text:
        "1\r\n00:00:01,000 --> 00:00:02,000\r\nMum\r\n \r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n",
      blocks: ["cue 1||Mum", "cue 2||"]
    ),
    Case(
      name: "text without a time",
      text: "1\n00:00:01,000 --> 00:00:02,000\na\n\nring her\n",
      blocks: ["cue 1||a", "other ||ring her"]
    ),
    Case(name: "cut off", text: "WEBVTT\n\n00:01.000 --> ", blocks: ["header ||", "cue ||"]),
  ]

  @Test(arguments: cases)
  func `blocks are told apart`(_ row: Case) throws {
    let text = Array(row.text.utf8)
    try text.withUnsafeBufferPointer { bytes in
      let format = try #require(CaptionBlocks.format(of: bytes))
      var blocks = CaptionBlocks(of: bytes, format: format)
      var found: [String] = []
      while let block = blocks.next() {
        let parts = [block.identifier, block.settings, block.content].map { range in
          String(decoding: bytes[range], as: UTF8.self).split(whereSeparator: \.isNewline)
            .joined(separator: "/").trimming()
        }
        found.append("\(block.kind) " + parts.joined(separator: "|"))
      }
      #expect(found == row.blocks)
    }
  }

  @Test(arguments: [
    ("WEBVTT", true), ("WEBVTT\n", true), ("WEBVTTX", false), ("\n 12\n00:00:01,0 --> x", true),
    ("00:01.000 --> 00:02.000", true), ("1\nDear all", false), ("12:30 --> 13:00", true),
    ("Lunch --> 13:00", false), ("1", false), ("", false), ("7 --> 8", false),
  ])
  func `captions are recognised by how they begin`(_ text: String, _ isCaption: Bool) {
    let format = Array(text.utf8).withUnsafeBufferPointer { CaptionBlocks.format(of: $0) }
    #expect((format != nil) == isCaption)
  }

  @Test(arguments: [
    ("+7 <i>947</i> 000", "+7 |_|947|_| 000"), ("<v Ana B>Mum</v>", "[Ana B]|Mum|_"),
    ("<v.loud Ana>a", "[Ana]|a"), ("5 < 6 and <b", "5 < 6 and |<b"), ("{\\an8}a{b}", "_|a{b}"),
    ("a<00:01.000>b", "a|_|b"), ("<vx Ana>", "_"), ("a{\\b<i>c", "a|{\\b|_|c"), ("", ""),
  ])
  func `tags part a cue's text`(_ cue: String, _ expected: String) {
    let found = Array(cue.utf8).withUnsafeBufferPointer { bytes in
      var parts = CaptionParts(of: bytes, in: 0..<bytes.count)
      var found: [String] = []
      while let part = parts.next() {
        switch part {
        case .text(let range): found.append(String(decoding: bytes[range], as: UTF8.self))
        case .voice(let range): found.append("[\(String(decoding: bytes[range], as: UTF8.self))]")
        case .tag: found.append("_")
        }
      }
      return found.joined(separator: "|")
    }
    #expect(found == expected)
  }
}

extension String {
  /// Without spaces at its ends.
  fileprivate func trimming() -> String {
    split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
