package import LeakRules
internal import SourceText

/// Runs the examples of rules: each must give a finding at every mark and no other.
package enum RuleExamples {
  /// An example that does not hold.
  package struct Failure: CustomStringConvertible, Sendable {
    /// The file the rule was read from.
    package var file: String
    /// Where the example stands in the rule's file.
    package var position: RulePosition
    /// What was expected and what was found, in words and places: a newsroom may have tried its rule
    /// on a real value.
    package var problem: String

    /// The failure on one line: where and what.
    package var description: String {
      "\(file):\(position.line):\(position.column): \(problem)"
    }
  }

  /// The examples of `rules` that do not hold.
  ///
  /// - Parameters:
  ///   - rules: The rules whose examples are run.
  ///   - catalog: All rules of the scan: an example is scanned as a page would be.
  ///   - folder: The folder the rules were read from, for the failures.
  /// - Returns: The failures, in the order of the rules.
  /// - Throws: When the rules cannot be prepared.
  package static func failures(
    of rules: [Rule],
    in catalog: RuleCatalog,
    folder: String = "rules"
  ) throws -> [Failure] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    var scanners: [String: PageScanner] = [:]
    var failures: [Failure] = []
    for rule in rules {
      for example in rule.examples {
        let region = example.region ?? ""
        let scanner = try scanners[region] ?? scanner(of: catalog, region: region)
        scanners[region] = scanner
        if let problem = problem(with: example, of: rule, by: scanner) {
          failures.append(
            Failure(file: "\(prefix)\(rule.id).yml", position: example.position, problem: problem)
          )
        }
      }
    }
    return failures
  }

  private static func scanner(of catalog: RuleCatalog, region: String) throws -> PageScanner {
    var options = ScanOptions()
    options.regions = region.isEmpty ? [] : [region]
    return try PageScanner(rules: catalog, options: options)
  }

  private static func problem(
    with example: RuleExample,
    of rule: Rule,
    by scanner: PageScanner
  ) -> String? {
    let page = MarkedExample(example.text)
    let name = example.format == .json ? "example.json" : "example.html"
    let report = scanner.scan(page.bytes, named: name)
    let found = report.findings.filter { $0.rule == rule.id }
    let places = found.flatMap { [$0.location] + $0.also }.map(\.span)
    if example.expectation == .clean {
      guard let place = found.first?.location.span else { return nil }
      return "this example should be clean, but something was found \(page.place(of: place.start))"
    }
    for mark in page.marks where !places.contains(where: { $0.start..<$0.end ~= mark }) {
      return "nothing was found \(page.place(of: mark.lowerBound)), where a value is marked"
    }
    for place in places where !page.marks.contains(where: { place.start..<place.end ~= $0 }) {
      return "something was found \(page.place(of: place.start)), where nothing is marked"
    }
    return nil
  }

  /// An example's page without its marks.
  private struct MarkedExample {
    var bytes: [UInt8] = []
    var marks: [Range<Int>] = []

    /// Where an offset is, in words: not what stands there.
    func place(of offset: Int) -> String {
      let character = String(decoding: bytes.prefix(offset), as: UTF8.self).count + 1
      return "at character \(character) of it (« and » not counted)"
    }

    init(_ text: String) {
      var start: Int?
      for character in text {
        switch character {
        case "«": start = bytes.count
        case "»":
          if let opened = start { marks.append(opened..<bytes.count) }
          start = nil
        default: bytes.append(contentsOf: character.utf8)
        }
      }
    }
  }
}

/// Whether two stretches are the same but for white space and signs at their ends: an example marks
/// the value, a finding may take in the `+` or leave out a bracket.
private func ~= (left: Range<Int>, right: Range<Int>) -> Bool {
  left.overlaps(right) && abs(left.lowerBound - right.lowerBound) <= 6
    && abs(left.upperBound - right.upperBound) <= 2
}
