/// The world's telephone numbering plans, and libphonenumber's way of reading a number with them.
///
/// Source: `numbering-plans.tsv`, exported from libphonenumber's metadata; the steps follow its
/// `parse`, `isValidNumber` and `isPossibleNumber`. Left out: letters as digits, and numbers shorter
/// than a region's, which are dialled inside one town only.
///
/// The file is indexed when the plans are made, in some ten microseconds; a region's row is read and
/// its patterns are compiled when first asked. This makes the plans stateful: **one for each worker**,
/// not to be shared between threads.
package final class NumberingPlans {
  private let rows: [Row]
  private var plans: [NumberingPlan?]
  private var families: [Int: [NumberingPlan]] = [:]
  private let rowByRegion: [UInt16: Int]
  /// The first row of a country calling code, its main region; -1 where there is none.
  private let firstRowByCode: [Int16]
  private let captures = PhoneCaptures()
  private let scratch: Scratch

  private struct Row {
    var text: UnsafeBufferPointer<UInt8>
    var countryCode: Int
  }

  /// Indexes the plans compiled into the program.
  package convenience init() {
    let file = EmbeddedFile.all.first { $0.name == "numbering-plans.tsv" }
    let text = file?.text ?? ""
    self.init(
      table: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
  }

  /// Indexes `table`, which must live as long as the plans.
  init(table: UnsafeBufferPointer<UInt8>) {
    var rows: [Row] = []
    var rowByRegion: [UInt16: Int] = [:]
    var firstRowByCode = [Int16](repeating: -1, count: 1_000)
    rows.reserveCapacity(256)
    rowByRegion.reserveCapacity(256)
    for line in table.split(separator: UInt8(ascii: "\n")) {
      let text = UnsafeBufferPointer(rebasing: line)
      guard text[0] != UInt8(ascii: "#"), let (region, code) = Self.key(of: text) else { continue }
      if firstRowByCode[code] < 0 { firstRowByCode[code] = Int16(rows.count) }
      if let region { rowByRegion[region] = rows.count }
      rows.append(Row(text: text, countryCode: code))
    }
    self.rows = rows
    self.rowByRegion = rowByRegion
    self.firstRowByCode = firstRowByCode
    plans = Array(repeating: nil, count: rows.count)
    scratch = Scratch()
  }

  /// The regions that have a plan, in the table's order.
  package var regions: [String] {
    rows.indices.compactMap { plan(at: $0)?.region }.filter { $0 != "001" }
  }

  /// Whether there is a plan for `region`, as in `UA`.
  package func hasPlan(for region: String) -> Bool {
    Self.packed(region).map { rowByRegion[$0] != nil } ?? false
  }

  /// The share of random digit strings of `length` that are valid numbers when written in `region`.
  ///
  /// From 0 to 1, sampled when the table was made. A bare run of digits is evidence only where this
  /// is small: in Germany four of five runs of any length are valid numbers.
  package func density(of length: Int, in region: String) -> Double {
    guard let densities = plan(for: region)?.densities, densities.indices.contains(length) else {
      return 1
    }
    return Double(densities[length]) / 10_000
  }

  /// The regions whose row or patterns cannot be read: none, unless the table was damaged.
  package var unsoundRegions: [String] {
    rows.indices.compactMap { index in
      guard let plan = plan(at: index) else { return "row \(index + 1)" }
      return plan.isSound ? nil : plan.region
    }
  }

  // MARK: - Look-up

  func plan(for region: String?) -> NumberingPlan? {
    guard let region, let key = Self.packed(region), let index = rowByRegion[key] else {
      return nil
    }
    return plan(at: index)
  }

  /// The plans that share a country calling code, the main one first.
  func plans(ofCode code: Int) -> [NumberingPlan] {
    if let family = families[code] { return family }
    let family = rows.indices.filter { rows[$0].countryCode == code }
      .compactMap { plan(at: $0) }
    families[code] = family
    return family
  }

  func mainPlan(ofCode code: Int) -> NumberingPlan? {
    guard firstRowByCode.indices.contains(code), firstRowByCode[code] >= 0 else { return nil }
    return plan(at: Int(firstRowByCode[code]))
  }

  /// Lends the buffers that reading a number needs.
  func withScratch<Result>(_ body: (Scratch, PhoneCaptures) -> Result) -> Result {
    body(scratch, captures)
  }

  private func plan(at index: Int) -> NumberingPlan? {
    if let plan = plans[index] { return plan }
    let plan = NumberingPlan(row: rows[index].text)
    plans[index] = plan
    return plan
  }

  /// The row's first two columns; the region is nil for `001`, of which there are several.
  private static func key(
    of row: UnsafeBufferPointer<UInt8>
  ) -> (region: UInt16?, code: Int)? {
    guard let tab = row.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
    var code = 0
    for byte in row[(tab + 1)...].prefix(4) {
      guard byte != UInt8(ascii: "\t") else { break }
      code = code * 10 + Int(byte &- UInt8(ascii: "0"))
    }
    guard (1..<1_000).contains(code) else { return nil }
    return (tab == 2 ? UInt16(row[0]) << 8 | UInt16(row[1]) : nil, code)
  }

  /// A region's two letters as one number; lower case is taken for upper.
  private static func packed(_ region: String) -> UInt16? {
    var key: UInt16 = 0
    guard region.utf8.count == 2 else { return nil }
    for byte in region.utf8 { key = key << 8 | UInt16(byte & 0xDF) }
    return key
  }
}

extension NumberingPlans {
  /// Two buffers of digits, so that no reading allocates.
  final class Scratch {
    /// Room for every spelling and its longest replacement of a national prefix.
    static let capacity = 64
    let digits = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    let spare = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)

    deinit {
      digits.deallocate()
      spare.deallocate()
    }
  }
}
