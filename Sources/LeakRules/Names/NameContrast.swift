/// How much of a hidden name readers of the page know.
package enum NameContrast: Hashable, Sendable {
  /// The whole name is on the page: no leak.
  case full
  /// All its words are on the page, but never side by side: they belong to others.
  case split
  /// Readers see the given name with an initial (“Ivan K.”), at this range of the visible text.
  case initial(visible: Range<Int>)
  /// Readers see the given name alone, at this range of the visible text.
  case first(visible: Range<Int>)
  /// Readers see the surname, of this person or a relative.
  case last
  /// Readers see one of its words, in somebody else's full name.
  case common
  /// The name is in texts made for machines to show: titles, captions' alternative text.
  case semi
  /// The name is among those credited on the page.
  case credit
  /// No reader of the page sees this name.
  case none
}
