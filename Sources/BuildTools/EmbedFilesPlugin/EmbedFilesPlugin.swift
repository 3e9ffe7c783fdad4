import Foundation
import PackagePlugin

/// Compiles data files into the module that reads them, so that the tool is one file to install.
///
/// A target gets the files of its own `Embedded` folder; `LeakRules` gets `rules/` as well.
@main struct EmbedFilesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    var folders = [target.directoryURL.appending(path: "Embedded")]
    if target.name == "LeakRules" {
      let rules = context.package.directoryURL.appending(path: "rules")
      folders += [rules, rules.appending(path: "lexicons")]
    }
    let files =
      try folders
      .flatMap { folder in
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      }
      .filter { ["yml", "txt", "tsv"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files into \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [output.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output]
      )
    ]
  }
}
