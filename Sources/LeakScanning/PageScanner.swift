package import LeakRules
internal import Synchronization

/// Scans pages against a set of rules.
///
/// A value: build one, share it between tasks. What is expensive to prepare is prepared once.
public struct PageScanner: Sendable {
  private let detector: LeakDetector
  private let options: ScanOptions

  /// Prepares the rules of `catalog`.
  ///
  /// - Throws: When a lexicon compiled into the tool cannot be read; the tests see to it that it can.
  package init(rules catalog: RuleCatalog, options: ScanOptions = ScanOptions()) throws {
    detector = try LeakDetector(rules: catalog.rules)
    self.options = options
  }

  /// Scans one page.
  ///
  /// Never fails: what could not be read is in the report's diagnostics.
  ///
  /// - Parameters:
  ///   - bytes: The page as received.
  ///   - source: What the report calls it.
  /// - Returns: The report.
  public func scan(_ bytes: [UInt8], named source: String) -> ScanReport {
    PageScan(detector: detector, workspace: DetectionWorkspace(), options: options)
      .report(on: bytes, named: source)
  }

  /// Scans many inputs, `width` at a time, and gives the reports in the order of the inputs.
  ///
  /// - Parameters:
  ///   - inputs: The inputs.
  ///   - width: How many workers; each reads and scans one input after the other.
  ///   - read: Reads an input: its name and bytes, or the report of its failure.
  /// - Returns: A report for each input.
  public func scan<Input: Sendable>(
    _ inputs: [Input],
    width: Int,
    read: @escaping @Sendable (Input) -> ReadResult
  ) async -> [ScanReport] {
    let queue = InputQueue(count: inputs.count)
    return await withTaskGroup(of: [(Int, ScanReport)].self) { group in
      for _ in 0..<min(width, inputs.count) {
        group.addTask { work(through: queue, of: inputs, read: read) }
      }
      var all: [(Int, ScanReport)] = []
      for await reports in group { all += reports }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// One worker: takes the next input until there is none.
  private func work<Input>(
    through queue: InputQueue,
    of inputs: [Input],
    read: (Input) -> ReadResult
  ) -> [(Int, ScanReport)] {
    let workspace = DetectionWorkspace()
    let scan = PageScan(detector: detector, workspace: workspace, options: options)
    var reports: [(Int, ScanReport)] = []
    while let index = queue.next() {
      switch read(inputs[index]) {
      case .page(let name, let bytes): reports.append((index, scan.report(on: bytes, named: name)))
      case .failed(let report): reports.append((index, report))
      }
    }
    return reports
  }

  /// What reading an input gave.
  public enum ReadResult: Sendable {
    /// A page's name and bytes.
    case page(name: String, bytes: [UInt8])
    /// The report of an input that could not be read.
    case failed(ScanReport)
  }
}

/// Hands out the positions of inputs to workers, each once.
private final class InputQueue: Sendable {
  private let count: Int
  private let position = Atomic<Int>(0)

  init(count: Int) { self.count = count }

  /// The next position; nil when all are taken.
  func next() -> Int? {
    let index = position.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }
}
