import Foundation
import LeakRules
import TestSupport
import Testing

@Suite struct NumberingPlansTests {
  @Test func `numbers read as libphonenumber reads them`() throws {
    let file = packageFolder.appending(path: "Samples/numbers/phone-oracle.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    #expect(rows.count > 3_000)
    let plans = NumberingPlans()
    for row in rows {
      let number = parse(row[1], region: row[0], plans)
      var state = number.map { $0.isValid ? "valid" : "possible" } ?? "none"
      // We take numbers for films as possible even where their length is not the plan's.
      if number?.isReservedForFiction == true, state == "possible" { state = row[2] }
      #expect(state == row[2], "\(row)")
      guard let number, row[2] != "none" else { continue }
      #expect(number.e164 == row[3], "\(row)")
      if number.isValid {
        #expect(Self.names[number.kind] == row[4], "\(row)")
        #expect(number.region == row[5], "\(row)")
      }
    }
  }

  private static let names: [PhoneNumber.Kind: String] = [
    .fixedLine: "FIXED_LINE", .mobile: "MOBILE", .tollFree: "TOLL_FREE",
    .premiumRate: "PREMIUM_RATE", .sharedCost: "SHARED_COST", .personal: "PERSONAL_NUMBER",
    .voip: "VOIP", .pager: "PAGER", .companywide: "UAN", .voicemail: "VOICEMAIL",
    .fixedLineOrMobile: "FIXED_LINE_OR_MOBILE",
  ]

  static let fiction: [(region: String, text: String)] = [
    ("US", "(202) 555-0143"), ("CA", "613-555-0199"), ("GB", "020 7946 0958"),
    ("GB", "07700 900123"), ("GB", "01632 960999"), ("GB", "+44 117 496 0123"),
    ("FR", "06 39 98 12 34"), ("FR", "01 99 00 12 34"), ("DE", "030 23125 000"),
    ("DE", "0171 3920012"), ("DE", "0176 04069012"), ("AU", "0491 570 156"),
    ("AU", "(02) 5550 1234"), ("SE", "070-174 06 05"), ("IE", "020 911 2345"),
  ]

  @Test(arguments: fiction.indices)
  func `numbers set aside for films are known and possible`(index: Int) throws {
    let row = Self.fiction[index]
    let number = try #require(parse(row.text, region: row.region, NumberingPlans()), "\(row)")
    #expect(number.isReservedForFiction, "\(row)")
  }

  @Test(arguments: ["(202) 555-0200", "020 7946 1958", "06 39 97 12 34"])
  func `their neighbours are not`(text: String) {
    for region in ["US", "GB", "FR"] {
      #expect(parse(text, region: region, NumberingPlans())?.isReservedForFiction != true)
    }
  }

  static let groupings: [(region: String, text: String, isUsual: Bool)] = [
    ("US", "(202) 456-0143", true), ("US", "202.456.0143", true), ("US", "20 24560 143", false),
    ("US", "2024560143", true), ("RU", "8 (947) 120-33-45", true),
    ("RU", "+7 947 120 3345", true), ("RU", "8 94 71 20 33 45", false),
    ("UA", "067 123 45 67", true), ("UA", "(067) 123-45-67", true),
    ("UA", "0671-234-567", false), ("FR", "01 99 00 12 34", true), ("FR", "0199 00 1234", false),
    ("GB", "020 7946 0958", true), ("GB", "02 079 460958", false), ("DE", "030 23125000", true),
    ("DK", "32 12 34 56", true), ("PL", "512 345 678", true), ("ES", "612 34 56 78", true),
  ]

  @Test(arguments: groupings.indices)
  func `grouping is usual where the region groups so`(index: Int) throws {
    let row = Self.groupings[index]
    let plans = NumberingPlans()
    let bytes = Array(row.text.utf8)
    let spelling = try #require(bytes.withUnsafeBufferPointer { PhoneSpelling($0) })
    let number = try #require(plans.parse(spelling, region: row.region), "\(row)")
    #expect(plans.hasUsualGrouping(spelling, of: number) == row.isUsual, "\(row)")
  }

  @Test func `density tells crowded plans from sparse ones`() {
    let plans = NumberingPlans()
    #expect(plans.density(of: 9, in: "DE") > 0.5)
    #expect((0.2...0.45).contains(plans.density(of: 10, in: "US")))
    #expect(plans.density(of: 12, in: "UA") < 0.01)
    #expect(plans.density(of: 9, in: "nowhere") == 1)
    #expect(plans.density(of: -1, in: "DE") == 1)
    #expect(plans.density(of: 99, in: "DE") == 1)
  }

  @Test func `every pattern of the table can be compiled`() {
    let plans = NumberingPlans()
    #expect(plans.regions.count > 240)
    #expect(plans.unsoundRegions == [])
  }

  @Test func `odd digits are no number and do no harm`() {
    let plans = NumberingPlans()
    for text in ["", "+", "0", "+0", "00", "+1", "000000000000000000000000", "+999999999999999"] {
      for region in ["US", "RU", "", "ZZ", "🙂"] {
        #expect(parse(text, region: region, plans)?.isValid != true)
      }
    }
    #expect(parse(String(repeating: "9", count: 1_000), region: "US", plans) == nil)
  }

  private func parse(_ text: String, region: String, _ plans: NumberingPlans) -> PhoneNumber? {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { plans.parse($0, traits: [], region: region) }
  }
}
