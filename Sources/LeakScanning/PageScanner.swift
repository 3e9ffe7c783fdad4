package import LeakRules
public import SourceText
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
      .report(on: bytes, named: source, fileName: source)
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
    return await scan(width: min(width, inputs.count)) {
      queue.next().map { ($0, read(inputs[$0])) }
    }
  }

  /// Scans inputs whose number is not known before they are read, such as those of an archive.
  ///
  /// - Parameters:
  ///   - width: How many workers; each asks for one input after the other.
  ///   - next: Gives the next input and its place in the order of the reports, nil when there is none
  ///     left; called by all workers at once.
  /// - Returns: A report for each input, by place.
  public func scan<Place: Comparable & Sendable>(
    width: Int,
    next: @escaping @Sendable () -> (place: Place, result: ReadResult)?
  ) async -> [ScanReport] {
    await withTaskGroup(of: [(Place, ScanReport)].self) { group in
      for _ in 0..<width {
        group.addTask { work(through: next) }
      }
      var all: [(Place, ScanReport)] = []
      for await reports in group { all += reports }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// One worker: takes the next input until there is none.
  private func work<Place>(
    through next: () -> (place: Place, result: ReadResult)?
  ) -> [(Place, ScanReport)] {
    // A worker without work prepares nothing.
    guard var input = next() else { return [] }
    let workspace = DetectionWorkspace()
    let scan = PageScan(detector: detector, workspace: workspace, options: options)
    var reports: [(Place, ScanReport)] = []
    while true {
      reports.append((input.place, report(on: input.result, by: scan)))
      guard let following = next() else { return reports }
      input = following
    }
  }

  private func report(on input: ReadResult, by scan: PageScan) -> ScanReport {
    switch input {
    case .page(let name, let bytes, let fileName, let diagnostics):
      scan.report(on: bytes, named: name, fileName: fileName ?? name).adding(diagnostics)
    case .noPage(let report): report
    }
  }

  /// What reading an input gave.
  public enum ReadResult: Sendable {
    /// A page's name and bytes; what its file is called where that differs, as for one that was
    /// unpacked; and what could not be read of it.
    case page(name: String, bytes: [UInt8], fileName: String? = nil, diagnostics: [Diagnostic] = [])
    /// The report of an input that could not be read, or of what pages were looked for in.
    case noPage(ScanReport)
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
