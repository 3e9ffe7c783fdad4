internal import LeakRules
internal import PageCarriers
internal import SourceText

/// Accounts for the bytes of a page.
struct CoverageAccount {
  private let content: PageContent

  /// Prepares the account of a page.
  init(of content: PageContent) { self.content = content }

  /// How many opaque texts of a page are named one by one.
  private static let namedLimit = 5

  /// The account.
  func coverage() -> PageCoverage {
    var shares: [PageCoverage.Share] = []
    var swept = 0
    for (index, bytes) in content.carrierBytes.enumerated() where bytes > 0 {
      let carrier = CarrierCatalog.descriptions[index]
      if carrier.id == "raw-source" {
        swept = bytes
      } else {
        shares.append(
          PageCoverage.Share(carrier: carrier.id.name, title: carrier.title, bytes: bytes)
        )
      }
    }
    shares.sort { ($1.bytes, $0.carrier) < ($0.bytes, $1.carrier) }
    return PageCoverage(
      bytes: content.text.bytes.count,
      shares: shares,
      sweptBytes: swept,
      opaqueTexts: opaqueTexts()
    )
  }

  private func opaqueTexts() -> [PageCoverage.OpaqueText] {
    guard !content.opaqueTexts.isEmpty else { return [] }
    let lines = LineTable(content.text.bytes)
    var resolver = SourceResolver(content)
    return content.opaqueTexts.compactMap { opaque in
      guard let range = resolver.pageRange(of: opaque) else { return nil }
      return PageCoverage.OpaqueText(
        kind: opaque.kind.rawValue,
        bytes: opaque.byteCount,
        carrier: CarrierCatalog.descriptions[Int(opaque.carrier)].id.name,
        span: content.text.sourceSpan(of: range),
        position: lines.position(at: range.lowerBound)
      )
    }
    .sorted { $0.span < $1.span }
  }

  /// Says of the texts that could not be made out where they stand; media are files of their own.
  static func diagnostics(of coverage: PageCoverage) -> [Diagnostic] {
    let texts = coverage.opaqueTexts.filter { $0.kind != OpaqueText.Kind.media.rawValue }
    var diagnostics = texts.prefix(namedLimit).map { text in
      Diagnostic(
        .note,
        "line \(text.position.line), column \(text.position.column): \(text.bytes) bytes of "
          + "\(text.kind) (\(text.carrier)) could not be read",
        at: text.span
      )
    }
    let rest = texts.dropFirst(namedLimit)
    if let first = rest.first {
      diagnostics.append(
        Diagnostic(
          .note,
          "\(rest.count) more such texts, the first in line \(first.position.line), could not be "
            + "read; --explain-coverage lists them",
          at: first.span
        )
      )
    }
    return diagnostics
  }
}
