internal import PageSyntax
internal import SourceText

/// The stream of loader data that Remix and React Router write:
/// `window.__reactRouterContext.streamController.enqueue("[{\"_1\":2},…]\n")`.
///
/// Source: <https://github.com/remix-run/react-router>, `server-runtime/single-fetch.ts`.
struct TurboStream: ScriptCarrier {
  let description = CarrierDescription(
    id: "turbo-stream",
    title: "data a route was loaded with",
    summary: "The stream of Remix and React Router, joined and resolved."
  )

  func read(
    _ script: ScriptElement,
    of document: inout HTMLDocument,
    in text: UnsafeBufferPointer<UInt8>,
    into content: ContentBuilder
  ) -> Bool {
    JoinedScripts(name: "streamController.enqueue", callee: "enqueue").read(
      from: script,
      of: &document,
      in: text,
      as: .data(.turboStream),
      into: content
    ) { call, tree in
      let isText = call.allSatisfy { tree.nodes[$0].kind == .string }
      return isText ? call.map { ($0, tree.nodes[$0].coding) } : nil
    }
  }
}
