/// How markup is to be read.
package enum MarkupDialect: Sendable {
  /// As browsers read pages.
  case html
  /// As XML, tolerantly: every tag must be closed, nothing is raw text, CDATA sections are text. The
  /// text of SVG files is seen, or not, as in a page.
  case xml
}
