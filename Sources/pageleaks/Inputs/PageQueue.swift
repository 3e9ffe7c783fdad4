import Foundation
import LeakScanning
import PageArchives
import SourceText
import Synchronization

/// Hands the pages of all inputs to the workers that scan them, those of an archive one by one.
///
/// As many archives are open at once as workers had no other to take from: with a single archive,
/// one worker unpacks the next entry while the others scan theirs.
final class PageQueue: Sendable {
  /// Where a report belongs: by input, then by name, as the files of a folder are ordered; entries
  /// of one name as the archive has them.
  struct Place: Comparable, Sendable {
    var input: Int
    var name: String
    var sequence: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.input, left.name, left.sequence) < (right.input, right.name, right.sequence)
    }
  }

  typealias Page = (place: Place, result: PageScanner.ReadResult)

  private struct State {
    var nextInput = 0
    var archives: [SharedArchive] = []
  }

  private enum Taken {
    case page(Page)
    case file(FileContent, input: Int)
    case archive
  }

  private let inputs: [InputList.Input]
  private let limits: ArchiveLimits
  private let state = Mutex(State())

  init(_ inputs: [InputList.Input], limits: ArchiveLimits = ArchiveLimits()) {
    self.inputs = inputs
    self.limits = limits
  }

  /// The next page and where its report belongs; nil when all are handed out.
  func next() -> Page? {
    while true {
      if let page = pageOfIdleArchive() { return page }
      switch takeInput() {
      case .page(let page): return page
      case .file(let content, let input): return read(content, of: input)
      case .archive: continue
      case nil: break
      }
      // All there is left comes out of archives others are unpacking: wait for one.
      guard let archive = state.withLock({ $0.archives.first }) else { return nil }
      if let page = archive.next() { return page }
      remove(archive)
    }
  }

  private func pageOfIdleArchive() -> Page? {
    for archive in state.withLock(\.archives) {
      switch archive.nextIfIdle() {
      case .page(let page): return page
      case .ended: remove(archive)
      case .busy: continue
      }
    }
    return nil
  }

  private func remove(_ archive: SharedArchive) {
    state.withLock { $0.archives.removeAll { $0 === archive } }
  }

  /// Opens the next input; under the lock, so that nobody takes the archive it may be for the end.
  private func takeInput() -> Taken? {
    state.withLock { state in
      guard state.nextInput < inputs.count else { return nil }
      let index = state.nextInput
      let input = inputs[index]
      state.nextInput += 1
      if case .passedOver(let path, let note) = input {
        return .page(report(ofFolder: path, saying: note, at: index))
      }
      do throws(FileContent.Failure) {
        let content = try InputReader.open(input)
        guard content.packing != nil else { return .file(content, input: index) }
        let walk = ArchiveWalk(
          content,
          named: input.name,
          isNamed: input.isNamed,
          limits: limits
        )
        state.archives.append(SharedArchive(walk, input: index))
        return .archive
      } catch {
        return .page(failure(input.name, because: error, at: index))
      }
    }
  }

  private func read(_ content: FileContent, of index: Int) -> Page {
    let name = inputs[index].name
    do throws(FileContent.Failure) {
      let bytes = try content.bytes(atMost: InputReader.largest)
      return (Place(input: index, name: name, sequence: 0), .page(name: name, bytes: bytes))
    } catch {
      return failure(name, bytes: content.size, because: error, at: index)
    }
  }

  private func failure(
    _ name: String,
    bytes: Int = 0,
    because error: FileContent.Failure,
    at index: Int
  ) -> Page {
    let report = ScanReport(failed: name, bytes: bytes, because: error.message)
    return (Place(input: index, name: name, sequence: 0), .noPage(report))
  }

  private func report(ofFolder path: String, saying note: String, at index: Int) -> Page {
    let report = ScanReport(
      container: path,
      bytes: 0,
      mediaType: "inode/directory",
      isFailed: false,
      diagnostics: [Diagnostic(.note, note)]
    )
    return (Place(input: index, name: path, sequence: 0), .noPage(report))
  }
}

/// An archive several workers take pages from, one at a time.
private final class SharedArchive: Sendable {
  enum Taken {
    case page(PageQueue.Page)
    case ended
    /// Another worker is unpacking it.
    case busy
  }

  private struct State {
    let walk: ArchiveWalk
    var sequence = 0
  }

  private let input: Int
  private let state: Mutex<State>

  init(_ walk: sending ArchiveWalk, input: Int) {
    self.input = input
    state = Mutex(State(walk: walk))
  }

  /// The next page, waiting while another worker unpacks its own; nil at the end.
  func next() -> PageQueue.Page? {
    state.withLock { page(from: &$0) }
  }

  func nextIfIdle() -> Taken {
    let taken = state.withLockIfAvailable { state -> Taken in
      page(from: &state).map(Taken.page) ?? .ended
    }
    return taken ?? .busy
  }

  private func page(from state: inout State) -> PageQueue.Page? {
    guard let item = state.walk.next() else { return nil }
    state.sequence += 1
    return (
      PageQueue.Place(input: input, name: item.name, sequence: state.sequence), item.readResult
    )
  }
}

extension ArchiveItem {
  /// What a scan makes of it.
  fileprivate var readResult: PageScanner.ReadResult {
    let diagnostics =
      problems.map { Diagnostic(.warning, $0) } + (note.map { [Diagnostic(.note, $0)] } ?? [])
    switch content {
    case .page(let bytes):
      return .page(name: name, bytes: bytes, fileName: fileName, diagnostics: diagnostics)
    case .unread:
      return .noPage(ScanReport(failed: name, because: problems.joined(separator: "; ")))
    case .archive(let packing, let size, let isVoid):
      return .noPage(
        ScanReport(
          container: name,
          bytes: size,
          mediaType: packing.mediaType,
          isFailed: isVoid && !problems.isEmpty,
          diagnostics: diagnostics
        )
      )
    }
  }
}
