// swift-tools-version: 6.2
import PackageDescription

/// Settings every library target shares: imports say what they expose, and a warning is an error.
let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The stack, bottom first: a layer may import only layers listed before it.
let layers: [Target] = [
  .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
  .systemLibrary(name: "CVectorscan", pkgConfig: "libhs", providers: [.apt(["libvectorscan-dev"])]),
  .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
  .target(
    name: "SourceText",
    dependencies: ["CZlib"],
    exclude: ["Embedded"],
    plugins: ["EmbedFilesPlugin"]
  ),
  .target(name: "PageSyntax", dependencies: ["CLibXML2", "SourceText"]),
  .target(name: "PageCarriers", dependencies: ["PageSyntax", "SourceText"]),
  .target(
    name: "LeakRules",
    dependencies: [
      "CPCRE2", "CVectorscan", "PageCarriers", "SourceText",
      .product(name: "Yams", package: "Yams"),
    ],
    exclude: ["Embedded"],
    plugins: ["EmbedFilesPlugin"]
  ),
  .target(
    name: "LeakScanning",
    dependencies: ["LeakRules", "PageCarriers", "PageSyntax", "SourceText"]
  ),
  .target(name: "LeakReporting", dependencies: ["LeakRules", "LeakScanning", "SourceText"]),
  .target(name: "PageArchives", dependencies: ["CArchive"]),
  .executableTarget(
    name: "pageleaks",
    dependencies: [
      "LeakReporting", "LeakRules", "LeakScanning", "PageArchives", "PageCarriers", "SourceText",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ]
  ),
]

let tooling: [Target] = [
  .executableTarget(name: "embed-files", path: "Sources/BuildTools/embed-files"),
  .plugin(
    name: "EmbedFilesPlugin",
    capability: .buildTool(),
    dependencies: ["embed-files"],
    path: "Sources/BuildTools/EmbedFilesPlugin"
  ),
]

let tests: [Target] = [
  .target(
    name: "TestSupport",
    dependencies: ["CArchive", "SourceText"],
    path: "Tests/TestSupport"
  ),
  .target(name: "HostilePages", path: "Tests/Hostile/HostilePages"),
  .testTarget(name: "SourceTextTests", dependencies: ["CZlib", "SourceText", "TestSupport"]),
  .testTarget(name: "PageSyntaxTests", dependencies: ["PageSyntax", "SourceText", "TestSupport"]),
  .testTarget(
    name: "PageCarriersTests",
    dependencies: ["PageCarriers", "SourceText", "TestSupport"]
  ),
  .testTarget(
    name: "LeakRulesTests",
    dependencies: ["LeakRules", "PageCarriers", "SourceText", "TestSupport"]
  ),
  .testTarget(
    name: "LeakScanningTests",
    dependencies: ["LeakRules", "LeakScanning", "PageCarriers", "SourceText", "TestSupport"]
  ),
  .testTarget(
    name: "LeakReportingTests",
    dependencies: ["LeakReporting", "LeakRules", "LeakScanning", "SourceText", "TestSupport"]
  ),
  .testTarget(
    name: "PageArchivesTests",
    dependencies: ["PageArchives", "TestSupport"]
  ),
  .testTarget(
    name: "RuleTests",
    dependencies: ["LeakRules", "LeakScanning", "PageCarriers", "SourceText"]
  ),
  .testTarget(
    name: "SampleTests",
    dependencies: [
      "LeakReporting", "LeakRules", "LeakScanning", "PageCarriers", "SourceText", "TestSupport",
    ]
  ),
  .testTarget(name: "ProjectTests", dependencies: ["LeakRules", "PageCarriers", "TestSupport"]),
  .testTarget(name: "CommandLineTests", dependencies: ["TestSupport", "pageleaks"]),
]

/// What counts the work hostile pages make; needs valgrind's headers.
let harness: [Target] =
  Context.environment["GROWTH"] == nil
  ? []
  : [
    .systemLibrary(
      name: "CValgrind",
      path: "Tests/Hostile/CValgrind",
      providers: [.apt(["valgrind"])]
    ),
    .executableTarget(
      name: "hostile-pages",
      dependencies: ["CValgrind", "HostilePages", "LeakRules", "LeakScanning"],
      path: "Tests/Hostile/hostile-pages"
    ),
  ]

let isFuzzing = Context.environment["FUZZ"] != nil

/// What libFuzzer runs; every layer then tells it which code an input reached.
let fuzzers: [Target] =
  !isFuzzing
  ? []
  : [
    .systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzzing/CLibFuzzer"),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "CLibFuzzer", "HostilePages", "LeakRules", "LeakScanning", "PageSyntax", "SourceText",
      ],
      path: "Tests/Fuzzing/fuzz",
      // The gold linker cannot read what the instrumented objects hold.
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
    ),
  ]

let package = Package(
  name: "pageleaks",
  products: [.executable(name: "pageleaks", targets: ["pageleaks"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: layers + tooling + tests + harness + fuzzers
)

for target in package.targets where [.regular, .test].contains(target.type) {
  target.swiftSettings = swiftSettings
}
// An executable has no importers, and a conformance to a package's protocol needs a public import.
for target in package.targets where target.type == .executable {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
if isFuzzing {
  for target in package.targets where layers.contains(where: { $0.name == target.name }) {
    guard target.type == .regular else { continue }
    target.swiftSettings?.append(.unsafeFlags(["-sanitize=fuzzer"]))
  }
  for target in fuzzers where target.type == .executable {
    target.swiftSettings?.append(.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]))
  }
}
