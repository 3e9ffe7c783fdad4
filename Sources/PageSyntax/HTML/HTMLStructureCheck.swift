internal import CLibXML2
package import SourceText

/// What libxml2 makes of the structure of a page, against what the ledger says.
///
/// libxml2 parses the skeleton of the page (`HTMLStructureView`); every tag must become an element at
/// its place, every text must be reported, nothing else may appear. When that does not hold, one of
/// the two readers is wrong and the page's structure is not to be trusted.
package struct HTMLStructureCheck: Sendable {
  /// Whether both readers agree on tags and texts.
  package let isTrusted: Bool
  /// What the reader should know; a warning when the structure is not trusted.
  package let diagnostics: [Diagnostic]
  /// For each token that is text, whether libxml2 has it inside an element that hides its content.
  ///
  /// False for other tokens, and for texts of whitespace that libxml2 passes over.
  package let hiddenByLibxml2: [Bool]

  /// How long a check may take; ordinary pages take milliseconds.
  package static let defaultTimeBudget: Duration = .seconds(5)

  /// Checks the tokens of `text`.
  ///
  /// - Parameters:
  ///   - tokens: The tokens the ledger read from `text`.
  ///   - text: The page, UTF-8.
  ///   - hidingRoots: For each token, whether it is a start tag that hides what its element holds.
  ///   - timeBudget: The wall-clock time after which the check gives up.
  /// - Precondition: `hidingRoots` has an element for each token.
  package init(
    of tokens: [HTMLToken],
    in text: UnsafeBufferPointer<UInt8>,
    hidingRoots: [Bool],
    timeBudget: Duration = defaultTimeBudget
  ) {
    precondition(hidingRoots.count == tokens.count, "hiding roots of other tokens")
    let view = HTMLStructureView(of: tokens, in: text)
    var observer = HTMLStructureObserver(
      tokens: tokens,
      view: view,
      hidingRoots: hidingRoots,
      timeBudget: timeBudget
    )
    if view.count > 0 { observer = Self.parse(view, observer: observer) }
    isTrusted = observer.violation == nil
    hiddenByLibxml2 = observer.hiddenTexts
    diagnostics = Self.diagnostics(violation: observer.violation, leftOut: view.leftOut)
  }

  private static func diagnostics(
    violation: HTMLStructureObserver.Violation?,
    leftOut: Int
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if leftOut > 0 {
      let depth = HTMLNestingLimit.deepest
      diagnostics.append(
        Diagnostic(.note, "\(leftOut) tags deeper than \(depth) levels were not checked by libxml2")
      )
    }
    if let violation {
      diagnostics.append(
        Diagnostic(
          .warning,
          "the structure could not be checked (\(violation.rawValue)); all text counts as hidden"
        )
      )
    }
    return diagnostics
  }
}

// MARK: - libxml2

// Written for libxml2 2.9.14. Later versions differ in what we touch: `xmlParserInput.encoding` is
// unused since 2.12 and `length` since 2.13; the error callback takes a const pointer since 2.12;
// `inputPush` is deprecated in 2.14, and from 2.14 on the tokenizer is that of HTML5, which makes the
// skeleton needless but not wrong. The tests of this type tell whether a version keeps the invariants.
extension HTMLStructureCheck {
  /// Runs once, before the first parser, as libxml2 asks for.
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// What the callbacks get: the parser, for its cursor, and who looks at the events.
  fileprivate struct Session: ~Copyable {
    let parser: htmlParserCtxtPtr
    var observer: HTMLStructureObserver

    /// The offset in the skeleton at which the parser stands.
    var cursor: Int {
      guard let input = parser.pointee.input else { return 0 }
      return input.pointee.cur - input.pointee.base
    }

    /// Counts an event; returns whether it is still to be looked at.
    mutating func begin() -> Bool {
      guard observer.violation == nil else { return false }
      observer.countEvent()
      return end()
    }

    /// Stops the parser at the first violation: the rest no longer matters.
    @discardableResult
    func end() -> Bool {
      guard observer.violation != nil else { return true }
      xmlStopParser(parser)
      return false
    }
  }

