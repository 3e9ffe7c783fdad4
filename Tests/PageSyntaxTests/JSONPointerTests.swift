import PageSyntax
import Testing

@Suite struct JSONPointerTests {
  @Test func `keys are escaped as RFC 6901 says`() {
    var pointer = ""
    for key in ["foo", "", "a/b", "m~n", "~1", "имя", " "] {
      JSONPointer.append(key: key.utf8, to: &pointer)
    }
    JSONPointer.append(index: 3, to: &pointer)
    #expect(pointer == "/foo//a~1b/m~0n/~01/имя/ /3")
  }

  @Test func `bytes that are not UTF-8 are replaced`() {
    var pointer = "/a"
    JSONPointer.append(key: [0xFF], to: &pointer)
    #expect(pointer == "/a/\u{FFFD}")
  }
}
