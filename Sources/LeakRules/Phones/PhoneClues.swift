/// What speaks for one reading, gathered step by step.
struct PhoneClues {
  /// The highest score of a number nobody answers: low confidence.
  private static let capOfFiction = 0.45

  var candidate: PhoneCandidate
  var spelling: PhoneSpelling
  var context: PhoneContext
  var announcement = PhoneWords.Announcement.none
  private var evidence: [Evidence] = []

  init(candidate: PhoneCandidate, spelling: PhoneSpelling, context: PhoneContext) {
    self.candidate = candidate
    self.spelling = spelling
    self.context = context
  }

  var isDivided: Bool { spelling.breaks != 0 }

  /// Whether the key or a word before the digits says that they are a telephone number.
  var isVouchedFor: Bool { context.keyIsPhone || announcement == .strong }

  mutating func add(_ reason: Evidence) { evidence.append(reason) }

  /// Adds what key and words say.
  mutating func addContext() {
    if context.keyIsPhone {
      add(Evidence("its key names a telephone", 0.35))
      return
    }
    switch announcement {
    case .strong: add(Evidence("a word for telephones stands before it", 0.3))
    case .weak: add(Evidence("a word for numbers stands before it", 0.15))
    case .none: break
    }
    if context.keyIsIdentifier { add(Evidence("its key names something else", -0.2)) }
  }

  /// The reading, with what the plan says of the number.
  func reading(of number: PhoneNumber) -> PhoneReading {
    var reasons = evidence
    let madeUp = number.isReservedForFiction || spelling.countingDigitsAtEnd >= 7
    if number.isReservedForFiction {
      reasons.append(Evidence("reserved for examples in \(number.region)", 0.5))
    } else if number.isValid {
      reasons.append(Evidence("valid number of \(number.region)", 0.5))
    } else {
      reasons.append(Evidence("as long as numbers of \(number.region)", 0.2))
    }
    reasons.sort { $0.weight > $1.weight }
    return PhoneReading(
      number: number,
      range: candidate.range,
      evidence: reasons,
      cap: madeUp && !context.keyIsPhone ? Self.capOfFiction : nil
    )
  }
}

extension PhoneSpelling {
  /// The length of an international prefix written out: `00` in most of the world, `011` in North
  /// America, `8~10` in Russia and its neighbours; nil when there is none.
  var internationalPrefixLength: Int? {
    if isInternational || breaks & 0b10 != 0 { return nil }
    if hasPrefix("00"), count >= 10 { return 2 }
    if hasPrefix("011"), count >= 11, breaks & 0b1100 == 0b1000 { return 3 }
    return nil
  }

  /// The same for `8~10`, which is only told from other digits by its separators.
  var russianPrefixLength: Int? {
    hasPrefix("810") && count >= 12 && breaks & 0b1010 != 0 ? 3 : nil
  }
}

/// Where a number may begin inside a candidate that is none.
enum PhonePart {
  /// The offset of the last bracket or wide gap that leaves a number's length behind it.
  static func start(
    in text: UnsafeBufferPointer<UInt8>,
    range: Range<Int>,
    onlyBrackets: Bool
  ) -> Int? {
    var index = range.upperBound
    var digits = 0
    var best: Int?
    while index > range.lowerBound {
      index -= 1
      let byte = text[index]
      if byte &- UInt8(ascii: "0") < 10 { digits += 1 }
      guard digits >= PhoneCandidateFinder.fewestDigits else { continue }
      if byte == UInt8(ascii: "("), index > range.lowerBound { return index }
      if byte == UInt8(ascii: " "), digits >= 9, best == nil, !onlyBrackets { best = index + 1 }
    }
    return best
  }
}

/// The file name a candidate is part of, if it is part of one.
struct PhoneFileName {
  /// Whether the file holds sound, film or text, which people name after callers.
  ///
  /// Pictures are named by content systems, with as many digits.
  private(set) var isRecording = false
  /// Where the name without its extension lies.
  private(set) var range = 0..<0

  private static let longest = 128
  private static let recordings: Set<String> = [
    "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "amr", "3gp", "wma", "mp4", "m4v",
    "mov", "webm", "avi", "mkv", "pdf", "doc", "docx", "odt", "rtf", "txt", "vtt", "srt", "eml",
    "msg", "vcf", "zip",
  ]
  private static let pictures: Set<String> = ["jpg", "jpeg", "png", "gif", "webp", "heic", "avif"]

  /// Reads the name around `range`; nil when a slash, a space or the lack of an extension says no.
  init?(
    around range: Range<Int>,
    in text: UnsafeBufferPointer<UInt8>,
    fragment: Range<Int>
  ) {
    var start = range.lowerBound
    while start > max(fragment.lowerBound, range.lowerBound - Self.longest),
      Self.isNameByte(text[start - 1])
    {
      start -= 1
    }
    var end = range.upperBound
    while end < min(fragment.upperBound, range.upperBound + Self.longest),
      Self.isNameByte(text[end])
    {
      end += 1
    }
    let name = text[start..<end]
    guard let point = name.lastIndex(of: UInt8(ascii: ".")), point >= range.upperBound,
      end - point <= 5,
      Self.isEdge(text, range.lowerBound - 1, from: start, to: point),
      Self.isEdge(text, range.upperBound, from: start, to: point)
    else { return nil }
    let type = String(decoding: text[(point + 1)..<end], as: UTF8.self).lowercased()
    isRecording = Self.recordings.contains(type)
    guard isRecording || Self.pictures.contains(type) else { return nil }
    self.range = start..<point
  }

  /// Whether the digits end at `index`: at the name's end or at anything but a digit or letter.
  private static func isEdge(
    _ text: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    from start: Int,
    to end: Int
  ) -> Bool {
    guard index >= start, index < end else { return true }
    let byte = text[index]
    return byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "&"):
      false
    default: true
    }
  }
}
