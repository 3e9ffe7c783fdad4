public import LeakRules
public import SourceText

/// A value that a page gives away, where it stands, and why it counts as a leak.
public struct Finding: Sendable {
  /// The rule that found it, as in `phone-number`.
  public var rule: String
  /// What kind of value it is.
  public var kind: LeakKind
  /// The harm if it is what it looks like.
  public var severity: Severity
  /// The proof that it is.
  public var confidence: Confidence
  /// The sum of the evidence, from 0 to 1.
  public var score: Double
  /// One sentence for the editor; of the page it holds only what readers see.
  public var message: String
  /// The value.
  public var match: LeakMatch
  /// Where it stands.
  public var location: LeakLocation
  /// The source around it, every value in it masked.
  public var context: String
  /// The source around it as it is.
  public var revealedContext: SensitiveText
  /// The reasons, in the order they were found.
  public var evidence: [Evidence]
  /// What readers see instead, when they see a part of it: the first name of a full name.
  public var readersSee: String?
  /// The record it belongs to, as in `r17`: findings of one record are one exposed person.
  public var record: String?
  /// Where else on the page the same value stands.
  public var also: [LeakLocation]
  /// The finding's name across scans; never made from the value alone.
  public var fingerprint: String
}

/// A value found on a page, in the forms a report may need.
public struct LeakMatch: Sendable {
  /// The masked value, safe to print anywhere.
  public var masked: String
  /// The value as the page has it, decoded.
  public var text: SensitiveText
  /// Its normal form, E.164 for telephone numbers; nil when there is none.
  public var normalized: SensitiveText?
}

/// A place on a page.
public struct LeakLocation: Sendable {
  /// The bytes of the page as received.
  public var span: SourceSpan
  /// The line and column, for people.
  public var position: SourcePosition
  /// The carrier, as in `comment`.
  public var carrier: String
  /// The carrier in words, as in "a comment in the page's source".
  public var carrierTitle: String
  /// Who sees the place.
  public var visibility: Visibility
  /// The element, as in `script#__NEXT_DATA__`; nil outside any element.
  public var element: String?
  /// The path of a value in embedded data (RFC 6901); nil elsewhere.
  public var pointer: String?
  /// The last key of the path or the attribute's name; nil when there is none.
  public var key: String?
  /// The codings between the page and the value, outermost first, as in `["json", "json"]`.
  public var decoded: [String]
}
