import LeakRules
import LeakScanning
import SourceText
import Testing

/// A fingerprint is kept in files and logs; trying all numbers or names must not undo it.
@Suite struct FingerprintSecrecyTests {
  /// Two values of one shape that stand where a page has its keys.
  struct Twins: Sendable, CustomTestStringConvertible {
    var name: String
    var first: String
    var second: String
    var testDescription: String { name }
  }

  /// Keys that are values.
  static let twins = [
    Twins(name: "a number", first: "+7 947 000-12-03", second: "+7 947 000-45-10"),
    Twins(name: "a number's digits", first: "79470001203", second: "79470004510"),
    Twins(name: "a number in a slug", first: "call-79470001203", second: "call-79470004510"),
    Twins(
      name: "a number, its digits apart",
      first: "9 4 7 0 0 0 1 2 0 3",
      second: "9 4 7 0 0 0 4 5 1 0"
    ),
    Twins(name: "a full name", first: "Nikita Orlovetsky", second: "Yelena Babushkina"),
    Twins(name: "a Cyrillic name", first: "Павел Гусаренко", second: "Елена Орловецкая"),
    Twins(
      name: "an e-mail address",
      first: "kumquat.lind@gmail.com",
      second: "rhubarb.mole@gmail.com"
    ),
    Twins(
      name: "a note",
      first: "do not publish the surname, marzipan confirmed by his mother",
      second: "do not publish the surname, zubrowka confirmed by his mother"
    ),
  ]

  /// Pages with a key, `@`, above or beside a number.
  static let pages = [
    #"<script type="application/json">{"calls":{"@":{"caller_phone":"+7 947 000 77 31"}}}</script>"#,
    #"<script type="application/json">{"@":"+7 947 000 77 31"}</script>"#,
    #"<script>window.calls = {"@": {tel: "+7 947 000 77 31"}}</script>"#,
    #"<div data-calls='{"@":{"caller_phone":"+7 947 000 77 31"}}'></div>"#,
    #"<!-- {"@":{"caller_phone":"+7 947 000 77 31"}} -->"#,
  ]

  private static let scanner = Result {
    var options = ScanOptions()
    options.minimumConfidence = .low
    return try PageScanner(rules: .embedded(withExamples: false), options: options)
  }

  /// The fingerprints of the number under the key, the same on every page.
  private func fingerprints(of page: String, under key: String) throws -> Set<String> {
    let scanner = try Self.scanner.get()
    let findings = scanner.scan(Array(page.replacing("@", with: key).utf8), named: "page.html")
      .findings
    return Set(
      findings.filter { $0.match.normalized?.revealed() == "+79470007731" }.map(\.fingerprint)
    )
  }

  @Test(arguments: twins, pages)
  func `a fingerprint does not tell two values apart that are keys`(
    _ twins: Twins,
    _ page: String
  ) throws {
    let first = try fingerprints(of: page, under: twins.first)
    #expect(first.count == 1)
    #expect(try first == fingerprints(of: page, under: twins.second))
  }

  @Test(arguments: ["79470001203 79470004510", "orlovetsky babushkina"])
  func `nor two that are names of attributes`(_ names: String) throws {
    let page = #"<p data-@="+7 947 000 77 31" data-who="Nikita Orlovetsky, Yelena Babushkina"></p>"#
    let prints = try names.split(separator: " ").map {
      try fingerprints(of: page, under: String($0))
    }
    #expect(prints[0].count == 1 && prints[0] == prints[1])
  }

  @Test func `keys of a schema still make fingerprints differ`() throws {
    let prints = try ["caller", "witness", "editor"].map { key in
      try fingerprints(of: Self.pages[0], under: key)
    }
    #expect(Set(prints.joined()).count == 3)
  }
}
