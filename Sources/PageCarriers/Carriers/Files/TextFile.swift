/// Plain text beside the page: a transcript, a read-me, `robots.txt`.
struct TextFile: FileCarrier {
  static let description = CarrierDescription(
    id: "text-file",
    title: "a text file",
    summary: "Paragraphs of a plain text file given as input."
  )

  static func collect(at context: FragmentContext, into content: ContentBuilder) {
    ParagraphReader.read(layer: 0, at: context, into: content)
  }
}
