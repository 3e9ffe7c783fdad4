internal import SourceText

extension HTMLPage {
  /// Reads a page; any bytes give one.
  ///
  /// The ledger reads tokens, the outline says what stands in what and who sees it, and libxml2 checks
  /// both. Where libxml2 puts a text elsewhere than the outline, the outline is kept: it follows
  /// the standard of today's browsers, libxml2 2.9 that of HTML 4.
  ///
  /// - Parameters:
  ///   - text: The page in UTF-8. Of a page longer than `HTMLLedger.longestText` only so much is read,
  ///     with a warning.
  ///   - timeBudget: The wall-clock time after which libxml2 is stopped, and the page not trusted.
  /// - Complexity: O(*n*), whatever the bytes.
  package init(
    reading text: [UInt8],
    timeBudget: Duration = HTMLStructureCheck.defaultTimeBudget
  ) {
    self = text.withUnsafeBufferPointer { whole in
      let readable = UnsafeBufferPointer(rebasing: whole.prefix(HTMLLedger.longestText))
      return HTMLPage(reading: readable, of: whole.count, timeBudget: timeBudget)
    }
  }

  private init(
    reading text: UnsafeBufferPointer<UInt8>,
    of wholeLength: Int,
    timeBudget: Duration
  ) {
    let ledger = HTMLLedger(reading: text)
    let outline = HTMLOutline(text: text, tokens: ledger.tokens, attributes: ledger.attributes)
    let check = HTMLStructureCheck(
      of: ledger.tokens,
      in: text,
      hidingRoots: outline.hidingRoots,
      timeBudget: timeBudget
    )
    self.init(
      tokens: ledger.tokens,
      attributes: ledger.attributes,
      parents: outline.parents,
      visibility: outline.visibility,
      isStructureTrusted: check.isTrusted,
      uncertain: [],
      diagnostics: check.diagnostics
    )
    if check.isTrusted {
      compareVisibility(with: check, in: text)
    } else {
      hideEverything()
    }
    if text.count < wholeLength {
      let message = "the page has \(wholeLength) bytes, of which the first \(text.count) were read"
      diagnostics.append(Diagnostic(.warning, message))
    }
  }

  /// Notes the texts that only one of outline and libxml2 has in a hidden element.
  private mutating func compareVisibility(
    with check: HTMLStructureCheck,
    in text: UnsafeBufferPointer<UInt8>
  ) {
    for index in tokens.indices
    where check.hiddenByLibxml2[index] != (visibility[index] == .hidden)
      && tokens[index].isText && !tokens[index].isBlank(in: text)
    {
      uncertain.append(Int32(truncatingIfNeeded: index))
    }
    guard !uncertain.isEmpty else { return }
    diagnostics.append(
      Diagnostic(.note, "libxml2 disagrees on who sees \(uncertain.count) of the page's texts")
    )
  }

  /// Counts everything a reader would see as hidden: what is reported too much can be looked at.
  private mutating func hideEverything() {
    for index in visibility.indices where visibility[index] == .visible {
      visibility[index] = .hidden
    }
  }
}
