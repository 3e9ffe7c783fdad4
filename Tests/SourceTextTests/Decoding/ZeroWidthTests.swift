import SourceText
import Testing

@Suite struct ZeroWidthTests {
  /// The hexadecimal digits of the first form, and the four characters of the second.
  static let digits: [Unicode.Scalar] = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{2062}", "\u{2063}", "\u{2060}", "\u{FEFF}", "\u{2061}",
    "\u{1D173}", "\u{1D174}", "\u{1D175}", "\u{1D176}", "\u{1D177}", "\u{1D178}", "\u{1D179}",
    "\u{1D17A}",
  ]
  static let four: [Unicode.Scalar] = ["\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}"]

  /// `text` in characters of as many bits each as `alphabet` allows.
  static func hidden(_ text: String, in alphabet: [Unicode.Scalar]) -> String {
    let bits = alphabet.count.trailingZeroBitCount
    var hidden = String.UnicodeScalarView()
    for byte in text.utf8 {
      for shift in stride(from: 8 - bits, through: 0, by: -bits) {
        hidden.append(alphabet[Int(byte) >> shift & (alphabet.count - 1)])
      }
    }
    return String(hidden)
  }

  /// A way to hide a text.
  struct Form: CustomTestStringConvertible, Sendable {
    var name: String
    var mark = ""
    var alphabet: [Unicode.Scalar]
    var testDescription: String { name }

    func hidden(_ text: String) -> String { mark + ZeroWidthTests.hidden(text, in: alphabet) }
  }

  static let forms = [
    Form(name: "hexadecimal", alphabet: digits),
    Form(name: "four", mark: String(repeating: "\u{200B}", count: 4), alphabet: four),
    Form(name: "bits", alphabet: ["\u{200B}", "\u{200C}"]),
    Form(name: "bits the other way round", alphabet: ["\u{200C}", "\u{200B}"]),
    Form(name: "bits of a word joiner", alphabet: ["\u{200D}", "\u{2060}"]),
  ]
  static let source = #"{"origin":"example.org","href":"/desk;id=drafts.7"}"#

  @Test(arguments: forms) func `what is hidden comes back`(_ form: Form) {
    for text in [Self.source, "Anna", "ring Ana on 020 7946 0011", "Привет"] {
      let hidden = form.hidden(text)
      #expect(decoded(hidden, as: .zeroWidth) == text)
      #expect(runs(in: hidden) == [0..<hidden.utf8.count])
    }
  }

  @Test(arguments: forms) func `each character leads back to its own`(_ form: Form) {
    let hidden = Array(form.hidden("Ana").utf8)
    let mark = form.mark.utf8.count
    let text = hidden.withUnsafeBufferPointer { TextCoding.zeroWidth.decodeMapped($0, at: 100) }
    let ends = ["A", "An", "Ana"].map { mark + Self.hidden($0, in: form.alphabet).utf8.count }
    #expect(text.sourceRange(of: 1..<2) == 100 + ends[0]..<100 + ends[1])
    #expect(text.sourceRange(of: 1..<3) == 100 + ends[0]..<100 + ends[2])
  }

  @Test(arguments: forms) func `runs are found between words`(_ form: Form) {
    let run = form.hidden(Self.source)
    for before in ["", "a", "Ring Ana. ", "Привет", "她", "🔔", String(repeating: "“…” ", count: 40)]
    {
      let text = before + run + " and " + run + before
      let length = run.utf8.count
      let first = before.utf8.count
      #expect(
        runs(in: text) == [first..<first + length, first + length + 5..<first + length * 2 + 5]
      )
      #expect(decoded(text, as: .zeroWidth) == Self.source + Self.source)
    }
  }

  @Test func `the shortest run is found at any place`() {
    let bits = Self.hidden("A", in: ["\u{200B}", "\u{200C}"])
    #expect(bits.utf8.count == 24)
    for count in 0..<60 {
      let text = String(repeating: "x", count: count) + bits + String(repeating: "y", count: count)
      #expect(runs(in: text) == [count..<count + 24])
    }
  }

  @Test func `invisible characters that say nothing are no runs`() {
    for text in [
      "", "می\u{200C}خواهم", "👩\u{200D}👩\u{200D}👧", String(repeating: "\u{200B}", count: 40),
      String(repeating: "\u{200C}", count: 32), String(repeating: "\u{FEFF}", count: 9),
      String(repeating: "\u{200C}\u{A0}", count: 50),
      String(repeating: "\u{200C}\u{200D}", count: 3),
      "\u{FEFF}text", Self.hidden("\u{1}\u{2}\u{3}\u{4}", in: Self.digits),
      String(repeating: "“quoted”…", count: 30),
    ] {
      #expect(runs(in: text).isEmpty, "\(Array(text.unicodeScalars))")
    }
  }

  @Test func `a run cut short gives its beginning`() {
    for form in Self.forms.prefix(2) {
      let hidden = form.hidden(Self.source).unicodeScalars
      for count in 24..<hidden.count {
        let text = decoded(String(String.UnicodeScalarView(hidden.prefix(count))), as: .zeroWidth)
        #expect(Self.source.hasPrefix(text) && text.count >= count / 8)
      }
    }
  }

  private func runs(in text: String) -> [Range<Int>] {
    Array(text.utf8).withUnsafeBufferPointer(ZeroWidth.runs)
  }
}
