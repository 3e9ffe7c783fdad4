import Foundation
import LeakRules
import PageCarriers
import TestSupport
import Testing

/// Lists that live in one place: each file, sample and name is in them, and nothing else.
@Suite struct CatalogTests {
  static let carriers = CarrierCatalog.descriptions.map(\.id.name)

  @Test func `each file in Carriers is in the catalogue`() throws {
    let files = SourceFile.all(in: "Sources/PageCarriers/Carriers")
    #expect(files.count == Self.carriers.count)
    for file in files {
      let id = file.text.firstMatch(of: #/id: "([a-z-]+)"/#).map { String($0.output.1) }
      let name = try #require(id, "\(file.path) describes no carrier")
      #expect(Self.carriers.contains(name), "\(file.path): \(name) is not in CarrierCatalog")
    }
  }

  @Test func `no two carriers share a name, and each says what it is`() {
    #expect(Set(Self.carriers).count == Self.carriers.count)
    for description in CarrierCatalog.descriptions {
      #expect(description.id.name.wholeMatch(of: #/[a-z]+(-[a-z]+)*/#) != nil)
      #expect(description.summary.hasSuffix(".") && !description.title.isEmpty)
    }
  }

  @Test(arguments: carriers)
  func `each carrier has a sample that leaks and a clean one`(_ carrier: String) throws {
    let samples = Sample.all.filter { $0.name.hasPrefix("carriers/\(carrier)/") }
    #expect(samples.contains { !$0.isClean }, "Samples/carriers/\(carrier) has no page that leaks")
    #expect(samples.contains { $0.isClean }, "Samples/carriers/\(carrier) has no clean page")
  }

  @Test func `samples are of carriers there are`() throws {
    let folder = samplesFolder.appending(path: "carriers").path
    let folders = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(folders == Self.carriers.sorted())
  }

  @Test func `each rule file is a rule, and rules name only known carriers`() throws {
    let folder = packageFolder.appending(path: "rules").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yml") }.sorted()
    let reader = RuleFile(knownCarriers: Set(Self.carriers))
    let rules = try RuleCatalog.embedded(reader: reader).rules
    #expect(files == rules.map { "\($0.id).yml" })
  }

  @Test func `a rule that names an unknown carrier is refused`() throws {
    let file = packageFolder.appending(path: "rules/email-address.yml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let reader = RuleFile(knownCarriers: Set(Self.carriers))
    #expect(throws: (any Error).self) {
      try reader.read(text + "carriers: [coment]\n", named: "rules/email-address.yml")
    }
  }
}
