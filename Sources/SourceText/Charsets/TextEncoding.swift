/// An encoding we can read.
enum TextEncoding: Hashable, Sendable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  case utf32LittleEndian
  case utf32BigEndian
  case iso2022JP
  /// One of the encodings of one byte a character.
  case singleByte(SingleByteTable)
  /// One of the two-byte and four-byte encodings, which the C library converts.
  case multiByte(MultiByte)

  /// The encodings of more than one byte a character; raw values are WHATWG names.
  enum MultiByte: String, Hashable, Sendable {
    case big5
    case eucJP = "euc-jp"
    case eucKR = "euc-kr"
    case gb18030
    case gbk
    case shiftJIS = "shift_jis"

    /// What `iconv_open` calls the encoding browsers mean, which is the largest of its family.
    var converterName: String {
      switch self {
      case .big5: "BIG5-HKSCS"
      case .eucJP: "EUC-JP-MS"
      case .eucKR: "CP949"
      case .gb18030, .gbk: "GB18030"
      case .shiftJIS: "CP932"
      }
    }
  }

  /// The name the WHATWG Encoding standard has for it; UTF-32, which it lacks, by analogy.
  var name: String {
    switch self {
    case .utf8: "utf-8"
    case .utf16LittleEndian: "utf-16le"
    case .utf16BigEndian: "utf-16be"
    case .utf32LittleEndian: "utf-32le"
    case .utf32BigEndian: "utf-32be"
    case .iso2022JP: "iso-2022-jp"
    case .singleByte(let table): table.name
    case .multiByte(let encoding): encoding.rawValue
    }
  }

  /// Whether ASCII text is the same in it and in UTF-8.
  ///
  /// UTF-8 counts; ISO-2022-JP does not, since its escape sequences are ASCII.
  var isASCIICompatible: Bool {
    switch self {
    case .utf8, .singleByte, .multiByte: true
    case .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .iso2022JP: false
    }
  }

  /// The encoding a label means; nil when it means none, or one we do not read.
  init?(label: String) {
    let bytes = Array(label.utf8)
    guard let encoding = bytes.withUnsafeBufferPointer(TextEncoding.init(label:)) else {
      return nil
    }
    self = encoding
  }

  /// The same for bytes of a page.
  init?(label: UnsafeBufferPointer<UInt8>) {
    let isSpace: (UInt8) -> Bool = \.isHTMLSpace
    guard let start = label.firstIndex(where: { !isSpace($0) }),
      let last = label.lastIndex(where: { !isSpace($0) })
    else { return nil }
    let folded = label[start...last].map(\.asciiLowercased)
    guard let name = EncodingLabels.name(for: folded) else { return nil }
    self.init(name: name)
  }

  /// The encoding with a WHATWG name.
  init?(name: String) {
    switch name {
    case "utf-8": self = .utf8
    case "utf-16le": self = .utf16LittleEndian
    case "utf-16be": self = .utf16BigEndian
    case "x-user-defined": self = .singleByte(.userDefined)
    case "iso-2022-jp": self = .iso2022JP
    // What browsers show of these is one U+FFFD; we would rather read what can be read.
    case "replacement": return nil
    default:
      if let encoding = MultiByte(rawValue: name) {
        self = .multiByte(encoding)
      } else if let table = SingleByteTable(named: name) {
        self = .singleByte(table)
      } else {
        return nil
      }
    }
  }

  /// A decoder at the beginning of a text.
  func makeDecoder() -> any CharacterDecoder {
    switch self {
    case .utf8: UTF8Decoder()
    case .utf16LittleEndian: UTF16Decoder(isBigEndian: false)
    case .utf16BigEndian: UTF16Decoder(isBigEndian: true)
    case .utf32LittleEndian: UTF32Decoder(isBigEndian: false)
    case .utf32BigEndian: UTF32Decoder(isBigEndian: true)
    case .iso2022JP: ISO2022JPDecoder()
    case .singleByte(let table): SingleByteDecoder(table)
    case .multiByte(let encoding): MultiByteDecoder(encoding)
    }
  }
}

/// The labels of the WHATWG Encoding standard.
private enum EncodingLabels {
  /// The name of the encoding `label`, in lower case, means.
  ///
  /// One search of a 3 KB file for each label a page names: no table is worth its start-up.
  static func name(for label: [UInt8]) -> String? {
    guard !label.isEmpty, !label.contains(where: \.isHTMLSpace),
      let text = EmbeddedFile.named("encoding-labels.tsv")?.bytes
    else { return nil }
    var start = 0
    while let found = text.offset(of: label, from: start) {
      let after = text.byte(at: found + label.count) ?? UInt8(ascii: "\n")
      // A label stands between white space; at the beginning of a line there is a name.
      if found > 0, text[found - 1].isHTMLSpace, text[found - 1] != UInt8(ascii: "\n"),
        after.isHTMLSpace, after != UInt8(ascii: "\t")
      {
        return name(ofLineWith: found, in: text)
      }
      start = found + 1
    }
    return nil
  }

  /// The first field of the line `offset` is in; nil for a comment.
  private static func name(
    ofLineWith offset: Int,
    in text: UnsafeBufferPointer<UInt8>
  ) -> String? {
    let line = text[..<offset].split(separator: UInt8(ascii: "\n")).last
    let name = line?.prefix { $0 != UInt8(ascii: "\t") }
    guard let name, name.first != UInt8(ascii: "#") else { return nil }
    return String(decoding: name, as: UTF8.self)
  }
}
