/// Tells comments that name a program's makers: `/*! swiper by J. Doe, MIT */`.
enum CodeCredit {
  /// Whether the first bytes of a comment hold a sign of such a credit.
  static func isFound(in comment: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: comment.prefix(400), as: UTF8.self).lowercased()
    if marks.contains(where: text.contains) { return true }
    return text.split { !$0.isLetter }.contains { words.contains($0) }
  }

  private static let marks = ["©", "(c)", "@author", "@license", "http://", "https://", "www."]
  private static let words: Set<Substring> = [
    "author", "authors", "copyright", "license", "licensed", "plugin", "plugins", "seo", "theme",
    "version", "powered", "developed", "designed", "script", "css", "javascript", "jquery",
    "wordpress", "template", "credits", "widget",
  ]
}
