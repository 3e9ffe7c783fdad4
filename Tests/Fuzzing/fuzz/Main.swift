import CLibFuzzer
import Foundation
import HostilePages

/// Reads what libFuzzer makes up and stops at the first thing that must not be.
///
/// `fuzz TARGET [ARGUMENT…]` runs a target with libFuzzer's own arguments; `fuzz seeds FOLDER` writes
/// small hostile pages to start from.
@main enum Main {
  static func main() throws {
    let name = CommandLine.arguments.dropFirst().first ?? ""
    if name == "seeds", let folder = CommandLine.arguments.dropFirst(2).first {
      return try writeSeeds(to: folder)
    }
    guard let callback = callback(of: name) else {
      fatalError("usage: fuzz html|script|json|decoders|page [ARGUMENT…], or: fuzz seeds FOLDER")
    }
    // libFuzzer must not see the target's name, which it would take for a folder of inputs.
    var arguments = CommandLine.unsafeArgv.advanced(by: 1)
    arguments[0] = CommandLine.unsafeArgv[0]
    var count = CommandLine.argc - 1
    withUnsafeMutablePointer(to: &arguments) { pointer in
      pointer.withMemoryRebound(
        to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self,
        capacity: 1
      ) { exit(LLVMFuzzerRunDriver(&count, $0, callback)) }
    }
  }

  private typealias Callback = @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32

  private static func callback(of target: String) -> Callback? {
    switch target {
    case "html": { HTMLTarget.run(UnsafeBufferPointer(start: $0, count: $1)) }
    case "script": { ScriptTarget.run(UnsafeBufferPointer(start: $0, count: $1)) }
    case "json": { JSONTarget.run(UnsafeBufferPointer(start: $0, count: $1)) }
    case "decoders": { DecoderTarget.run(UnsafeBufferPointer(start: $0, count: $1)) }
    case "page": { PageTarget.run(UnsafeBufferPointer(start: $0, count: $1)) }
    default: nil
    }
  }

  private static func writeSeeds(to folder: String) throws {
    for page in HostilePage.all {
      let file = URL(filePath: folder).appending(path: page.name)
      try Data(page.bytes(ofSize: 400).prefix(2_000)).write(to: file)
    }
  }
}

/// Ends the program, for libFuzzer to keep the input.
func expect(_ isTrue: Bool, _ message: @autoclosure () -> String) {
  if !isTrue { fatalError(message()) }
}
