import Testing

@testable import LeakScanning

/// A mask shows a country code and two digits, initials, cue words, and hides lengths.
@Suite struct MaskTests {
  @Test func `a number shows its country and last two digits`() {
    #expect(Mask.phone(digits: "79470001203", countryCode: 7) == "+7 ••• ••• •• 03")
    #expect(Mask.phone(digits: "442079460011", countryCode: 44) == "+44 ••• ••• •• 11")
  }

  @Test func `a name shows its initials, whatever its length`() {
    #expect(Mask.name("Nikita Orlovetsky") == "N••• O•••")
    #expect(Mask.name("Ng Li") == "N••• L•••")
    #expect(Mask.name("") == "•••")
  }

  @Test func `a note shows its cue words without names or digits`() {
    #expect(Mask.note(cues: ["not publish"]) == "••• not publish •••")
    #expect(Mask.note(cues: ["mother of Nikita", "FC:"]) == "••• mother of ••• FC: •••")
    #expect(Mask.note(cues: ["Orlovetsky"]) == "•••")
    #expect(Mask.note(cues: ["call 79470001203"]) == "••• call •••")
  }
}
