/// The blocks that regulators set aside for films, manuals and tests: nobody answers there.
///
/// A template is a national significant number: a digit stands for itself, `N` for 2 to 9, `x` for any.
enum ReservedPhoneNumbers {
  private static let templates: [(code: Int, blocks: [StaticString])] = [
    // North America: line numbers 0100 to 0199 of exchange 555 (ATIS, 555 NXX guidelines).
    (1, ["Nxx55501xx"]),
    // United Kingdom: Ofcom, "Telephone numbers for use in TV and radio drama programmes".
    (
      44,
      [
        "2079460xxx", "1134960xxx", "1144960xxx", "1154960xxx", "1164960xxx", "1174960xxx",
        "1184960xxx", "1214960xxx", "1314960xxx", "1414960xxx", "1514960xxx", "1614960xxx",
        "1914980xxx", "1632960xxx", "2896496xxx", "2920180xxx", "3069990xxx", "7700900xxx",
        "8081570xxx", "9098790xxx",
      ]
    ),
    // France: ARCEP, decision 2018-0881, article 2.5.12.
    (33, ["19900xxxx", "26191xxxx", "35301xxxx", "46571xxxx", "53649xxxx", "63998xxxx"]),
    // Germany: Bundesnetzagentur, numbers for media productions ("Drama Numbers").
    (
      49,
      [
        "3023125xxx", "6990009xxx", "4066969xxx", "2214710xxx", "8999998xxx", "17139200xx",
        "176040690xx", "15228817386",
      ]
    ),
    // Australia: ACMA, "Phone numbers for use in TV shows, films and creative works".
    (
      61,
      [
        "25550xxxx", "35550xxxx", "75550xxxx", "85550xxxx", "27010xxxx", "37010xxxx",
        "77010xxxx", "87010xxxx", "491570006", "491570110", "491570156", "491570157",
        "491570158", "491570159", "1800160401",
      ]
    ),
    // Sweden: Post- och telestyrelsen, "Telefonnummer för användning i böcker och filmer".
    (46, ["8465004xx", "3139006xx", "4062804xx", "7017406xx"]),
    // Ireland: ComReg, numbers for drama.
    (353, ["2091xxxxx"]),
    // Hungary: NMHH, area code 55.
    (36, ["55xxxxxx"]),
  ]

  /// Whether `national`, a number of country calling code `code`, is reserved.
  static func contains(_ national: UnsafeBufferPointer<UInt8>, code: Int) -> Bool {
    templates.contains { entry in
      entry.code == code && entry.blocks.contains { fits(national, $0) }
    }
  }

  private static func fits(
    _ national: UnsafeBufferPointer<UInt8>,
    _ template: StaticString
  ) -> Bool {
    guard national.count == template.utf8CodeUnitCount else { return false }
    return national.indices.allSatisfy { index in
      switch template.utf8Start[index] {
      case UInt8(ascii: "x"): true
      case UInt8(ascii: "N"): national[index] >= UInt8(ascii: "2")
      case let digit: national[index] == digit
      }
    }
  }
}
