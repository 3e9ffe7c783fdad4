public import SourceText

/// Where the bytes of a page stand, and what of them could not be made out.
///
/// Counts bytes of the page's text as UTF-8. A byte belongs to the carrier that read it first; what
/// is nested in it is that carrier's as well.
public struct PageCoverage: Sendable {
  /// The bytes one carrier read.
  public struct Share: Hashable, Sendable {
    /// The carrier's stable name, as in `json-ld`.
    public var carrier: String
    /// The carrier in words.
    public var title: String
    /// How many bytes it read.
    public var bytes: Int
  }

  /// A text no reader could make out.
  public struct OpaqueText: Hashable, Sendable {
    /// What it seems to be, in words.
    public var kind: String
    /// Its size after decoding, in bytes.
    public var bytes: Int
    /// The name of the carrier that holds it.
    public var carrier: String
    /// Where it stands in the file as received.
    public var span: SourceSpan
    /// The line and column of its beginning.
    public var position: SourcePosition
  }

  /// The size of the page's text, in bytes of UTF-8.
  public var bytes: Int
  /// The carriers' shares, the largest first; what is left was swept as it is.
  public var shares: [Share]
  /// How many bytes were examined as they stand only, because no reader claimed them.
  public var sweptBytes: Int
  /// What could not be made out, by place.
  public var opaqueTexts: [OpaqueText]

  /// How many bytes hold no text: signs of markup and code, and runs too short to hold a value.
  public var markupBytes: Int {
    bytes - sweptBytes - shares.reduce(0) { $0 + $1.bytes }
  }
}
