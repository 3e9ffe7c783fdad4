package import SourceText

/// One text a carrier holds, decoded, with its way back to the page.
package struct Fragment: Sendable {
  /// What the text was in its carrier; decides which detectors look at it and how.
  package enum Form: UInt8, Sendable {
    /// Running text of an element.
    case text
    /// A string of embedded data or of a script.
    case string
    /// A number of embedded data, as written.
    case number
    /// An attribute's value.
    case attribute
    /// A comment, of the page, a script or a style sheet.
    case comment
    /// Bytes no reader claimed, swept as they are.
    case raw
  }

  /// The carrier, an index of `CarrierCatalog.descriptions`.
  package var carrier: UInt8
  package var form: Form
  package var visibility: Visibility
  /// The text's place in the content's arena.
  package var start: Int32
  package var end: Int32
  /// The pieces it was decoded from, a range of the content's list.
  package var firstPiece: Int32
  package var pieceCount: Int32
  /// The object, element or comment it stands in, an index of the content's places.
  package var place: Int32
  /// The key it stands under, an index of the content's keys; -1 when there is none.
  package var key: Int32
  /// Its position in the list it stands in; -1 when it stands in none.
  package var index: Int32

  /// The text's place in the arena.
  package var range: Range<Int> { Int(start)..<Int(end) }
  /// The pieces, a range of the content's list.
  package var pieces: Range<Int> { Int(firstPiece)..<Int(firstPiece + pieceCount) }
}

/// What is known of a text before it is read: what it is, who sees it, where it belongs.
struct FragmentContext {
  var form: Fragment.Form
  var visibility: Visibility
  var place: Int32
  var key: Int32 = -1
  var index: Int32 = -1
  /// What its carrier knows the text to be.
  var reading = Reading.guess

  /// What a text is read as.
  enum Reading: Equatable {
    /// As what it looks like.
    case guess
    /// As JavaScript: the source of a module, an event handler.
    case script
    /// As the members of a JavaScript object without its braces.
    case members
    /// As a source file: a script, a style sheet, data or markup.
    case source
    /// As data in a format its carrier knows.
    case data(DataFormat)
    /// As an address that may be percent-encoded once more, its query having been read.
    case address
    /// As it is, whatever it looks like.
    case plain
  }
}

extension FragmentContext {
  /// The same for a member of an object.
  func member(of place: Int32, key: Int32) -> FragmentContext {
    FragmentContext(form: .string, visibility: visibility, place: place, key: key)
  }

  /// The same for an element of a list; `index` is its position.
  func element(of place: Int32, _ index: Int) -> FragmentContext {
    FragmentContext(
      form: .string,
      visibility: visibility,
      place: place,
      index: Int32(clamping: index)
    )
  }
}
