import LeakReporting
import LeakRules
import LeakScanning
import PageCarriers
import SourceText
import TestSupport
import Testing

/// The report is not a second leak: without being asked, no output holds a value.
@Suite struct SecrecyTests {
  /// The words readers, or the machines that read to them, are given by a page.
  static func publicWords(of sample: Sample) -> Set<String> {
    let text = PageText(decoding: sample.bytes, as: .markup)
    let type = PageReader.mediaType(of: text, name: sample.name)
    let content = PageReader.read(text, as: type)
    let shown = content.fragments.filter { $0.visibility != .hidden }
    return Set(
      shown.flatMap { String(decoding: content.text(of: $0), as: UTF8.self).words }
    )
  }

  /// Runs of three words, in lower case.
  static func phrases(of text: String) -> [String] {
    let words = text.words
    guard words.count > 2 else { return [] }
    return (0..<words.count - 2).map { words[$0..<$0 + 3].joined(separator: " ") }
  }

  @Test(arguments: Sample.all, ReportFormat.allCases)
  func `a report without --reveal holds no value of a page`(
    _ sample: Sample,
    _ format: ReportFormat
  ) throws {
    let report = try SampleScan.report(on: sample, confidence: .low)
    let output = try SampleScan.text(of: [report], as: format, revealing: false)
    let shown = Self.publicWords(of: sample)
    let wordsOfOutput = Set(output.words)
    let textOfOutput = output.words.joined(separator: " ")
    for finding in report.findings {
      let value = finding.match.text.revealed()
      switch finding.kind {
      case .phone:
        // Any five digits in a row narrow a number down; two at its end are shown.
        let digits = Array(value.digits)
        for start in 0..<max(0, digits.count - 4) {
          let run = String(digits[start..<start + 5])
          #expect(!output.contains(run) || "\(report.bytes)" == run, "\(run) of a number")
        }
        #expect(!output.contains(value))
      case .name:
        for word in value.words where word.count > 2 && !shown.contains(word) {
          // A name with a label in front of it, "Caller: …", may share the label with the report.
          guard word != "caller" else { continue }
          #expect(!wordsOfOutput.contains(word), "\(word), of a name")
        }
      case .note:
        let cues = finding.match.masked.words.joined(separator: " ")
        for phrase in Self.phrases(of: value) where !cues.contains(phrase) {
          #expect(!textOfOutput.contains(phrase), "\(phrase), of a note")
        }
      default: #expect(!output.lowercased().contains(value.lowercased()), "\(finding.rule)")
      }
    }
  }

  /// Words that stand nowhere but in what this page hides.
  @Test(arguments: ReportFormat.allCases)
  func `no word of a hidden record reaches the report`(_ format: ReportFormat) throws {
    let page = """
      <!doctype html><html lang="en"><body><p>Nikita called.</p>
      <!-- FC: plimtock garbanzo zubrowka, do not publish the surname; ring +7 947 000-12-03 -->
      <script type="application/json">{"Tarragon Orlovetsky":{"caller_phone":"+7 947 000-45-10",
      "speaker":"Nikita Orlovetsky","fc_note":"FC: quixotic marzipan confirmed by his mother",
      "email":"kumquat.lindgren@gmail.com","home_lat":48.464717,"home_lng":35.046183,
      "doc":"https://docs.google.com/document/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/edit"}}</script>
      <div id="call-79470001203" class="orlovetsky" data-orlovetsky="Yelena Orlovetskaya"
      data-tel="+7 947 000-77-31" data-note="hold for legal, rhubarb withheld at her request"></div>
      </body></html>
      """
    let report = try SampleScan.scanner(.low).scan(Array(page.utf8), named: "page.html")
    let kinds = Set(report.findings.map(\.kind))
    #expect(kinds.isSuperset(of: [.phone, .name, .note, .email, .location, .internalLink]))
    let output = try SampleScan.text(of: [report], as: format, revealing: false).lowercased()
    for word in [
      "plimtock", "garbanzo", "zubrowka", "quixotic", "marzipan", "kumquat", "lindgren",
      "rhubarb", "tarragon", "orlovetsk", "yelena", "464717", "046183", "1abcdefg", "79470001203",
      "0001203",
      "000-45-10", "000-77-31", "000-12-03",
    ] {
      #expect(!output.contains(word), "\(word)")
    }
    let revealed = try SampleScan.text(of: [report], as: format, revealing: true).lowercased()
    #expect(revealed.contains("marzipan") && revealed.contains("000-45-10"))
  }

  @Test(arguments: Sample.all)
  func `what describes a finding to a debugger or a log holds no value`(_ sample: Sample) throws {
    for finding in try SampleScan.report(on: sample, confidence: .low).findings
    where finding.kind == .phone {
      let value = finding.match.text.revealed()
      #expect(!"\(finding)".contains(value) && !"\(finding.match)".contains(value))
    }
  }
}
