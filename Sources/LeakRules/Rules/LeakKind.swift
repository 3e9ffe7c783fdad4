/// What sort of thing leaks, as reports write it.
public enum LeakKind: String, CaseIterable, Hashable, Sendable {
  /// A telephone number.
  case phone
  /// A person's name.
  case name
  /// Words written for colleagues, not for readers.
  case note
  /// An e-mail address.
  case email
  /// A place exact enough to find somebody.
  case location
  /// A user name on a network or messenger.
  case handle
  /// A number or code that stands for a person, such as a passport's.
  case identifier
  /// Something that opens a door: a password, a key, a token.
  case secret
  /// An address that works, or means something, only inside the newsroom.
  case internalLink = "internal-link"
  /// Anything else.
  case other
}
