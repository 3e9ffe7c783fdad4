internal import LeakRules
internal import PageCarriers
internal import SourceText

/// What a page publishes on purpose: the text its readers see, and what is made to be shown.
struct PublicText {
  /// The visible text, a line for each block, UTF-8.
  private(set) var visible: [UInt8] = []
  /// Titles, descriptions, alternative texts.
  private(set) var shown: [UInt8] = []
  private var credits: [[UInt8]] = []
  /// The visible text as words in lower case, each after one space; made when first asked for.
  private lazy var words = Self.words(of: visible)
  private lazy var windows = WindowFilter(words)
  /// How many bytes may yet be searched.
  ///
  /// A page of nothing but notes must not cost the square of its length; beyond the budget a note
  /// counts as unpublished.
  private var searchBudget = 1 << 31

  /// Gathers the public texts of a page.
  init(of page: DetectionPage) {
    let content = page.content
    for fragment in content.fragments {
      switch fragment.visibility {
      case .visible where fragment.form == .text:
        visible.append(contentsOf: content.text(of: fragment))
        visible.append(UInt8(ascii: "\n"))
      case .visible, .public:
        shown.append(contentsOf: content.text(of: fragment))
        shown.append(UInt8(ascii: "\n"))
      case .hidden:
        if case .number = fragment.form { continue }
        if page.keys[content.key(of: fragment)].contains(.credit) {
          credits.append(Array(content.text(of: fragment).prefix(80)))
        }
      }
    }
  }

  /// The names the visible text holds.
  func names(readBy reader: NameReader, using workspace: DetectionWorkspace) -> VisibleNames {
    VisibleNames(
      visible: visible,
      semiPublic: shown,
      credits: credits,
      reader: reader,
      using: workspace
    )
  }

  /// The part of a name readers see, as it stands on the page; nil when they see none of it, or all.
  func visiblePart(of contrast: NameContrast) -> String? {
    switch contrast {
    case .first(let range), .initial(let range): String(decoding: visible[range], as: UTF8.self)
    default: nil
    }
  }

  /// Whether readers see a text: all of a short one; of a long one its beginning, its end and what
  /// stands around each of `cues`.
  ///
  /// A note is often written behind a quote that readers do see, so the beginning alone says nothing.
  mutating func publishes(_ text: ArraySlice<UInt8>, cues: [Range<Int>]) -> Bool {
    let whole = text.startIndex..<text.endIndex
    var probes = [whole]
    if text.count > 240 {
      let around = cues.map { cue in
        (text.startIndex + cue.lowerBound - 24..<text.startIndex + cue.upperBound + 24)
          .clamped(to: whole)
      }
      probes = [whole.lowerBound..<whole.lowerBound + 96, whole.upperBound - 96..<whole.upperBound]
      probes += around
    }
    return probes.allSatisfy { shows(text[$0], isPart: $0 != whole) }
  }

  /// Whether the words of a text stand on the page one after the other; of a part of a text the
  /// words at its ends, which may be cut, are not asked for.
  private mutating func shows(_ text: ArraySlice<UInt8>, isPart: Bool) -> Bool {
    let space = UInt8(ascii: " ")
    var probe = Self.words(of: Array(text))[...]
    if isPart {
      probe = probe.drop { $0 != space }
      while let last = probe.last, last != space { probe.removeLast() }
    }
    while probe.last == space { probe.removeLast() }
    guard probe.count >= 8, windows.mayHold(probe), searchBudget > 0 else { return false }
    searchBudget -= words.count
    return words.withUnsafeBufferPointer { words in
      probe.withUnsafeBufferPointer { words.contains($0) }
    }
  }

  /// Lower-case ASCII letters and all other letters as they are; one space between words.
  private static func words(of text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): result.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        result.append(byte)
      default: if result.last != UInt8(ascii: " ") { result.append(UInt8(ascii: " ")) }
      }
    }
    return result
  }
}

/// Tells texts that do not stand in another from those that may, by their first eight bytes.
private struct WindowFilter {
  private static let width = 8
  private var bits: [UInt64]
  private let shift: UInt64

  /// Takes in every stretch of eight bytes of `text`.
  init(_ text: [UInt8]) {
    // Eight bits for each byte, so that nine of ten foreign texts are told apart.
    let size = UInt64(max(64, text.count * 8).nextPowerOfTwo)
    shift = UInt64(64 - size.trailingZeroBitCount)
    bits = Array(repeating: 0, count: Int(size / 64))
    var window: UInt64 = 0
    for (index, byte) in text.enumerated() {
      window = window << 8 | UInt64(byte)
      if index >= Self.width - 1 {
        let place = hash(window)
        bits[Int(place >> 6)] |= 1 << (place & 63)
      }
    }
  }

  /// Whether `text`, of eight bytes or more, may stand in the filter's text.
  func mayHold(_ text: ArraySlice<UInt8>) -> Bool {
    let place = hash(text.prefix(Self.width).reduce(0) { $0 << 8 | UInt64($1) })
    return bits[Int(place >> 6)] >> (place & 63) & 1 != 0
  }

  private func hash(_ window: UInt64) -> UInt64 { (window &* 0x9E37_79B9_7F4A_7C15) >> shift }
}

extension Int {
  /// The least power of two that is not smaller, for numbers above 0.
  fileprivate var nextPowerOfTwo: Int { 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
