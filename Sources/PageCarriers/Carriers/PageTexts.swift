internal import PageSyntax
internal import SourceText

/// The text of elements, what readers see and what is hidden from them.
///
/// The text of a property in microdata or RDFa stands under the property's name.
/// A text that inline tags break up is read as one (`+7 <b>947</b> …`); blocks, line breaks and
/// changes of visibility part it. Source: WHATWG HTML, section 13.2.5.1; visibility is
/// `HTMLOutline`'s.
struct PageTexts: PageCarrier {
  let description = CarrierDescription(
    id: "text",
    title: "text of the page",
    summary: "Text of elements, visible or hidden, titles, templates and fallback content."
  )

  func collect(
    from document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    var block = Block()
    for token in document.page.tokens.indices {
      let kind = document.page.tokens[token].kind
      switch kind {
      case .text, .rawText, .cdata:
        guard document.claim(token) else { continue }
        let visibility = document.page.visibility[token]
        if visibility != block.visibility || block.endedInline {
          close(&block, document: &document, in: text, into: content)
          block.visibility = visibility
        }
        block.token = block.tokens.isEmpty ? token : block.token
        block.tokens.append(token)
      case .startTag, .endTag, .cutTag:
        let isInline = document.page.tokens[token].element.isInline
        if !isInline {
          close(&block, document: &document, in: text, into: content)
        } else if kind == .startTag, token > 0, document.page.tokens[token - 1].kind == .endTag {
          // `</span><span>`: side by side, not one word.
          block.endedInline = true
        }
      case .comment, .bogusComment, .doctype: continue
      }
    }
    close(&block, document: &document, in: text, into: content)
  }

  /// Text tokens that are read as one.
  private struct Block {
    var tokens: [Int] = []
    var token = 0
    var visibility = Visibility.visible
    var endedInline = false
  }

  private func close(
    _ block: inout Block,
    document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) {
    defer {
      block.tokens.removeAll(keepingCapacity: true)
      block.endedInline = false
    }
    guard
      block.tokens.contains(where: { !text.isBlank(document.page.tokens[$0].contentRange) })
    else { return }
    content.openFragment()
    for token in block.tokens {
      let item = document.page.tokens[token]
      let parent = Int(document.page.parents[token])
      content.append(
        item.contentRange,
        of: text,
        layer: document.layer,
        coding: coding(of: item, in: parent >= 0 ? document.page.tokens[parent].element : .other)
      )
    }
    let parent = Int(document.page.parents[block.token])
    var context = FragmentContext(form: .text, visibility: block.visibility, place: -1)
    if parent >= 0, let property = ItemProperty(of: parent, in: document, text: text) {
      context.place = property.place(of: parent, in: &document, content: content)
      context.key = content.key(UnsafeBufferPointer(rebasing: text[property.name]))
    } else {
      context.place = document.place(of: parent, in: content)
    }
    content.closeFragment(as: context)
  }

  /// Raw text has no character references, except in title and textarea.
  private func coding(of token: HTMLToken, in element: HTMLElement) -> TextCoding {
    switch token.kind {
    case .rawText: element == .title || element == .textarea ? .textReferences : .literal
    case .cdata: .literal
    default: .textReferences
    }
  }
}