  /// Lets libxml2 read the skeleton; returns the observer, which has seen it all.
  private static func parse(
    _ view: HTMLStructureView,
    observer: consuming HTMLStructureObserver
  ) -> HTMLStructureObserver {
    // libxml2 counts in 32 bits, and buffers may double.
    guard isReady, view.count <= 1 << 29, let parser = htmlNewParserCtxt() else {
      observer.note(.notStarted)
      return observer
    }
    defer { htmlFreeParserCtxt(parser) }
    var session = Session(parser: parser, observer: observer)
    view.bytes.withUnsafeBufferPointer { bytes in
      withUnsafeMutablePointer(to: &session) { pointer in
        prepare(parser, session: pointer)
        guard pushInput(bytes, to: parser) else {
          return pointer.pointee.observer.note(.notStarted)
        }
        _ = htmlParseDocument(parser)
        if pointer.pointee.observer.violation == nil {
          pointer.pointee.observer.documentEnds(cursor: pointer.pointee.cursor)
        }
      }
    }
    return session.observer
  }

  /// Sets options and callbacks; all other callbacks stay nil, so that no tree is built.
  private static func prepare(
    _ parser: htmlParserCtxtPtr,
    session: UnsafeMutablePointer<Session>
  ) {
    var handler = htmlSAXHandler()
    handler.startElement = elementStarts
    handler.endElement = elementEnds
    handler.characters = textAppears
    handler.ignorableWhitespace = textAppears
    handler.cdataBlock = textAppears
    // An error callback of our own: the time limit must hold while libxml2 only reports errors, and
    // nothing may reach standard error. The magic number is what makes libxml2 look at it.
    handler.serror = errorAppears
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    parser.pointee.sax.pointee = handler
    parser.pointee.userData = UnsafeMutableRawPointer(session)
    // Without RECOVER, libxml2 goes silent after the first bad character.
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue
      | XML_PARSE_HUGE.rawValue
    htmlCtxtUseOptions(parser, Int32(options))
  }

  /// Gives the parser the skeleton as a static input, which it neither copies nor re-encodes.
  private static func pushInput(
    _ bytes: UnsafeBufferPointer<UInt8>,
    to parser: htmlParserCtxtPtr
  ) -> Bool {
    guard let base = bytes.baseAddress, let input = xmlNewInputStream(parser) else { return false }
    // Without the NUL at the end, which libxml2 expects to find there.
    let count = bytes.count - 1
    input.pointee.base = base
    input.pointee.cur = base
    input.pointee.end = base + count
    input.pointee.length = Int32(count)
    // Freed with the input; it keeps libxml2 from guessing an encoding.
    input.pointee.encoding = UnsafePointer(xmlStrdup("UTF-8"))
    parser.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    return inputPush(parser, input) >= 0
  }
}

// MARK: - Callbacks, which C calls and nothing may throw through

private typealias Session = HTMLStructureCheck.Session

private func elementStarts(
  _ data: UnsafeMutableRawPointer?,
  _ name: UnsafePointer<xmlChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let session = data?.assumingMemoryBound(to: Session.self), let name,
    session.pointee.begin()
  else { return }
  session.pointee.observer.elementStarts(named: name, cursor: session.pointee.cursor)
  session.pointee.end()
}

private func elementEnds(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) {
  guard let session = data?.assumingMemoryBound(to: Session.self), session.pointee.begin()
  else { return }
  session.pointee.observer.elementEnds()
}

private func textAppears(
  _ data: UnsafeMutableRawPointer?,
  _ text: UnsafePointer<xmlChar>?,
  _ count: Int32
) {
  guard let session = data?.assumingMemoryBound(to: Session.self), session.pointee.begin()
  else { return }
  let text = UnsafeBufferPointer(start: text, count: Int(count))
  session.pointee.observer.textAppears(text, cursor: session.pointee.cursor)
  session.pointee.end()
}

private func errorAppears(_ data: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
  guard let session = data?.assumingMemoryBound(to: Session.self) else { return }
  _ = session.pointee.begin()
}
