/// What an escape sequence stands for.
struct Escape {
  /// The offset past the sequence.
  var end: Int
  /// What it stands for; nil when it stands for nothing, as a line continuation does.
  var scalar: Unicode.Scalar?
  /// A second scalar, which 93 of the HTML character references have.
  var second: Unicode.Scalar?
}

/// A coding in which one byte introduces every escape, and all else stands for itself.
protocol EscapeGrammar {
  /// The byte all escapes start with.
  static var introducer: UInt8 { get }

  /// Reads the escape whose introducer is at `start`; nil when it is none and stays as it is.
  static func escape(in raw: UnsafeBufferPointer<UInt8>, at start: Int) -> Escape?
}

extension EscapeGrammar {
  /// Decodes `raw` from `start` on into `sink`, in one pass.
  static func decode<Sink: DecodingSink>(
    _ raw: UnsafeBufferPointer<UInt8>,
    from start: Int = 0,
    into sink: inout Sink
  ) {
    var literalStart = start
    var index = raw.offset(of: introducer, from: start)
    while index < raw.count {
      guard let escape = escape(in: raw, at: index) else {
        index = raw.offset(of: introducer, from: index &+ 1)
        continue
      }
      if literalStart < index { sink.literal(literalStart..<index) }
      if let scalar = escape.scalar { sink.replace(index..<escape.end, by: scalar) }
      if let second = escape.second { sink.replace(index..<escape.end, by: second) }
      literalStart = escape.end
      index = raw.offset(of: introducer, from: escape.end)
    }
    if literalStart < raw.count { sink.literal(literalStart..<raw.count) }
  }
}
