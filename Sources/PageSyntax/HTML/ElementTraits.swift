/// What the tree construction rules ask of an element, one bit a question.
///
/// Source: WHATWG HTML, sections 13.2.4.2 (the stack of open elements), 13.2.4.3 (formatting
/// elements) and 13.2.6.4 (the rules for parsing tokens).
struct ElementTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// The elements an end tag of another kind does not reach across.
  static let special = ElementTraits(rawValue: 1 << 0)
  /// The elements that bound "has an element in scope".
  static let scope = ElementTraits(rawValue: 1 << 1)
  /// The special elements but `address`, `div` and `p`: an `li` does not end one above them.
  static let itemBarrier = ElementTraits(rawValue: 1 << 2)
  /// The elements that are opened again after a block closed them.
  static let formatting = ElementTraits(rawValue: 1 << 3)
  /// The elements whose start tag ends a paragraph.
  static let closesParagraph = ElementTraits(rawValue: 1 << 4)
  static let heading = ElementTraits(rawValue: 1 << 5)
  /// The elements whose end tag may be left out.
  static let impliedEnd = ElementTraits(rawValue: 1 << 6)
  /// The elements that keep formatting from outside out.
  static let marker = ElementTraits(rawValue: 1 << 7)
  static let void = ElementTraits(rawValue: 1 << 8)
  /// The HTML elements that end SVG or MathML when they turn up in it.
  static let breakout = ElementTraits(rawValue: 1 << 9)
  /// `table`, its groups and `tr`: what stands directly in them moves out before the table.
  static let tableContext = ElementTraits(rawValue: 1 << 10)
  /// The elements that only a table or a template may hold.
  static let tablePart = ElementTraits(rawValue: 1 << 11)
  /// The blocks whose end tag looks for its start tag in scope.
  static let scopedEnd = ElementTraits(rawValue: 1 << 12)
  /// The elements before which open formatting is not opened again.
  static let plainStart = ElementTraits(rawValue: 1 << 13)
  /// The elements of SVG and MathML.
  static let foreign = ElementTraits(rawValue: 1 << 14)
  /// The elements of SVG and MathML in which HTML's rules hold.
  static let integration = ElementTraits(rawValue: 1 << 15)
  /// The elements that may stand in a table without moving out before it.
  static let staysInTable = ElementTraits(rawValue: 1 << 16)

  /// The traits of every HTML element, by raw value.
  static let html: [ElementTraits] = {
    var table = [ElementTraits](repeating: [], count: 256)
    for element in HTMLElement.allCases { table[Int(element.rawValue)] = ElementTraits(element) }
    return table
  }()

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private init(_ element: HTMLElement) {
    self = element.isVoid ? .void : []
    for (trait, elements) in Self.members where elements.contains(element) { insert(trait) }
    if contains(.special), ![.address, .div, .p].contains(element) { insert(.itemBarrier) }
    // Blocks and the elements of the head take no formatting along.
    if !isDisjoint(with: [.closesParagraph, .tablePart]) { insert(.plainStart) }
  }

  /// The traits of an element of SVG or MathML.
  init(foreign element: HTMLElement) {
    switch element {
    case .foreignObject, .desc, .title, .mi, .mo, .mn, .ms, .mtext:
      self = [.foreign, .integration, .scope, .special, .itemBarrier]
    case .annotationXML: self = [.foreign, .scope, .special, .itemBarrier]
    default: self = .foreign
    }
  }

  /// The members of each trait.
  ///
  /// `noscript` bounds scopes like `template`: a browser that runs scripts takes it as raw text,
  /// so no tag inside it acts on what is outside.
  private static let members: [(ElementTraits, Set<HTMLElement>)] = [
    (
      .special,
      [
        .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body,
        .br, .button, .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt,
        .embed, .fieldset, .figcaption, .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3,
        .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .iframe, .img, .input, .keygen, .li,
        .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes, .noscript,
        .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source,
        .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title,
        .tr, .track, .ul, .wbr, .xmp,
      ]
    ),
    (
      .scope,
      [.applet, .caption, .table, .td, .th, .marquee, .object, .select, .template, .noscript]
    ),
    (
      .formatting,
      [.a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u]
    ),
    (
      .closesParagraph,
      [
        .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
        .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p,
        .search, .section, .summary, .ul, .h1, .h2, .h3, .h4, .h5, .h6, .pre, .listing, .form, .li,
        .dd, .dt, .plaintext, .hr, .xmp,
      ]
    ),
    (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]),
    (.impliedEnd, [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc]),
    (.marker, [.applet, .marquee, .object, .template, .noscript, .td, .th, .caption]),
    (
      .breakout,
      [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1,
        .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p,
        .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var,
      ]
    ),
    (.tableContext, [.table, .tbody, .tfoot, .thead, .tr]),
    (.tablePart, [.caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr]),
    (
      .scopedEnd,
      [
        .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div,
        .dl, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu,
        .nav, .ol, .pre, .search, .section, .select, .summary, .ul, .applet, .marquee, .object,
        .dd, .dt, .form,
      ]
    ),
    (
      .plainStart,
      [
        .base, .basefont, .bgsound, .frame, .frameset, .link, .meta, .noframes, .noscript, .param,
        .script, .source, .style, .table, .template, .textarea, .title, .track, .iframe, .noembed,
        .rb, .rp, .rt, .rtc,
      ]
    ),
    (.staysInTable, [.script, .style, .template, .form]),
  ]
}
