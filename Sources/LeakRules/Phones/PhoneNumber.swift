/// A telephone number as a numbering plan reads it.
package struct PhoneNumber: Hashable, Sendable {
  /// The region whose plan the number belongs to, ISO 3166-1 alpha-2, or `001` for the whole world.
  package var region: String
  /// The country calling code, as in 380.
  package var countryCode: Int
  /// The national significant number; its leading zeros, if any, are told by `nationalLength`.
  package var nationalValue: UInt64
  /// How many digits the national significant number has, leading zeros included.
  package var nationalLength: Int
  /// How well the number fits the plan.
  package var standing: Standing
  /// What the number is for, as far as the plan tells.
  package var kind: Kind
  /// Whether the number lies in a block set aside for examples and films.
  package var isReservedForFiction: Bool

  /// How well a number fits its plan.
  package enum Standing: Hashable, Sendable {
    /// The length fits; the plan knows no such block.
    case possible
    /// The plan has the block.
    case valid
  }

  /// What a number is for; libphonenumber's `PhoneNumberType`.
  package enum Kind: Int, Hashable, Sendable, CaseIterable {
    case fixedLine, mobile, tollFree, premiumRate, sharedCost, personal, voip, pager
    case companywide, voicemail
    /// The plan does not tell fixed lines from mobiles, as in North America.
    case fixedLineOrMobile
    /// The number is not valid.
    case unknown

    /// Whether no person has such a number of their own.
    var isOrganisations: Bool {
      switch self {
      case .tollFree, .premiumRate, .sharedCost, .companywide: true
      case .fixedLine, .mobile, .personal, .voip, .pager, .voicemail, .fixedLineOrMobile, .unknown:
        false
      }
    }
  }

  /// Whether the plan has the number's block.
  package var isValid: Bool { standing == .valid }

  /// The national significant number's digits.
  package var nationalDigits: String {
    let digits = String(nationalValue)
    return String(repeating: "0", count: max(0, nationalLength - digits.utf8.count)) + digits
  }

  /// The number in the form of ITU-T E.164, as in `+380671234567`.
  package var e164: String { "+\(countryCode)\(nationalDigits)" }
}
