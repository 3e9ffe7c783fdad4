/// A text no reader could make out: encrypted, compressed in a way of its own, or a format that is
/// not read.
package struct OpaqueText: Hashable, Sendable {
  /// What it seems to be.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A picture, sound, font or document by its first bytes; their own metadata is not read here.
    case media = "media"
    /// A compressed stream that is cut short, damaged, or larger than the limit.
    case compressed = "compressed data that is damaged or too large"
    /// ASP.NET's or JSF's state of a form.
    case viewState = "a form's view state"
    /// Bytes of no known format, LZ-String's among them; encrypted ones look no other.
    case unknown = "encrypted or unknown binary data"
  }

  /// What it seems to be.
  package var kind: Kind
  /// Its size after decoding.
  package var byteCount: Int
  /// The pieces it was decoded from, a range of the content's list.
  package var pieces: Range<Int>
  /// The carrier that holds it, an index of `CarrierCatalog.descriptions`.
  package var carrier: UInt8
}
