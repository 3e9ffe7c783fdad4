/// Who sees a piece of a page.
public enum Visibility: String, CaseIterable, Hashable, Sendable {
  /// A reader sees it.
  case visible
  /// Made for machines to show: titles, link previews, structured data.
  case `public`
  /// Only somebody who opens the source sees it.
  case hidden
}
