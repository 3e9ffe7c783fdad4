import Foundation
import PageCarriers
import SourceText
import Testing

/// Nothing in the source escapes: a marker in every carrier, in every encoding the carrier can
/// hold, with every other encoding inside that, is found at its exact bytes.
///
/// Where the marker is to be found is worked out while it is planted (`PlantedText`), not by the
/// code under test. A new carrier joins by being in the catalogue: it needs a `MarkerPlanter`.
@Suite struct MarkerMatrixTests {
  /// One place, and the encodings of what stands there, outermost first.
  struct Combination: Sendable, CustomStringConvertible {
    var planter: MarkerPlanter
    var encodings: [MatrixEncoding]

    var description: String {
      ([planter.description] + encodings.map(\.name)).joined(separator: " > ")
    }

    /// The note that stands innermost.
    var note: PlantedText { encodings.last?.leaf ?? .note }

    /// The page with the note in it, encoded; nil where one cannot stand in another.
    var page: PlantedText? {
      var planted: PlantedText? = note
      for encoding in encodings.reversed() {
        let inner = planted
        planted = inner.flatMap(encoding.encode)
        // An encoding that changes nothing is none.
        if encoding.kind != .literal, planted == inner { return nil }
      }
      return planted.flatMap(planter.page)
    }
  }

  @Test func `every carrier of the catalogue has a planter`() {
    let planted = Set(MarkerPlanter.all.map(\.carrier))
    #expect(planted == Set(CarrierCatalog.descriptions.map(\.id)))
  }

  @Test func `a marker is found at its bytes in every carrier and every two encodings`() async {
    let results = await withTaskGroup(of: (count: Int, missed: [String]).self) { group in
      for (index, planter) in MarkerPlanter.all.enumerated() {
        group.addTask { Self.missed(in: planter, turn: index) }
      }
      return await group.reduce(into: (count: 0, missed: [String]())) { total, part in
        total.count += part.count
        total.missed += part.missed
      }
    }
    let found = results.count - results.missed.count
    print("marker matrix: \(results.count) combinations, \(found) found")
    #expect(results.count >= 600)
    #expect(results.missed.isEmpty, "\(results.missed.sorted().joined(separator: "\n"))")
  }

  /// One in so many pairs of encodings is tried in each place, which begin with different ones.
  ///
  /// All of them, nearly 90,000 combinations, take a minute; `MARKER_MATRIX=whole` tries them.
  private static let stride =
    ProcessInfo.processInfo.environment["MARKER_MATRIX"] == "whole" ? 1 : 8

  /// Plants a note in one place, in its encodings.
  private static func missed(
    in planter: MarkerPlanter,
    turn: Int
  ) -> (count: Int, missed: [String]) {
    var count = 0
    var missed: [String] = []
    for (index, encodings) in pairs(for: planter).enumerated() {
      let isTried = encodings.last?.kind == .literal || (index + turn) % stride == 0
      let combination = Combination(planter: planter, encodings: encodings)
      guard isTried, let page = combination.page else { continue }
      count += 1
      if let fault = fault(of: page, for: combination) { missed.append("\(combination): \(fault)") }
    }
    return (count, missed)
  }

  /// The encodings a place can hold, each with every other inside.
  private static func pairs(for planter: MarkerPlanter) -> [[MatrixEncoding]] {
    planter.encodings.flatMap { outer -> [[MatrixEncoding]] in
      if outer.leaf != nil || outer.kind == .literal { return [[outer]] }
      return MatrixEncoding.texts.map { [outer, $0] }
    }
  }

  // MARK: Deeper

  /// Stacks of encodings as pages have them, outermost first, and deeper ones.
  static let stacks = [
    ["JSON", "an attribute in HTML", "JSON", "percent"],
    ["named references", "JSON", "JWT", "a cell"],
    ["base64", "gzip", "JSON", "JSON in a list"],
    ["a URL's query", "base64url", "JSON", "a comment in HTML", "hexadecimal"],
    ["an attribute in HTML", "JSONP", "turbo-stream", "data: in base64", "some escapes"],
    ["flight", "an attribute in HTML", "JSON", "base64", "%uXXXX", "escapes"],
    ["percent", "percent", "JSON", "percent", "base64", "base64", "percent"],
    ["JSON", "JSON", "JSON", "JSON", "JSON", "JSON", "JSON", "JSON"],
    ["base64", "base64", "base64", "base64", "base64", "base64", "base64", "base64"],
    [
      "JSON", "decimal references", "base64 in lines", "hexadecimal", "an attribute in HTML",
      "percent", "named references", "reversed",
    ],
    ["zlib", "an attribute in HTML", "JSON", "JWT", "a cell", "base64", "percent", "escapes"],
  ]

  private static let planterOfStacks = ["JSON", "a hidden block", "a string in single quotes"]

  @Test(arguments: stacks)
  func `a marker is found at its bytes in a stack of encodings`(_ names: [String]) throws {
    let encodings = try names.map { name in
      try #require(MatrixEncoding.texts.first { $0.name == name }, "\(name)")
    }
    for planter in MarkerPlanter.all where Self.planterOfStacks.contains(planter.form) {
      let combination = Combination(planter: planter, encodings: encodings)
      let page = try #require(combination.page)
      #expect(Self.fault(of: page, for: combination) == nil, "\(combination)")
    }
  }

  @Test(arguments: ["base64", "percent", "JSON"])
  func `a stack too deep is reported, and what is left of it is examined`(_ name: String) throws {
    let encoding = try #require(MatrixEncoding.texts.first { $0.name == name })
    let planter = try #require(MarkerPlanter.all.first { $0.form == "a hidden block" })
    let depth = ContentLimits().decodingDepth + 2
    let combination = Combination(
      planter: planter,
      encodings: Array(repeating: encoding, count: depth)
    )
    let page = try #require(combination.page)
    let content = PageReader.read(PageText(decoding: Array(page.text.utf8), as: .other), as: .html)
    #expect(content.diagnostics.contains { $0.message.contains("not decoded further") })
    var resolver = SourceResolver(content)
    let isExamined = content.fragments.contains { fragment in
      let range = resolver.pageRange(of: 0..<fragment.range.count, in: fragment)
      return range.map {
        $0.contains(page.range.lowerBound) && $0.contains(page.range.upperBound - 1)
      }
        ?? false
    }
    #expect(isExamined)
  }

  // MARK: Judgement

  /// What is wrong with what is read of a page; nil when the marker is found where it stands.
  static func fault(of page: PlantedText, for combination: Combination) -> String? {
    let text = PageText(decoding: Array(page.text.utf8), as: .other)
    let content = PageReader.read(text, as: combination.planter.type)
    let marker = Array(combination.note.marker.utf8)
    let carrier = combination.planter.carrier
    var resolver = SourceResolver(content)
    var places: [String] = []
    for fragment in content.fragments {
      let bytes = content.text(of: fragment)
      guard let place = bytes.firstRange(of: marker) else { continue }
      let range = place.lowerBound - bytes.startIndex..<place.upperBound - bytes.startIndex
      let found = resolver.pageRange(of: range, in: fragment)
      let owner = CarrierCatalog.descriptions[Int(fragment.carrier)].id
      if found == page.range, owner == carrier { return nil }
      places.append("\(owner.name) at \(found.map { "\($0)" } ?? "nothing")")
    }
    let found = places.isEmpty ? "nowhere" : places.joined(separator: ", ")
    return "\(found) instead of \(page.range) in \(page.text)"
  }
}
