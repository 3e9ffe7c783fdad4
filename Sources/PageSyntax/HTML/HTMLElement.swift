/// The elements that HTML has, or had, rules for; a tag with any other name is `other`.
///
/// One byte a token instead of a name to compare. Sources: WHATWG HTML, sections 4 (elements), 16.2
/// (obsolete ones) and 13.2.6.5 (the integration points of SVG and MathML).
package enum HTMLElement: UInt8, CaseIterable, Sendable {
  /// An element without rules of its own: custom elements, most of SVG and MathML.
  case other
  // The document.
  case html, head, body, title, base, link, meta, style, script, noscript, template, slot
  // Sections.
  case article, section, nav, aside, h1, h2, h3, h4, h5, h6, hgroup, header, footer, address, main
  case search
  // Blocks.
  case p, hr, pre, blockquote, ol, ul, menu, li, dl, dt, dd, figure, figcaption, div
  // Phrases.
  case a, em, strong, small, s, cite, q, dfn, abbr, ruby, rt, rp, data, time, code, `var`, samp, kbd
  case sub, sup, i, b, u, mark, bdi, bdo, span, br, wbr, ins, del
  // Embedded content.
  case picture, source, img, iframe, embed, object, video, audio, track, map, area, canvas
  // Tables.
  case table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th
  // Forms and controls.
  case form, label, input, button, select, datalist, optgroup, option, textarea, output, progress
  case meter, fieldset, legend, selectedcontent, details, summary, dialog
  // Obsolete.
  case acronym, applet, basefont, bgsound, big, blink, center, command, content, dir, font, frame
  case frameset, image, isindex, keygen, listing, marquee, menuitem, multicol, nextid, nobr, noembed
  case noframes, param, plaintext, portal, rb, rtc, shadow, spacer, strike, tt, xmp
  // Foreign content: its roots, and where HTML comes back inside them.
  case svg, foreignObject, desc, tspan
  case math, mi, mo, mn, ms, mtext, mglyph, malignmark, annotationXML

  /// The tag name in lower case; empty for `other`.
  package var name: String {
    switch self {
    case .other: ""
    case .annotationXML: "annotation-xml"
    default: String(describing: self).lowercased()
    }
  }

  /// Whether the element has no content and no end tag (WHATWG HTML, section 13.1.2).
  ///
  /// Obsolete elements that the parser still closes at once are void too (section 13.2.6.4.7).
  package var isVoid: Bool {
    switch self {
    case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen,
      .link, .meta, .param, .source, .track, .wbr:
      true
    default: false
    }
  }
}
