import CValgrind
import Foundation
import HostilePages
import LeakRules
import LeakScanning

// hostile-pages list                the name and full size of every page
// hostile-pages write NAME SIZE     the page, to standard output
// hostile-pages scan NAME SIZE      scans it: name, bytes, peak memory, findings, status, time
// hostile-pages count [NAME...]     scans each page in two sizes, for callgrind to count

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("list", 1):
  for page in HostilePage.all { print(page.name, page.fullSize) }
case ("write", 3):
  FileHandle.standardOutput.write(Data(try page(arguments[1]).bytes(ofSize: size(arguments[2]))))
case ("scan", 3):
  try report(on: page(arguments[1]), size: size(arguments[2]))
case ("count", _):
  let names = Set(arguments.dropFirst())
  try count(HostilePage.all.filter { names.isEmpty || names.contains($0.name) })
default:
  throw UsageError.unknownArguments(arguments)
}

enum UsageError: Error {
  case unknownArguments([String])
}

func page(_ name: String) throws -> HostilePage {
  guard let page = HostilePage.all.first(where: { $0.name == name }) else {
    throw UsageError.unknownArguments([name])
  }
  return page
}

func size(_ text: String) throws -> Int {
  guard let size = Int(text) else { throw UsageError.unknownArguments([text]) }
  return size
}

func makeScanner() throws -> PageScanner {
  var options = ScanOptions()
  options.minimumConfidence = .low
  return try PageScanner(rules: .embedded(withExamples: false), options: options)
}

/// Scans a page once and says what it took.
func report(on page: HostilePage, size: Int) throws {
  let scanner = try makeScanner()
  let bytes = page.bytes(ofSize: size)
  let start = ContinuousClock.now
  let report = scanner.scan(bytes, named: page.name)
  let duration = ContinuousClock.now - start
  let peak = try peakMemory()
  print(page.name, bytes.count, peak, report.findings.count, report.status.rawValue, duration)
}

/// The most memory the program has held, in bytes.
func peakMemory() throws -> Int {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return (line?.split(separator: " ").dropFirst().first).flatMap { Int($0) }.map { $0 * 1024 } ?? 0
}

/// Lets callgrind count the instructions of three scans of each page: empty, of its size, of twice it.
func count(_ pages: [HostilePage]) throws {
  let scanner = try makeScanner()
  // What is prepared on first use is not part of any page's work.
  for page in pages { _ = scanner.scan(page.bytes(ofSize: 512), named: "page.html") }
  for page in pages {
    for factor in 0...2 {
      let bytes = page.bytes(ofSize: page.growthSize * factor)
      hostile_zero_count()
      _ = scanner.scan(bytes, named: "page.html")
      hostile_write_count("\(page.name) \(bytes.count)")
    }
  }
}
