import LeakRules
import LeakScanning
import SourceText
import Testing

/// What misleads a judge of values, each a test: a small page on which the scanner has to speak, or
/// to stay silent.
///
/// The numbers are those of the list of pitfalls the project began with; what is only to be read is
/// in `PitfallReadingTests`.
@Suite struct PitfallJudgementTests {
  private func findings(
    on page: String,
    named name: String = "page.html",
    confidence: Confidence = .medium
  ) throws -> [Finding] {
    try SampleScan.scanner(confidence).scan(Array(page.utf8), named: name).findings
  }

  private func expectNumber(
    _ number: String = "+79470001203",
    on page: String,
    confidence: Confidence = .medium,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let found = try findings(on: page, confidence: confidence)
    #expect(
      // An extension follows the number.
      found.contains { $0.match.normalized?.revealed().hasPrefix(number) == true },
      "\(page): \(found.map { $0.match.normalized?.revealed() ?? "" })",
      sourceLocation: location
    )
  }

  private func expectSilence(
    on pages: String...,
    location: SourceLocation = #_sourceLocation
  ) throws {
    for page in pages {
      let found = try findings(on: page)
      #expect(
        found.isEmpty,
        "\(page): \(found.map { "\($0.rule): \($0.match.text.revealed())" })",
        sourceLocation: location
      )
    }
  }

  private func expect(
    _ kind: LeakKind,
    _ text: String,
    on page: String,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let found = try findings(on: page)
    #expect(
      found.contains { $0.kind == kind && $0.match.text.revealed().contains(text) },
      "\(text) on \(page): \(found.map { "\($0.rule): \($0.match.text.revealed())" })",
      sourceLocation: location
    )
  }

  private static let story =
    "<p>The army said on Tuesday that it would not comment on the calls.</p>"

  // MARK: Numbers

  /// Pitfall 13.
  @Test(arguments: [
    "&#43;&#55; 947 &#x30;00 12 03", "+7&nbsp;947&nbsp;000&#8239;12&#8239;03",
    "+7\u{202F}947\u{202F}000\u{202F}12\u{202F}03", "+7\u{2009}947\u{2009}000\u{2009}12\u{2009}03",
    "+7 947 000\u{2011}12\u{2011}03", "+7 947 00\u{AD}0 12 03", "+7 947 000\u{200B} 12 03",
    "\u{200F}+7 947 000 12 03\u{200E}", "+٧ ٩٤٧ ٠٠٠ ١٢ ٠٣", "+۷ ۹۴۷ ۰۰۰ ۱۲ ۰۳", "+७ ९४७ ००० १२ ०३",
    "＋７ ９４７ ０００ １２ ０３",
  ])
  func `a number is one in every script, with every space and hyphen`(_ number: String) throws {
    try expectNumber(on: "\(Self.story)<p data-note='tel. \(number)'>Ana</p>")
    try expectNumber(on: "\(Self.story)<div hidden>Tel. \(number)</div>")
  }

  /// Pitfall 14.
  @Test func `a number broken by tags is one`() throws {
    try expectNumber(on: "\(Self.story)<div hidden>+7 <span>947</span> 000-<wbr>12-03</div>")
  }

  /// Pitfall 15.
  @Test func `a number to dial is a leak in a hidden block only`() throws {
    try expectNumber(on: "\(Self.story)<div hidden><a href='tel:+79470001203'>Ana</a></div>")
    try expectSilence(on: "\(Self.story)<p><a href='tel:+79470001203'>Ring us</a></p>")
  }

  /// Pitfall 16.
  @Test(arguments: [
    ("+7 (947) 000-12-03 ext 12", "en-GB", "+79470001203"),
    ("+7 947 000-12-03, доб. 114", "ru", "+79470001203"),
    ("00 7 947 000 12 03", "en-GB", "+79470001203"),
    ("011 7 947 000 12 03", "en-US", "+79470001203"),
    ("8 (947) 000-12-03", "ru", "+79470001203"),
    ("+380 (0)67 000 00 12", "uk", "+380670000012"),
  ])
  func `a number has extensions, and prefixes by country`(
    _ number: String,
    _ language: String,
    _ normalized: String
  ) throws {
    try expectNumber(
      normalized,
      on: "<html lang=\(language)>\(Self.story)<!-- tel. \(number) -->"
    )
  }

  // MARK: Names

  /// Pitfall 17.
  @Test func `a name is one in file names, with initials, misread or read from the right`() throws {
    let seen = "<p>Nikita told his mother that the army would not feed them.</p>"
    try expect(
      .name,
      "Orlovetsky",
      on: seen + "<script type=application/json>{\"caller_name\":\"N. Orlovetsky\"}</script>"
    )
    try expect(
      .name,
      "rlovetsky",
      on: seen + "<audio src='/a/call_nikita_orlovetsky_03.mp3'></audio>"
    )
    try expect(
      .name,
      "Гусаренко",
      on: "<p>Павел сказал матери.</p><div data-caller-name='Р“СѓСЃР°СЂРµРЅРєРѕ РџР°РІРµР»'></div>"
    )
    try expect(
      .name,
      "יוסף כהנוביץ",
      on: "<p dir=rtl>שלום</p><div data-caller-name='\u{202B}יוסף כהנוביץ\u{202C}'></div>"
    )
  }

  // MARK: What is seen

  /// Pitfall 25: what a style sheet elsewhere hides cannot be known.
  @Test func `text of an element that only an outer style sheet hides counts as seen`() throws {
    try expectSilence(
      on: "<link rel=stylesheet href=a.css><p class=editors-only>Newsdesk +7 947 000-12-03</p>"
    )
  }

  /// Pitfall 26.
  @Test func `a number in three carriers is one finding with three places`() throws {
    let found = try findings(
      on: """
        \(Self.story)<div hidden>+7 947 000-12-03</div>
        <script type="application/ld+json">{"@type":"Person","deskPhone":"+79470001203"}</script>
        <script>state={"tel":"8 (947) 000-12-03"}</script>
        """
    ).filter { $0.kind == .phone }
    #expect(found.count == 1)
    #expect(found.first?.also.count == 2)
  }

  /// Pitfall 27.
  @Test func `what stands in place of a value is none, a mask with digits left is`() throws {
    for value in ["null", "\"\"", "\"[REDACTED]\"", "\"XXX\"", "\"+7 9XX XXX-XX-03\"", "\"***\""] {
      try expectSilence(
        on: "\(Self.story)<script type=application/json>{\"caller_phone\":\(value),"
          + "\"caller_name\":\(value)}</script>"
      )
    }
    try expectNumber(
      "+79470001203",
      on: "<script type=application/json>{\"caller_phone\":\"+7 947 000-12-03\"}</script>"
    )
  }

  /// Pitfall 28.
  @Test func `the page is mended and its stale twins still give the number away`() throws {
    let page = "\(Self.story)<script type=application/json>{\"caller_phone\":null}</script>"
    try expectSilence(on: page)
    let twins = [
      ("story.json", "{\"caller_phone\":\"+7 947 000-12-03\"}"),
      (
        "story.amp.html",
        "<html amp>\(Self.story)<amp-state><script type=application/json>"
          + "{\"caller_phone\":\"+7 947 000-12-03\"}</script></amp-state>"
      ),
      (
        "feed.xml",
        "<rss><channel><item><deskPhone>+7 947 000-12-03</deskPhone></item></channel></rss>"
      ),
    ]
    for (name, text) in twins {
      let found = try findings(on: text, named: name)
      #expect(found.contains { $0.match.normalized?.revealed() == "+79470001203" }, "\(name)")
    }
  }

  // MARK: Words

  /// Pitfall 30.
  @Test func `a story about newsrooms may say what newsrooms say`() throws {
    try expectSilence(
      on: """
        <p>Editors write TK for what is to come, and CQ for what was checked.</p>
        <p>The embargo on grain was lifted. A fact-check found the claim to be false.</p>
        <script type="application/json">{"body":"<p>Editors write TK for what is to come, and CQ for \
        what was checked.</p><p>The embargo on grain was lifted.</p>"}</script>
        """,
      """
      <meta name=description content="How fact-checkers work: do not publish until confirmed, they say">
      <p>How fact-checkers work: do not publish until confirmed, they say</p>
      """
    )
  }

  /// Pitfall 31.
  @Test func `people and companies may have names that editors use as marks`() throws {
    try expectSilence(
      on: """
        <p>Jonathan Slug and Mary Dek of TK Elevator spoke to CQ Press. NFP rose; HTK fell. FC Barcelona
        won.</p><script type="application/json">{"tags":["TK Elevator","CQ Press","FC Barcelona"],\
        "ticker":"CQ","headline":"NFP: jobs report","team":"FC: Barcelona"}</script>
        """
    )
  }

  // MARK: Decoys

  /// The classes of decoys beside the list.
  @Test(arguments: [
    #"{"id":100000007123,"articleId":"1000000071234567","published":1663459200000}"#,
    #"{"isbn":"978-0-306-40615-7","issn":"1234-5679","doi":"10.1000/2024561414"}"#,
    #"{"ga":"UA-12345678-1","gtm":"GTM-2024561","pixel":"2024561414000","adUnit":"/22/2024561414/ad"}"#,
    #"{"videoId":"6312345678112","jw":"aBcDeFgH","youtube":"dQw4w9WgXcQ"}"#,
    #"{"price":1234567890,"population":"1 234 567 890","currency":"USD"}"#,
    #"{"hash":"d41d8cd98f00b204e9800998ecf8427e","uuid":"550e8400-e29b-41d4-a716-446655440000"}"#,
    #"{"version":"10.15.7.1234","ip":"38.223.21.219","docket":"1:22-cv-2024561"}"#,
    #"{"crop":"https://img.example.org/crop/1200-800-100-200/a.jpg"}"#,
  ])
  func `identifiers, sums and hashes of a page's data are no leaks`(_ json: String) throws {
    try expectSilence(
      on: "<html lang=en-US>\(Self.story)<script type=application/json>\(json)</script>"
    )
  }

  /// The classes of decoys that are public, or hidden for readers' good.
  @Test(arguments: [
    #"<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"Example Post","telephone":"+79470001203","email":"desk@example.org"}}</script>"#,
    #"<a class=sr-only href="?main">Skip to content</a><div aria-live=polite class=sr-only>Loading</div>"#,
    #"<div id=cookie-banner style="display:none"><p>We use cookies. Accept all</p></div>"#,
    #"<p>By <a href="mailto:ana.example@example.org">Ana Example</a></p>"#,
    #"<p>If you need help, ring <a href="tel:+79470001203">+7 947 000-12-03</a>.</p><div hidden>+7 947 000-12-03</div>"#,
    #"<svg><path d="M10.5-20.25,30.5-40.25z 947 000 12 03 79470001203"/></svg>"#,
    #"<figure><img alt="A street" src=a.jpg><figcaption>Photograph: Ana Example/Example Images</figcaption></figure>"#,
    #"<p>By Ana Example</p><script type=application/json>{"author":{"displayName":"Ana Example"}}</script>"#,
  ])
  func `what is public, and what helps readers, is no leak`(_ markup: String) throws {
    try expectSilence(on: "<html lang=en-GB>\(Self.story)\(markup)")
  }
}
