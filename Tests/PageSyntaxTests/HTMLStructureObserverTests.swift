import Testing

@testable import PageSyntax

/// What a parser might report of the skeleton `<p>x</p><br/>`, and what is wrong with it.
struct ObserverCase: CustomTestStringConvertible, Sendable {
  enum Event: Sendable {
    case element(String, cursor: Int)
    case end
    case text(String, cursor: Int)
  }

  var name: String
  var events: [Event]
  var end = 13
  var violation: HTMLStructureObserver.Violation?

  var testDescription: String { name }
}

@Suite struct HTMLStructureObserverTests {
  private static let paragraph = ObserverCase.Event.element("p", cursor: 2)
  private static let text = ObserverCase.Event.text("x", cursor: 4)
  private static let lineBreak = ObserverCase.Event.element("br", cursor: 11)

  static let cases = [
    ObserverCase(name: "all in order", events: [paragraph, text, .end, lineBreak, .end]),
    ObserverCase(
      name: "elements without tags",
      events: [
        .element("html", cursor: 2), .element("body", cursor: 2), paragraph, text, .end, lineBreak,
        .end, .end, .end,
      ]
    ),
    ObserverCase(
      name: "an element that no tag names",
      events: [paragraph, .element("b", cursor: 4), text, .end, .end, lineBreak],
      violation: .unknownElement
    ),
    ObserverCase(
      name: "an element at another place than its tag",
      events: [.element("p", cursor: 4), text, .end, .element("br", cursor: 8)],
      violation: .unknownElement
    ),
    ObserverCase(
      name: "two elements for one tag",
      events: [paragraph, text, .end, lineBreak, .end, lineBreak],
      violation: .unknownElement
    ),
    ObserverCase(
      name: "a tag whose element is passed over",
      events: [text, lineBreak],
      violation: .missingElement
    ),
    ObserverCase(
      name: "a last tag without an element",
      events: [paragraph, text, .end],
      violation: .missingElement
    ),
    ObserverCase(name: "no text", events: [paragraph, .end, lineBreak], violation: .missingText),
    ObserverCase(
      name: "a text inside a tag",
      events: [paragraph, .text("x", cursor: 6), .end, lineBreak],
      violation: .misplacedText
    ),
    ObserverCase(
      name: "an end before the end",
      events: [paragraph, text, .end, lineBreak],
      end: 12,
      violation: .stoppedEarly
    ),
  ]

  @Test(arguments: cases)
  func `an observer notices what does not agree with the tokens`(row: ObserverCase) {
    let page = Array("<p>a</p><br>".utf8)
    let tokens = HTMLLedger(reading: page).tokens
    let view = page.withUnsafeBufferPointer { HTMLStructureView(of: tokens, in: $0) }
    #expect(view.bytes == Array("<p>x</p><br/>\0".utf8))
    var observer = HTMLStructureObserver(
      tokens: tokens,
      view: view,
      hidingRoots: [Bool](repeating: false, count: tokens.count),
      timeBudget: .seconds(60)
    )
    for event in row.events {
      switch event {
      case .element(let name, let cursor):
        Array((name + "\0").utf8).withUnsafeBufferPointer {
          if let name = $0.baseAddress { observer.elementStarts(named: name, cursor: cursor) }
        }
      case .end: observer.elementEnds()
      case .text(let text, let cursor):
        Array(text.utf8).withUnsafeBufferPointer { observer.textAppears($0, cursor: cursor) }
      }
    }
    observer.documentEnds(cursor: row.end)
    #expect(observer.violation == row.violation)
  }
}
