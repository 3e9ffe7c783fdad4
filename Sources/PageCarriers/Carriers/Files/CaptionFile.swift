internal import SourceText

/// Captions of a video or a recording: what viewers read, and what is noted beside it.
struct CaptionFile: FileCarrier {
  static let description = CarrierDescription(
    id: "caption-file",
    title: "a caption file",
    summary: "Cues, speakers and notes of a WebVTT or SubRip file given as input."
  )

  static func collect(at context: FragmentContext, into content: ContentBuilder) {
    var context = context
    context.visibility = .public
    CaptionReader.read(layer: 0, at: context, into: content)
  }
}
