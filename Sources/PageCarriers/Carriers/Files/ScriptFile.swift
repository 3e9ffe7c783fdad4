internal import PageSyntax

/// JavaScript that a page loads: bundles, data assigned to a variable.
struct ScriptFile: FileCarrier {
  static let description = CarrierDescription(
    id: "script-file",
    title: "a script file",
    summary: "Strings, assigned data and comments of a JavaScript file given as input."
  )

  static func collect(at context: FragmentContext, into content: ContentBuilder) {
    ScriptCollector.read(layer: 0, dialect: .javascript, at: context, into: content)
  }
}
