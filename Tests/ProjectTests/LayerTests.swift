import Foundation
import TestSupport
import Testing

/// SwiftPM refuses a cycle but lets a target import a layer it does not declare.
@Suite struct LayerTests {
  /// A target as Package.swift declares it.
  struct Target: Sendable, CustomTestStringConvertible {
    var name: String
    /// Its dependencies, in the order of the manifest.
    var dependencies: [String]
    var folder: String
    var testDescription: String { name }
  }

  static let manifest =
    (try? String(contentsOf: packageFolder.appending(path: "Package.swift"), encoding: .utf8)) ?? ""

  /// The targets of the manifest, in its order.
  static let targets: [Target] = {
    let heads = manifest.matches(
      of:
        #/\.(?<sort>systemLibrary|target|executableTarget|testTarget|plugin)\(\s*name: "(?<name>[^"]+)"/#
    )
    let ends = heads.dropFirst().map(\.range.lowerBound) + [manifest.endIndex]
    return zip(heads, ends).map { head, end in
      let body = manifest[head.range.upperBound..<end]
      let list = body.firstMatch(of: #/dependencies: \[(?<list>[^\]]*)\]/#)?.output.list ?? ""
      let local = list.replacing(#/package: "[^"]*"/#, with: "")
      let path = body.firstMatch(of: #/path: "(?<path>[^"]+)"/#).map { String($0.output.path) }
      let parent = head.output.sort == "testTarget" ? "Tests" : "Sources"
      return Target(
        name: String(head.output.name),
        dependencies: local.matches(of: #/"(?<name>[^"]+)"/#).map { String($0.output.name) },
        folder: path ?? "\(parent)/\(head.output.name)"
      )
    }
  }()

  static var names: Set<String> { Set(targets.map(\.name)) }

  /// Modules that come from outside the package.
  static let products = ["ArgumentParser", "Yams"]

  @Test func `the manifest is read whole`() throws {
    for name in [
      "CLibXML2", "SourceText", "PageSyntax", "PageCarriers", "LeakRules", "LeakScanning",
      "LeakReporting", "pageleaks", "TestSupport", "SampleTests",
    ] {
      let target = try #require(Self.targets.first { $0.name == name }, "\(name)")
      #expect(
        FileManager.default.fileExists(atPath: packageFolder.appending(path: target.folder).path)
      )
    }
    let scanning = try #require(Self.targets.first { $0.name == "LeakRules" })
    #expect(scanning.dependencies.contains("Yams") && scanning.dependencies.contains("SourceText"))
  }

  @Test(arguments: targets)
  func `a target imports only what it declares`(_ target: Target) {
    for file in SourceFile.all(in: target.folder) {
      for module in file.imports where Self.names.contains(module) || Self.products.contains(module)
      {
        #expect(target.dependencies.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test(
    arguments: targets.filter { layer in
      layer.folder.hasPrefix("Sources/") && !layer.folder.contains("Plugin")
    }
  )
  func `a layer declares only layers listed before it, and uses each`(_ target: Target) throws {
    let position = try #require(Self.targets.firstIndex { $0.name == target.name })
    let below = Set(Self.targets[..<position].map(\.name)).union(Self.products)
    let imported = Set(SourceFile.all(in: target.folder).flatMap(\.imports))
    for dependency in target.dependencies {
      #expect(below.contains(dependency), "\(target.name) is listed before \(dependency)")
      #expect(imported.contains(dependency), "\(target.name) declares \(dependency) in vain")
    }
  }

  @Test func `libraries use Foundation only where nothing else does`() {
    // Tests, the command line and what reads or writes files may.
    let files = Self.targets.filter { $0.folder.hasPrefix("Sources/") && $0.name != "pageleaks" }
      .filter { !$0.folder.contains("BuildTools") }
      .flatMap { SourceFile.all(in: $0.folder) }
      .filter { $0.imports.contains("Foundation") }
    #expect(files.map(\.path) == Self.usesFoundation)
  }

  static let usesFoundation = ["Sources/LeakRules/Rules/RuleFolder.swift"]
}
