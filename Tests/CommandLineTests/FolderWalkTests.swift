import Foundation
import Testing

@testable import pageleaks

/// A folder is searched whole, or it is said what was left out.
@Suite struct FolderWalkTests {
  /// Walks folders that are given here and not by the file system.
  static func walk(
    _ folders: [String: [(name: String, kind: FolderWalk.Kind)]],
    links: [String: String] = [:]
  ) -> [FolderWalk.Finding] {
    FolderWalk(
      wants: { $0.hasSuffix(".html") },
      beginsWanted: { $0.hasSuffix("/story") },
      list: { (folder: String) throws(FolderWalk.Failure) in
        guard let entries = folders[folder] else {
          throw FolderWalk.Failure(reason: "Permission denied")
        }
        return entries
      },
      resolve: { links[$0] ?? "/" + $0 }
    )
    .findings(in: "site")
  }

  @Test func `a folder that cannot be read is said, and the others are searched`() {
    let findings = Self.walk([
      "site": [("z.html", .file), ("closed", .folder), ("open", .folder)],
      "site/open": [("b.html", .file)],
    ])
    #expect(
      findings == [
        .leftOut("site/closed", reason: "the folder cannot be read: Permission denied"),
        .file("site/open/b.html"), .file("site/z.html"),
      ]
    )
  }

  @Test func `a file is told by its name or its beginning, and others are named too`() {
    let findings = Self.walk([
      "site": [("story", .file), ("a.png", .file), ("b.html", .emptyFile), ("c.html", .file)]
    ])
    #expect(
      findings == [
        .otherFile("site/a.png"), .emptyFile("site/b.html"), .file("site/c.html"),
        .file("site/story"),
      ]
    )
  }

  @Test func `the folder itself may be the one that cannot be read`() {
    let reason = "the folder cannot be read: Permission denied"
    #expect(Self.walk([:]) == [.leftOut("site", reason: reason)])
  }

  @Test func `links inside the folder are left to where they lead, others are said`() {
    let findings = Self.walk(
      ["site": [("a.html", .file), ("loop", .link), ("twin", .link), ("away", .link)]],
      links: ["site/loop": "/site", "site/twin": "/site/b", "site/away": "/sites"]
    )
    let reason = "a link out of the folder is not followed; name the folder it leads to"
    #expect(findings == [.file("site/a.html"), .leftOut("site/away", reason: reason)])
  }

  @Test func `a pipe called like a page is left out, any other is no matter`() {
    let findings = Self.walk(["site": [("a.html", .special), ("socket", .special)]])
    #expect(findings == [.leftOut("site/a.html", reason: "no file but a pipe or a device")])
  }

  @Test func `a folder that is not there cannot be listed`() {
    let error = #expect(throws: FolderWalk.Failure.self) {
      try FolderWalk.entries(of: "nowhere/at/all")
    }
    #expect(error?.reason == "No such file or directory")
  }
}
