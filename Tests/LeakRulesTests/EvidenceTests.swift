import LeakRules
import Testing

@Suite struct EvidenceTests {
  @Test func `evidence keeps its sign`() {
    #expect(Evidence("a date", -0.4).weight < 0)
  }
}
