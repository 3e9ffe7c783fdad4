import SourceText
import Testing

@Suite struct SourceSpanTests {
  @Test func `an outer span sorts before an inner one that starts with it`() {
    #expect(SourceSpan(3, 5) < SourceSpan(3, 9))
  }
}
