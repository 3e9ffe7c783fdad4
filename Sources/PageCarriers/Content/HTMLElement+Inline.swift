internal import PageSyntax

extension HTMLElement {
  // Asked of every token of a page; `==` would ask another module's witness table each time.

  /// Whether the element is `<script>`.
  var isScript: Bool { if case .script = self { true } else { false } }
  /// Whether the element is `<style>`.
  var isStyle: Bool { if case .style = self { true } else { false } }
  /// Whether the element is `<meta>`.
  var isMeta: Bool { if case .meta = self { true } else { false } }

  /// Whether the element runs on in the line, so that text around it reads as one.
  ///
  /// Source: WHATWG HTML, section 15.3, elements whose default display is inline; unknown elements
  /// are inline by CSS, but components mostly are not.
  var isInline: Bool {
    switch self {
    case .a, .abbr, .acronym, .b, .bdi, .bdo, .big, .cite, .code, .data, .del, .dfn, .em, .font, .i,
      .ins, .kbd, .label, .mark, .nobr, .q, .s, .samp, .small, .span, .strike, .strong, .sub, .sup,
      .time, .tspan, .tt, .u, .var, .wbr:
      true
    default: false
    }
  }
}
