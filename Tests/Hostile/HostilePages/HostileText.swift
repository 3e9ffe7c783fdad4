/// The bytes of a page while it is written.
struct HostileText {
  private(set) var bytes: [UInt8] = []
  /// How many bytes the page should have.
  let size: Int

  /// Starts a page of about `size` bytes.
  init(size: Int) {
    self.size = size
    bytes.reserveCapacity(size + 1024)
  }

  /// Adds a piece.
  mutating func add(_ piece: String) {
    bytes.append(contentsOf: piece.utf8)
  }

  /// Adds bytes.
  mutating func add(_ piece: [UInt8]) {
    bytes.append(contentsOf: piece)
  }

  /// Adds a piece until `share` of the page is written; returns how many times.
  @discardableResult
  mutating func fill(with piece: String, upTo share: Double = 1) -> Int {
    let piece = Array(piece.utf8)
    let end = Int(Double(size) * share)
    var count = 0
    while bytes.count < end {
      bytes.append(contentsOf: piece)
      count += 1
    }
    return count
  }

  /// Adds numbered pieces until `share` of the page is written; returns how many.
  @discardableResult
  mutating func fill(with piece: (Int) -> String, upTo share: Double = 1) -> Int {
    let end = Int(Double(size) * share)
    var count = 0
    while bytes.count < end {
      bytes.append(contentsOf: piece(count).utf8)
      count += 1
    }
    return count
  }

  /// Adds a piece a given number of times.
  mutating func add(_ piece: String, times count: Int) {
    let piece = Array(piece.utf8)
    for _ in 0..<count { bytes.append(contentsOf: piece) }
  }
}
