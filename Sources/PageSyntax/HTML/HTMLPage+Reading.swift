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
  ///   - dialect: What to read it as; XML has no other structure than its tags say.
  ///   - checksStructure: Whether libxml2 is asked at all; not worth its while where nobody sees
  ///     the text, whatever its structure.
  ///   - timeBudget: The wall-clock time after which libxml2 is stopped, and the page not trusted.
  /// - Complexity: O(*n*), whatever the bytes.
  package init(
    reading text: [UInt8],
    as dialect: MarkupDialect = .html,
    checksStructure: Bool = true,
    timeBudget: Duration = HTMLStructureCheck.defaultTimeBudget
  ) {
    self = text.withUnsafeBufferPointer { whole in
      let readable = UnsafeBufferPointer(rebasing: whole.prefix(HTMLLedger.longestText))
      let ledger = HTMLLedger(reading: readable, as: dialect)
      let outline = HTMLOutline(
        text: readable,
        tokens: ledger.tokens,
        attributes: ledger.attributes,
        dialect: dialect
      )
      var page = HTMLPage(
        tokens: ledger.tokens,
        attributes: ledger.attributes,
        parents: outline.parents,
        visibility: outline.visibility,
        isStructureTrusted: true,
        uncertain: [],
        diagnostics: []
      )
      if checksStructure, dialect == .html {
        let check = HTMLStructureCheck(
          of: ledger.tokens,
          in: readable,
          hidingRoots: outline.hidingRoots,
          timeBudget: timeBudget
        )
        page.trust(check, in: readable)
      }
      if ledger.endOfStructure < readable.count {
        let message =
          "more than \(HTMLLedger.mostTokens(inTextOf: readable.count)) tags and texts; what follows "
          + "byte \(ledger.endOfStructure) was examined as it stands, without its structure"
        page.diagnostics.append(Diagnostic(.warning, message))
      }
      return page
    }
    if text.count > HTMLLedger.longestText {
      let message =
        "the page has \(text.count) bytes, of which the first \(HTMLLedger.longestText) were read"
      diagnostics.append(Diagnostic(.warning, message))
    }
  }

  /// Takes over what libxml2 says of the structure.
  private mutating func trust(
    _ check: HTMLStructureCheck,
    in text: UnsafeBufferPointer<UInt8>
  ) {
    isStructureTrusted = check.isTrusted
    diagnostics += check.diagnostics
    if check.isTrusted {
      compareVisibility(with: check, in: text)
    } else {
      hideEverything()
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
