/// A page made to cost a reader more than its length: deep, long, broken, or endlessly repeated.
///
/// Made when asked for, in any size, and the same bytes each time: nobody keeps fifty megabytes of
/// nothing in a repository.
public struct HostilePage: Sendable, CustomStringConvertible {
  /// What it is made of, as in `deep-elements`.
  public let name: String
  /// The size in bytes at which it is as bad as it is meant to be.
  public let fullSize: Int
  /// The size at which its work is counted, and at twice which it is counted again.
  ///
  /// Large enough that what a page costs beside its length does not show, nor a limit that is reached
  /// between the two; small enough for a page that gives something away at every line.
  public private(set) var growthSize = 1 << 16
  private let write: @Sendable (inout HostileText) -> Void

  /// Describes a page.
  ///
  /// - Parameters:
  ///   - name: Its name, in lower case with hyphens.
  ///   - fullSize: The size at which it is as bad as it is meant to be, in bytes.
  ///   - write: Writes the page, of about the size the text asks for.
  init(
    _ name: String,
    fullSize: Int,
    write: @escaping @Sendable (inout HostileText) -> Void
  ) {
    self.name = name
    self.fullSize = fullSize
    self.write = write
  }

  /// Describes a page of one piece many times over, between a head and a tail.
  init(_ name: String, fullSize: Int, head: String = "", _ piece: String, tail: String = "") {
    self.init(name, fullSize: fullSize) { text in
      text.add(head)
      text.fill(with: piece)
      text.add(tail)
    }
  }

  /// Describes a page of many pieces, each with its number, between a head and a tail.
  init(
    _ name: String,
    fullSize: Int,
    head: String = "",
    each piece: @escaping @Sendable (Int) -> String,
    tail: String = ""
  ) {
    self.init(name, fullSize: fullSize) { text in
      text.add(head)
      text.fill(with: piece)
      text.add(tail)
    }
  }

  /// The same page, its work counted at another size.
  func countedAt(_ size: Int) -> HostilePage {
    var page = self
    page.growthSize = size
    return page
  }

  /// The page, of about `size` bytes: a head, a tail and a broken piece more or less.
  public func bytes(ofSize size: Int) -> [UInt8] {
    var text = HostileText(size: size)
    write(&text)
    return text.bytes
  }

  /// The name, for tables of tests.
  public var description: String { name }

  /// All pages, by what they attack.
  public static let all: [HostilePage] = {
    let families = [
      elementPages, tagPages, repeatedPages, stylePages, textPages, scriptPages, dataPages,
      referencePages, nestedPages, unterminatedPages,
    ]
    return families.flatMap { $0 }
      + leakingPages.map { $0.countedAt($0.name.contains("-down-") ? 1 << 14 : 1 << 13) }
  }()
}
